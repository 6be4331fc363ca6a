import type { RecordModel } from '../../crm/model';
import type { CellContent } from '../../emulator/grid/values/cell';
import type { Claim, Edit } from '../layouts/claim';
import { plain } from '../look/rows';
import type { Scene } from '../look/scene';
import { cellAt, isEmptied } from '../look/sheet';

/** What people typed stands in its cell, or nowhere on the sheet where its record or its column left. */
export function editsStay(after: Scene, claims: readonly Claim[]): readonly string[] {
  return claims.flatMap((claim): readonly string[] => {
    if (claim.kind !== 'edit' || claim.raced === true) return [];
    const { id, column: key, mark, content } = claim;
    const place = placeOf(after, claim);
    const found = place && plain(cellAt(after.sheet, place.row, place.column));
    const elsewhere = (after.marks.get(mark) ?? []).filter(
      ({ sheet, row, column }) => sheet === after.sheet && !(row === place?.row && column === place.column),
    );
    return [
      ...(place && JSON.stringify(found) !== JSON.stringify(content)
        ? [`${key} of ${id} is ${JSON.stringify(found)}, somebody typed ${JSON.stringify(content)}.`]
        : []),
      ...elsewhere.map(({ row }) => `What was typed into ${key} of ${id} stands in row ${row}.`),
    ];
  });
}

/** Null where its record or its column is not on the sheet. */
export function editStands(after: Scene, edit: Edit): boolean | null {
  const place = placeOf(after, edit);
  return place && JSON.stringify(plain(cellAt(after.sheet, place.row, place.column))) === JSON.stringify(edit.content);
}

/** Where it must stand; null where its record or its column is not on the sheet. */
function placeOf({ state, sheet, rows, columns, headerRow }: Scene, { id, column: key }: Edit) {
  const row = rows.find((record) => record.id === id)?.row;
  const column = columns.get(key);
  if (row === undefined || column === undefined || isEmptied(state, sheet, column, headerRow)) return null;
  return { row, column };
}

const textOf = (content: CellContent): string => (typeof content === 'object' ? '' : String(content));

/** A cell of the list of edits. */
export interface ListedEdit {
  readonly id: string;
  readonly header: string;
  readonly mine: string;
  readonly isConflict: boolean;
}

/** The list has every edit on the sheet, says which are conflicts, and nothing that nobody typed. `records`: as Twenty has them now. */
export function editsAreListed(
  after: Scene,
  claims: readonly Claim[],
  listed: readonly ListedEdit[],
  records: ReadonlyMap<string, RecordModel>,
): readonly string[] {
  const edits = claims.flatMap((claim) => (claim.kind === 'edit' ? [claim] : []));
  // A typed column of a native table may make something else of a text.
  const isOf = (edit: Edit) => (one: ListedEdit) =>
    one.id === edit.id && (one.mine.includes(edit.mark) || one.mine === textOf(edit.content));
  const missing = edits.flatMap((edit): readonly string[] => {
    const record = records.get(edit.id);
    if (edit.raced === true || !placeOf(after, edit) || !record) return [];
    const found = listed.find(isOf(edit));
    if (!found) return [`What was typed into ${edit.column} of ${edit.id} is not listed.`];
    if (edit.base === undefined) return [];
    const now = record[edit.column] ?? null;
    const isConflict = JSON.stringify(now) !== JSON.stringify(edit.base ?? null);
    return found.isConflict === isConflict
      ? []
      : [
          `${edit.column} of ${edit.id} is ${isConflict ? 'a' : 'no'} conflict: Twenty had ${JSON.stringify(edit.base)}, has ${JSON.stringify(now)}.`,
        ];
  });
  // Of a record that left while somebody typed over it, what they had typed before may be what went aside.
  const isRaced = ({ id }: ListedEdit): boolean => edits.some((edit) => edit.raced === true && edit.id === id);
  const unknown = listed.filter((one) => !isRaced(one) && !edits.some((edit) => isOf(edit)(one)));
  return [
    ...missing,
    ...unknown.map(({ id, header, mine }) => `Nobody typed ${JSON.stringify(mine)} into ${header} of ${id}.`),
  ];
}
