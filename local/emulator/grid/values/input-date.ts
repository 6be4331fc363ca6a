import { getFormatFromId, getFormatDateInfo, parseDate, parseTime } from './numfmt';
import type { Entered, InputContext } from './entered';
import { languageTag } from './locale';
import { partsFromSerial, serialFromParts } from './serial';

const ISO_DAY = /^\s*\d{4}-\d{1,2}-\d{1,2}\b/;

/**
 * A date, a time or both as people type them in the language of the spreadsheet; ISO dates in any. numfmt knows two sets of
 * spellings, its own and Excel's; a text that either takes for a date is one here, because an add-on that is safe against
 * both is safe against Sheets. Null if the text is neither date nor time.
 */
export function readTypedDate(text: string, context: InputContext): Entered | null {
  // The longest spelled date is some forty characters; most texts are ruled out here.
  if (text.length > 48 || !/\d/.test(text)) return null;
  const locale = languageTag(context.locale);
  const time = parseTime(text, { locale, mode: 1 }) ?? parseTime(text, { locale, mode: 0 });
  if (time) return { content: time.value, numberFormat: timeFormat(text, time.value) };
  const date = parseDate(text, { locale, mode: 1 }) ?? parseDate(text, { locale, mode: 0 });
  if (!date) return null;
  const serial = date.formatId === undefined ? date.value : inYearOf(date.value, date.formatId, context.now);
  return { content: serial, numberFormat: dateFormat(text, serial, context.locale) };
}

/** A date typed without a year is in the current one; numfmt asks the machine's clock, the emulator has its own. */
function inYearOf(serial: number, formatId: number, now: number): number {
  const shape = getFormatDateInfo(getFormatFromId(formatId));
  if (shape.year || !shape.month) return serial;
  const [, month, day] = partsFromSerial(serial);
  return serialFromParts(new Date(now).getUTCFullYear(), month, day) + (serial % 1);
}

function dateFormat(text: string, serial: number, locale: string): string {
  const day = ISO_DAY.test(text) ? 'yyyy-mm-dd' : locale.startsWith('fr') ? 'dd/MM/yyyy' : 'M/d/yyyy';
  return Number.isInteger(serial) ? day : `${day} H:mm:ss`;
}

function timeFormat(text: string, value: number): string {
  if (value >= 1) return '[h]:mm:ss';
  const seconds = /\d\s*:\s*\d+\s*:\s*\d/.test(text) ? ':ss' : '';
  return /[ap]\.?m?\.?\s*$/i.test(text) ? `h:mm${seconds} AM/PM` : `H:mm${seconds}`;
}
