import { type CellError, type CellValue, isError } from '../cell';

/** An argument of a function: one value, or the values of a range (rows first). */
export type Argument = CellValue | readonly (readonly CellValue[])[];

export type FormulaFunction = (args: readonly Argument[]) => CellValue;

/** A part of a computation that comes to an error, which becomes the value of the formula. */
export class FormulaError extends Error {
  readonly error: CellError;

  constructor(error: CellError) {
    super(error);
    this.error = error;
  }
}

/**
 * The functions that formulas of the emulator compute, those people write beside a table. Any other gives #NAME?, as Sheets
 * does for a function it does not know. IF and IFERROR are in `evaluate.ts`: they do not compute all their arguments.
 */
export const FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  SUM: (args) => numbersOf(args).reduce((sum, value) => sum + value, 0),
  PRODUCT: (args) => numbersOf(args).reduce((product, value) => product * value, 1),
  AVERAGE: (args) => {
    const numbers = numbersOf(args);
    if (numbers.length === 0) throw new FormulaError('#DIV/0!');
    return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  },
  MIN: (args) => numbersOf(args).reduce((least, value) => (value < least ? value : least), Infinity) || 0,
  MAX: (args) => numbersOf(args).reduce((most, value) => (value > most ? value : most), -Infinity) || 0,
  COUNT: (args) => valuesOf(args).filter((value) => typeof value === 'number').length,
  COUNTA: (args) => valuesOf(args).filter((value) => value !== null).length,
  COUNTIF: ([range = null, criterion = null]) => {
    const matches = criterionOf(single(criterion));
    return valuesOf([range]).filter(matches).length;
  },
  SUMIF: ([range = null, criterion = null, sums]) => {
    const matches = criterionOf(single(criterion));
    const summed = sums === undefined ? valuesOf([range]) : valuesOf([sums]);
    return valuesOf([range]).reduce<number>((sum, value, index) => {
      const added = summed[index];
      return matches(value) && typeof added === 'number' ? sum + added : sum;
    }, 0);
  },
  ABS: ([value = null]) => Math.abs(numberOf(single(value))),
  ROUND: ([value = null, places = 0]) => {
    const factor = 10 ** numberOf(single(places));
    const number = numberOf(single(value));
    return (Math.sign(number) * Math.round(Number((Math.abs(number) * factor).toPrecision(15)))) / factor;
  },
  INT: ([value = null]) => Math.floor(numberOf(single(value))),
  MOD: ([value = null, divisor = null]) => {
    const by = numberOf(single(divisor));
    if (by === 0) throw new FormulaError('#DIV/0!');
    const number = numberOf(single(value));
    return number - by * Math.floor(number / by);
  },
  AND: (args) => valuesOf(args).every((value) => value === null || booleanOf(value)),
  OR: (args) => valuesOf(args).some((value) => value !== null && booleanOf(value)),
  NOT: ([value = null]) => !booleanOf(single(value)),
  ISBLANK: ([value = null]) => single(value) === null,
  ISNUMBER: ([value = null]) => typeof single(value) === 'number',
  ISTEXT: ([value = null]) => typeof single(value) === 'string',
  LEN: ([value = null]) => textOf(single(value)).length,
  UPPER: ([value = null]) => textOf(single(value)).toUpperCase(),
  LOWER: ([value = null]) => textOf(single(value)).toLowerCase(),
  TRIM: ([value = null]) => textOf(single(value)).trim().replace(/ +/g, ' '),
  LEFT: ([value = null, count = 1]) => textOf(single(value)).slice(0, numberOf(single(count))),
  RIGHT: ([value = null, count = 1]) => {
    const text = textOf(single(value));
    return text.slice(Math.max(0, text.length - numberOf(single(count))));
  },
  MID: ([value = null, start = 1, count = 0]) => {
    const from = numberOf(single(start)) - 1;
    return textOf(single(value)).slice(from, from + numberOf(single(count)));
  },
  SUBSTITUTE: ([value = null, from = null, to = null]) =>
    textOf(single(value)).replaceAll(textOf(single(from)), textOf(single(to))),
  CONCATENATE: (args) => valuesOf(args).map(textOf).join(''),
  CONCAT: (args) => valuesOf(args).map(textOf).join(''),
  HYPERLINK: ([link = null, label]) => textOf(single(label ?? link)),
  VLOOKUP: ([key = null, table = null, index = null, sorted = true]) => {
    if (booleanOf(single(sorted))) throw new FormulaError('#N/A');
    const wanted = criterionOf(single(key));
    const row = grid(table).find((cells) => wanted(cells[0] ?? null));
    if (!row) throw new FormulaError('#N/A');
    const column = numberOf(single(index));
    if (column < 1 || column > row.length) throw new FormulaError('#REF!');
    return row[column - 1] ?? null;
  },
};

/** Where Sheets compares text, it ignores case. */
export function compareValues(a: CellValue, b: CellValue): number {
  const left = a ?? (typeof b === 'string' ? '' : typeof b === 'boolean' ? false : 0);
  const right = b ?? (typeof left === 'string' ? '' : typeof left === 'boolean' ? false : 0);
  if (typeof left === 'string' && typeof right === 'string') return order.compare(left, right);
  if (typeof left !== typeof right) return rank(left) - rank(right);
  return Number(left) - Number(right);
}

export function numberOf(value: CellValue): number {
  if (value === null) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') {
    const number = value.trim() === '' ? Number.NaN : Number(value.replaceAll(',', ''));
    if (Number.isNaN(number)) throw new FormulaError('#VALUE!');
    return number;
  }
  throw new FormulaError(value.error);
}

export function textOf(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'object') throw new FormulaError(value.error);
  return String(value);
}

export function booleanOf(value: CellValue): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    if (/^true$/i.test(value)) return true;
    if (/^false$/i.test(value) || value === '') return false;
    throw new FormulaError('#VALUE!');
  }
  return numberOf(value) !== 0;
}

/** The one value of an argument; a range where one value is wanted gives its first cell. */
export function single(argument: Argument): CellValue {
  return isGrid(argument) ? (argument[0]?.[0] ?? null) : argument;
}

function valuesOf(args: readonly Argument[]): CellValue[] {
  return args.flatMap((argument) => (isGrid(argument) ? argument.flat() : [argument]));
}

/** Text and booleans in ranges are passed over; given directly they must be numbers. */
function numbersOf(args: readonly Argument[]): number[] {
  return args.flatMap((argument) => {
    if (!isGrid(argument)) return [numberOf(argument)];
    return argument.flat().flatMap((value) => {
      if (value !== null && isError(value)) throw new FormulaError(value.error);
      return typeof value === 'number' ? [value] : [];
    });
  });
}

function grid(argument: Argument): readonly (readonly CellValue[])[] {
  return isGrid(argument) ? argument : [[argument]];
}

function isGrid(argument: Argument): argument is readonly (readonly CellValue[])[] {
  return Array.isArray(argument);
}

/** A test such as ">5", "<>x", "ab*" or a plain value. */
function criterionOf(criterion: CellValue): (value: CellValue) => boolean {
  if (typeof criterion !== 'string') return (value) => value !== null && compareValues(value, criterion) === 0;
  const [, operator = '=', operand = ''] = /^(<>|<=|>=|=|<|>)?([\s\S]*)$/.exec(criterion) ?? [];
  const number = operand.trim() === '' ? Number.NaN : Number(operand);
  if (!Number.isNaN(number)) {
    const compare = COMPARISONS[operator];
    return (value) => (typeof value === 'number' ? (compare?.(value - number) ?? false) : operator === '<>');
  }
  const pattern = new RegExp(
    `^${operand
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
    'i',
  );
  return (value) => (value === null ? '' : textOf(value)).search(pattern) === (operator === '<>' ? -1 : 0);
}

export const COMPARISONS: Readonly<Record<string, (difference: number) => boolean>> = {
  '=': (difference) => difference === 0,
  '<>': (difference) => difference !== 0,
  '<': (difference) => difference < 0,
  '>': (difference) => difference > 0,
  '<=': (difference) => difference <= 0,
  '>=': (difference) => difference >= 0,
};

const order = new Intl.Collator('en', { sensitivity: 'accent' });

function rank(value: CellValue): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}
