import { jsonText, type Part, type Parts, phoneText, rulesByPart, wholeRules } from './composite';
import type { FilterFamily, Rule, Rules } from './family';
import { containedAnywhere } from './family';
import { or } from './terms';

/** Twenty wraps this one search in an `or` of its own. */
const furtherNumbers: Part = { ...jsonText, contains: (term, text) => or([jsonText.contains(term, text)]) };

/** The country code is not searchable in Twenty either. */
const PARTS: Parts = {
  primaryPhoneNumber: phoneText,
  primaryPhoneCallingCode: phoneText,
  additionalPhones: furtherNumbers,
};

const byText = wholeRules(
  { ...PARTS, additionalPhones: jsonText },
  {
    contains: ['primaryPhoneNumber', 'primaryPhoneCallingCode', 'additionalPhones'],
    lacks: ['primaryPhoneNumber', 'primaryPhoneCallingCode', 'additionalPhones'],
    empty: ['primaryPhoneNumber', 'additionalPhones'],
  },
);

/** Only digits are searched; newer servers keep a plus sign at the start. */
function digitsOf(value: string, keepPlus: boolean): string {
  const digits = value.replace(/[^0-9]/g, '');
  return digits !== '' && keepPlus && value.trim().startsWith('+') ? `+${digits}` : digits;
}

const ofDigits =
  (rule: Rule | undefined): Rule =>
  (ask) => {
    const digits = digitsOf(ask.value, ask.context.rules === 'newer');
    return digits === '' || !rule ? 'nothing-chosen' : rule({ ...ask, value: digits });
  };

const whole: Rules = {
  ...byText,
  CONTAINS: ofDigits(byText.CONTAINS),
  DOES_NOT_CONTAIN: ofDigits(byText.DOES_NOT_CONTAIN),
};

export const phonesFilters: FilterFamily = { whole, parts: rulesByPart(PARTS), anyField: containedAnywhere(whole) };
