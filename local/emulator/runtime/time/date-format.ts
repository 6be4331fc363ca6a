import { isZone, zoneOffset } from '../../zone';
import { instantOf, wallTime, type WallTime } from '../../wall-time';

/**
 * The letters of Java's SimpleDateFormat that `Utilities.formatDate` and `parseDate` take, in English. Text in single quotes is literal,
 * two quotes are one; any other letter is an error.
 */

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

type Token = { readonly letter: string; readonly width: number } | { readonly literal: string };

/** Splits a pattern; undefined when it holds a letter that Java does not know, or an open quote. */
function tokensOf(pattern: string): Token[] | undefined {
  const tokens: Token[] = [];
  const parts = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+|(')/g;
  for (const match of pattern.matchAll(parts)) {
    if (match[3]) return undefined;
    if (match[1] !== undefined) tokens.push({ literal: match[1] === '' ? "'" : match[1].replace(/''/g, "'") });
    else if (match[2]) {
      if (!'GyYMLdDEuaHkKhmsSzZXwWF'.includes(match[2])) return undefined;
      tokens.push({ letter: match[2], width: match[0].length });
    } else tokens.push({ literal: match[0] });
  }
  return tokens;
}

/** The date in that pattern and zone; undefined for a pattern or a zone that does not exist. */
export function formatDate(instant: number, zone: string, pattern: string): string | undefined {
  const tokens = tokensOf(pattern);
  if (!tokens || !isZone(zone)) return undefined;
  const wall = wallTime(instant, zone);
  return tokens
    .map((token) => ('literal' in token ? token.literal : field(token.letter, token.width, wall, instant, zone)))
    .join('');
}

function field(letter: string, width: number, wall: WallTime, instant: number, zone: string): string {
  const pad = (value: number, digits = width): string => String(value).padStart(digits, '0');
  switch (letter) {
    case 'G':
      return wall.year > 0 ? 'AD' : 'BC';
    case 'y':
      return yearText(wall.year > 0 ? wall.year : 1 - wall.year, width);
    case 'Y':
      return yearText(weekOfYear(wall).year, width);
    case 'M':
    case 'L':
      return width >= 3 ? name(MONTHS[wall.month - 1], width) : pad(wall.month);
    case 'd':
      return pad(wall.day);
    case 'D':
      return pad(dayOfYear(wall));
    case 'E':
      return name(DAYS[isoWeekday(wall) - 1], width);
    case 'u':
      return pad(isoWeekday(wall));
    case 'a':
      return wall.hour < 12 ? 'AM' : 'PM';
    case 'H':
      return pad(wall.hour);
    case 'k':
      return pad(wall.hour === 0 ? 24 : wall.hour);
    case 'K':
      return pad(wall.hour % 12);
    case 'h':
      return pad(wall.hour % 12 === 0 ? 12 : wall.hour % 12);
    case 'm':
      return pad(wall.minute);
    case 's':
      return pad(wall.second);
    case 'S':
      return pad(wall.millisecond);
    case 'w':
      return pad(weekOfYear(wall).week);
    case 'W':
      return pad(Math.ceil((wall.day + (isoWeekday({ ...wall, day: 1 }) % 7)) / 7));
    case 'F':
      return pad(Math.ceil(wall.day / 7));
    default:
      return zoneText(letter, width, instant, zone);
  }
}

function zoneText(letter: string, width: number, instant: number, zone: string): string {
  const minutes = Math.round(zoneOffset(instant, zone) / 60_000);
  if (letter === 'z') {
    const style = width >= 4 ? 'long' : 'short';
    const iana = /^(GMT|UTC)/.test(zone) ? undefined : zone;
    if (!iana) return zone;
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: iana, timeZoneName: style }).formatToParts(instant);
    return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
  }
  if (letter === 'X' && minutes === 0) return 'Z';
  const sign = minutes < 0 ? '-' : '+';
  const hours = String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0');
  const rest = String(Math.abs(minutes) % 60).padStart(2, '0');
  if (letter === 'X' && width === 1) return `${sign}${hours}`;
  return `${sign}${hours}${letter === 'X' && width === 3 ? ':' : ''}${rest}`;
}

const yearText = (year: number, width: number): string =>
  width === 2 ? String(year % 100).padStart(2, '0') : String(year).padStart(width, '0');

const name = (text: string | undefined, width: number): string =>
  width >= 4 ? (text ?? '') : (text ?? '').slice(0, 3);

/** Monday is 1. */
export function isoWeekday(wall: WallTime): number {
  return ((new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay() + 6) % 7) + 1;
}

function dayOfYear(wall: WallTime): number {
  return Math.round((Date.UTC(wall.year, wall.month - 1, wall.day) - Date.UTC(wall.year, 0, 1)) / 86_400_000) + 1;
}

const firstWeekday = (year: number): number => new Date(Date.UTC(year, 0, 1)).getUTCDay();

/** Week of the year as Java counts in the US: weeks begin on Sunday, week 1 holds 1 January. */
export function weekOfYear(wall: WallTime): { year: number; week: number } {
  const daysInYear = dayOfYear({ ...wall, month: 12, day: 31 });
  const week = Math.floor((dayOfYear(wall) - 1 + firstWeekday(wall.year)) / 7) + 1;
  // The last days of December belong to week 1 when 1 January falls in the same week.
  const nextFirst = firstWeekday(wall.year + 1);
  if (nextFirst > 0 && dayOfYear(wall) > daysInYear - nextFirst) return { year: wall.year + 1, week: 1 };
  return { year: wall.year, week };
}

/** Reads a text in a pattern; undefined when it does not fit. Fields may overflow, as Java's lenient reading allows. */
export function parseDate(text: string, zone: string, pattern: string): number | undefined {
  const tokens = tokensOf(pattern);
  if (!tokens || !isZone(zone)) return undefined;
  const wall = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 };
  let afternoon: boolean | undefined;
  let offset: number | undefined;
  let at = 0;
  for (const [index, token] of tokens.entries()) {
    if ('literal' in token) {
      if (!text.startsWith(token.literal, at)) return undefined;
      at += token.literal.length;
      continue;
    }
    const next = tokens[index + 1];
    const rest = text.slice(at);
    const read = readField(token.letter, token.width, rest, next !== undefined && !('literal' in next));
    if (!read) return undefined;
    at += read.length;
    if (read.part === 'afternoon') afternoon = read.value === 1;
    else if (read.part === 'offset') offset = read.value;
    else if (read.part) wall[read.part] = read.value;
  }
  if (afternoon !== undefined) wall.hour = (wall.hour % 12) + (afternoon ? 12 : 0);
  return offset === undefined ? instantOf(wall, zone) : instantOf(wall, 'UTC') - offset * 60_000;
}

interface ReadField {
  readonly part: keyof WallTime | 'afternoon' | 'offset' | undefined;
  readonly value: number;
  readonly length: number;
}

const PARTS: Readonly<Record<string, keyof WallTime>> = {
  y: 'year',
  d: 'day',
  H: 'hour',
  k: 'hour',
  K: 'hour',
  h: 'hour',
  m: 'minute',
  s: 'second',
  S: 'millisecond',
};

function readField(letter: string, width: number, rest: string, crowded: boolean): ReadField | undefined {
  if (letter === 'a') return readWord(rest, ['AM', 'PM'], 'afternoon', 0);
  if ((letter === 'M' || letter === 'L') && width >= 3) return readWord(rest, MONTHS, 'month', 1);
  if (letter === 'E') return readWord(rest, DAYS, undefined, 1);
  if ('zZX'.includes(letter)) return readOffset(rest);
  const part = letter === 'M' || letter === 'L' ? 'month' : PARTS[letter];
  if (!part) return undefined;
  const digits = new RegExp(`^\\d{1,${crowded ? width : 9}}`).exec(rest)?.[0];
  if (digits === undefined) return undefined;
  const value = letter === 'k' ? Number(digits) % 24 : Number(digits);
  // A two-letter year lies within 80 years before and 20 after now; Java's window, fixed here at 2026.
  const full = letter === 'y' && width <= 2 && digits.length === 2 ? 1946 + ((value - 46 + 100) % 100) : value;
  return { part, value: full, length: digits.length };
}

function readWord(
  rest: string,
  words: readonly string[],
  part: ReadField['part'],
  first: number,
): ReadField | undefined {
  const lower = rest.toLowerCase();
  for (const [index, word] of words.entries()) {
    for (const form of [word, word.slice(0, 3)]) {
      if (lower.startsWith(form.toLowerCase())) return { part, value: index + first, length: form.length };
    }
  }
  return undefined;
}

function readOffset(rest: string): ReadField | undefined {
  const match = /^(?:Z|(?:GMT|UTC)?([+-])(\d{2}):?(\d{2})?|GMT|UTC)/.exec(rest);
  if (!match) return undefined;
  const minutes = match[1] ? Number(match[2]) * 60 + Number(match[3] ?? 0) : 0;
  return { part: 'offset', value: match[1] === '-' ? -minutes : minutes, length: match[0].length };
}
