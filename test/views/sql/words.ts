import { textsIn } from '../meaning/question';
import { parsed } from '../meaning/question';
import {
  all,
  any,
  type Answer,
  type Asked,
  column,
  contains,
  emptiness,
  isNull,
  jsonContains,
  noList,
  none,
  not,
  noText,
  oneOf,
  sql,
  worded,
} from './asked';

/** twenty.md §4.3: text, JSON, lists of text, and the composites made of text. */

export function text({ operand, value, ...asked }: Asked): Answer {
  const c = column(asked);
  return worded(operand, contains(c, value), not(contains(c, value)), noText(c));
}

/** NUMERIC, POSITION, RICH_TEXT are asked as text, which the server refuses. */
export const refusedText = (asked: Asked): Answer => ('none' in text(asked) ? text(asked) : none('refused'));

export function json({ operand, value, ...asked }: Asked): Answer {
  const c = column(asked);
  return worded(operand, jsonContains(c, value), not(jsonContains(c, value)), isNull(c));
}

export function array({ operand, value, ...asked }: Asked): Answer {
  const c = column(asked);
  const has = `(EXISTS (SELECT 1 FROM unnest(${c}) AS item WHERE ${contains('item', value)}))`;
  return worded(operand, has, not(has), any(isNull(c), `${c} = '{}'`));
}

const NAMES = ['firstName', 'lastName'];

export function fullName({ operand, value, part, ...asked }: Asked): Answer {
  const c = (name: string): string => column(asked, name);
  if (part !== null) {
    if (!NAMES.includes(part)) return none('inexpressible');
    return worded(operand, contains(c(part), value), not(contains(c(part), value)), noText(c(part)));
  }
  const words = value.trim().split(/\s+/);
  const inName = words.map((word) => any(...NAMES.map((name) => contains(c(name), word))));
  // † several words: any of them in 2.21, all of them since; the negation likewise.
  const has = asked.at.rules === '2.21' ? any(...inName) : all(...inName);
  return worded(operand, has, not(has), all(...NAMES.map((name) => noText(c(name)))));
}

const STREETS = ['addressStreet1', 'addressStreet2'];
const PLACES = [...STREETS, 'addressCity', 'addressState', 'addressPostcode', 'addressCountry'];

export function address(asked: Asked): Answer {
  const { operand, value, part } = asked;
  const lacks = (c: string): string => any(not(contains(c, value)), isNull(c));
  if (part === 'addressCountry' && /CONTAIN/.test(operand)) return country(asked);
  if (part === 'addressLat' || part === 'addressLng') return refusedText(asked);
  if (part !== null && !PLACES.includes(part)) return none('inexpressible');
  const columns = (part === null ? PLACES : [part]).map((place) => column(asked, place));
  const has = any(...columns.map((c) => contains(c, value)));
  return worded(operand, has, all(...columns.map(lacks)), all(...columns.map(noText)));
}

function country(asked: Asked): Answer {
  const { operand, value, at } = asked;
  const c = column(asked, 'addressCountry');
  const list = at.rules === '2.21' ? parsed(value) : textsIn(value);
  if (list === undefined || (Array.isArray(list) && list.length === 0)) return none('inexpressible');
  if (!Array.isArray(list)) return none('refused');
  const among = oneOf(c, list.map(String), 'text');
  return sql(operand === 'CONTAINS' ? among : any(not(among), isNull(c)));
}

interface Parts {
  readonly texts: readonly string[];
  readonly list: string;
  /** Whose absence makes the field empty, beside that of the list. */
  readonly naming: readonly string[];
}

const PARTS: Readonly<Record<string, Parts>> = {
  LINKS: {
    texts: ['primaryLinkLabel', 'primaryLinkUrl'],
    list: 'secondaryLinks',
    naming: ['primaryLinkLabel', 'primaryLinkUrl'],
  },
  EMAILS: { texts: ['primaryEmail'], list: 'additionalEmails', naming: ['primaryEmail'] },
  PHONES: {
    texts: ['primaryPhoneNumber', 'primaryPhoneCallingCode'],
    list: 'additionalPhones',
    naming: ['primaryPhoneNumber'],
  },
};

/** Links, mails, phones: texts and a JSON list. */
export function contact(asked: Asked): Answer {
  const { operand, part, field } = asked;
  const { texts, list, naming } = PARTS[field.type] ?? { texts: [], list: '', naming: [] };
  const wanted = wantedOf(asked);
  if (wanted === null) return none('skipped');
  const c = (name: string): string => column(asked, name);
  const [has, lacks] = [contains, (each: string, sought: string) => not(contains(each, sought))];
  if (part !== null && part !== list) {
    if (!texts.includes(part)) return none('inexpressible');
    return worded(operand, has(c(part), wanted), lacks(c(part), wanted), noText(c(part)));
  }
  const whole = part === null ? texts : [];
  const listed = jsonContains(c(list), wanted);
  return worded(
    operand,
    any(...whole.map((name) => has(c(name), wanted)), listed),
    all(...whole.map((name) => lacks(c(name), wanted)), any(not(listed), isNull(c(list)))),
    all(...(part === null ? naming : []).map((name) => noText(c(name))), noList(c(list))),
  );
}

/** A whole phone is asked by its digits, since 2.43 with a leading plus; null without a digit. */
function wantedOf({ field, part, operand, value, at }: Asked): string | null {
  if (field.type !== 'PHONES' || part !== null || !/CONTAIN/.test(operand)) return value;
  const digits = value.replace(/[^0-9]/g, '');
  if (digits === '') return null;
  return at.rules === 'newer' && /^\s*\+/.test(value) ? `+${digits}` : digits;
}

const SOURCES = 'EMAIL CALENDAR WORKFLOW AGENT API IMPORT MANUAL SYSTEM WEBHOOK APPLICATION'.split(' ');

export function actor(asked: Asked, type: string, pointing: (c: string) => Answer): Answer {
  const { operand, value, part } = asked;
  const [name, source] = [column(asked, 'name'), column(asked, 'source')];
  if (part !== null && !['name', 'source', 'workspaceMemberId'].includes(part)) return none('inexpressible');
  if (/EMPTY/.test(operand)) return emptiness(operand, noText(name));
  const isChoice = operand === 'IS' || operand === 'IS_NOT';
  if (part === 'workspaceMemberId') return isChoice ? pointing(column(asked, part)) : none('inexpressible');
  if (part === 'source') {
    const chosen = textsIn(value);
    if (!isChoice || !chosen || chosen.length === 0) return none('inexpressible');
    if (chosen.some((each) => !SOURCES.includes(each))) return none('refused');
    const among = oneOf(source, chosen, type);
    return sql(operand === 'IS' ? among : not(among));
  }
  const alike = SOURCES.filter((each) => each.toLowerCase().includes(value.toLowerCase()));
  const parts = [contains(name, value), ...(alike.length > 0 ? [oneOf(source, alike, type)] : [])];
  if (operand === 'CONTAINS') return sql(any(...parts));
  return operand === 'DOES_NOT_CONTAIN' ? sql(all(...parts.map(not))) : none('inexpressible');
}
