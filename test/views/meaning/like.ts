/** A pattern of SQL's LIKE, matched by walking; nothing is shared with the demo CRM's regular expressions. */

type Token = { readonly any: true } | { readonly one: true } | { readonly letter: string };

function readTokens(pattern: string): readonly Token[] {
  const tokens: Token[] = [];
  const letters = Array.from(pattern);
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? '';
    if (letter === '%') tokens.push({ any: true });
    else if (letter === '_') tokens.push({ one: true });
    // A backslash takes the next character as it is.
    else if (letter === '\\' && at + 1 < letters.length) tokens.push({ letter: letters[++at] ?? '' });
    else tokens.push({ letter });
  }
  return tokens;
}

/** Letter by letter: the database's LOWER() knows no words, so a sigma stays one at their end, and one letter stays one. */
export const lowered = (text: string): string =>
  Array.from(text, (letter) => Array.from(letter.toLowerCase())[0] ?? '').join('');

/** The same few texts and patterns are asked for again and again. */
const spelled = new Map<string, readonly string[]>();
const inLower = new Map<string, string>();
const read = new Map<string, readonly Token[]>();

/** Made once for each text. */
export function kept<V>(cache: Map<string, V>, text: string, make: (text: string) => V): V {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const made = make(text);
  cache.set(text, made);
  return made;
}

/** Whether the whole text is what the pattern says. `ignoringCase` is ILIKE. */
export function isLike(text: string, pattern: string, ignoringCase: boolean): boolean {
  const [asked, held] = [pattern, text].map((each) => (ignoringCase ? kept(inLower, each, lowered) : each));
  const tokens = kept(read, asked ?? '', readTokens);
  const letters = kept(spelled, held ?? '', (whole) => Array.from(whole));
  let [at, token, resumeAt, resumeToken] = [0, 0, -1, -1];
  while (at < letters.length) {
    const current = tokens[token];
    if (current && 'any' in current) {
      [resumeAt, resumeToken] = [at, token];
      token++;
    } else if (current && ('one' in current || current.letter === letters[at])) {
      at++;
      token++;
    } else if (resumeToken >= 0) {
      // Let the last % take one letter more.
      at = ++resumeAt;
      token = resumeToken + 1;
    } else return false;
  }
  return tokens.slice(token).every((rest) => 'any' in rest);
}
