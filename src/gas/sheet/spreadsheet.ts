import { cachedOffsets } from '../../cells/zone';
import type { ZoneOffset } from '../../cells/typed-value';
import { SyncError } from '../../errors';
import type { Clock } from '../../ports/clock';
import type { SheetEdit, SheetInfo, Spreadsheet } from '../../ports/spreadsheet';
import { insertChart } from './charts';
import { createCopier, richCells } from './copying';
import { applyEdit, isStructural } from './edits';
import { formatRuleRanges, readFilter } from './filters';
import { formatsTogether } from './formats';
import { hiddenRowsOf } from './hidden-rows';
import { once } from '../patient';
import { rangeOf } from './ranges';
import { readBlock, readNotes, readScalars } from './read-block';
import { closedBlocks, rejectingColumns } from './rules';
import { createSettling, type Settling } from './settling';
import { createTagMemo } from './tag-memo';
import { createTravel } from './travel';
import { countColumnTags, metadataSize } from './tags';

type GoogleSpreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What an execution knows of its spreadsheet already; each would be a call. */
interface Known {
  readonly id: string;
  readonly zone: string;
  readonly offset: ZoneOffset;
}

/** The open spreadsheet behind the port. */
export function openSpreadsheet(google: GoogleSpreadsheet, clock: Clock, known?: Known): Spreadsheet {
  const settling = createSettling(() => SpreadsheetApp.flush());
  const { ask } = settling;
  const zone = known?.zone ?? ask(() => google.getSpreadsheetTimeZone());
  const offset: ZoneOffset = known?.offset ?? cachedOffsets((instant) => clock.offsetMinutes(instant, zone));
  // Looking a sheet up costs a call for each sheet; an execution asks for the same few again and again.
  const found = new Map<number, GoogleSheet>();
  const find = (sheetId: number): GoogleSheet | undefined => {
    // Also where the edit itself must not be repeated: looking is.
    if (!found.has(sheetId))
      ask(() => {
        for (const sheet of google.getSheets()) found.set(sheet.getSheetId(), sheet);
      });
    return found.get(sheetId);
  };
  const sheetOf = (sheetId: number): GoogleSheet => {
    const sheet = find(sheetId);
    if (!sheet) throw new SyncError('sheet-gone', { view: '' });
    return sheet;
  };
  const hands = { sheetOf, copier: createCopier(settling), settling };
  const tags = createTagMemo(google);
  const travel = createTravel();
  let info: ReturnType<Spreadsheet['info']> | undefined;
  return {
    zoneOffset: offset,
    info() {
      info ??= ask(() => ({
        id: known?.id ?? google.getId(),
        timeZone: zone,
        locale: google.getSpreadsheetLocale(),
      }));
      return info;
    },
    sheets: () => ask(() => google.getSheets()).map((sheet) => infoWhenAsked(sheet, ask)),
    sheet: (sheetId) =>
      ask(() => {
        const sheet = find(sheetId);
        return sheet ? infoOf(sheet) : null;
      }),
    insertSheet: (name, options) => insertSheet(google, name, options, ask),
    deleteSheet(sheetId) {
      settling.settle();
      ask(() => {
        // Asked anew each time: an attempt that failed may have deleted it.
        found.clear();
        const sheet = find(sheetId);
        if (sheet) google.deleteSheet(sheet);
        found.clear();
      });
      tags.forgetSheet(sheetId);
    },
    renameSheet: (sheetId, name) => void ask(() => sheetOf(sheetId).setName(name)),
    filterOf: (sheetId) => ask(() => readFilter(sheetOf(sheetId))),
    hiddenRows: (cells, scratch) =>
      ask(() => {
        const { sheetId, row, column } = scratch;
        return hiddenRowsOf(sheetOf(cells.sheetId), cells, sheetOf(sheetId).getRange(row, column));
      }),
    isHiddenByFilter: (sheetId, row) => ask(() => sheetOf(sheetId).isRowHiddenByFilter(row)),
    tallMerge: (block) =>
      ask(() => {
        const merges = rangeOf(sheetOf(block.sheetId), block).getMergedRanges();
        return merges.find((merge) => merge.getNumRows() > 1)?.getA1Notation() ?? null;
      }),
    formatRules: (sheetId) => ask(() => formatRuleRanges(sheetOf(sheetId))),
    metadataSize: (sheetId) => ask(() => metadataSize(sheetOf(sheetId))),
    hideSheet: (sheetId) => void ask(() => sheetOf(sheetId).hideSheet()),
    showSheet(sheetId, name) {
      ask(() => sheetOf(sheetId).setName(name).showSheet());
    },
    usedSize: (sheetId) =>
      ask(() => {
        const sheet = sheetOf(sheetId);
        return { rows: sheet.getLastRow(), columns: sheet.getLastColumn() };
      }),
    tagSheet: (sheetId, tag) => tags.tagSheet(sheetOf(sheetId), sheetId, tag),
    untagSheet: (sheetId, key) => tags.untagSheet(sheetOf(sheetId), sheetId, key),
    sheetTags: tags.sheetTags,
    columnTags: (sheetId, key) => tags.columnTags(sheetOf(sheetId), sheetId, key),
    countColumnTags: (sheetId, key) => ask(() => countColumnTags(sheetOf(sheetId), key)),
    read: (block, parts) => ask(() => readBlock(rangeOf(sheetOf(block.sheetId), block), parts ?? {}, offset), true),
    scalars(block) {
      const cells = ask(() => readScalars(rangeOf(sheetOf(block.sheetId), block), offset), true);
      travel.passed(block.rows * block.columns);
      return cells;
    },
    notes: (block) => ask(() => readNotes(rangeOf(sheetOf(block.sheetId), block)), true),
    isColumnHidden: (sheetId, column) => ask(() => sheetOf(sheetId).isColumnHiddenByUser(column)),
    richCells: (block) => ask(() => richCells(rangeOf(sheetOf(block.sheetId), block))),
    closedBlocks: (sheetId) => ask(() => closedBlocks(sheetOf(sheetId))),
    rejectingColumns: (block) => ask(() => rejectingColumns(rangeOf(sheetOf(block.sheetId), block))),
    insertChart: (chart) => insertChart(sheetOf(chart.block.sheetId), chart),
    apply(edits) {
      const formats = formatsTogether(edits, ask, (sheetId, ...block) => sheetOf(sheetId).getRange(...block));
      for (const edit of edits) {
        const perform = (): void =>
          refusable(edit, sheetOf, () => applyEdit(edit, hands, edit.kind === 'write' ? formats(edit) : undefined));
        if (TOUCHES_COLUMNS.includes(edit.kind)) tags.forgetColumns(sheetIdOf(edit));
        perform();
        if (!isStructural(edit)) settling.keep(perform);
        if (edit.kind === 'write') travel.passed(edit.rows.length * (edit.rows[0]?.length ?? 0));
      }
    },
    flush: () => ask(() => SpreadsheetApp.flush(), true),
    expect: travel.expect,
    watch: travel.watch,
    activate(sheetId) {
      ask(() => google.setActiveSheet(sheetOf(sheetId)));
    },
  };
}

const TOUCHES_COLUMNS: readonly SheetEdit['kind'][] = ['insertColumns', 'deleteColumns', 'tagColumn', 'untagColumn'];

function sheetIdOf(edit: SheetEdit): number {
  if ('sheetId' in edit) return edit.sheetId;
  if ('to' in edit) return edit.to.sheetId;
  return 'filter' in edit ? edit.filter.block.sheetId : edit.block.sheetId;
}

/** @throws SyncError `sheet-refused` */
function refusable(edit: SheetEdit, sheetOf: (sheetId: number) => GoogleSheet, work: () => void): void {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof SyncError) throw thrown;
    throw new SyncError('sheet-refused', { sheet: nameOf(sheetOf(sheetIdOf(edit))) }, thrown);
  }
}

/** Of a sheet that may just have failed. */
function nameOf(sheet: GoogleSheet): string {
  try {
    return sheet.getName();
  } catch {
    return '';
  }
}

type SheetOptions = Parameters<Spreadsheet['insertSheet']>[1];

function insertSheet(
  google: GoogleSpreadsheet,
  name: string,
  { hidden, rows, columns }: SheetOptions,
  ask: Settling['ask'],
): SheetInfo {
  const active = ask(() => google.getActiveSheet());
  const sheet = once(
    // Sheets nobody sees come behind all others.
    () => (hidden ? google.insertSheet(name, google.getNumSheets()) : google.insertSheet(name)),
    () => {
      const found = google.getSheetByName(name);
      return found ? { result: found } : null;
    },
  );
  return ask(() => {
    // A new sheet comes to the front: the person stays where they were.
    google.setActiveSheet(active);
    if (hidden) sheet.hideSheet();
    resize(sheet, Math.max(rows, 2), columns);
    return infoOf(sheet);
  });
}

function infoOf(sheet: GoogleSheet): SheetInfo {
  return {
    id: sheet.getSheetId(),
    name: sheet.getName(),
    hidden: sheet.isSheetHidden(),
    maxRows: sheet.getMaxRows(),
    maxColumns: sheet.getMaxColumns(),
  };
}

/** Each answer is a call, and most who look through all sheets need one or two of each: asked when it is read, and once. */
function infoWhenAsked(sheet: GoogleSheet, ask: Settling['ask']): SheetInfo {
  const askedOnce = <T>(question: () => T): (() => T) => {
    let answer: { readonly value: T } | null = null;
    return () => {
      answer ??= { value: ask(question) };
      return answer.value;
    };
  };
  const id = askedOnce(() => sheet.getSheetId());
  const name = askedOnce(() => sheet.getName());
  const hidden = askedOnce(() => sheet.isSheetHidden());
  const maxRows = askedOnce(() => sheet.getMaxRows());
  const maxColumns = askedOnce(() => sheet.getMaxColumns());
  return {
    get id() {
      return id();
    },
    get name() {
      return name();
    },
    get hidden() {
      return hidden();
    },
    get maxRows() {
      return maxRows();
    },
    get maxColumns() {
      return maxColumns();
    },
  };
}

function resize(sheet: GoogleSheet, rows: number, columns: number): void {
  const [oldRows, oldColumns] = [sheet.getMaxRows(), sheet.getMaxColumns()];
  // Columns go first: every one of them counts once for each row.
  if (columns < oldColumns) sheet.deleteColumns(columns + 1, oldColumns - columns);
  if (rows < oldRows) sheet.deleteRows(rows + 1, oldRows - rows);
  if (rows > oldRows) sheet.insertRowsAfter(oldRows, rows - oldRows);
  if (columns > oldColumns) sheet.insertColumnsAfter(oldColumns, columns - oldColumns);
}
