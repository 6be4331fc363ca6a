import { GridError } from '../grid/grid-error';

/** The names people use; Sheets knows all of CSS. Another name is refused rather than guessed. */
const NAMES: Readonly<Record<string, string>> = {
  black: '#000000',
  blue: '#0000ff',
  cyan: '#00ffff',
  gray: '#808080',
  green: '#008000',
  grey: '#808080',
  lightgray: '#d3d3d3',
  lightgrey: '#d3d3d3',
  magenta: '#ff00ff',
  orange: '#ffa500',
  purple: '#800080',
  red: '#ff0000',
  white: '#ffffff',
  yellow: '#ffff00',
};

/** "#rrggbb" for a CSS colour; undefined for null, which resets. */
export function readColor(value: unknown): string | undefined {
  if (value === null) return undefined;
  if (typeof value !== 'string') throw new GridError('invalidArgument', typeof value);
  const text = value.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(text)) return text;
  if (/^#[0-9a-f]{3}$/.test(text)) return text.replace(/[0-9a-f]/g, '$&$&');
  const named = NAMES[text];
  if (named === undefined) throw new GridError('invalidArgument', value);
  return named;
}
