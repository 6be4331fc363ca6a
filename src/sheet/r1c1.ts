/**
 * References in a formula in R1C1 notation, as Google gives it: `R[-1]C2`, `R2C[0]:R5C[0]`, `C[1]:C[1]`, `Sheet2!R1C1`. Texts in
 * quotes and names are passed over.
 */

/** Text, quoted sheet name, a name or function (LOG10, R_2), a reference, or one other character. */
const TOKEN =
  /"(?:[^"]|"")*"|(?:'(?:[^']|'')*'|[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.]*)!|(R(?:\[-?\d+\]|\d+)?C(?:\[-?\d+\]|\d+)?|R(?:\[-?\d+\]|\d+)|C(?:\[-?\d+\]|\d+))(?![\p{L}\p{M}\p{N}_(.[])|[\p{L}_][\p{L}\p{M}\p{N}_.]*|[\s\S]/giu;

interface Part {
  readonly text: string;
  readonly isReference: boolean;
}

function partsOf(formula: string): Part[] {
  return [...formula.matchAll(TOKEN)].map(([text, reference]) => ({ text, isReference: reference !== undefined }));
}

const ROW_OFFSET = /^R\[(-?\d+)\]/i;

/** Rows below the formula's own; null where the reference names a row, or none. `RC[1]` is the own row. */
function offsetOf(reference: string): number | null {
  const [, offset] = ROW_OFFSET.exec(reference) ?? [];
  if (offset !== undefined) return Number(offset);
  return /^RC?/i.test(reference) && !/^R\d/i.test(reference) ? 0 : null;
}

/** The reference and, where it is one end of a range, the others; all follow or none. */
function rangeAt(parts: readonly Part[], index: number): readonly number[] {
  const ends = [index];
  for (let at = index; ; ) {
    at = behindSpace(parts, at + 1);
    if (parts[at]?.text !== ':') return ends;
    at = behindSpace(parts, at + 1);
    if (parts[at]?.text.endsWith('!')) at += 1;
    if (parts[at]?.isReference !== true) return ends;
    ends.push(at);
  }
}

function behindSpace(parts: readonly Part[], index: number): number {
  let at = index;
  while (parts[at]?.text.trim() === '') at += 1;
  return at;
}

/**
 * The formula for a row that lies `down` rows further down, so that what points at its own row follows and everything else points
 * where it pointed. A reference to another sheet never follows.
 */
export function movedFormula(formula: string, down: number, ownSheet: string): string {
  if (down === 0) return formula;
  const parts = partsOf(formula);
  const texts = parts.map(({ text }) => text);
  for (let index = 0; index < parts.length; index += 1) {
    if (!parts[index]?.isReference) continue;
    const ends = rangeAt(parts, index);
    const offsets = ends.map((end) => offsetOf(texts[end] ?? ''));
    const isElsewhere = ends.some((end) => pointsElsewhere(texts[end - 1], ownSheet));
    const follows = !isElsewhere && offsets.every((offset) => offset === 0);
    if (!follows) {
      ends.forEach((end, at) => {
        const offset = offsets[at];
        if (offset === null || offset === undefined) return;
        texts[end] = (texts[end] ?? '').replace(/^R(\[-?\d+\])?/i, `R[${offset - down}]`);
      });
    }
    index = ends[ends.length - 1] ?? index;
  }
  return texts.join('');
}

function pointsElsewhere(before: string | undefined, ownSheet: string): boolean {
  if (before === undefined || !before.endsWith('!')) return false;
  const name = before.slice(0, -1);
  const plain = name.startsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name;
  return plain.toLowerCase() !== ownSheet.toLowerCase();
}

/** Whether a copy of the formula to another row would point elsewhere than `movedFormula` does. */
export function isMovedByCopy(formula: string, ownSheet: string): boolean {
  return movedFormula(formula, 1, ownSheet) === formula;
}

/**
 * Whether a formula is of many rows: a range begins in its own row and reaches below or has no end (`R[0]C1:C1`, `RC[1]:R[5]C[2]`), or
 * there are ranges over rows and nothing of its own row (`R2C3:R9C3`, `C3:C3`), nor its number, `ROW()`.
 */
export function isOfManyRows(formula: string): boolean {
  const parts = partsOf(formula);
  let [spansRows, hasOwnRow] = [false, false];
  for (let index = 0; index < parts.length; index += 1) {
    if (!parts[index]?.isReference) {
      hasOwnRow ||= asksForRow(parts, index);
      continue;
    }
    const ends = rangeAt(parts, index);
    const offsets = ends.map((end) => offsetOf(parts[end]?.text ?? ''));
    const isOpen = ends.some((end) => /^C/i.test(parts[end]?.text ?? ''));
    if (offsets.includes(0) && (isOpen || offsets.some((offset) => offset !== null && offset > 0))) return true;
    if (offsets.includes(0)) hasOwnRow = true;
    else if (ends.length > 1 || isOpen) spansRows = true;
    index = ends[ends.length - 1] ?? index;
  }
  return spansRows && !hasOwnRow;
}

/** `ROW()`. */
function asksForRow(parts: readonly Part[], index: number): boolean {
  const opening = behindSpace(parts, index + 1);
  const closing = behindSpace(parts, opening + 1);
  return /^row$/i.test(parts[index]?.text ?? '') && parts[opening]?.text === '(' && parts[closing]?.text === ')';
}

/**
 * The formula as it was before rows were inserted beside its own: what points across them was stretched. References to fixed rows are
 * the same in all rows of a column, and are left.
 *
 * @param count rows inserted under its own; negative for rows over it
 */
export function withoutGap(formula: string, count: number, ownSheet: string): string {
  const parts = partsOf(formula);
  let isElsewhere = false;
  return parts
    .map(({ text, isReference }, index) => {
      if (!isReference) return text;
      // The second end of a range is on the sheet of the first.
      if (!isSecondEnd(parts, index)) isElsewhere = pointsElsewhere(parts[index - 1]?.text, ownSheet);
      const offset = offsetOf(text) ?? 0;
      const isAcross = count > 0 ? offset > count : offset < count;
      return isElsewhere || !isAcross ? text : text.replace(ROW_OFFSET, `R[${offset - count}]`);
    })
    .join('');
}

function isSecondEnd(parts: readonly Part[], index: number): boolean {
  let at = index - 1;
  while (parts[at]?.text.trim() === '') at -= 1;
  return parts[at]?.text === ':';
}
