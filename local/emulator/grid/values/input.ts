import { type Entered, type InputContext } from './entered';
import type { CellContent, ImageContent } from './cell';
import { GridError } from '../base/grid-error';
import { readTypedDate } from './input-date';
import { readTypedNumber } from './input-number';
import { MAX_CELL_CHARACTERS } from '../base/limits';
import { keepsText } from './number-format';
import { serialFromEpoch } from './serial';

/**
 * What `setValue(s)` makes of one value in a cell of the given number format (google.md §6.1 and §6.4, the pessimistic
 * reading of every unconfirmed line): text is read as if typed, a JS Date becomes wall-clock time in the spreadsheet's zone,
 * null empties the cell, undefined is refused, as is any other object.
 */
export function enteredValue(value: unknown, cellFormat: string | undefined, context: InputContext): Entered {
  if (typeof value === 'string') return enteredText(value, cellFormat, context);
  if (value === null) return plain(null);
  if (typeof value === 'number') return plain(Number.isFinite(value) ? value : { error: '#NUM!' });
  if (typeof value === 'boolean') return plain(value);
  if (isImageValue(value)) return plain(value);
  if (isDate(value)) return enteredDate(value.getTime(), context);
  throw new GridError('cellValueKind', typeof value);
}

/** What a text becomes as if typed into the cell. */
export function enteredText(text: string, cellFormat: string | undefined, context: InputContext): Entered {
  if (text.length > MAX_CELL_CHARACTERS) throw new GridError('tooManyCharacters', MAX_CELL_CHARACTERS);
  if (text === '') return plain(null);
  // Seen on live Google: what begins with a byte order mark and then "=" is a formula.
  const begin = text.search(/[^\ufeff]/);
  const sign = text.charCodeAt(Math.max(begin, 0));
  const isText = keepsText(cellFormat);
  const mayBeFormula = !isText || context.formulaTextInTextCell === 'formula';
  if (sign === EQUALS && mayBeFormula && text.trim() !== '=') return plain({ formula: text.slice(begin) });
  if (isText) return plain(text);
  if (text.startsWith("'")) return plain(text.length === 1 ? null : text.slice(1));
  const upper = text.length <= 5 ? text.trim().toUpperCase() : '';
  if (upper === 'TRUE' || upper === 'FALSE') return plain(upper === 'TRUE');
  if (context.locale.startsWith('fr') && (upper === 'VRAI' || upper === 'FAUX')) return plain(upper === 'VRAI');
  return (
    readTypedNumber(text, context.locale) ??
    readTypedDate(text, context) ??
    plain(sign === PLUS && text.trim() !== '+' ? { formula: `=${text.slice(begin)}` } : text)
  );
}

const EQUALS = '='.charCodeAt(0);
const PLUS = '+'.charCodeAt(0);

function plain(content: CellContent): Entered {
  return { content, numberFormat: null };
}

function enteredDate(epochMs: number, { locale, timeZone }: InputContext): Entered {
  if (Number.isNaN(epochMs)) return plain({ error: '#NUM!' });
  const serial = serialFromEpoch(epochMs, timeZone);
  const day = locale.startsWith('fr') ? 'dd/MM/yyyy' : 'M/d/yyyy';
  return { content: serial, numberFormat: Number.isInteger(serial) ? day : `${day} H:mm:ss` };
}

/** An image that is written into a cell, as the cell will hold it. */
function isImageValue(value: unknown): value is ImageContent {
  return typeof value === 'object' && value !== null && 'image' in value;
}

/** Dates come from the realm of the script, so `instanceof` would not know them. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}
