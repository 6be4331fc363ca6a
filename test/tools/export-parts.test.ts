import { idBytes, IdSet } from '../../tools/export/id-set';
import { columnNames } from '../../tools/export/bigquery';

const uuid = (n: number): string =>
  `${(Math.imul(n, 2_654_435_761) >>> 0).toString(16).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;

describe('the set of ids', () => {
  test('knows each id once, whatever it begins with, in at most 43 bytes each', () => {
    const ids = new IdSet();
    for (let n = 1; n <= 50_000; n++) if (!ids.add(idBytes(uuid(n)))) throw new Error(`${uuid(n)} was new`);
    expect(ids.size).toBe(50_000);
    expect(ids.bytes / ids.size).toBeLessThan(43);
    expect(Array.from({ length: 50_000 }, (_, n) => ids.add(idBytes(uuid(n + 1)))).includes(true)).toBe(false);
    expect(ids.size).toBe(50_000);
  });

  test('the id of zeros, upper case, and ids that are no UUID', () => {
    const ids = new IdSet();
    const zero = '00000000-0000-0000-0000-000000000000';
    const given = [zero, zero, uuid(10), uuid(10).toUpperCase(), 'rec_1', 'rec_1', 'rec_2'];
    expect(given.map((id) => ids.add(idBytes(id)))).toEqual([true, false, true, false, true, false, true]);
    expect(ids.size).toBe(4);
  });
});

test('names of columns as BigQuery takes them', () => {
  const given = ['id', 'Id', 'naïve-name', '2nd', '', '_PARTITION_x', '_table_y', 'a'.repeat(400), 'a'.repeat(400)];
  const names = columnNames(given);
  expect(names.slice(0, 7)).toEqual(['id', 'Id_2', 'na_ve_name', 'f_2nd', 'f_', 'f__PARTITION_x', 'f__table_y']);
  for (const name of names) expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9_]{0,299}$/);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(given.length);
});
