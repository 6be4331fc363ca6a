import type { CellError } from '../values/cell';
import { type Reference, splitA1 } from './references';

/** A formula as a tree. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'error'; readonly error: CellError }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'name'; readonly name: string }
  /** "{1,2;3,4}", rows first. */
  | { readonly kind: 'array'; readonly rows: readonly (readonly Expression[])[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '%'; readonly operand: Expression }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression };

type Token =
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'word' | 'sign' | 'error'; readonly text: string };

const TOKEN =
  /\s+|(?<string>"(?:[^"]|"")*")|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<error>#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|ERROR!))|(?<word>[A-Za-z_\u0080-\uffff][\w.\u0080-\uffff]*)|(?<sign><>|<=|>=|[-+*/^&=<>%(),;{}\\])/y;

/** The tree of a formula such as "=A1+SUM(B:B)"; null if it cannot be read, which a cell shows as #ERROR!. */
export function parseFormula(formula: string): Expression | null {
  const tokens = tokenize(formula.replace(/^\s*=/, ''));
  if (tokens === null) return null;
  const reader = { tokens, index: 0 };
  const expression = readBinary(reader, 0);
  return expression !== null && reader.index === tokens.length ? expression : null;
}

function tokenize(body: string): Token[] | null {
  const tokens: Token[] = [];
  for (const piece of splitA1(body)) {
    if (typeof piece !== 'string') {
      tokens.push({ kind: 'reference', reference: piece });
      continue;
    }
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < piece.length) {
      const match = TOKEN.exec(piece);
      if (!match) return null;
      const { string, number, error, word, sign } = match.groups ?? {};
      if (string !== undefined) tokens.push({ kind: 'string', value: string.slice(1, -1).replaceAll('""', '"') });
      else if (number !== undefined) tokens.push({ kind: 'number', value: Number(number) });
      else if (error !== undefined) tokens.push({ kind: 'error', text: error });
      else if (word !== undefined) tokens.push({ kind: 'word', text: word });
      else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    }
  }
  return tokens;
}

interface Reader {
  readonly tokens: readonly Token[];
  index: number;
}

const LEVELS: readonly (readonly string[])[] = [
  ['=', '<>', '<', '>', '<=', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

function readBinary(reader: Reader, level: number): Expression | null {
  const operators = LEVELS[level];
  if (!operators) return readUnary(reader);
  let left = readBinary(reader, level + 1);
  for (let operator = signAt(reader); left && operator && operators.includes(operator); operator = signAt(reader)) {
    reader.index += 1;
    const right = readBinary(reader, level + 1);
    left = right && { kind: 'binary', operator, left, right };
  }
  return left;
}

function readUnary(reader: Reader): Expression | null {
  const operator = signAt(reader);
  if (operator === '-' || operator === '+') {
    reader.index += 1;
    const operand = readUnary(reader);
    return operand && { kind: 'unary', operator, operand };
  }
  let expression = readPrimary(reader);
  while (expression && signAt(reader) === '%') {
    reader.index += 1;
    expression = { kind: 'unary', operator: '%', operand: expression };
  }
  return expression;
}

function readPrimary(reader: Reader): Expression | null {
  const token = reader.tokens[reader.index];
  if (!token) return null;
  reader.index += 1;
  switch (token.kind) {
    case 'reference':
      return token;
    case 'number':
    case 'string':
      return { kind: 'literal', value: token.value };
    case 'error':
      return isCellError(token.text) ? { kind: 'error', error: token.text } : null;
    case 'word':
      return readWord(reader, token.text);
    case 'sign': {
      if (token.text === '{') return readArray(reader);
      if (token.text !== '(') return null;
      const inner = readBinary(reader, 0);
      return inner && take(reader, ')') ? inner : null;
    }
  }
}

function readWord(reader: Reader, word: string): Expression | null {
  const upper = word.toUpperCase();
  if (!take(reader, '(')) {
    if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'literal', value: upper === 'TRUE' };
    return { kind: 'name', name: word };
  }
  const args: Expression[] = [];
  if (take(reader, ')')) return { kind: 'call', name: upper, args };
  for (;;) {
    const argument = readArgument(reader);
    if (!argument) return null;
    args.push(argument);
    if (take(reader, ')')) return { kind: 'call', name: upper, args };
    // French spreadsheets separate arguments by semicolons.
    if (!take(reader, ',') && !take(reader, ';')) return null;
  }
}

/** An argument may be left out: "IF(A1,,B1)". */
function readArgument(reader: Reader): Expression | null {
  const sign = signAt(reader);
  if (sign === ',' || sign === ';' || sign === ')') return { kind: 'literal', value: null };
  return readBinary(reader, 0);
}

/** Columns are separated by commas, in spreadsheets with decimal commas by backslashes; rows by semicolons. */
function readArray(reader: Reader): Expression | null {
  const rows: Expression[][] = [[]];
  for (;;) {
    const item = readBinary(reader, 0);
    if (!item) return null;
    rows.at(-1)?.push(item);
    if (take(reader, '}')) return { kind: 'array', rows };
    if (take(reader, ';')) rows.push([]);
    else if (!take(reader, ',') && !take(reader, '\\')) return null;
  }
}

function signAt(reader: Reader): string | null {
  const token = reader.tokens[reader.index];
  return token?.kind === 'sign' ? token.text : null;
}

function take(reader: Reader, text: string): boolean {
  if (signAt(reader) !== text) return false;
  reader.index += 1;
  return true;
}

const ERRORS: readonly CellError[] = ['#ERROR!', '#REF!', '#NAME?', '#N/A', '#VALUE!', '#DIV/0!', '#NUM!'];

function isCellError(text: string): text is CellError {
  return ERRORS.some((error) => error === text);
}
