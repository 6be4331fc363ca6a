import type { FieldModel } from '../../../local/crm/model';
import type { RuleSet } from '../../../src/twenty/model';
import { heldList, heldText, heldValue, printed } from './held';
import { isLike, kept, lowered } from './like';
import { emptiness, INEXPRESSIBLE, parsed, type Question, REFUSED, type Rule, SKIPPED, textsIn } from './question';
import { type Condition, every, not, some } from './truth';

/** Fields of words: text, JSON, lists, and the composites that consist of them (twenty.md §4.3). */

/** Quirk: `%` and `_` in the text that is looked for are wildcards, and a backslash takes their meaning away. */
const containing =
  (field: FieldModel, part: string | undefined, sought: string): Condition =>
  (record) => {
    const held = heldText(record, field, part);
    return held === null ? null : isLike(held, `%${sought}%`, true);
  };

const noText =
  (field: FieldModel, part?: string): Condition =>
  (record) =>
    (heldText(record, field, part) ?? '') === '';

/** Further mails, links and phones are JSON, where case counts. */
const furtherContaining =
  (field: FieldModel, part: string, sought: string): Condition =>
  (record) => {
    const held = heldList(record, field, part);
    return held === null ? null : isLike(printed(held), `%${sought}%`, false);
  };

const noneFurther =
  (field: FieldModel, part: string): Condition =>
  (record) =>
    (heldList(record, field, part) ?? []).length === 0;

/** "Does not contain", said so that a missing value does not contain it either: not so for most fields. */
const orNothing = (condition: Condition, nothing: Condition): Condition => some(not(condition), nothing);

export const text: Rule = ({ field, operand, value }) => {
  const contains = containing(field, undefined, value);
  if (operand === 'CONTAINS') return contains;
  return operand === 'DOES_NOT_CONTAIN' ? not(contains) : emptiness(operand, noText(field), not);
};

/** Twenty asks these as if they were texts, which the server refuses: they are numbers, or text in two forms. */
export const askedAsText: Rule = (question) => (text(question) === INEXPRESSIBLE ? INEXPRESSIBLE : REFUSED);

/** Looks into the printed JSON, where case counts. */
export const json: Rule = ({ field, operand, value }) => {
  const held: (record: Parameters<Condition>[0]) => unknown = (record) =>
    field.type === 'FILES' ? heldList(record, field) : heldValue(record, field);
  const contains: Condition = (record) => {
    const whole = held(record);
    return whole === null ? null : isLike(printed(whole), `%${value}%`, false);
  };
  if (operand === 'CONTAINS') return contains;
  if (operand === 'DOES_NOT_CONTAIN') return not(contains);
  return emptiness(operand, (record) => held(record) === null, not);
};

/** Quirk: whether some item contains the text is always known, so an empty list does not contain it. */
export const array: Rule = ({ field, operand, value }) => {
  const contains: Condition = (record) =>
    (heldList(record, field) ?? []).some((item) => typeof item === 'string' && isLike(item, `%${value}%`, true));
  if (operand === 'CONTAINS') return contains;
  if (operand === 'DOES_NOT_CONTAIN') return not(contains);
  return emptiness(operand, (record) => (heldList(record, field) ?? []).length === 0, not);
};

const NAMES = ['firstName', 'lastName'];

export const fullName: Rule = ({ field, operand, value, part, at }) => {
  if (part !== null) {
    if (!NAMES.includes(part)) return INEXPRESSIBLE;
    const contains = containing(field, part, value);
    if (operand === 'CONTAINS') return contains;
    return operand === 'DOES_NOT_CONTAIN' ? not(contains) : emptiness(operand, noText(field, part), not);
  }
  const inSomeName = value
    .trim()
    .split(/\s+/)
    .map((word) => some(...NAMES.map((name) => containing(field, name, word))));
  // Quirk: of several words 2.21 wants any, newer servers want all; and "does not contain" is the opposite of that.
  const contains = at.rules === '2.21' ? some(...inSomeName) : every(...inSomeName);
  if (operand === 'CONTAINS') return contains;
  if (operand === 'DOES_NOT_CONTAIN') return not(contains);
  return emptiness(operand, every(...NAMES.map((name) => noText(field, name))), not);
};

const PLACES = ['addressStreet1', 'addressStreet2', 'addressCity', 'addressState', 'addressCountry', 'addressPostcode'];
const COORDINATES = ['addressLat', 'addressLng'];

/** An address without a city does not contain one: missing parts are said along. */
export const address: Rule = (question) => {
  const { field, operand, value, part } = question;
  if (part === 'addressCountry' && operand.includes('CONTAIN')) return country(question);
  if (part !== null && COORDINATES.includes(part)) return askedAsText(question);
  const asked = part === null ? PLACES : [part];
  if (!asked.every((place) => PLACES.includes(place))) return INEXPRESSIBLE;
  if (operand === 'CONTAINS') return some(...asked.map((place) => containing(field, place, value)));
  if (operand === 'DOES_NOT_CONTAIN')
    return every(...asked.map((place) => orNothing(containing(field, place, value), noText(field, place))));
  return emptiness(operand, every(...asked.map((place) => noText(field, place))), not);
};

/** Quirk: a country is chosen from a list. Any other JSON 2.21 sends as it is, and the server takes lists only; newer pages throw. */
function country({ field, operand, value, at }: Question): ReturnType<Rule> {
  const sent = at.rules === '2.21' ? parsed(value) : textsIn(value);
  if (sent === undefined || (Array.isArray(sent) && sent.length === 0)) return INEXPRESSIBLE;
  if (!Array.isArray(sent)) return REFUSED;
  const countries = sent.map(String);
  const among: Condition = (record) => {
    const held = heldText(record, field, 'addressCountry');
    return held === null ? null : countries.includes(held);
  };
  return operand === 'CONTAINS' ? among : orNothing(among, noText(field, 'addressCountry'));
}

interface Contact {
  /** Texts whose absence leaves everything unknown. */
  readonly texts: readonly string[];
  readonly further: string;
  /** The texts that make the field empty when they are. */
  readonly naming: readonly string[];
}

const CONTACTS: Readonly<Record<string, Contact>> = {
  EMAILS: { texts: ['primaryEmail'], further: 'additionalEmails', naming: ['primaryEmail'] },
  LINKS: {
    texts: ['primaryLinkLabel', 'primaryLinkUrl'],
    further: 'secondaryLinks',
    naming: ['primaryLinkLabel', 'primaryLinkUrl'],
  },
  // Quirk: a calling code alone is no phone.
  PHONES: {
    texts: ['primaryPhoneNumber', 'primaryPhoneCallingCode'],
    further: 'additionalPhones',
    naming: ['primaryPhoneNumber'],
  },
};

/**
 * Mails, links, phones. Quirk: "does not contain" counts a missing list of further ones as not containing, but not a missing
 * label, number or mail, so that a link without a label is found by neither.
 */
export const contact: Rule = ({ field, operand, value, part, at }) => {
  const kind = CONTACTS[field.type];
  if (!kind) throw new Error(`${field.type} is no contact`);
  const { texts, further, naming } = kind;
  if (part !== null && part !== further) {
    if (!texts.includes(part)) return INEXPRESSIBLE;
    const contains = containing(field, part, value);
    if (operand === 'CONTAINS') return contains;
    return operand === 'DOES_NOT_CONTAIN' ? not(contains) : emptiness(operand, noText(field, part), not);
  }
  const asksContent = operand === 'CONTAINS' || operand === 'DOES_NOT_CONTAIN';
  const wanted = part === null && field.type === 'PHONES' && asksContent ? dialled(value, at.rules) : value;
  if (wanted === null) return SKIPPED;
  const inFurther = furtherContaining(field, further, wanted);
  const noFurther = noneFurther(field, further);
  const inTexts = part === null ? texts.map((name) => containing(field, name, wanted)) : [];
  const empties = part === null ? naming.map((name) => noText(field, name)) : [];
  if (operand === 'CONTAINS') return some(...inTexts, inFurther);
  if (operand === 'DOES_NOT_CONTAIN') return every(...inTexts.map(not), orNothing(inFurther, noFurther));
  return emptiness(operand, every(...empties, noFurther), not);
};

/** The digits of a phone number, on newer servers with the plus sign before them; null without a digit: the filter is left out. */
function dialled(value: string, rules: RuleSet): string | null {
  const digits = value.replace(/\D/g, '');
  if (digits === '') return null;
  return rules === 'newer' && value.trim().startsWith('+') ? `+${digits}` : digits;
}

/** What the server gathers for the search, as far as the demo CRM does. */
const SEARCHED: Readonly<Record<string, readonly string[]>> = {
  person: ['name', 'emails', 'phones', 'jobTitle'],
  company: ['name', 'domainName'],
  task: ['title', 'bodyV2'],
  note: ['title', 'bodyV2'],
  workspaceMember: ['name', 'userEmail'],
};

const split = new Map<string, readonly string[]>();

const wordsOf = (one: string): readonly string[] =>
  lowered(one.normalize('NFD').replace(/\p{M}/gu, '')).match(/[\p{L}\p{N}]+/gu) ?? [];

const wordsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return kept(split, value, wordsOf);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
};

/** Every word must begin a word of the record. Accents and case do not count. */
export const search: Rule = ({ object, operand, value }) => {
  if (operand !== 'VECTOR_SEARCH') return INEXPRESSIBLE;
  const fields = SEARCHED[object.nameSingular] ?? [object.labelIdentifier ?? 'name'];
  const asked = wordsIn(value);
  return (record) => {
    const held = fields.flatMap((name) => wordsIn(record?.[name]));
    return asked.length > 0 && asked.every((word) => held.some((one) => one.startsWith(word)));
  };
};
