import { benchColumns } from '../../../local/bench/columns';

test.each([3, 5, 6, 7, 8, 15, 16, 40, 500])('%d columns are as many for the view as for the scripts', (count) => {
  const { columns, headers, fields, extras } = benchColumns(count);
  expect([columns.length, headers.length]).toEqual([count, count]);
  expect(new Set(headers).size).toBe(count);
  expect(new Set(fields).size).toBe(fields.length);
  expect(fields).toEqual(expect.arrayContaining(extras.map(({ name }) => name)));
  expect(fields).toContain('jobTitle');
});

test('fifteen are fields of every Twenty; more are made', () => {
  expect(benchColumns(15).extras).toEqual([]);
  expect(benchColumns(40).extras).toHaveLength(25);
});
