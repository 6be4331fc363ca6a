import { parseJson } from '../../wire';
import { addressText, partRules, type Parts, rulesByPart, wholeRules } from './composite';
import type { FilterFamily, Rule, Rules } from './family';
import { containedAnywhere, INEXPRESSIBLE } from './family';
import { at, isNull, not, or } from './terms';
import { textList } from './values';

const ORDER = ['addressStreet1', 'addressStreet2', 'addressCity', 'addressState', 'addressCountry', 'addressPostcode'];
const LACKS = ['addressStreet1', 'addressStreet2', 'addressCity', 'addressState', 'addressPostcode', 'addressCountry'];

/** Coordinates are searched like text when a filter asks for it, though the pages do not offer it; the server has its say. */
const PARTS: Parts = Object.fromEntries([...ORDER, 'addressLat', 'addressLng'].map((key) => [key, addressText]));

const whole = wholeRules(PARTS, { contains: ORDER, lacks: LACKS, empty: ORDER });

/** Countries are chosen from a list, not typed. Only newer servers insist that it be one; 2.21 passes any JSON on (twenty.md §4.3). */
const inCountries: Rule = ({ name, value, context }) => {
  const countries = context.rules === 'newer' ? textList(value) : parseJson(value);
  return countries === undefined ? INEXPRESSIBLE : at(name, 'addressCountry')({ in: countries });
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
