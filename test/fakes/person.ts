import { createFilter, setFilterCriteria } from '../../local/emulator/grid/edit/apply-filter';
import { patchStyles, readStyles } from '../../local/emulator/grid/edit/styles';
import { fillValidation, readValidations } from '../../local/emulator/grid/edit/validations';
import { readNotes } from '../../local/emulator/grid/edit/notes';
import { type CellContent, isFormula, isImage, isRich } from '../../local/emulator/grid/values/cell';
import { contentExtent, readContents, writeContents } from '../../local/emulator/grid/edit/contents';
import { readDisplay, valueExtent } from '../../local/emulator/grid/edit/computed';
import { fromR1C1, toR1C1 } from '../../local/emulator/grid/formula/r1c1';
import {
  personDeleteColumns,
  personDeleteSheet,
  personInsertColumns,
  personInsertRows,
  personSetNote,
} from '../../local/emulator/grid/person';
import { protect } from '../../local/emulator/grid/state/protection';
import { insertSheet, sheetByName } from '../../local/emulator/grid/structure/sheets';
import { findSheet, newColumn, type SheetState, type SpreadsheetState } from '../../local/emulator/grid/state/state';
import { moveRows } from '../../local/emulator/grid/structure/structure';
import { withoutOurNote } from '../everything';
import type { Block, ClosedBlock } from '../../src/ports/spreadsheet';

/** Somebody at the spreadsheet, who types, looks and moves things by hand: none of it is a service call. */
export interface Person {
  /** Texts, numbers and booleans of a sheet, rows and columns up to the last filled one; a formula in R1C1, '' for empty. */
  readonly show: (name: string) => unknown[][];
  /** As the sheet displays its cells, results of formulas too. */
  readonly display: (name: string) => string[][];
  readonly formulasOf: (name: string) => string[][];
  /** Without the one that the add-on writes. */
  readonly notesOf: (name: string) => string[][];
  /** Values as they are, `=…` in R1C1 as a formula. */
  readonly type: (name: string, row: number, column: number, value: string | number | boolean) => void;
  readonly note: (name: string, row: number, column: number, note: string) => void;
  readonly formatsOf: (name: string) => string[][];
  readonly personFormats: (name: string, row: number, column: number, format: string) => void;
  /** A rule that rejects all texts but these. */
  readonly personRejects: (block: Block, allowed: readonly string[]) => void;
  readonly rejectsAt: (name: string, row: number, column: number) => boolean;
  /** Another person's protection: of the whole sheet where it has open parts, as Google has it. */
  readonly othersClose: (name: string, block: Omit<ClosedBlock, 'sheetId' | 'name'>) => void;
  /** A basic filter over everything, which hides the rows that show one of these texts in that column. */
  readonly personFilters: (name: string, column: number, hidden: readonly string[]) => void;
  readonly personInsertsColumn: (name: string, before: number) => void;
  readonly personDeletesColumn: (name: string, column: number) => void;
  readonly personInsertsRows: (name: string, before: number, count: number) => void;
  readonly personSwapsRows: (name: string, one: number, other: number) => void;
  readonly personDeletesSheet: (name: string) => void;
  readonly addSheet: (name: string, rows?: number, columns?: number) => number;
  readonly names: () => string[];
  /** The sheet in front. */
  readonly activeId: () => number;
}

export function personAt(state: SpreadsheetState): Person {
  const named = (name: string): SheetState => {
    const found = sheetByName(state, name);
    if (!found) throw new Error(`no sheet ${name}, only ${state.sheets.map((sheet) => sheet.name).join(', ')}`);
    return found;
  };
  const idOf = (name: string): number => named(name).id;
  const cell = (row: number, column: number) => ({ row, column, rows: 1, columns: 1 });
  const all = (name: string) => {
    const sheet = named(name);
    const [contents, values] = [contentExtent(sheet), valueExtent(state, sheet)];
    const [rows, columns] = [Math.max(contents.row, values.row), Math.max(contents.column, values.column)];
    return { sheet, rect: { row: 1, column: 1, rows, columns } };
  };
  const swap = (name: string, one: number, other: number): void => {
    const [above, below] = one < other ? [one, other] : [other, one];
    moveRows(state, named(name), below, 1, above, null);
    if (below > above + 1) moveRows(state, named(name), above + 1, 1, below + 1, null);
  };
  return {
    show(name) {
      const { sheet, rect } = all(name);
      return readContents(sheet, rect).map((row, y) => row.map((content, x) => shownAs(content, y + 1, x + 1)));
    },
    display(name) {
      const { sheet, rect } = all(name);
      return readDisplay(state, sheet, rect);
    },
    formulasOf(name) {
      const { sheet, rect } = all(name);
      return readContents(sheet, rect).map((row, y) =>
        row.map((content, x) => (isFormula(content) ? inR1C1(content.formula, y + 1, x + 1) : '')),
      );
    },
    notesOf(name) {
      const { sheet, rect } = all(name);
      return readNotes(sheet, rect).map((notes) => notes.map((note) => withoutOurNote(note).trimEnd()));
    },
    type(name, row, column, value) {
      const isTyped = typeof value === 'string' && value.startsWith('=');
      const content = isTyped ? { formula: fromR1C1(value, row, column) } : value;
      writeContents(state, named(name), cell(row, column), [[content]], null);
    },
    note: (name, row, column, note) => personSetNote(state, idOf(name), row, column, note),
    formatsOf(name) {
      const { sheet, rect } = all(name);
      return readStyles(state, sheet, rect).map((row) => row.map(({ numberFormat }) => numberFormat ?? 'general'));
    },
    personFormats: (name, row, column, numberFormat) =>
      patchStyles(state, named(name), cell(row, column), { numberFormat }, null),
    personRejects({ sheetId, ...rect }, allowed) {
      const sheet = findSheet(state, sheetId);
      if (!sheet) throw new Error(`no sheet ${sheetId}`);
      const list = { criteria: 'VALUE_IN_LIST', values: allowed, allowInvalid: false };
      fillValidation(state, sheet, rect, { ...list, helpText: null, showDropdown: true }, null);
    },
    rejectsAt: (name, row, column) =>
      readValidations(state, named(name), cell(row, column))[0]?.[0]?.allowInvalid === false,
    othersClose(name, { open, row, column, rows, columns }) {
      const protection = protect(state, idOf(name), open.length > 0 ? null : { row, column, rows, columns });
      protection.editors = ['bob'];
      protection.unprotected = open.map((part) => ({
        row: part.row,
        column: part.column,
        rows: part.rows,
        columns: part.columns,
      }));
    },
    personFilters(name, column, hiddenValues) {
      const { sheet, rect } = all(name);
      createFilter(state, sheet, rect, null);
      const criteria = { criteria: null, values: [], hiddenValues, visibleValues: null };
      setFilterCriteria(state, sheet, column, criteria);
    },
    personInsertsColumn: (name, before) => personInsertColumns(state, idOf(name), before),
    personDeletesColumn: (name, column) => personDeleteColumns(state, idOf(name), column),
    personInsertsRows: (name, before, count) => personInsertRows(state, idOf(name), before, count),
    personSwapsRows: swap,
    personDeletesSheet: (name) => personDeleteSheet(state, idOf(name)),
    addSheet(name, rows = 1000, columns = 26) {
      const front = state.activeSheetId;
      const sheet = insertSheet(state, name, state.sheets.length);
      state.activeSheetId = front;
      sheet.rows = rows;
      sheet.columns = Array.from({ length: columns }, newColumn);
      return sheet.id;
    },
    names: () => state.sheets.map(({ name }) => name),
    activeId: () => state.activeSheetId,
  };
}

function shownAs(content: CellContent, row: number, column: number): unknown {
  if (content === null) return '';
  if (typeof content !== 'object') return content;
  if (isFormula(content)) return inR1C1(content.formula, row, column);
  if (isRich(content)) return content.text;
  return isImage(content) ? '(image)' : content.error;
}

/** As people write it: `RC[-1]`, where Google says `R[0]C[-1]`. */
function inR1C1(formula: string, row: number, column: number): string {
  return toR1C1(formula, row, column).replace(/([RC])\[0\]/g, '$1');
}
