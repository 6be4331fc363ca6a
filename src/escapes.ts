/** Escapes that a text may stand behind: percent, JSON, JavaScript, HTML; ends of lines among them. */

/** As deep as escapes are read. */
export const DEPTH = 3;
/** `%65`, `\u0065`, `\x65`, `&#x65;`, `&#101;`, `\n`. */
const ESCAPE = /%([0-9a-f]{2})|\\u00([0-9a-f]{2})|\\x([0-9a-f]{2})|&#x0*([0-9a-f]{2});|&#0*(\d{2,3});|\\([bfnrtv])/gi;

const LINE_END = 10;

function codeOf([, percent, json, hex, html, decimal, line]: readonly (string | undefined)[]): number {
  if (line !== undefined) return LINE_END;
  return decimal === undefined ? Number.parseInt(percent ?? json ?? hex ?? html ?? '0', 16) : Number(decimal);
}

/** With the escapes read that a text shows; more may come to light. */
export const unescapedOnce = (text: string): string =>
  text.replace(ESCAPE, (...found) => String.fromCharCode(codeOf(found)));

/** The text behind all escapes. */
export function unescaped(text: string): string {
  let read = text;
  for (let depth = 0; depth < DEPTH && /[%\\&]/.test(read); depth += 1) {
    read = unescapedOnce(read);
  }
  return read;
}

/** A text as it reads, and where each of its signs stands in the text that it was made of. */
export interface Signs {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** The letters and digits alone, in small letters, behind all escapes. */
export function signsOf(text: string): Signs {
  const places = Array.from({ length: text.length }, (_, at) => at);
  let signs: Signs = { text, from: places, to: places.map((at) => at + 1) };
  for (let depth = 0; depth < DEPTH; depth += 1) {
    const deeper = replaced(signs, ESCAPE, (found) => String.fromCharCode(codeOf(found)));
    if (deeper.text === signs.text) break;
    signs = deeper;
  }
  const letters = replaced(signs, /[^A-Za-z0-9]+/g, () => '');
  return { ...letters, text: letters.text.toLowerCase() };
}

/** @param by gives one sign, or none */
function replaced(signs: Signs, pattern: RegExp, by: (found: RegExpMatchArray) => string): Signs {
  const parts: string[] = [];
  const [from, to]: [number[], number[]] = [[], []];
  let at = 0;
  const keep = (end: number): void => {
    parts.push(signs.text.slice(at, end));
    for (let index = at; index < end; index += 1) {
      from.push(signs.from[index] ?? 0);
      to.push(signs.to[index] ?? 0);
    }
  };
  for (const found of signs.text.matchAll(pattern)) {
    keep(found.index);
    at = found.index + found[0].length;
    const sign = by(found);
    if (sign === '') continue;
    parts.push(sign);
    from.push(signs.from[found.index] ?? 0);
    to.push(signs.to[at - 1] ?? 0);
  }
  keep(signs.text.length);
  return { text: parts.join(''), from, to };
}
