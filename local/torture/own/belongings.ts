import type { CellContent } from '../../emulator/grid/values/cell';
import { columnLetters } from '../../emulator/grid/base/a1';
import type { SheetState, SpreadsheetState } from '../../emulator/grid/state/state';
import { cellAt, columnNamed, formatAt, noteAt, ownedColumns, rejectsAt } from '../look/sheet';

/** What is the person's on and beside a table, remembered by record rather than by place. */
export interface Belongings {
  columns: OwnColumn[];
  /** Notes on cells of the table. */
  noted: Noted[];
  /** Lines under the table: what stands in the column with that header. */
  readonly below: { readonly header: string; readonly text: string }[];
  /** What was beside records that left, since the first pull. */
  readonly archived: { readonly header: string; readonly entry: Entry }[];
  readonly archivedNotes: Noted[];
}

/** A note on a record's cell in the column of that key, under that header. */
interface Noted {
  readonly id: string;
  readonly key: string;
  readonly header: string;
  readonly note: string;
}

export interface OwnColumn {
  readonly header: string;
  readonly headerNote: string;
  /** One formula in all rows, or null where each record has its own. */
  readonly shared: Formula | null;
  /** A rule that rejects input covers all rows. */
  isRuled: boolean;
  /** In the order of rows; an id may come twice where the person copied a row. */
  entries: Entry[];
}

interface Entry {
  readonly id: string;
  readonly content: CellContent;
  readonly formula: Formula | null;
  readonly note: string;
  /** What the cell shows numbers as. */
  readonly format: string;
}

/** Points at a cell of its own row or the one above, in an owned column. */
export interface Formula {
  readonly key: string;
  readonly up: 0 | 1;
  readonly mark: string;
}

/** As it must read in that row, wherever the column that it points at stands now. */
export function formulaText({ key, up, mark }: Formula, row: number, owned: ReadonlyMap<string, number>): string {
  return `=${columnLetters(owned.get(key) ?? 0)}${row - up}&" ${mark}"`;
}

const same = (one: CellContent, other: CellContent): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is not where it should be, in sentences. `ids`: the records of the table, row by row. */
export function misplaced(
  { columns, below, noted, archived }: Belongings,
  state: SpreadsheetState,
  sheet: SheetState,
  ids: readonly string[],
): readonly string[] {
  const owned = ownedColumns(state, sheet.id);
  const wrong: string[] = [];
  for (const own of columns) {
    const column = columnNamed(sheet, own.header);
    if (column === 0) {
      wrong.push(`The column "${own.header}" is gone.`);
      continue;
    }
    if (noteAt(sheet, 1, column) !== own.headerNote) wrong.push(`The header "${own.header}" lost its note.`);
    const first = firstById(own.entries);
    ids.forEach((id, index) => {
      const row = index + 2;
      // The second row of a record holds nothing after a refresh; before it, it is not asked about.
      const entry = id === '' ? undefined : first.get(id);
      const formula = own.shared ?? entry?.formula ?? null;
      const wanted = formula ? { formula: formulaText(formula, row, owned) } : (entry?.content ?? null);
      const found = cellAt(sheet, row, column);
      const at = `${columnLetters(column)}${row} of "${own.header}", record ${id}`;
      // A row that somebody deleted comes as a new one, and gets what a second row of the record had left behind.
      const isReturned =
        wanted === null &&
        archived.some((left) => left.header === own.header && left.entry.id === id && same(found, left.entry.content));
      if (!isReturned && !same(found, wanted))
        wrong.push(`${at}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
      const note = noteAt(sheet, row, column);
      if (note !== (entry?.note ?? '')) wrong.push(`${at}: the note "${note}" instead of "${entry?.note ?? ''}"`);
      const format = formatAt(state, sheet, row, column);
      if (entry && entry.content !== null && format !== entry.format)
        wrong.push(`${at}: shown as "${format}" instead of "${entry.format}"`);
      if (own.isRuled && !rejectsAt(state, sheet, row, column)) wrong.push(`${at}: the validation rule is gone`);
    });
  }
  wrong.push(...misplacedNotes(noted, sheet, owned, ids));
  for (const { header, text } of below) wrong.push(...misplacedBelow(sheet, ids, header, text));
  return wrong;
}

function misplacedNotes(
  noted: readonly Noted[],
  sheet: SheetState,
  owned: ReadonlyMap<string, number>,
  ids: readonly string[],
): readonly string[] {
  const wanted = new Map(noted.map(({ id, key, note }) => [`${id} ${key}`, note]));
  return [...owned].flatMap(([key, column]) =>
    ids.flatMap((id, index) => {
      const [found, note] = [noteAt(sheet, index + 2, column), wanted.get(`${id} ${key}`) ?? ''];
      return found === note ? [] : [`${key} of ${id}: the note "${found}" instead of "${note}"`];
    }),
  );
}

function misplacedBelow(sheet: SheetState, ids: readonly string[], header: string, text: string): readonly string[] {
  const column = sheet.columns[columnNamed(sheet, header) - 1];
  const places = (column?.contents.items ?? []).flatMap((content, index) =>
    JSON.stringify(content ?? '').includes(text) ? [index + 1] : [],
  );
  const [place] = places;
  if (places.length === 1 && place !== undefined && place > ids.length + 1) return [];
  return [
    `"${text}" under "${header}" stands in rows ${places.join(', ') || 'none'}; the table ends at ${ids.length + 1}`,
  ];
}

function firstById(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const first = new Map<string, Entry>();
  for (const entry of entries) if (!first.has(entry.id)) first.set(entry.id, entry);
  return first;
}

/** After a refresh: what stays beside its record, and what must be in the archive from now on. */
export function afterRefresh(belongings: Belongings, ids: readonly string[]): void {
  const kept = new Set(ids);
  for (const own of belongings.columns) {
    const first = firstById(own.entries);
    const left = own.entries.filter((entry) => !kept.has(entry.id) || first.get(entry.id) !== entry);
    if (!own.shared) {
      belongings.archived.push(
        ...left
          .filter(({ content, formula, note }) => content !== null || formula !== null || note !== '')
          .map((entry) => ({ header: own.header, entry })),
      );
    }
    own.entries = own.entries.filter((entry) => !left.includes(entry));
    // Rows that come to a table of one row are rows that were there already.
    own.isRuled &&= ids.length > 1;
  }
  belongings.archivedNotes.push(...belongings.noted.filter(({ id }) => !kept.has(id)));
  belongings.noted = belongings.noted.filter(({ id }) => kept.has(id));
}

const ARCHIVE = 'Twenty archive';

/** What should be in the archive and is not. */
export function missingInArchive({ archived, archivedNotes }: Belongings, state: SpreadsheetState): readonly string[] {
  const sheet = state.sheets.find(({ name }) => name === ARCHIVE);
  const height = sheet?.columns[2]?.contents.items.length ?? 0;
  const width = sheet?.columns[3]?.contents.items.length ?? 0;
  const lines = Array.from({ length: Math.max(height, width) }, (_, index) =>
    [3, 4, 5, 6, 7].map((column) => (sheet ? cellAt(sheet, index + 1, column) : null)),
  );
  // A column that left the view says so behind its header.
  const lost = archivedNotes.filter(
    ({ id, header, note }) =>
      !lines.some(
        ([of, under, , , text]) => of === id && text === note && typeof under === 'string' && under.startsWith(header),
      ),
  );
  const missing = archived.flatMap(({ header, entry }) => {
    const found = lines.some(([id, under, value, formula, note]) => {
      if ((id ?? '') !== entry.id || under !== header || (note ?? '') !== entry.note) return false;
      if (entry.formula) return typeof formula === 'string' && formula.includes(entry.formula.mark);
      return same(value ?? null, entry.content);
    });
    return found ? [] : [`Not in the archive: "${header}" of ${entry.id}: ${JSON.stringify(entry)}`];
  });
  return [...missing, ...lost.map((note) => `Not in the archive: ${JSON.stringify(note)}`)];
}
