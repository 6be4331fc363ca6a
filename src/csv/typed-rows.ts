/** Rows that people typed under a table that is edited: new records, for a file of their own. */
import { holds, type Scalar, scalarOf } from '../cells/scalar';
import { instantAt } from '../cells/wall-clock';
import { typedValueOf } from '../cells/typed-value';
import { cellOf } from '../fields/codec';
import type { Spreadsheet } from '../ports/spreadsheet';
import { ID_TAG } from '../sync/own/columns/column-tags';
import type { FieldMetadata } from '../twenty/model';
import { type Asking, cellEdits } from './changes';
import { editedFields, type EditedFields, type Verdict } from './edited-record';
import type { JsonObject } from '../wire';
import type { EditedColumn, SheetEdits } from './sheet-edits';
import { takenValues } from './unique-values';
import { ambiguousFields } from './update-file';

/** Rows that are looked at: below them is somebody's own sheet. */
const MOST_ROWS = 10_000;
/** Empty rows between the table and what is typed below it: a table keeps two rows, and people leave one free. */
const MOST_EMPTY = 2;

export interface TypedRow {
  /** Of the sheet, from 1. */
  readonly row: number;
  readonly cells: readonly TypedCell[];
}

interface TypedCell {
  readonly index: number;
  readonly value: Scalar;
  readonly shown: string;
}

/** Rows with a formula in a column of the table, such as totals, are no records. */
export function readTypedRows({ sheet, columns }: SheetEdits, spreadsheet: Spreadsheet): readonly TypedRow[] {
  const { info, headerRow, rows, used, owned } = sheet;
  const first = headerRow + rows.length + 1;
  const height = Math.min(used.rows - first + 1, MOST_ROWS);
  if (height <= 0 || headerRow === 0) return [];
  const block = { sheetId: info.id, row: first, column: 1, rows: height, columns: used.columns };
  const { values, formulas, shown } = spreadsheet.read(block, { formulas: true, shown: true });
  const found: TypedRow[] = [];
  let empty = 0;
  for (let at = 0; at < height; at += 1) {
    const cells = owned.flatMap(({ index, column }): readonly TypedCell[] => {
      const value = scalarOf(values[at]?.[column - 1] ?? null);
      if (index === null || value === null || value === '') return [];
      return [{ index, value, shown: shown[at]?.[column - 1] ?? '' }];
    });
    if (cells.length === 0) empty += 1;
    if (empty > MOST_EMPTY || (cells.length === 0 && found.length > 0)) break;
    const isFormula = owned.some(({ index, column }) => index !== null && (formulas[at]?.[column - 1] ?? '') !== '');
    const isOfTable = cells.some(({ index }) => columns[index] !== null);
    if (isOfTable && !isFormula) found.push({ row: first + at, cells });
  }
  return found;
}

export interface NewRecord {
  readonly typed: TypedRow;
  /** The record that shows the same in every column that was filled, as it was typed or as Twenty writes it: the row came back. */
  readonly sameAs: string | null;
  readonly name: string;
  /** Why it cannot be made: by headers, or by labels of fields that it must have. */
  readonly refused: readonly {
    readonly header: string;
    readonly why: Exclude<Verdict, 'goes' | 'clear' | 'same'> | 'required';
  }[];
  readonly fields: EditedFields['fields'];
}

/** All of a row goes, or none of it: a record that lacks what was typed is not what was meant. */
export function newRecords(
  typed: readonly TypedRow[],
  { columns, sheet }: SheetEdits,
  headers: readonly { readonly tag: string; readonly header: string }[],
  asking: Asking,
  labelTag: string | null,
): readonly NewRecord[] {
  const { object, rules, twenty, zoneOffset, labels } = asking;
  const editOf = ({ index, value, shown }: TypedCell) => {
    const column = columns[index] ?? null;
    return { tag: column?.tag ?? ID_TAG, column, mine: value, shown };
  };
  const cellEditOf = cellEdits(
    typed.flatMap(({ cells }) => cells.map(editOf)),
    asking,
  );
  const ambiguous = ambiguousFields(labels);
  const headerOf = (tag: string): string => headers.find((one) => one.tag === tag)?.header ?? '';
  const made = typed.map((one): NewRecord => {
    const { cells } = one;
    const edits = cells.flatMap((cell) => cellEditOf(editOf(cell)) ?? []);
    const { verdicts, fields } = editedFields(edits, null, (wall) => instantAt(wall, zoneOffset));
    const refused = edits.flatMap(({ tag, field }) => {
      const verdict = ambiguous.has(field.name) ? 'label-twice' : (verdicts.get(tag) ?? 'same');
      return verdict === 'goes' || verdict === 'clear' || verdict === 'same'
        ? []
        : [{ header: headerOf(tag), why: verdict }];
    });
    const isMissing = (field: FieldMetadata): boolean => rules.required.has(field.name) && !fields.has(field.name);
    const missing = object.fields
      .filter((field) => field.isActive && !field.isSystem && field.type !== 'BOOLEAN' && isMissing(field))
      .map(({ label }) => ({ header: label, why: 'required' as const }));
    // An id that was typed is nobody's: the import would make a record of that id.
    const typedId = cells.some(({ index }) => columns[index] === null);
    const named = cells.find(({ index }) => columns[index]?.tag === labelTag);
    const idRefused = typedId ? [{ header: sheet.headers[0] ?? 'Id', why: 'not-imported' as const }] : [];
    const shownOf = ({ index, value }: TypedCell): readonly Scalar[] => {
      const column = columns[index] ?? null;
      const written = column && writtenBy(column, fields);
      return written ? [value, scalarOf(typedValueOf(cellOf(column.column, written), zoneOffset))] : [value];
    };
    const sameAs = recordShowing(new Map(cells.map((cell) => [cell.index, shownOf(cell)])), sheet);
    const name = named?.shown ?? '';
    return { typed: one, sameAs, name, refused: [...idRefused, ...refused, ...missing], fields };
  });
  const giving = made.map(({ fields }) => ({ id: '', record: null, fields }));
  const taken = takenValues(giving, object, rules.unique, twenty);
  return made.map((one, at) => {
    const giver = giving[at];
    const why = giver === undefined ? [] : [...taken(giver)];
    const labelled = why.map(([name, reason]) => {
      const label = object.fields.find((field) => field.name === name)?.label ?? name;
      return { header: label, why: reason };
    });
    return { ...one, refused: [...one.refused, ...labelled] };
  });
}

/** A record as Twenty will hold the field of that column; null where the file does not give it. */
function writtenBy({ field, column }: EditedColumn, fields: EditedFields['fields']): JsonObject | null {
  const given = fields.get(field.name)?.given;
  if (given === undefined) return null;
  if (field.type === 'RELATION') return column.key === field.name ? null : { [column.key]: given['id'] };
  return { [field.name]: '' in given ? given[''] : given };
}

/** @param cells values for each column, of which one stands there */
function recordShowing(
  cells: ReadonlyMap<number, readonly Scalar[]>,
  { rows, cells: table }: SheetEdits['sheet'],
): string | null {
  const own = [...cells].filter(([index]) => index > 0);
  const row = rows.findIndex(
    ({ kind }, at) =>
      kind === 'record' &&
      own.every(([index, values]) => values.some((value) => holds(table[at]?.[index] ?? null, value))),
  );
  return own.length === 0 ? null : (rows[row]?.id ?? null);
}
