/** A token of JavaScript, as far as telling new syntax from old needs it. Strings, templates' texts and comments are left out. */
export interface Token {
  readonly kind: 'word' | 'private' | 'number' | 'regex' | 'mark' | 'text';
  readonly text: string;
  readonly line: number;
}

const SPACE = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const WORD = /[\p{ID_Start}$_\\](?:[\p{ID_Continue}$\\]|\u200c|\u200d)*/uy;
const PRIVATE = /#[\p{ID_Start}$_][\p{ID_Continue}$]*/uy;
const NUMBER = /(?:0[xXoObB][\da-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?[\d_]+)?)n?/y;
const STRING = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/y;
const REGEX = /\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[\p{ID_Continue}$]*/uy;
const MARK = /=>|\.\.\.|\?\?=|\?\?|\?\.(?!\d)|\|\|=|&&=|\*\*|[{}()[\];,<>+\-*/%&|^!~?:=.@]/y;

/** Words after which a slash begins a regular expression. */
const BEFORE_REGEX = new Set(
  'return typeof instanceof in of new delete void throw case do else yield await'.split(' '),
);

/** Splits a script into tokens. Throws a sentence when a character fits nowhere. */
export function tokenize(code: string): Token[] {
  const tokens: Token[] = [];
  /** For every open brace: whether its end goes on with a template. */
  const braces: ('template' | 'block')[] = [];
  let at = 0;
  let line = 1;

  function match(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    return pattern.exec(code)?.[0];
  }
  function take(kind: Token['kind'] | null, text: string): void {
    if (kind) tokens.push({ kind, text, line });
    for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) line += 1;
    at += text.length;
  }
  /** From a backtick, or from the brace that closes a substitution, to the next substitution or the end. */
  function takeTemplate(): void {
    let end = at + 1;
    while (end < code.length && code[end] !== '`' && !(code[end] === '$' && code[end + 1] === '{')) {
      end += code[end] === '\\' ? 2 : 1;
    }
    const substitutes = code[end] === '$';
    if (substitutes) braces.push('template');
    take('text', code.slice(at, end + (substitutes ? 2 : 1)));
  }

  while (at < code.length) {
    const space = match(SPACE);
    if (space) {
      take(null, space);
      continue;
    }
    const character = code[at] ?? '';
    if (character === '`' || (character === '}' && braces.at(-1) === 'template')) {
      if (character === '}') braces.pop();
      takeTemplate();
      continue;
    }
    const string = match(STRING);
    if (string !== undefined) {
      take('text', string);
      continue;
    }
    const regex = character === '/' && startsRegex(tokens.at(-1)) ? match(REGEX) : undefined;
    if (regex !== undefined) {
      take('regex', regex);
      continue;
    }
    const number = /[\d.]/.test(character) ? match(NUMBER) : undefined;
    if (number !== undefined) {
      take('number', number);
      continue;
    }
    const name = match(PRIVATE) ?? match(WORD);
    if (name !== undefined) {
      take(name.startsWith('#') ? 'private' : 'word', name);
      continue;
    }
    const mark = match(MARK);
    if (mark === undefined) throw new Error(`Line ${line}: "${character}" is no JavaScript that Apps Script reads.`);
    if (mark === '{') braces.push('block');
    if (mark === '}') braces.pop();
    take('mark', mark);
  }
  return tokens;
}

/** A slash divides after a value, and begins a pattern anywhere else. After `)` it divides: `if (x) /y/` is not written by bundlers. */
function startsRegex(before: Token | undefined): boolean {
  if (!before) return true;
  if (before.kind === 'word') return BEFORE_REGEX.has(before.text);
  return before.kind === 'mark' && before.text !== ')' && before.text !== ']' && before.text !== '}';
}
