/** Cells whose value is a text. */
import { CUT_MARK } from '../../cells/cut-text';
import type { Scalar } from '../../cells/scalar';
import type { InverseContext, PartInverse, Parts, Refusal } from './inverse';

/** What a cell shows whose formula has no value. */
const ERROR = /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|ERROR!)$|^Loading\.\.\.$/;
/** NUL, and halves of signs that no encoding of a file has. */
const BAD = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:^|[^\uD800-\uDBFF])[\uDC00-\uDFFF]/;
/** A cell holds so many characters at the most: of a longer text the sheet has the beginning. */
const LONGEST = 49_999;

/** The text of a cell; of a number only where it shows nothing but itself. */
export function textIn(cell: Exclude<Scalar, null>, { shown }: InverseContext): { readonly text: string } | Refusal {
  if (typeof cell === 'boolean') return 'number-in-text';
  if (typeof cell === 'number') return shown === String(cell) ? { text: shown } : 'number-in-text';
  if (ERROR.test(cell)) return 'error-value';
  if (BAD.test(cell)) return 'bad-sign';
  return cell.endsWith(CUT_MARK) ? 'cut' : { text: cell };
}

/**
 * A cell whose text becomes the value of a part. Refused where Twenty's own was cut: its end is nowhere in the sheet.
 *
 * @param convert text → the value, or why it is none
 */
export const textPart =
  (part = '', convert: (text: string, context: InverseContext) => { readonly value: unknown } | Refusal = whole) =>
  (cell: Exclude<Scalar, null>, context: InverseContext): Parts | Refusal => {
    const found = textIn(cell, context);
    if (typeof found === 'string') return found;
    const before = context.present[part];
    if (typeof before === 'string' && before.length > LONGEST) return 'cut';
    const made = convert(found.text, context);
    return typeof made === 'string' ? made : { [part]: made.value };
  };

const whole = (text: string): { readonly value: string } => ({ value: text });

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** In lower case: an id with a capital letter finds no record. */
export const idPart = (part: string): PartInverse =>
  textPart(part, (text) => (UUID.test(text.trim()) ? { value: text.trim().toLowerCase() } : 'not-an-id'));

/** Items of a cell that were joined by commas, as `joinedCell` does it; undefined where it is not clear where one ends. */
export function splitJoined(text: string): readonly string[] | undefined {
  const items: string[] = [];
  let rest = text;
  for (;;) {
    const [found, quoted, plain] = /^(?:"((?:[^"]|"")*)"|([^,"\n\r]*))(?=,|$)/.exec(rest) ?? [];
    if (found === undefined) return undefined;
    const item = quoted === undefined ? (plain ?? '').trim() : quoted.replaceAll('""', '"');
    if (item === '') return undefined;
    items.push(item);
    rest = rest.slice(found.length);
    if (rest === '') return items;
    rest = rest.slice(1).trimStart();
  }
}
