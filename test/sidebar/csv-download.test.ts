import type { CsvPart } from '../../src/protocol';
import { type CsvEnd, downloadCsv } from '../../sidebar/csv-download';
import { csvPart } from './builders';

interface Reading {
  readonly end: CsvEnd;
  readonly asked: readonly (string | null)[];
  readonly waited: readonly number[];
  readonly progress: readonly (readonly (number | null)[])[];
}

/** Reads these parts in order; `wanted` says how many parts the person waits for. */
async function read(parts: readonly CsvPart[], wanted = Number.POSITIVE_INFINITY): Promise<Reading> {
  const asked: (string | null)[] = [];
  const waited: number[] = [];
  const progress: (number | null)[][] = [];
  const end = await downloadCsv({
    readPart(next) {
      const part = parts[asked.push(next) - 1];
      if (!part) throw new Error('asked for more parts than there are');
      return Promise.resolve({ ok: true, data: part });
    },
    wait: (milliseconds) => Promise.resolve(void waited.push(milliseconds)),
    onPart: (...numbers) => progress.push(numbers),
    goOn: () => asked.length <= wanted,
  });
  return { end, asked, waited, progress };
}

function ids(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from }, (_, index) => `id-${from + index}`);
}

test('parts are joined in order, each asked for with the state of the one before', async () => {
  const { end, asked, waited, progress } = await read([
    csvPart({ text: 'Id\r\n', ids: ids(0, 3), totalCount: 7, next: 'a' }),
    csvPart({ text: 'x\r\n', ids: ids(3, 6), totalCount: 7, next: 'b', waitMs: 900 }),
    csvPart({ text: 'y\r\n', ids: ids(6, 7), totalCount: 7, fileName: 'person.csv' }),
  ]);
  expect(end).toEqual({ is: 'whole', parts: ['Id\r\n', 'x\r\n', 'y\r\n'], fileName: 'person.csv', records: 7 });
  expect(asked).toEqual([null, 'a', 'b']);
  expect(waited).toEqual([900]);
  expect(progress).toEqual([
    [3, 7, 0],
    [6, 7, 900],
    [7, 7, 0],
  ]);
});

test.each([
  [
    'a record came twice and another not at all',
    [csvPart({ ids: ids(0, 3), totalCount: 6, next: 'a' }), csvPart({ ids: ['id-2', 'id-3', 'id-4'], totalCount: 6 })],
    { is: 'changed', read: 5, total: 6 },
  ],
  ['records are missing', [csvPart({ ids: ids(0, 3), totalCount: 4 })], { is: 'changed', read: 3, total: 4 }],
  [
    'one record went and another was skipped, so that the sum looks right',
    [csvPart({ ids: ids(0, 3), totalCount: 6, next: 'a' }), csvPart({ ids: ids(4, 6), totalCount: 5 })],
    { is: 'changed', read: 5, total: 5 },
  ],
  [
    'a record came twice although none is missing',
    [csvPart({ ids: ids(0, 3), totalCount: 4, next: 'a' }), csvPart({ ids: ids(2, 4), totalCount: 4 })],
    { is: 'changed', read: 4, total: 4 },
  ],
])('no file is made when %s', async (_, parts, expected) => {
  expect((await read(parts)).end).toEqual(expected);
});

test('a part that only says when to ask again has no say in the count', async () => {
  const { end, waited, progress } = await read([
    csvPart({ totalCount: 0, next: 'again', waitMs: 600 }),
    csvPart({ text: 'a', ids: ids(0, 2), totalCount: 3, next: 'b' }),
    csvPart({ totalCount: 0, next: 'b', waitMs: 600 }),
    csvPart({ text: 'b', ids: ids(2, 3), totalCount: 3 }),
  ]);
  expect(end).toMatchObject({ is: 'whole', records: 3 });
  expect(waited).toEqual([600, 600]);
  expect(progress.map(([, total]) => total)).toEqual([null, 3, 3, 3]);
});

test('the sentence of a refusal comes through', async () => {
  const trouble = { from: 'server', kind: 'view-empty', message: 'This view shows no record.' } as const;
  const end = await downloadCsv({
    readPart: () => Promise.resolve({ ok: false, trouble }),
    wait: () => Promise.resolve(),
    onPart: () => undefined,
    goOn: () => true,
  });
  expect(end).toEqual({ is: 'failed', trouble });
});

test('nothing more is asked for when nobody waits for the file', async () => {
  const endless = Array.from({ length: 9 }, () => csvPart({ ids: [], totalCount: 1, next: 'more' }));
  const { end, asked } = await read(endless, 3);
  expect(end).toEqual({ is: 'dropped' });
  expect(asked).toHaveLength(4);
});
