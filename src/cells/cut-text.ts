/** Google Sheets holds 50,000 characters in a cell; the writer puts one apostrophe before every text. */
const LONGEST = 49_999;

/** What ends a text that did not fit: it is not the whole text, and the sheet must not look as if it were. */
export const CUT_MARK = ' […]';

/** The text, or as much of it as a cell holds with a mark at the end. Never splits a character of two UTF-16 units. */
export function cutText(text: string): string {
  if (text.length <= LONGEST) return text;
  const room = LONGEST - CUT_MARK.length;
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(room - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(room));
  return text.slice(0, splitsPair ? room - 1 : room) + CUT_MARK;
}
