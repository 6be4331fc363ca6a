/** Edits of a table that is edited: its refresh leaves them where they are, or puts them aside with the record that leaves. */
import { holds, type Scalar } from '../../../cells/scalar';
import type { OldRow } from '../../../sheet/target-rows';
import { type Base, type BaseChange, hashesFor, hashesOf, hashOf, isEdit, type LeftEdit } from '../../own/hidden/base';
import { type TableColumn, ID_TAG } from '../../own/columns/column-tags';
import type { TableSheet } from '../../own/columns/table-sheet';
import type { Wanted } from './difference';

export interface KeptEdits {
  /** With what people typed in place of what Twenty has. */
  readonly wanted: Wanted;
  readonly change: BaseChange;
  readonly kept: { readonly cells: number; readonly conflicts: number };
  /** The base says already what it shall. */
  readonly isSame: boolean;
}

export interface Keeping {
  readonly base: Base;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly OldRow[];
  readonly sheet: Pick<TableSheet, 'cells'>;
  /** The column was there before, and filled. */
  readonly isOldColumn: (index: number) => boolean;
  readonly labelTag: string | null;
  /** What left comes back as it was on the sheet, with the edits in it. */
  readonly isUndo: boolean;
}

export function keepEdits(wanted: Wanted, keeping: Keeping): KeptEdits {
  const { base, columns, rows, sheet, isOldColumn, isUndo } = keeping;
  const tags = columns.map(({ tag }) => tag);
  const before = hashesFor(base, tags);
  const rowOf = new Map(rows.flatMap(({ id, kind }, row) => (kind === 'record' ? [[id, row] as const] : [])));
  const leftOf = new Map(base.left.map((edit) => [`${edit.id}/${edit.tag}`, edit]));
  const replaced = new Map<string, readonly Scalar[]>();
  const changed: (readonly [string, string])[] = [];
  let [cells, conflicts] = [0, 0];
  const ids = new Set(wanted.ids);
  for (const id of wanted.ids) {
    const row = rowOf.get(id);
    const shown = row === undefined ? null : (sheet.cells[row] ?? []);
    const hashes = before(id);
    // Null where the sheet shows all of it.
    const now = wanted.cellsOf(id);
    let after: readonly Scalar[] = now ?? shown ?? [];
    const next = after.map(hashOf);
    const keep = (index: number, value: Scalar, hash: string): void => {
      const isSince = now === null && wanted.editedSince?.has(id) === true;
      const isShown = now === null || holds(now[index] ?? null, value);
      // Twenty has it by now. What an Undo brings back, or leaves alone, Twenty need not have.
      if (isShown && !isSince && !isUndo) return;
      after = after.map((cell, at) => (at === index ? value : cell));
      cells += 1;
      if (!isShown && next[index] !== hash) conflicts += 1;
      next[index] = hash;
    };
    tags.forEach((tag, index) => {
      if (tag === ID_TAG) return;
      const value = shown?.[index] ?? null;
      if (shown !== null && isOldColumn(index)) {
        if (isEdit(hashes[index] ?? '', value)) keep(index, value, hashes[index] ?? '');
        return;
      }
      // The record, or the column, comes back: what was typed there comes with it.
      const left = leftOf.get(`${id}/${tag}`);
      if (left === undefined) return;
      leftOf.delete(`${id}/${tag}`);
      keep(index, left.value, left.base);
    });
    if (after !== now && now !== null) replaced.set(id, after);
    if (next.join('') !== hashes.join('')) changed.push([id, next.join('')]);
  }
  const gone = [...rowOf]
    .filter(([id]) => !ids.has(id))
    .flatMap(([id, row]) => leaving(id, sheet.cells[row] ?? [], keeping));
  const left = [...leftOf.values(), ...gone];
  return {
    wanted: { ids: wanted.ids, cellsOf: (id) => replaced.get(id) ?? wanted.cellsOf(id) },
    change: { rows: changed, left },
    kept: { cells, conflicts },
    isSame:
      changed.length === 0 &&
      left.length === base.left.length &&
      gone.length === 0 &&
      JSON.stringify(base.tags) === JSON.stringify(tags) &&
      [...base.rows.keys()].every((id) => ids.has(id)),
  };
}

function leaving(id: string, shown: readonly Scalar[], { base, columns, labelTag }: Keeping): readonly LeftEdit[] {
  const hashes = hashesFor(
    base,
    columns.map(({ tag }) => tag),
  )(id);
  const name = shown[columns.findIndex(({ tag }) => tag === labelTag)] ?? '';
  return columns.flatMap(({ tag, header }, index) => {
    const [hash, value] = [hashes[index] ?? '', shown[index] ?? null];
    return tag !== ID_TAG && isEdit(hash, value) ? [{ id, name: String(name), tag, header, value, base: hash }] : [];
  });
}

/** Edits in a column that leaves the view, before it is emptied. */
export function editsInColumn(
  { tag, header }: Pick<TableColumn, 'tag' | 'header'>,
  cells: readonly Scalar[],
  rows: readonly OldRow[],
  base: Base,
): readonly LeftEdit[] {
  const hashes = hashesFor(base, [tag]);
  return rows.flatMap(({ id, kind }, row) => {
    const [[hash = ''], value] = [hashes(id), cells[row] ?? null];
    return kind === 'record' && isEdit(hash, value) ? [{ id, name: '', tag, header, value, base: hash }] : [];
  });
}

/** What is kept once the publishing is done. The same however often it is asked. */
export function baseAfter(
  old: Base,
  { rows, left }: BaseChange,
  columns: readonly TableColumn[],
  ids: readonly string[],
): Base {
  const tags = columns.map(({ tag }) => tag);
  const changed = new Map(rows);
  const before = hashesFor(old, tags);
  return { tags, left, rows: new Map(ids.map((id) => [id, changed.get(id) ?? before(id).join('')])) };
}

/** Rows that a first pull wrote: nothing of them was edited yet. */
export function baseOfRows(tags: readonly string[], rows: readonly (readonly Scalar[])[]): Base {
  return { tags, rows: new Map(rows.map((cells) => [String(cells[0]), hashesOf(cells)])), left: [] };
}
