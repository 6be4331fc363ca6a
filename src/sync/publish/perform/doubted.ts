/**
 * Rows that somebody moved while they were written: values of this publishing may stand in cells of other records, and old ones where new ones
 * should. In a table that is edited they would count as edits; they are nobody's, so the next refresh puts them right.
 */
import { type Base, hashesFor, hashOf, isEdit } from '../../own/hidden/base';
import type { TableSheet } from '../../own/columns/table-sheet';
import { eachCell } from '../journal/difference';
import type { Journal, RowCells } from '../journal/journal';

/** The base in which what may have gone astray counts as what Twenty had. */
export function withDoubted(base: Base, journal: Journal, sheet: Pick<TableSheet, 'rows' | 'cells'>): Base {
  const tags = journal.columns.map(({ tag }) => tag);
  const written = tags.map(() => new Set<string>());
  for (const row of journal.cells) eachCell(row, (index, value) => written[index]?.add(hashOf(value)));
  const old = new Map(journal.oldCells.map((row) => [row[0], hashesIn(row)]));
  const hashes = hashesFor(base, tags);
  const rows = new Map(base.rows);
  sheet.rows.forEach(({ id, kind }, row) => {
    if (kind !== 'record' || !rows.has(id)) return;
    const next = hashes(id).map((hash, index) => {
      const value = sheet.cells[row]?.[index] ?? null;
      const now = hashOf(value);
      const mayBeOurs = written[index]?.has(now) === true || old.get(id)?.get(index) === now;
      return isEdit(hash, value) && mayBeOurs ? now : hash;
    });
    rows.set(id, next.join(''));
  });
  return { ...base, tags, rows };
}

function hashesIn(row: RowCells): ReadonlyMap<number, string> {
  const hashes = new Map<number, string>();
  eachCell(row, (index, value) => hashes.set(index, hashOf(value)));
  return hashes;
}
