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

/**
 * PostgreSQL's `LOWER()` under that collation: Unicode's simple mapping, one letter for one letter. JavaScript's mapping looks at the
 * neighbours of a Greek sigma and makes two characters of the Turkish İ.
 */
export const lower = (text: string): string => {
  if (!/[\u0130\u03a3]/.test(text)) return text.toLowerCase();
  return text
    .replace(/\u0130/g, 'i')
    .replace(/\u03a3/g, '\u03c3')
    .toLowerCase();
};
