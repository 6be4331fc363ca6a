import type { CallCost } from '../execution';

/**
 * What a call costs on the virtual clock, in milliseconds: the numbers of the platform page (§14) where it has one, and a modest guess
 * of the same order elsewhere. Bulk calls pay per cell on top.
 */
const COSTS: readonly (readonly [RegExp, number])[] = [
  [/^UrlFetchApp\.fetch/, 300],
  [/^Properties\./, 40],
  [/^Cache\./, 30],
  [/^Range\.(set|copy|clear)/, 50],
  [/^Range\.get(Display)?(Value|Formula|Note|RichText|NumberFormat|Background)/, 30],
  [/^Sheet\.(insert|delete|hide|show|copyTo|clear|set)/, 50],
  [/^Spreadsheet\.(insert|delete|duplicate|set)/, 50],
  [/^RangeList\.(set|clear)|^Range\.(insert|delete)Cells/, 50],
  [/^SpreadsheetApp\.flush/, 100],
  [/DeveloperMetadata/, 40],
  [/^Lock\./, 20],
  [/^MailApp\.send/, 200],
  [/^ScriptApp\.(get(User|Project)Triggers|deleteTrigger)|\.create$/, 200],
  [/^(Logger|console|Utilities|Blob|Html[A-Za-z]+|Session|Menu|Ui)\./, 1],
  [/^[A-Za-z]+\./, 5],
];

/** 20 µs a cell: §14. */
const MS_PER_CELL = 0.02;

const bases = new Map<string, number>();

/** Milliseconds that this call takes. */
export function costOf(name: string, cost: CallCost): number {
  return (cost.ms ?? baseOf(name)) + (cost.cells ?? 0) * MS_PER_CELL;
}

function baseOf(name: string): number {
  const known = bases.get(name);
  if (known !== undefined) return known;
  const base = COSTS.find(([pattern]) => pattern.test(name))?.[1] ?? 5;
  bases.set(name, base);
  return base;
}
