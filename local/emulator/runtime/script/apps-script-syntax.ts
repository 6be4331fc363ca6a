import { Script } from 'node:vm';
import { type Token, tokenize } from './tokens';

/**
 * Refuses code that Apps Script would not take, or is not known to take (google.md §5). Throws one sentence naming the line.
 * Node's own parser runs first, as a classic script, so that `import`, `export` and top-level `await` fail as they would there.
 */
export function assertParsesLikeAppsScript(code: string): void {
  parse(code);
  const tokens = tokenize(code);
  for (const [index, token] of tokens.entries()) {
    const problem = problemAt(tokens, index, token);
    if (problem) throw new Error(`Apps Script cannot read line ${token.line}: ${problem}.`);
  }
}

function parse(code: string): Script {
  try {
    return new Script(code, { filename: 'Code.js' });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Apps Script cannot read this code: ${reason}`, { cause: error });
  }
}

function problemAt(tokens: readonly Token[], index: number, token: Token): string | undefined {
  const next = tokens[index + 1];
  switch (token.kind) {
    case 'private':
      return `the private name ${token.text}`;
    case 'number':
      if (token.text.endsWith('n')) return `the BigInt ${token.text}`;
      return token.text.includes('_') ? `the number ${token.text} with a separator` : undefined;
    case 'regex':
      return /\/[a-z]*[dv][a-z]*$/.test(token.text) ? `the flags of the pattern ${token.text}` : undefined;
    case 'mark':
      return ['??=', '||=', '&&='].includes(token.text) ? `the operator ${token.text}` : undefined;
    case 'word':
      return isName(tokens, index) ? undefined : keywordProblem(tokens, index, token.text, next);
    case 'text':
      break;
  }
  return undefined;
}

/** A property name: `x.async`, `{ async: 1 }`, `{ static() {} }`. */
function isName(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]?.text;
  return before === '.' || before === '?.' || [':', ','].includes(tokens[index + 1]?.text ?? '');
}

function keywordProblem(
  tokens: readonly Token[],
  index: number,
  word: string,
  next: Token | undefined,
): string | undefined {
  const after = next?.text ?? '';
  if (word === 'import' || word === 'export') return `"${word}"`;
  if (word === 'await') return '"await"';
  if (word === 'async' && isAsyncFunction(tokens, index, next)) return 'an async function';
  if (word === 'static' && after === '{') return 'a static block';
  if (word === 'static' && isStaticField(tokens, index + 1)) return `the static field ${after}`;
  return undefined;
}

function isAsyncFunction(tokens: readonly Token[], index: number, next: Token | undefined): boolean {
  if (next === undefined || next.line !== tokens[index]?.line) return false;
  // `async function`, `async x =>`, a method `async x() {}`, a computed or generator method.
  if (next.kind === 'word') return !['in', 'of', 'instanceof'].includes(next.text);
  if (next.text === '[' || next.text === '*')
    return ['{', ',', ';', '}', 'static'].includes(tokens[index - 1]?.text ?? '');
  if (next.text !== '(') return false;
  return tokens[closing(tokens, index + 1) + 1]?.text === '=>';
}

/** `static x = 1`, `static x;`, `static x` before the end of the class; methods and accessors are fine. */
function isStaticField(tokens: readonly Token[], index: number): boolean {
  const end = tokens[index]?.text === '[' ? closing(tokens, index) : index;
  return ['=', ';', '}'].includes(tokens[end + 1]?.text ?? '');
}

/** Index of the bracket that closes the one at `open`. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.kind !== 'mark') continue;
    if ('([{'.includes(token.text)) depth += 1;
    if (')]}'.includes(token.text)) depth -= 1;
    if (depth === 0) return index;
  }
  return tokens.length;
}
