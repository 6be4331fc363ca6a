import { GridError } from '../../grid/base/grid-error';
import { CSS_COLORS } from './css-colors';

/** "#rrggbb" for a CSS colour, by number or name; undefined for null, which resets. */
export function readColor(value: unknown): string | undefined {
  if (value === null) return undefined;
  if (typeof value !== 'string') throw new GridError('invalidArgument', typeof value);
  const text = value.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(text)) return text;
  if (/^#[0-9a-f]{3}$/.test(text)) return text.replace(/[0-9a-f]/g, '$&$&');
  const named = Object.hasOwn(CSS_COLORS, text) ? CSS_COLORS[text] : undefined;
  if (named === undefined) throw new GridError('invalidArgument', value);
  return named;
}
