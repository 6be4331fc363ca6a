import type { Operand } from '../filters/family';

export type Language = 'en' | 'fr';

/** What each operand says of a field; `{value}` is the value in words. An operand without words does not compile. */
const OPERAND_WORDS: Readonly<Record<Operand, Readonly<Record<Language, string>>>> = {
  IS: { en: 'is {value}', fr: 'est {value}' },
  IS_NOT: { en: 'is not {value}', fr: 'n’est pas {value}' },
  IS_NOT_NULL: { en: 'is not empty', fr: 'n’est pas vide' },
  LESS_THAN_OR_EQUAL: { en: 'is at most {value}', fr: 'est au plus {value}' },
  GREATER_THAN_OR_EQUAL: { en: 'is at least {value}', fr: 'est au moins {value}' },
  IS_BEFORE: { en: 'is before {value}', fr: 'est avant {value}' },
  IS_AFTER: { en: 'is after {value}', fr: 'est après {value}' },
  CONTAINS: { en: 'contains {value}', fr: 'contient {value}' },
  DOES_NOT_CONTAIN: { en: 'does not contain {value}', fr: 'ne contient pas {value}' },
  IS_EMPTY: { en: 'is empty', fr: 'est vide' },
  IS_NOT_EMPTY: { en: 'is not empty', fr: 'n’est pas vide' },
  IS_RELATIVE: { en: 'is in {value}', fr: 'est dans {value}' },
  IS_IN_PAST: { en: 'is in the past', fr: 'est dans le passé' },
  IS_IN_FUTURE: { en: 'is in the future', fr: 'est dans le futur' },
  IS_TODAY: { en: 'is today', fr: 'est aujourd’hui' },
  VECTOR_SEARCH: { en: 'matches {value}', fr: 'correspond à {value}' },
};

const WORDS: ReadonlyMap<string, Readonly<Record<Language, string>>> = new Map(Object.entries(OPERAND_WORDS));

/** "is at most 5"; of an operand that nobody knows its own name, in small letters. */
export function operandInWords(operand: string, language: Language, value = '…'): string {
  const words = WORDS.get(operand)?.[language] ?? `${operand.toLowerCase().replace(/_/g, ' ')} {value}`;
  return words.replace('{value}', () => value);
}
