import type { CallCost } from '../execution';
import type { CellCounts } from './counters';

/**
 * All prices of the virtual clock, in milliseconds. What a call costs: the numbers of google.md §6.4 where it has one, and a
 * modest guess of the same order elsewhere (5–50 ms, as measured by others: google.md §6.4). Bulk calls pay for their cells on top.
 * `npm run bench` reports the same clock, so there is no second list of prices.
 */
const COSTS: readonly (readonly [RegExp, number])[] = [
  [/^Properties\./, 40],
  [/^Cache\./, 30],
  [/^Range(List)?\.(set|copy|clear|sort|move|insert|delete|merge|breakApart)/, 50],
  [/^Range\.get(Display)?(Value|Formula|Note|RichText|NumberFormat|Background|DataValidation|Font)/, 30],
  [/^Sheet\.getSheetValues/, 30],
  [/^Sheet\.(insert|delete|hide|show|copyTo|clear|set|append|sort)/, 50],
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

/** One `fetch`, or one `fetchAll` whatever it holds: its requests are under way together (google.md §7 and §6.4). */
export const FETCH_MS = 300;

/**
 * What a cell costs (google.md §6.4, from measurements of Kanshi Tanaike, 2018–2023): 8.5 µs to bring it into the script, 36 µs to
 * send it to the sheet. What Google moves by itself costs a hundredth: one fill of 10 million cells was seen to take a second.
 */
const CELL_MS: Readonly<Record<keyof CellCounts, number>> = { read: 0.0085, written: 0.036, copied: 0.0001 };

const bases = new Map<string, number>();

/** Milliseconds that this call takes, with the cells that it moves. */
export function costOf(name: string, cost: CallCost, cells: CellCounts): number {
  return (cost.ms ?? baseOf(name)) + cellsCost(cells);
}

/** Milliseconds that so many cells take. */
export function cellsCost({ read, written, copied }: CellCounts): number {
  return read * CELL_MS.read + written * CELL_MS.written + copied * CELL_MS.copied;
}

function baseOf(name: string): number {
  const known = bases.get(name);
  if (known !== undefined) return known;
  const base = COSTS.find(([pattern]) => pattern.test(name))?.[1] ?? 5;
  bases.set(name, base);
  return base;
}
