import { contentExtent } from '../../emulator/grid/edit/contents';
import { personInsertColumns, personInsertRows, typeInto } from '../../emulator/grid/person';
import type { SheetState, SpreadsheetState } from '../../emulator/grid/state/state';
import type { Random } from '../../crm/workspace/records/random';
import { type Scene, sceneOf } from '../look/scene';
import { cellAt } from '../look/sheet';
import type { Claim } from './claim';

/** A table that a person makes their own. */
export interface Place {
  readonly state: SpreadsheetState;
  readonly tableId: string;
  readonly random: Random;
  /** A mark that nothing else has. */
  readonly mark: () => string;
}

/** One way in which people keep things with a table. */
export interface Layout {
  readonly name: string;
  /** Puts it on the sheet, and says what laws have to ask about. */
  readonly lay: (place: Place, name: string) => readonly Claim[];
}

/** The table as it stands now. @throws where there is none: nothing can be laid out then */
export function tableIn({ state, tableId }: Place): Scene {
  const scene = sceneOf(state, tableId);
  if (!scene) throw new Error('There is no table to lay anything out with.');
  return scene;
}

export function liveSheet(place: Place): SheetState {
  const { sheet } = tableIn(place);
  const live = place.state.sheets.find(({ id }) => id === sheet.id);
  if (!live) throw new Error('The sheet of the table is not in the spreadsheet.');
  return live;
}

/** Types into the sheet of the table, which grows where it must. */
export function put(place: Place, row: number, column: number, text: string): void {
  const sheet = liveSheet(place);
  const [width, height] = [sheet.columns.length, sheet.rows];
  if (column > width) personInsertColumns(place.state, sheet.id, width + 1, column - width);
  if (row > height) personInsertRows(place.state, sheet.id, height + 1, row - height);
  typeInto(place.state, sheet.id, row, column, text);
}

/** A new own column right of what stands in the header row; gives its number and the mark in its header. */
export function ownColumn(place: Place, title: string): { readonly column: number; readonly header: string } {
  const column = freeColumn(place);
  const header = place.mark();
  put(place, tableIn(place).headerRow, column, `${title} ${header}`);
  return { column, header };
}

function freeColumn(place: Place): number {
  let column = Math.max(...tableIn(place).columns.values()) + 1;
  while (hasHeader(place, column)) column += 1;
  return column;
}

const hasHeader = (place: Place, column: number): boolean =>
  cellAt(liveSheet(place), tableIn(place).headerRow, column) !== null;

/** The next column of one's own would be the last that is empty before what stands beyond. */
export const isLastFree = (place: Place): boolean => hasHeader(place, freeColumn(place) + 1);

/** A column beyond everything, behind `gap` empty ones. */
export const beyondColumn = (place: Place, gap: number): number => contentExtent(liveSheet(place)).column + gap + 1;
