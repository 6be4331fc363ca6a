import type { Scalar } from '../../../src/cells/scalar';
import { type Base, hashesFor, hashesOf, isEdit } from '../../../src/sync/own/hidden/base';
import type { Journal } from '../../../src/sync/publish/journal/journal';
import { withDoubted } from '../../../src/sync/publish/perform/doubted';

const COLUMNS = [{ tag: 'id' }, { tag: 'name' }, { tag: 'city' }];
/** What Twenty has by now. */
const NOW = [
  ['a', 'Ada', 'Paris'],
  ['b', 'Bob', 'Rome'],
  ['c', 'Cleo', 'Oslo'],
];
const base: Base = {
  tags: COLUMNS.map(({ tag }) => tag),
  rows: new Map(NOW.map((cells) => [cells[0] ?? '', hashesOf(cells)])),
  left: [],
};
/** Ada moved to Paris. */
const journal = {
  columns: COLUMNS,
  cells: [['a', 2, 'Paris']],
  oldCells: [['a', 2, 'Nice']],
} as unknown as Journal;

/** Cells that are taken for edits where the sheet shows that. */
function edits(...cells: readonly (readonly Scalar[])[]): readonly string[] {
  const rows = cells.map(([id]) => ({ id: String(id), kind: 'record' }) as const);
  const hashes = hashesFor(withDoubted(base, journal, { rows, cells }), base.tags);
  return cells.flatMap((row) =>
    row.flatMap((cell, at) => (isEdit(hashes(String(row[0]))[at] ?? '', cell) ? [`${row[0]} ${String(cell)}`] : [])),
  );
}

test.each([
  ['a value that went to another record', [['b', 'Bob', 'Paris']], []],
  ['an old value that was not written over', [['a', 'Ada', 'Nice']], []],
  ['what somebody typed', [['b', 'Bobby', 'Nice']], ['b Bobby', 'b Nice']],
  ['the same value in another column', [['b', 'Paris', 'Rome']], ['b Paris']],
  ['all as it should be', NOW, []],
])('%s', (_, cells, wanted) => {
  expect(edits(...cells)).toEqual(wanted);
});
