/** What holds after a run, whatever was fuzzed. */
import { readContents } from '../emulator/grid/edit/contents';
import type { SheetState, SpreadsheetState } from '../emulator/grid/state/state';
import type { Notes } from './person';
import type { FuzzWorld } from './world';

/** Bytes that the add-on may keep with a spreadsheet of two tables, whatever it is told. */
const MOST_KEPT = 200_000;
/** Requests of a run: three pulls of a small view, each begun three times, and lists of fifty pages. */
const MOST_REQUESTS = 4_000;

type Rows = readonly (readonly unknown[])[];

function rowsOf(sheet: SheetState | undefined): Rows {
  if (!sheet) return [];
  const rows = Math.max(0, ...sheet.columns.map(({ contents }) => contents.items.length));
  return rows === 0 ? [] : readContents(sheet, { row: 1, column: 1, rows, columns: sheet.columns.length });
}

const sheetOf = (state: SpreadsheetState, id: number): SheetState | undefined =>
  state.sheets.find((sheet) => sheet.id === id);

/** The person's own sheet and the table, before anything happened. */
export interface Before {
  readonly mine: string;
  readonly table: string;
}

export const lookBefore = ({ desk }: FuzzWorld, tableSheetId: number): Before => ({
  mine: JSON.stringify(rowsOf(desk.state.sheets[0])),
  table: JSON.stringify(rowsOf(sheetOf(desk.state, tableSheetId))),
});

/** Sentences that say what does not hold. */
export function brokenLaws(world: FuzzWorld, notes: Notes, before: Before, tableSheetId: number): readonly string[] {
  const { desk, liar, key } = world;
  const { state } = desk;
  const broken: string[] = [];
  if (JSON.stringify(rowsOf(state.sheets[0])) !== before.mine) broken.push('the person’s own sheet changed');
  if (!notes.isEdited && JSON.stringify(rowsOf(sheetOf(state, tableSheetId))) !== before.table)
    broken.push('the table changed although no refresh ended');
  for (const sheet of state.sheets.slice(1)) {
    const formulas = rowsOf(sheet)
      .flat()
      .filter((cell) => typeof cell === 'object' && cell !== null && 'formula' in cell);
    if (formulas.length > 0) broken.push(`a cell that is not ours: ${JSON.stringify(formulas[0])}`);
  }
  for (const { sheetId, written, complete } of notes.done.slice(-1)) {
    const ids = rowsOf(sheetOf(state, sheetId))
      .slice(1)
      .map(([id]) => id)
      .filter((id) => id !== null && id !== '');
    if (!complete || ids.length !== written || new Set(ids).size !== written)
      broken.push(`a set that is not complete: ${written} written, ${ids.length} rows, ${new Set(ids).size} ids`);
  }
  const requests = liar.requests();
  if (requests > MOST_REQUESTS) broken.push(`${requests} requests`);
  const kept = [...desk.properties()].reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (kept > MOST_KEPT) broken.push(`${kept} characters kept with the spreadsheet`);
  return [
    ...broken,
    ...leaks(key, [...notes.said, ...desk.keptInTheOpen(), JSON.stringify(state.metadata), cellsOf(state)]),
  ];
}

const cellsOf = (state: SpreadsheetState): string =>
  JSON.stringify(state.sheets.map((sheet) => [sheet.name, rowsOf(sheet)]));

/** The key, and each of its three parts, whatever stands in capitals. */
function leaks(key: string, places: readonly string[]): readonly string[] {
  const parts = key.split('.').map((part) => part.toLowerCase());
  return places.flatMap((place) => {
    const text = place.toLowerCase();
    const found = parts.find((part) => text.includes(part));
    return found === undefined
      ? []
      : [`the key leaked: …${text.slice(Math.max(0, text.indexOf(found) - 60), text.indexOf(found))}…`];
  });
}
