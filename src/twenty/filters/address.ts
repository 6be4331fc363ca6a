import { addressText, partRules, type Parts, rulesByPart, wholeRules } from './composite';
import type { FilterFamily, Rule, Rules } from './family';
import { containedAnywhere, INEXPRESSIBLE } from './family';
import { at, isNull, not, or } from './terms';
import { textList } from './values';

const ORDER = ['addressStreet1', 'addressStreet2', 'addressCity', 'addressState', 'addressCountry', 'addressPostcode'];
const LACKS = ['addressStreet1', 'addressStreet2', 'addressCity', 'addressState', 'addressPostcode', 'addressCountry'];

const PARTS: Parts = Object.fromEntries(ORDER.map((key) => [key, addressText]));

const whole = wholeRules(PARTS, { contains: ORDER, lacks: LACKS, empty: ORDER });

/** Countries are chosen from a list, not typed. */
const inCountries: Rule = ({ name, value }) => {
  const countries = textList(value);
  return countries ? at(name, 'addressCountry')({ in: countries }) : INEXPRESSIBLE;
};

const notInCountries: Rule = (ask) => {
  const listed = inCountries(ask);
  return typeof listed === 'string' ? listed : or([not(listed), isNull(at(ask.name, 'addressCountry'))]);
};

const country: Rules = {
  ...partRules('addressCountry', addressText),
  CONTAINS: inCountries,
  DOES_NOT_CONTAIN: notInCountries,
};

export const addressFilters: FilterFamily = {
  whole,
  parts: { ...rulesByPart(PARTS), addressCountry: country },
  anyField: containedAnywhere(whole),
};
