import type { Input } from '../../../src/calls/endpoints/index';
import type { CellContent } from '../../../local/emulator/grid/values/cell';
import { readStyles } from '../../../local/emulator/grid/edit/styles';
import { readCellValues } from '../../../local/emulator/grid/edit/computed';
import { personSetNote, typeInto } from '../../../local/emulator/grid/person';
import type { SheetState } from '../../../local/emulator/grid/state/state';
import { trackGet } from '../../../local/emulator/grid/base/track';
import type { TableOptions } from '../../../src/protocol/choice';
import type { JobInfo } from '../../../src/protocol/job';
import { type Desk, openDesk, OPTIONS } from '../add-on-world';
import type { DealsCrm } from './deals';

/** A table of deals with what somebody keeps on its sheet. Places are row and column, from 1. */
export interface DealsTable {
  readonly desk: Desk;
  readonly tableId: string;
  readonly sheet: () => SheetState;
  readonly type: (row: number, column: number, ...texts: string[]) => void;
  readonly note: (row: number, column: number, text: string) => void;
  /** Refreshes to its end, whatever that is. */
  readonly refresh: (accept?: { readonly acceptGone: boolean }) => JobInfo;
  readonly undo: () => JobInfo;
  /** What the cells of the column hold, from that row on; formulas as their text. */
  readonly holds: (column: number, from?: number) => unknown[];
  /** What they show, computed. */
  readonly shows: (column: number, from?: number) => unknown[];
  readonly notes: (column: number) => string[];
  /** Number formats of the column's cells, from that row on. */
  readonly formats: (column: number, from: number) => unknown[];
  /** Row of the deal of that name. */
  readonly rowOf: (name: string) => number;
}

/** Column of the names, and the first that is free, of a table of id, name and amount. */
export const [NAME, AMOUNT, FREE] = [2, 3, 4];

export function dealsTable(
  crm: DealsCrm,
  over: Partial<Input<'startPull'>> = {},
  options: Partial<TableOptions> = {},
  view = 'All',
): DealsTable {
  const desk = openDesk({ ...crm, control: never, queries: never });
  const { tableId, phase, failure } = desk.quickly(['table', over, options, view], () => {
    desk.connect();
    return desk.pull('Deals', view, { options: { ...OPTIONS, ...options }, ...over });
  });
  if (phase !== 'done') throw new Error(`The first pull ended as ${phase}: ${failure?.message}`);
  return tableAt(desk, tableId);
}

const never = () => {
  throw new Error('These deals are changed otherwise.');
};

function tableAt(desk: Desk, tableId: string): DealsTable {
  const { sheetId } = desk.table(tableId);
  const sheet = (): SheetState => {
    const found = desk.state.sheets.find(({ id }) => id === sheetId);
    if (!found) throw new Error('the table has no sheet');
    return found;
  };
  const last = (): number => Math.max(...sheet().columns.map(({ contents }) => contents.items.length));
  const holds = (column: number, from = 1): unknown[] => {
    const track = sheet().columns[column - 1]?.contents;
    return Array.from({ length: last() - from + 1 }, (_, index) => plain(track ? trackGet(track, from + index) : null));
  };
  const shows = (column: number, from = 1): unknown[] => {
    const rect = { row: from, column, rows: last() - from + 1, columns: 1 };
    return readCellValues(desk.state, sheet(), rect).map(([value]) => value);
  };
  return {
    desk,
    tableId,
    sheet,
    type: (row, column, ...texts) => {
      texts.forEach((text, index) => typeInto(desk.state, sheetId, row + index, column, text));
    },
    note: (row, column, text) => personSetNote(desk.state, sheetId, row, column, text),
    refresh: ({ acceptGone } = { acceptGone: false }) =>
      desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone })),
    undo: () => desk.drive(desk.call('undoRefresh', { tableId })),
    holds,
    shows,
    formats: (column, from) => {
      const rect = { row: from, column, rows: last() - from + 1, columns: 1 };
      return readStyles(desk.state, sheet(), rect).map(([style]) => style?.numberFormat);
    },
    notes: (column) => [...(sheet().columns[column - 1]?.notes.items ?? [])],
    rowOf: (name) => holds(sheet().columns.findIndex((_, at) => holds(at + 1).includes(name)) + 1).indexOf(name) + 1,
  };
}

function plain(content: CellContent): unknown {
  if (content === null || typeof content !== 'object') return content;
  if ('formula' in content) return content.formula;
  return 'text' in content ? content.text : content;
}
