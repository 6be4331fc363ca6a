/**
 * Signs that programs pass over before they look whether a text is a formula: Google passes over U+FEFF (google.md §6.1), and it is not
 * known over which others it, Excel or LibreOffice do.
 */
const PASSED_OVER = /[\s\p{Cc}\p{Cf}\p{DI}]/u;

const FORMULA = new RegExp(`^${PASSED_OVER.source}*[=+＝＋]`, 'u');

/** Whether Google Sheets could read a text as a formula where it reads what people type. */
export const couldBeFormula = (text: string): boolean => FORMULA.test(text);

/** U+200D, as in Twenty's own export: nobody sees it, and behind it nothing is a formula. */
const MARK = '\u200D';

/** What makes a formula of a cell that begins with it; a tab or a line end may be taken away from before one. */
const SIGN = /[-=+@－＝＋＠−\t\r\n]/;

/** What may end a cell, for a program that divides a file otherwise than it was written. */
const DELIMITER = /[,;:|\t\r\n]/;

/** The text with a mark wherever a spreadsheet program that opens it in a file could begin to read a formula: at the start, and behind any delimiter. */
export function guardedText(text: string): string {
  if (!SIGN.test(text)) return text;
  let [guarded, done] = ['', 0];
  // Where a cell may have begun of which nothing was seen so far.
  let start: number | null = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (start !== null && SIGN.test(sign)) {
      guarded += text.slice(done, start) + MARK;
      [done, start] = [start, null];
    }
    if (DELIMITER.test(sign)) start = at + 1;
    else if (sign !== '"' && !PASSED_OVER.test(sign)) start = null;
  }
  return guarded + text.slice(done);
}
