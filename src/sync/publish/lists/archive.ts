/**
 * What people wrote beside records that left, on a sheet of its own, one line a cell. A record that comes back gets it back.
 */
import { holds, type Scalar, scalarOf, typedOf } from '../../../cells/scalar';
import type { Block, SheetEdit, Spreadsheet } from '../../../ports/spreadsheet';
import { sheetName, writeRows } from '../../../sheet/write';
import { NUMBER_FORMATS } from '../../own/claim';
import { findHidden } from '../../own/hidden/hidden';
import type { SheetWords } from '../../own/words';
import { protectedError } from './protected';

/** A user cell that was beside a record. */
export interface ArchivedCell {
  readonly id: string;
  readonly header: string;
  readonly value: Scalar;
  /** R1C1, or ''. */
  readonly formula: string;
  readonly note: string;
  /** Number format; '' where nothing is known of it. */
  readonly format: string;
  /** Where the cell stands, if it holds more than a plain value: then Google copies it. */
  readonly rich: Block | null;
}

const ARCHIVE_TAG = 'twenty/archive';

/** Of `SheetWords.archiveHeaders`, from 0. */
const WHEN = 0;
const ID = 2;
const HEADER = 3;
const VALUE = 4;
const FORMULA = 5;
const NOTE = 6;
const RETURNED = 7;
/** As many columns had the archive of the version before, which had no tag either. */
const OLD_WIDTH = 7;

/** By its tag; one of the version before by its headers, which are then exactly ours. */
export function archiveSheet({ archives }: SheetWords, spreadsheet: Spreadsheet): number | null {
  const [tagged] = spreadsheet.sheetTags(ARCHIVE_TAG);
  if (tagged) return tagged.sheetId;
  for (const known of archives) {
    const sheet = spreadsheet.sheetNamed(known.name);
    if (!sheet || sheet.maxColumns < OLD_WIDTH) continue;
    const block = { sheetId: sheet.id, row: 1, column: 1, rows: 1, columns: OLD_WIDTH };
    const [headers = []] = spreadsheet.scalars(block);
    if (JSON.stringify(headers) !== JSON.stringify(known.headers.slice(0, OLD_WIDTH))) continue;
    spreadsheet.tagSheet(sheet.id, { key: ARCHIVE_TAG, value: '1' });
    return sheet.id;
  }
  return null;
}

/** @throws SyncError `sheet-protected`, `whole-sheet-protected` when the archive is there and the person may not write to it. */
export function requireOpenArchive(words: SheetWords, spreadsheet: Spreadsheet): void {
  const sheetId = archiveSheet(words, spreadsheet);
  const [closed] = sheetId === null ? [] : spreadsheet.closedBlocks(sheetId);
  if (!closed) return;
  throw protectedError(words.archiveName, closed);
}

export interface Archiving {
  readonly tableId: string;
  /** When the refresh began, milliseconds since the epoch. */
  readonly started: number;
  readonly viewName: string;
}

/** A line that is there already (a step is repeated) is not written twice. */
export function archive(
  { started, viewName, tableId }: Archiving,
  left: readonly ArchivedCell[],
  words: SheetWords,
  spreadsheet: Spreadsheet,
): void {
  if (left.length === 0) return;
  const width = words.archiveHeaders.length;
  const sheetId = archiveSheet(words, spreadsheet) ?? newArchive(words, spreadsheet);
  spreadsheet.apply([{ kind: 'grow', sheetId, rows: 1, columns: width }]);
  const used = spreadsheet.usedSize(sheetId).rows;
  const keyOf = (row: readonly Scalar[]): string =>
    JSON.stringify([row[WHEN], row[ID], row[HEADER], row[VALUE], row[FORMULA]]);
  const block = { sheetId, row: 1, column: 1, rows: used, columns: width };
  const rowOf = new Map((used === 0 ? [] : spreadsheet.scalars(block)).map((row, index) => [keyOf(row), index + 1]));
  const when = new Date(started).toISOString();
  const all = left.map(({ id, header, value, formula, note, format, rich }) => ({
    rich,
    format: format || NUMBER_FORMATS.automatic,
    // A formula is kept as text: it would mean something else here.
    cells: [when, viewName, id, header || null, value, formula || null, note || null] satisfies Scalar[],
  }));
  const first = Math.max(used, 1) + 1;
  const lines = all.filter(({ cells }) => !rowOf.has(keyOf(cells)));
  if (lines.length > 0) {
    spreadsheet.apply([
      { kind: 'grow', sheetId, rows: first + lines.length, columns: 1 },
      { kind: 'write', sheetId, row: 1, column: 1, rows: [words.archiveHeaders.map((text) => ({ text }))] },
      // A date is a number that its cell shows as one.
      { kind: 'numberFormats', sheetId, row: first, column: VALUE + 1, formats: lines.map(({ format }) => [format]) },
      ...writeRows(
        sheetId,
        first,
        1,
        lines.map(({ cells }) => cells.map(typedOf)),
      ),
    ]);
  }
  lines.forEach(({ cells }, index) => rowOf.set(keyOf(cells), first + index));
  const copied = all.flatMap(({ rich, cells }) => (rich ? [{ rich, cells, row: rowOf.get(keyOf(cells)) ?? 0 }] : []));
  // An execution may have died between a line and what Google copies into it.
  const isThere = richRows(
    sheetId,
    copied.map(({ row }) => row),
    spreadsheet,
  );
  const missing = copied.filter(({ row }) => !isThere.has(row)).slice(0, MOST_COPIES);
  if (missing.length === 0) return;
  const spare = spareSheet(tableId, spreadsheet);
  spreadsheet.apply(
    missing.map(({ rich, row }): SheetEdit => {
      return { kind: 'copy', from: rich, sheetId, row, column: VALUE + 1, spare };
    }),
  );
  const span = spanOf(
    sheetId,
    missing.map(({ row }) => row),
  );
  const found = spreadsheet.scalars(span);
  // Somebody may have moved rows meanwhile.
  const strange = missing.filter(({ row, cells }) => !holds(found[row - span.row]?.[0] ?? null, cells[VALUE] ?? null));
  spreadsheet.apply(
    strange.map(({ row, cells }): SheetEdit => {
      return { kind: 'write', sheetId, row, column: VALUE + 1, rows: [[typedOf(cells[VALUE] ?? null)]] };
    }),
  );
}

/** Which of these rows of the archive hold more than a plain value. */
function richRows(sheetId: number, rows: readonly number[], spreadsheet: Spreadsheet): ReadonlySet<number> {
  return new Set(rows.length === 0 ? [] : spreadsheet.richCells(spanOf(sheetId, rows)).map(({ row }) => row));
}

/** The values of these rows, and of those between them. */
function spanOf(sheetId: number, rows: readonly number[]): Block {
  const [first, last] = [Math.min(...rows), Math.max(...rows)];
  return { sheetId, row: first, column: VALUE + 1, rows: last - first + 1, columns: 1 };
}

/** One call each: of more cells the plain value is kept. */
const MOST_COPIES = 200;

/** For a copy's trial: the journal's, with a row behind its text. */
export function spareSheet(tableId: string, spreadsheet: Spreadsheet): number {
  const sheetId = findHidden(spreadsheet, 'journal', tableId)?.sheetId ?? 0;
  spreadsheet.apply([{ kind: 'grow', sheetId, rows: spreadsheet.usedSize(sheetId).rows + 1, columns: 2 }]);
  return sheetId;
}

function newArchive({ archiveName, archiveHeaders }: SheetWords, spreadsheet: Spreadsheet): number {
  const sheets = spreadsheet.sheets();
  // Made by an execution that died before the tag; nothing is lost with an empty one.
  const made = sheets.find(({ id, name }) => name === archiveName && spreadsheet.usedSize(id).rows === 0);
  const free = sheetName(
    archiveName,
    sheets.map(({ name }) => name),
  );
  const size = { hidden: false, rows: 100, columns: archiveHeaders.length };
  const id = made?.id ?? spreadsheet.insertSheet(free, size).id;
  spreadsheet.apply([{ kind: 'freezeRows', sheetId: id, rows: 1 }]);
  spreadsheet.tagSheet(id, { key: ARCHIVE_TAG, value: '1' });
  return id;
}

/** A line of the archive and its row there. */
export interface ArchiveLine extends ArchivedCell {
  readonly row: number;
}

/** The newest line of each cell of these records that has not gone back yet. */
export function archivedCells(
  ids: ReadonlySet<string>,
  words: SheetWords,
  spreadsheet: Spreadsheet,
): readonly ArchiveLine[] {
  const sheetId = ids.size === 0 ? null : archiveSheet(words, spreadsheet);
  const rows = sheetId === null ? 0 : spreadsheet.usedSize(sheetId).rows;
  if (sheetId === null || rows < 2) return [];
  const columns = Math.min(words.archiveHeaders.length, spreadsheet.sheet(sheetId)?.maxColumns ?? 0);
  const block = { sheetId, row: 1, column: 1, rows, columns };
  const { values, formats } = spreadsheet.read(block, { formats: true });
  const found = new Map<string, ArchiveLine & { readonly when: string }>();
  values.forEach((typed, index) => {
    const cells = typed.map(scalarOf);
    const text = (at: number): string => (typeof cells[at] === 'string' ? cells[at] : '');
    const id = text(ID);
    if (!ids.has(id) || (cells[RETURNED] ?? null) !== null) return;
    const key = JSON.stringify([id, text(HEADER)]);
    const known = found.get(key);
    if (known && known.when >= text(WHEN)) return;
    found.set(key, {
      row: index + 1,
      when: text(WHEN),
      id,
      header: text(HEADER),
      value: text(FORMULA) === '' ? (cells[VALUE] ?? null) : null,
      formula: text(FORMULA),
      note: text(NOTE),
      format: formats[index]?.[VALUE] ?? '',
      rich: null,
    });
  });
  const lines = [...found.values()];
  if (lines.length === 0) return [];
  const rich = richRows(
    sheetId,
    lines.map(({ row }) => row),
    spreadsheet,
  );
  return lines.map((line) =>
    rich.has(line.row) ? { ...line, rich: { sheetId, row: line.row, column: VALUE + 1, rows: 1, columns: 1 } } : line,
  );
}

/** These lines have gone back beside their records. */
export function markReturned(rows: readonly number[], now: number, words: SheetWords, spreadsheet: Spreadsheet): void {
  const sheetId = rows.length === 0 ? null : archiveSheet(words, spreadsheet);
  if (sheetId === null) return;
  const when = { text: new Date(now).toISOString() };
  spreadsheet.apply([
    { kind: 'grow', sheetId, rows: 1, columns: RETURNED + 1 },
    { kind: 'write', sheetId, row: 1, column: RETURNED + 1, rows: [[{ text: words.archiveHeaders[RETURNED] ?? '' }]] },
    ...[...rows]
      .sort((one, other) => one - other)
      .reduce<{ first: number; count: number }[]>((runs, row) => {
        const last = runs[runs.length - 1];
        if (last && last.first + last.count === row) last.count += 1;
        else runs.push({ first: row, count: 1 });
        return runs;
      }, [])
      .map(
        ({ first, count }) =>
          ({
            kind: 'write',
            sheetId,
            row: first,
            column: RETURNED + 1,
            rows: Array.from({ length: count }, () => [when]),
          }) as const,
      ),
  ]);
}
