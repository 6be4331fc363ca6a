import { columnLetters } from '../../emulator/grid/base/a1';
import { createFilter, setFilterCriteria } from '../../emulator/grid/edit/apply-filter';
import { fillValidation } from '../../emulator/grid/edit/validations';
import { contentExtent } from '../../emulator/grid/edit/contents';
import {
  personDeleteColumns,
  personDeleteRows,
  personInsertColumns,
  personInsertRows,
  personMoveColumn,
  personSetNote,
  personSort,
  typeInto,
} from '../../emulator/grid/person';
import type { ValidationRule } from '../../emulator/grid/base/parts';
import { type Formula, formulaText, type OwnColumn } from './belongings';
import type { Furnishing } from './furnishing';
import { noteRecord } from './note-record';
import { cellAt, columnNamed, formatAt, idsOn, ownedColumns } from '../look/sheet';

/** As a person types; what a cell makes of it is read back. */
const TYPED: readonly ((mark: string) => string)[] = [
  (mark) => `remark ${mark}`,
  (mark) => `remark ${mark}`,
  () => '12.5',
  () => '-3',
  () => '2026-05-01',
  () => 'TRUE',
  (mark) => `'=1+1 ${mark}`,
  () => "'00123",
  (mark) => `https://example.com/${mark}`,
  () => '10%',
];

export function furnish(place: Furnishing): readonly string[] {
  const { state, sheet, random, belongings } = place;
  const told: string[] = [];
  const columns = random.pick([0, 1, 1, 2, 2, 3, 4]);
  for (let number = 1; number <= columns; number += 1) told.push(addColumn(place, `Mine ${place.name}${number}`));
  const owned = [...ownedColumns(state, sheet.id)];
  if (random.chance(0.3) && owned.length > 1) {
    const [key, from] = random.pick(owned);
    const to = 1 + random.below(contentExtent(sheet).column + 1);
    if (to !== from && to !== from + 1) {
      personMoveColumn(state, sheet.id, from, to);
      told.push(`moves ${key} before column ${to}`);
    }
  }
  if (random.chance(0.07) && owned.length > 2) {
    const [key] = random.pick(owned.filter(([name]) => name !== 'id'));
    // A formula that points at it would be broken by the person, not by a pull.
    const pointed = belongings.columns.some(({ shared, entries }) =>
      [shared, ...entries.map(({ formula }) => formula)].some((formula) => formula?.key === key),
    );
    if (!pointed) {
      personDeleteColumns(state, sheet.id, ownedColumns(state, sheet.id).get(key) ?? 1);
      belongings.noted = belongings.noted.filter((noted) => noted.key !== key);
      told.push(`deletes the column ${key}`);
    }
  }
  if (random.chance(0.2) && belongings.below.length === 0) {
    const column = 1 + random.below(contentExtent(sheet).column);
    personSort(state, sheet.id, column, random.chance(0.5));
    told.push(`sorts by column ${column}`);
  }
  // A formula that looks at the row above sees another one, or none, when rows come and go.
  const looksUp = belongings.columns.some(({ shared, entries }) =>
    [shared, ...entries.map(({ formula }) => formula)].some((formula) => formula?.up === 1),
  );
  for (let notes = random.pick([0, 0, 1, 3]); notes > 0; notes -= 1) told.push(noteRecord(place) ?? '');
  if (!looksUp && random.chance(0.15)) told.push(deleteRow(place));
  if (!looksUp && random.chance(0.2)) told.push(extraRow(place));
  if (random.chance(0.25) && belongings.below.length === 0) told.push(...lineBelow(place));
  if (random.chance(0.2) && sheet.filter === null) told.push(filterRows(place));
  return told;
}

function addColumn(place: Furnishing, header: string): string {
  const { state, sheet, random, belongings } = place;
  const width = contentExtent(sheet).column;
  const between = random.chance(0.5) || width + 2 > sheet.columns.length;
  const column = between ? 1 + random.below(width) : width + 1 + random.pick([0, 0, 1]);
  if (between) {
    personInsertColumns(state, sheet.id, column);
    // It comes with the rules of its neighbour.
    fillValidation(state, sheet, { row: 1, column, rows: sheet.rows, columns: 1 }, null, null);
  }
  typeInto(state, sheet.id, 1, column, header);
  const headerNote = random.chance(0.2) ? `about ${header}` : '';
  if (headerNote !== '') personSetNote(state, sheet.id, 1, column, headerNote);
  const ids = idsOn(state, sheet);
  // A single row cannot tell one formula for all from one of its own.
  const kind = random.pick(
    ids.length < 2 ? (['values'] as const) : (['values', 'values', 'formulas', 'shared'] as const),
  );
  const keys = [...ownedColumns(state, sheet.id).keys()];
  // Only one that all rows share may look at another row: what becomes of a single one is open.
  const formula = (mark: string, up: 0 | 1 = 0): Formula => ({ key: random.pick(keys), up, mark });
  const shared = kind === 'shared' ? formula(header, random.chance(0.2) ? 1 : 0) : null;
  const own: OwnColumn = { header, headerNote, shared, isRuled: false, entries: [] };
  belongings.columns.push(own);
  const density = random.pick([0.1, 0.6, 1]);
  ids.forEach((id, index) => {
    const mark = `${header} ${index}`;
    const filled = random.chance(density);
    const noted = random.chance(0.1);
    if (shared) write(place, own, column, index + 2, { id, typed: null, formula: shared, note: '' });
    else if (filled || noted) {
      const given =
        kind === 'formulas'
          ? { formula: formula(mark), typed: null }
          : { formula: null, typed: random.pick(TYPED)(mark) };
      const note = noted ? `note ${mark}` : '';
      write(place, own, column, index + 2, filled ? { id, ...given, note } : { id, typed: null, formula: null, note });
    }
  });
  if (ids.length > 1 && random.chance(0.25)) {
    own.isRuled = true;
    fillValidation(state, sheet, { row: 2, column, rows: ids.length, columns: 1 }, RULE, null);
  }
  return `${kind} in ${columnLetters(column)}${between ? ', inserted' : ''}${own.isRuled ? ', with a rule' : ''}`;
}

/** Lets in what people type later on, not what stands there. */
const RULE: ValidationRule = {
  criteria: 'TEXT_CONTAINS',
  values: ['e'],
  allowInvalid: false,
  helpText: null,
  showDropdown: false,
};

interface Given {
  readonly id: string;
  readonly typed: string | null;
  readonly formula: Formula | null;
  readonly note: string;
}

/** Puts it on the sheet and remembers it. A record's later rows come after its first. */
function write(
  { state, sheet }: Furnishing,
  own: OwnColumn,
  column: number,
  row: number,
  { id, typed, formula, note }: Given,
): void {
  const text = formula ? formulaText(formula, row, ownedColumns(state, sheet.id)) : typed;
  if (text !== null) typeInto(state, sheet.id, row, column, text);
  if (note !== '') personSetNote(state, sheet.id, row, column, note);
  const format = formatAt(state, sheet, row, column);
  own.entries.push({ id, content: formula ? null : cellAt(sheet, row, column), formula, note, format });
}

/** Writes over what stands beside a record, as somebody may while a pull fetches. */
export function editOwnCell(place: Furnishing): string | null {
  const { state, sheet, random, belongings } = place;
  if (random.chance(0.3)) return noteRecord(place);
  const ids = idsOn(state, sheet);
  const column = belongings.columns.find(({ shared }) => shared === null);
  if (!column || ids.length === 0) return null;
  const index = random.below(ids.length);
  const id = ids[index] ?? '';
  // Only the first row of a record is certain to be its own.
  if (id === '' || ids.indexOf(id) !== index || ids.lastIndexOf(id) !== index) return null;
  const note = column.entries.find((entry) => entry.id === id)?.note ?? '';
  column.entries = column.entries.filter((entry) => entry.id !== id);
  const typed = `${random.pick(['seen', 'called', 'later'])} ${place.name}`;
  write(place, column, columnNamed(sheet, column.header), index + 2, { id, typed, formula: null, note });
  return `writes beside ${id}`;
}

function deleteRow({ state, sheet, random, belongings }: Furnishing): string {
  const ids = idsOn(state, sheet);
  const index = random.below(ids.length);
  const id = ids[index];
  if (id === undefined || ids.length < 3 || id === '' || ids.indexOf(id) !== ids.lastIndexOf(id)) return '';
  personDeleteRows(state, sheet.id, index + 2);
  for (const own of belongings.columns) own.entries = own.entries.filter((entry) => entry.id !== id);
  belongings.noted = belongings.noted.filter((noted) => noted.id !== id);
  return `deletes row ${index + 2}`;
}

/** A record's row copied, with something of the person's in it. */
function extraRow(place: Furnishing): string {
  const { state, sheet, random, belongings } = place;
  const ids = idsOn(state, sheet);
  const index = random.below(ids.length);
  const id = ids[index] ?? '';
  const idColumn = ownedColumns(state, sheet.id).get('id');
  if (ids.length < 3 || index + 1 >= ids.length || idColumn === undefined || id === '' || sheet.filter) return '';
  const row = index + 3;
  personInsertRows(state, sheet.id, row);
  typeInto(state, sheet.id, row, idColumn, id);
  for (const own of belongings.columns) {
    // The row above may hold no user content: it is the record's all the same.
    const first = own.entries.findIndex((entry) => entry.id === id);
    if (first < 0) own.entries.push({ id, content: null, formula: null, note: '', format: '' });
    const given = { id, typed: own.shared ? null : `extra ${place.name}`, formula: own.shared, note: '' };
    write(place, own, columnNamed(sheet, own.header), row, given);
  }
  return `row ${row} repeats the record above`;
}

function lineBelow(place: Furnishing): readonly string[] {
  const { state, sheet, random, belongings } = place;
  const own = belongings.columns[0];
  const idColumn = ownedColumns(state, sheet.id).get('id');
  // With no more beside records than below them, a column behind an empty one would be no neighbour of the table.
  const filled = own?.entries.filter(({ content, formula }) => content !== null || formula !== null).length ?? 0;
  if (!own || idColumn === undefined || (own.shared === null && filled < 2)) return [];
  const last = idsOn(state, sheet).length + 1;
  const row = last + 1 + random.pick([0, 1, 1, 4]);
  const column = columnNamed(sheet, own.header);
  const text = `Total ${place.name}`;
  const letters = columnLetters(idColumn);
  typeInto(
    state,
    sheet.id,
    row,
    column,
    random.chance(0.5) ? text : `=COUNTA(${letters}2:${letters}${last})&" ${text}"`,
  );
  belongings.below.push({ header: own.header, text });
  return [`a total in row ${row}`];
}

function filterRows({ state, sheet, random }: Furnishing): string {
  const { row: rows, column: columns } = contentExtent(sheet);
  if (rows < 2) return '';
  createFilter(state, sheet, { row: 1, column: 1, rows, columns }, null);
  const column = 1 + random.below(columns);
  const row = 2 + random.below(rows - 1);
  const shown = cellAt(sheet, row, column);
  const hiddenValues = [typeof shown === 'string' ? shown : ''];
  setFilterCriteria(state, sheet, column, { criteria: null, values: [], hiddenValues, visibleValues: null });
  return `a filter on column ${column}`;
}
