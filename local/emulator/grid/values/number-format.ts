import { format, isDateFormat, isTextFormat } from './numfmt';
import { type CellValue, isError } from './cell';
import { isFrench, languageTag } from './locale';

/** `getNumberFormat` of a cell with automatic format (google.md §6.1). */
export const AUTOMATIC_FORMAT = '0.###############';

/** Null for the ways to say "automatic": none, "", "general" and what `getNumberFormat` answers for it. */
export function explicitFormat(pattern: string | undefined): string | null {
  if (pattern === undefined || pattern === '' || pattern === AUTOMATIC_FORMAT) return null;
  return pattern.toLowerCase() === 'general' ? null : pattern;
}

/** Whether numbers under this pattern are dates, times or durations. */
export function showsDates(pattern: string | undefined): boolean {
  const explicit = explicitFormat(pattern);
  return explicit !== null && remembered(datePatterns, explicit, isDateFormat);
}

/** Whether the pattern is "plain text" ("@"): typed text stays as it is. */
export function keepsText(pattern: string | undefined): boolean {
  const explicit = explicitFormat(pattern);
  return explicit !== null && remembered(textPatterns, explicit, isTextFormat);
}

/** What the cell shows. */
export function displayText(value: CellValue, pattern: string | undefined, locale: string): string {
  if (value === null) return '';
  if (isError(value)) return value.error;
  if (typeof value === 'boolean') return shownBoolean(value, locale);
  const explicit = explicitFormat(pattern);
  if (typeof value === 'string') {
    return explicit === null || !explicit.includes('@') || explicit === '@' ? value : shown(explicit, value, locale);
  }
  return explicit === null ? plainNumber(value, locale) : shown(explicit, value, locale);
}

function shown(pattern: string, value: string | number, locale: string): string {
  // The Lotus leap year of 1900 is Excel's, not Sheets'.
  const text = format(pattern, value, { locale: languageTag(locale), leap1900: false, throws: false, invalid: '\0' });
  if (text === '\0') return typeof value === 'number' ? plainNumber(value, locale) : value;
  return text;
}

function shownBoolean(value: boolean, locale: string): string {
  if (isFrench(locale)) return value ? 'VRAI' : 'FAUX';
  return value ? 'TRUE' : 'FALSE';
}

/** 15 significant digits, as Sheets shows a number without a format. */
function plainNumber(value: number, locale: string): string {
  const text = String(Number(value.toPrecision(15)))
    .toUpperCase()
    .replace('E-', 'E-0')
    .replace(/E-0(\d\d)/, 'E-$1');
  return isFrench(locale) ? text.replace('.', ',') : text;
}

const datePatterns = new Map<string, boolean>();
const textPatterns = new Map<string, boolean>();

function remembered(known: Map<string, boolean>, pattern: string, ask: (pattern: string) => boolean): boolean {
  let answer = known.get(pattern);
  if (answer === undefined) {
    answer = ask(pattern);
    known.set(pattern, answer);
  }
  return answer;
}
