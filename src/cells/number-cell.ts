import { type Cell, textCell, unexpectedCell } from './cell';

/** A decimal as PostgreSQL or JavaScript writes it. Anything else (blanks, hexadecimal, words) is text. */
const DECIMAL = /^[-+]?(\d+)(?:\.(\d*))?(?:[eE]([-+]?\d+))?$/;

/**
 * A number of Twenty, which comes as a number or as a numeric text (twenty.md §5.4). A text becomes a number only when a
 * double holds every digit of it; a whole number whose digits a double cannot all tell apart (beyond 2^53) stays text,
 * so that no digit is ever changed on its way to the sheet.
 */
export function numberCell(value: unknown): Cell {
  if (typeof value === 'number') return doubleCell(value);
  if (typeof value !== 'string') return unexpectedCell(value);
  const number = Number(value);
  return sameDecimal(value, String(number)) ? doubleCell(number, value) : textCell(value);
}

/** `7.9e+73` says itself that it is rounded and is a number; `12345678901234567890` may be an id and is not. */
function doubleCell(value: number, written = String(value)): Cell {
  if (!Number.isFinite(value)) return textCell(written);
  const allDigits = Number.isInteger(value) && !/e/i.test(written);
  return allDigits && !Number.isSafeInteger(value) ? textCell(written) : { kind: 'number', value };
}

function sameDecimal(one: string, other: string): boolean {
  const left = normalForm(one);
  return left !== undefined && left === normalForm(other);
}

/** `12.50` and `125e-1` are both `125e-1`, without the sign, which a double always has; undefined when it is not a decimal. */
function normalForm(text: string): string | undefined {
  const [, whole, fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const digits = (whole + fraction).replace(/^0+/, '');
  const shown = digits.replace(/0+$/, '');
  if (shown === '') return '0';
  const power = Number(exponent) - fraction.length + digits.length - shown.length;
  return `${shown}e${power}`;
}
