import fc from 'fast-check';
import type { OwnedColumn, TableColumn } from '../../../src/sync/own/columns/column-tags';
import { placesOf } from '../../../src/sync/publish/prepare/places';

const wanted = (count: number): readonly TableColumn[] =>
  Array.from({ length: count }, (_, index) => ({
    tag: `t${index}`,
    key: `k${index}`,
    header: `H${index}`,
    format: 'automatic' as const,
  }));

/** For each column of the sheet the wanted one that stands there: -1 for one that left the view, null for a column of nobody's. */
function places(count: number, sheet: readonly (number | null)[], used = sheet.length) {
  const owned = sheet.flatMap((index, at): OwnedColumn[] => {
    if (index === null) return [];
    const of = {
      tag: '',
      isHeaderOurs: () => true,
      needsTag: false,
      isEmptied: false,
      value: '',
      isRemade: false,
      format: 'automatic' as const,
    };
    return [{ ...of, column: at + 1, index: index < 0 ? null : index }];
  });
  const found = placesOf(wanted(count), { owned, used: { rows: 9, columns: used } });
  return { ...found, vanished: found.vanished.map(({ column }) => column) };
}

describe('where a table’s columns stand', () => {
  test.each([
    ['on a new sheet', places(2, []), { columns: [1, 2], added: [0, 1], insert: null, vanished: [] }],
    ['where they stood', places(2, [1, null, 0]), { columns: [3, 1], added: [], insert: null, vanished: [] }],
    ['a new one at the right end', places(3, [0, 1]), { columns: [1, 2, 3], added: [2], insert: null, vanished: [] }],
    [
      'new ones before what stands at the right',
      places(4, [0, 2, null], 3),
      { columns: [1, 3, 2, 4], added: [1, 3], insert: { after: 2, count: 2 }, vanished: [] },
    ],
    [
      'a new one behind a column that left the view',
      places(2, [0, -1]),
      { columns: [1, 3], added: [1], insert: null, vanished: [2] },
    ],
    [
      'none inserted where nothing is new',
      places(1, [0, null, null], 3),
      { columns: [1], added: [], insert: null, vanished: [] },
    ],
    [
      'none inserted on a sheet that has no column of the table',
      places(1, [], 0),
      { columns: [1], added: [0], insert: null, vanished: [] },
    ],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));

  test('no two share a place, and none takes one that somebody else has', () => {
    const anySheet = fc
      .tuple(fc.uniqueArray(fc.nat(5)), fc.array(fc.constantFrom(null, -1), { maxLength: 5 }))
      .chain(([known, others]) => {
        const all: (number | null)[] = [...known, ...others];
        return fc.shuffledSubarray(all, { minLength: all.length });
      })
      .filter((sheet) => sheet.some((one) => one !== null));
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const { columns, added, insert } = places(6, sheet);
        expect(new Set(columns).size).toBe(6);
        columns.forEach((column, index) => {
          if (!added.includes(index)) expect(sheet[column - 1]).toBe(index);
          else if (insert === null) expect(sheet[column - 1]).toBeUndefined();
          else expect(column > insert.after && column <= insert.after + insert.count).toBe(true);
        });
      }),
    );
  });
});
