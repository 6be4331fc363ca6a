/** A sheet beside the table that lists what its last refresh changed, one line a cell. Its lines come from the journal. */
import { type Scalar, typedOf } from '../../../cells/scalar';
import { type TypedValue, typedValueOf } from '../../../cells/typed-value';
import { SyncError } from '../../../errors';
import type { SheetEdit, Spreadsheet } from '../../../ports/spreadsheet';
import { sheetName, writeRows } from '../../../sheet/write';
import { parseJson } from '../../../wire';
import { NUMBER_FORMATS } from '../../own/claim';
import type { TableColumn } from '../../own/columns/column-tags';
import type { SheetWords } from '../../own/words';
import type { Slice } from '../../read/slice';
import { eachCell } from '../journal/difference';
import type { Journal } from '../journal/journal';

/** Tag of a visible sheet that lists the changes of a table; its value says of which, and under which headers. */
const CHANGES_TAG = 'twenty-sheets/changes';

/** When, record, column, before, now; and how wide they are, in pixels. */
const WIDTHS = [150, 100, 160, 200, 200] as const;
const WIDTH = WIDTHS.length;
/** Room for what people write beside the list. */
const SPARE_COLUMNS = 3;
const FEWEST_ROWS = 100;
/** Lines of a list; more are counted, not listed. */
const MOST_LINES = 5_000;
const FIRST_LINE = 2;

/** One cell that changed, or a whole record: new or gone. */
interface Line {
  readonly id: string;
  readonly column: TableColumn | null;
  readonly text: string;
  readonly old: Scalar;
  readonly now: Scalar;
}

/** In the new order of records, then those that are gone. */
function linesOf({ ids, oldIds, cells, oldCells, columns }: Journal, words: SheetWords): readonly Line[] {
  const [kept, known] = [new Set(ids), new Set(oldIds)];
  const before = new Map(oldCells.map((row) => [row[0], row]));
  const lines: Line[] = [];
  for (const row of cells) {
    const [id] = row;
    if (!known.has(id)) {
      lines.push({ id, column: null, text: words.newRecord, old: null, now: null });
      continue;
    }
    const old = new Map<number, Scalar>();
    const was = before.get(id);
    if (was) eachCell(was, (index, value) => old.set(index, value));
    eachCell(row, (index, value) => {
      const column = columns[index] ?? null;
      lines.push({ id, column, text: column?.header ?? '', old: old.get(index) ?? null, now: value });
    });
  }
  for (const [id] of oldCells) {
    if (!kept.has(id)) lines.push({ id, column: null, text: words.goneRecord, old: null, now: null });
  }
  return lines;
}

interface Entry {
  readonly values: readonly TypedValue[];
  readonly formats: readonly string[];
}

/** In place of the lines of the refresh before; whatever else stands on that sheet is not ours. */
export function showChanges(journal: Journal, words: SheetWords, { spreadsheet, zoneOffset }: Slice): void {
  const { dateTime, automatic } = NUMBER_FORMATS;
  const when = typedValueOf({ kind: 'dateTime', iso: new Date(journal.started).toISOString() }, zoneOffset);
  const lines = linesOf(journal, words);
  const entries = lines.slice(0, MOST_LINES).map(({ id, column, text, old, now }): Entry => {
    const format = NUMBER_FORMATS[column?.format ?? 'automatic'];
    return {
      values: [when, { text: id }, { text }, typedOf(old), typedOf(now)],
      formats: [dateTime, automatic, automatic, format, format],
    };
  });
  if (lines.length > MOST_LINES) {
    const formats = [dateTime, automatic, automatic, automatic, automatic];
    entries.push({ values: [when, null, { text: words.moreChanges(MOST_LINES) }, null, null], formats });
  }
  const known = listSheet(journal.table.id, spreadsheet);
  try {
    writeList(known ?? newListSheet(journal, entries.length, spreadsheet, words), entries, words, spreadsheet);
  } catch (thrown) {
    // Somebody protected the list: it stays as it is, and another one begins.
    if (known === null || !(thrown instanceof SyncError) || thrown.kind !== 'sheet-refused') throw thrown;
    spreadsheet.untagSheet(known, CHANGES_TAG);
    writeList(newListSheet(journal, entries.length, spreadsheet, words), entries, words, spreadsheet);
  }
}

function writeList(sheetId: number, entries: readonly Entry[], words: SheetWords, spreadsheet: Spreadsheet): void {
  const used = spreadsheet.usedSize(sheetId).rows;
  const old = { sheetId, row: FIRST_LINE, column: 1, rows: used - 1, columns: WIDTH };
  const headers = words.changesHeaders.map((text) => ({ text }));
  const formats = entries.map((entry) => entry.formats);
  spreadsheet.apply([
    ...(used > 1 ? [{ kind: 'clear', block: old } as const] : []),
    { kind: 'grow', sheetId, rows: entries.length + 1, columns: WIDTH },
    { kind: 'write', sheetId, row: 1, column: 1, rows: [headers] },
    ...(formats.length === 0 ? [] : [{ kind: 'numberFormats', sheetId, row: FIRST_LINE, column: 1, formats } as const]),
    ...writeRows(
      sheetId,
      FIRST_LINE,
      1,
      entries.map(({ values }) => values),
    ),
  ]);
}

/** The list that is there, where its columns still stand at their places; else null, and that sheet is not ours from now on. */
function listSheet(tableId: string, spreadsheet: Spreadsheet): number | null {
  for (const { sheetId, value } of spreadsheet.sheetTags(CHANGES_TAG)) {
    const [id, ...headers]: readonly unknown[] = readList(value);
    if (id !== tableId) continue;
    const width = spreadsheet.sheet(sheetId)?.maxColumns ?? 0;
    const [first = []] =
      width < WIDTH ? [] : spreadsheet.scalars({ sheetId, row: 1, column: 1, rows: 1, columns: WIDTH });
    const isEmpty = first.length > 0 && first.every((cell) => cell === null);
    if (isEmpty || JSON.stringify(first) === JSON.stringify(headers)) return sheetId;
    spreadsheet.untagSheet(sheetId, CHANGES_TAG);
  }
  return null;
}

/** Sheets that list what changed in a table. */
export const listSheets = (tableId: string, spreadsheet: Spreadsheet): readonly number[] =>
  spreadsheet.sheetTags(CHANGES_TAG).flatMap(({ sheetId, value }) => (readList(value)[0] === tableId ? [sheetId] : []));

/** Its sheet stays, and is the person's from now on. */
export function forgetList(tableId: string, spreadsheet: Spreadsheet): void {
  for (const sheetId of listSheets(tableId, spreadsheet)) spreadsheet.untagSheet(sheetId, CHANGES_TAG);
}

function readList(value: string): readonly unknown[] {
  const said = parseJson(value);
  return Array.isArray(said) ? said : [];
}

/** Made, then tagged: a step that died between the two finds it by its name and emptiness. */
function newListSheet(
  { table }: Journal,
  rows: number,
  spreadsheet: Spreadsheet,
  { changesName, changesHeaders }: SheetWords,
): number {
  const sheets = spreadsheet.sheets();
  const name = sheetName(changesName(table.viewName), []);
  const made = sheets.find((sheet) => sheet.name === name && spreadsheet.usedSize(sheet.id).rows === 0);
  const free = sheetName(
    name,
    sheets.map((sheet) => sheet.name),
  );
  const size = { hidden: false, rows: Math.max(rows + 1, FEWEST_ROWS), columns: WIDTH + SPARE_COLUMNS };
  const sheetId = made?.id ?? spreadsheet.insertSheet(free, size).id;
  spreadsheet.tagSheet(sheetId, { key: CHANGES_TAG, value: JSON.stringify([table.id, ...changesHeaders]) });
  spreadsheet.apply([
    { kind: 'headerStyle', block: { sheetId, row: 1, column: 1, rows: 1, columns: WIDTH } },
    { kind: 'freezeRows', sheetId, rows: 1 },
    ...WIDTHS.map(
      (pixels, index): SheetEdit => ({ kind: 'columnWidth', sheetId, column: index + 1, count: 1, pixels }),
    ),
  ]);
  return sheetId;
}
