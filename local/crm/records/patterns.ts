import { lower } from './collation';

type Matcher = (text: string) => boolean;

const ESCAPED = /[\\^$.*+?()[\]{}|/]/g;

/** A pattern of SQL's LIKE as a regular expression: `%` any text, `_` one character, `\` takes the next one literally. */
const expressionOf = (pattern: string): RegExp => {
  const source = pattern.replace(/\\([\s\S])|%|_|[^\\%_]+|\\$/g, (part, literal: string | undefined) => {
    if (literal !== undefined) return literal.replace(ESCAPED, '\\$&');
    if (part === '%') return '[\\s\\S]*';
    return part === '_' ? '[\\s\\S]' : part.replace(ESCAPED, '\\$&');
  });
  return new RegExp(`^${source}$`, 'u');
};

/** The usual patterns without a regular expression: `%x%`, `x%`, `%x` and `x`. */
const plainMatcher = (pattern: string): Matcher | null => {
  const inner = pattern.replace(/^%/, '').replace(/%$/, '');
  if (/[%_\\]/.test(inner)) return null;
  const [open, close] = [pattern.startsWith('%'), pattern.length > 1 && pattern.endsWith('%')];
  if (open && (close || pattern === '%')) return (text) => text.includes(inner);
  if (open) return (text) => text.endsWith(inner);
  return close ? (text) => text.startsWith(inner) : (text) => text === inner;
};

/** `LIKE`: case counts. */
export const likeMatcher = (pattern: string): Matcher => {
  const plain = plainMatcher(pattern);
  if (plain !== null) return plain;
  const expression = expressionOf(pattern);
  return (text) => expression.test(text);
};

/** `ILIKE`: both sides in lower case. */
export const ilikeMatcher = (pattern: string): Matcher => {
  const matches = likeMatcher(lower(pattern));
  return (text) => matches(lower(text));
};
