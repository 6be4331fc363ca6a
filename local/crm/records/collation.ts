/**
 * The order of text. A recorded list of people in the order of their first names runs
 * `"quoted"`, `+`, `+Plus`, `1e5`, `@at`, `CR…`, `Del`, `E`, `Long`, `N`, `Tab…`, `a\u0085b`, `\u00a0=nbsp`, `\u200d=x`, `😀👍🏽`:
 * code points, upper case before lower case. That is PostgreSQL's collation `C` (or `C.UTF-8`), and it is what happens here.
 * A server whose database was made with `en_US.UTF-8` would order words as a dictionary does.
 */

/** Maps text so that `<` on the result, which goes by UTF-16 units, orders by code points. */
export const codePointKey = (text: string): string => {
  if (!/[\ud800-\uffff]/.test(text)) return text;
  let key = '';
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0xd800) key += text.charAt(index);
    else key += String.fromCharCode(unit < 0xe000 ? unit + 0x2000 : unit - 0x800);
  }
  return key;
};

/** PostgreSQL's `LOWER()` as far as it matters here: the Unicode mapping, not the one of a language. */
export const lower = (text: string): string => text.toLowerCase();
