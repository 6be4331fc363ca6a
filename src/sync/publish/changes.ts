/**
 * A sheet beside the table that lists what its last refresh changed, one line a cell. The lines are staged in a hidden sheet
 * before the copy begins, because afterwards the old values are gone, and shown when the rows are.
 */
import { type TypedValue, typedValueOf } from '../../cells/typed-value';
import { SyncError } from '../../errors';
import type { BlockContent, SheetEdit, Spreadsheet } from '../../ports/spreadsheet';
import { FIRST_ROW } from '../../sheet/rows';
import { sheetName, writeHeaders, writeRows } from '../../sheet/write';
import { NUMBER_FORMATS } from '../own/claim';
import { type ChangeLine, type Comparison, MOST_LINES } from './compare';
import type { JobIn } from '../job/job';
import type { Run, SheetWords } from '../job/slice';
import { findHidden, openHidden, removeOne } from '../own/staging';
import { parseJson } from '../../wire';

/** Tag of a visible sheet that lists the changes of a table; its value says of which, and under which headers. */
const CHANGES_TAG = 'twenty-sheets/changes';

/** When, record, column, before, now; and how wide they are, in pixels. */
const WIDTHS = [150, 100, 160, 200, 200] as const;
const WIDTH = WIDTHS.length;
/** Room for what people write beside the list. */
const SPARE_COLUMNS = 3;
const FEWEST_ROWS = 100;

type Publishing = JobIn<'publishing'>;

export function stageChanges(job: Publishing, { lines, isCut }: Comparison, run: Run): void {
  const { spreadsheet, words, zoneOffset } = run;
  removeOne(spreadsheet, 'changes', job.table.id);
  const sheetId = openHidden(spreadsheet, 'changes', job.table.id, { rows: MOST_LINES + 2, columns: WIDTH });
  const when = typedValueOf({ kind: 'dateTime', iso: new Date(job.started).toISOString() }, zoneOffset);
  const { dateTime, automatic } = NUMBER_FORMATS;
  const entries = lines.map((line): Entry => {
    const values = [when, { text: line.id }, { text: columnOf(line, words) }, line.old, line.now];
    return { values, format: NUMBER_FORMATS[line.column?.format ?? 'automatic'] };
  });
  const more = [when, null, { text: words.moreChanges(MOST_LINES) }, null, null];
  if (isCut) entries.push({ values: more, format: automatic });
  spreadsheet.apply([
    writeHeaders(sheetId, 1, words.changesHeaders),
    ...formatsOf(
      sheetId,
      entries.map(({ format }) => [dateTime, automatic, automatic, format, format]),
    ),
    ...writeRows(
      sheetId,
      FIRST_ROW,
      1,
      entries.map(({ values }) => values),
    ),
  ]);
}

interface Entry {
  readonly values: readonly TypedValue[];
  /** Number format of what it was and what it is. */
  readonly format: string;
}

function columnOf({ what, column }: ChangeLine, words: SheetWords): string {
  if (what === 'changed') return column?.header ?? '';
  return what === 'added' ? words.newRecord : words.goneRecord;
}

function formatsOf(sheetId: number, formats: readonly (readonly string[])[]): readonly SheetEdit[] {
  return formats.length === 0 ? [] : [{ kind: 'numberFormats', sheetId, row: FIRST_ROW, column: 1, formats }];
}

/** The staged lines in place of those of the refresh before; whatever else stands on that sheet is the person's. */
export function showChanges(job: Publishing, { spreadsheet, words }: Run): void {
  const staged = findHidden(spreadsheet, 'changes', job.table.id);
  if (staged === null) return;
  const { rows } = spreadsheet.usedSize(staged);
  const block = { sheetId: staged, row: 1, column: 1, rows, columns: WIDTH };
  const list = spreadsheet.read(block, { formats: true });
  const known = listSheet(job.table.id, spreadsheet);
  try {
    writeList(known ?? newListSheet(job, rows, spreadsheet, words), list, spreadsheet);
  } catch (thrown) {
    // Somebody protected the list: it stays as it is, and another one begins.
    if (known === null || !(thrown instanceof SyncError) || thrown.kind !== 'sheet-refused') throw thrown;
    spreadsheet.untagSheet(known, CHANGES_TAG);
    writeList(newListSheet(job, rows, spreadsheet, words), list, spreadsheet);
  }
}

function writeList(sheetId: number, { values, formats }: BlockContent, spreadsheet: Spreadsheet): void {
  const [headers = [], ...lines] = values;
  const used = spreadsheet.usedSize(sheetId).rows;
  const old = { sheetId, row: FIRST_ROW, column: 1, rows: used - 1, columns: WIDTH };
  spreadsheet.apply([
    ...(used > 1 ? [{ kind: 'clear', block: old } as const] : []),
    { kind: 'grow', sheetId, rows: values.length, columns: WIDTH },
    { kind: 'write', sheetId, row: 1, column: 1, rows: [headers] },
    ...formatsOf(sheetId, formats.slice(1)),
    ...writeRows(sheetId, FIRST_ROW, 1, lines),
  ]);
}

/** The list that is there, where its columns still stand at their places; else null, and that sheet is the person's from now on. */
function listSheet(tableId: string, spreadsheet: Spreadsheet): number | null {
  for (const { sheetId, value } of spreadsheet.sheetTags(CHANGES_TAG)) {
    const [id, ...headers]: readonly unknown[] = readList(value);
    if (id !== tableId) continue;
    const width = spreadsheet.sheet(sheetId)?.maxColumns ?? 0;
    const block = { sheetId, row: 1, column: 1, rows: 1, columns: WIDTH };
    const [first = []] = width < WIDTH ? [] : spreadsheet.read(block).values;
    const isEmpty = first.length > 0 && first.every((cell) => cell === null);
    if (isEmpty || JSON.stringify(first) === JSON.stringify(headers.map((text) => ({ text })))) return sheetId;
    spreadsheet.untagSheet(sheetId, CHANGES_TAG);
  }
  return null;
}

function readList(value: string): readonly unknown[] {
  const said = parseJson(value);
  return Array.isArray(said) ? said : [];
}

/** Made, then tagged: a step that died between the two finds it by its name and emptiness. */
function newListSheet(
  { table }: Publishing,
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
  const sheetId =
    made?.id ??
    spreadsheet.insertSheet(free, { hidden: false, rows: Math.max(rows, FEWEST_ROWS), columns: WIDTH + SPARE_COLUMNS })
      .id;
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
