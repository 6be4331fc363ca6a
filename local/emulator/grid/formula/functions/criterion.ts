import type { CellValue } from '../../values/cell';
import { textOf } from '../convert';
import { compareValues, COMPARISONS } from '../comparing';

/** A test such as ">5", "<>x", "ab*" or a plain value. */
export function criterionOf(criterion: CellValue): (value: CellValue) => boolean {
  if (typeof criterion !== 'string') return (value) => value !== null && compareValues(value, criterion) === 0;
  const [, operator = '=', operand = ''] = /^(<>|<=|>=|=|<|>)?([\s\S]*)$/.exec(criterion) ?? [];
  const number = operand.trim() === '' ? Number.NaN : Number(operand);
  const compare = COMPARISONS[operator];
  if (!Number.isNaN(number)) {
    return (value) => (typeof value === 'number' ? (compare?.(value - number) ?? false) : operator === '<>');
  }
  if (operator !== '=' && operator !== '<>') {
    return (value) => typeof value === 'string' && (compare?.(compareValues(value, operand)) ?? false);
  }
  const pattern = patternOf(operand);
  return (value) =>
    typeof value === 'object' && value !== null
      ? operator === '<>'
      : pattern.test(value === null ? '' : textOf(value)) === (operator === '=');
}

/** A text that asks for exactly itself. */
export function isPlain(text: string): boolean {
  return !/^[<>=]|[*?~]/.test(text);
}

/** "*" is any text, "?" any character, "~" takes the next one as it is. */
function patternOf(text: string): RegExp {
  const source = text.replace(/~([*?~])|[*?]|[.+^${}()|[\]\\/]/g, (found, kept: string | undefined) => {
    if (kept !== undefined) return `\\${kept}`;
    return found === '*' ? '[\\s\\S]*' : found === '?' ? '[\\s\\S]' : `\\${found}`;
  });
  return new RegExp(`^${source}$`, 'i');
}
