import type { CsvKind, CsvPart } from '../../src/protocol/csv';
import { type CsvEnd, downloadCsv } from '../../sidebar/csv-download';
import { csvPart } from './builders';

interface Reading {
  readonly end: CsvEnd;
  readonly asked: readonly (string | null)[];
  readonly waited: readonly number[];
  readonly progress: readonly (readonly (number | null)[])[];
}

/** Reads these parts in order; `wanted` says how many parts the person waits for. */
async function read(
  parts: readonly CsvPart[],
  { wanted = Number.POSITIVE_INFINITY, kind = 'twenty' }: { wanted?: number; kind?: CsvKind['kind'] } = {},
): Promise<Reading> {
  const asked: (string | null)[] = [];
  const waited: number[] = [];
  const progress: (number | null)[][] = [];
  const end = await downloadCsv({
    kind,
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
    csvPart({ startsFile: true, text: 'Id\r\n', ids: ids(0, 3), totalCount: 7, next: 'a' }),
    csvPart({ text: 'x\r\n', ids: ids(3, 6), totalCount: 7, next: 'b', waitMs: 900 }),
    csvPart({ text: 'y\r\n', ids: ids(6, 7), totalCount: 7, fileName: 'person.csv' }),
  ]);
  expect(end).toEqual({
    is: 'whole',
    files: [{ parts: ['Id\r\n', 'x\r\n', 'y\r\n'], fileName: 'person.csv', records: 7 }],
    unmatched: [],
  });
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
  expect(end).toMatchObject({ is: 'whole', files: [{ parts: ['', 'a', 'b'], records: 3 }] });
  expect(waited).toEqual([600, 600]);
  expect(progress.map(([, total]) => total)).toEqual([null, 3, 3, 3]);
});

test('each part that starts a file starts one, with its own name and count', async () => {
  const part = { totalCount: 5, fileName: 'person-1.csv' };
  const { end } = await read([
    csvPart({ ...part, startsFile: true, next: 'begun anew, before the first row' }),
    csvPart({ ...part, startsFile: true, text: 'Id\n0\n', ids: ids(0, 1), next: 'a' }),
    csvPart({ ...part, text: '1\n', ids: ids(1, 2), next: 'b' }),
    // Only asks to wait, although the next file is named already.
    csvPart({ fileName: 'person-2.csv', totalCount: 0, next: 'b', waitMs: 600 }),
    csvPart({ ...part, startsFile: true, text: 'Id\n2\n3\n', ids: ids(2, 4), next: 'c', fileName: 'person-2.csv' }),
    csvPart({ ...part, startsFile: true, text: 'Id\n4\n', ids: ids(4, 5), fileName: 'person-3.csv' }),
  ]);
  expect(end.is === 'whole' && end.files.map((file) => [file.fileName, file.parts.join(''), file.records])).toEqual([
    ['person-1.csv', 'Id\n0\n1\n', 2],
    ['person-2.csv', 'Id\n2\n3\n', 2],
    ['person-3.csv', 'Id\n4\n', 1],
  ]);
});

test('parts that together miss a record give no file, however many files they make', async () => {
  const { end } = await read([
    csvPart({ startsFile: true, text: 'a', ids: ids(0, 2), totalCount: 4, next: 'a' }),
    csvPart({ startsFile: true, text: 'b', ids: ids(2, 3), totalCount: 4 }),
  ]);
  expect(end).toEqual({ is: 'changed', read: 3, total: 4 });
});

describe('as in the sheet', () => {
  test('a person’s own rows are no records, and a row that they copied is no error', async () => {
    const { end, progress } = await read(
      [
        csvPart({ startsFile: true, text: 'a', ids: ['id-1', '', 'id-2'], totalCount: 4, next: 'a' }),
        csvPart({ text: 'b', ids: ['id-2', '', ''], totalCount: 4, next: 'b' }),
        csvPart({ text: 'c', ids: ['id-3'], totalCount: 4 }),
      ],
      { kind: 'sheet' },
    );
    const files = [{ parts: ['a', 'b', 'c'], fileName: 'person.csv', records: 4 }];
    expect(end).toEqual({ is: 'whole', files, unmatched: [] });
    expect(progress.map(([records]) => records)).toEqual([2, 3, 4]);
  });

  test.each([
    ['rows are missing', 2, 3, { is: 'changed', read: 2, total: 3 }],
    ['it grew meanwhile', 1, 2, { is: 'changed', read: 2, total: 2 }],
  ])('no file is made when %s', async (_, before, after, expected) => {
    const parts = [
      csvPart({ text: 'a', ids: ['id-1', ''], totalCount: before, next: 'a' }),
      csvPart({ text: 'b', ids: ['id-2'], totalCount: after }),
    ];
    expect((await read(parts, { kind: 'sheet' })).end).toEqual(expected);
  });
});

test('the sentence of a refusal comes through', async () => {
  const trouble = { from: 'server', kind: 'view-empty', message: 'This view shows no record.' } as const;
  const end = await downloadCsv({
    kind: 'twenty',
    readPart: () => Promise.resolve({ ok: false, trouble }),
    wait: () => Promise.resolve(),
    onPart: () => undefined,
    goOn: () => true,
  });
  expect(end).toEqual({ is: 'failed', trouble });
});

test('nothing more is asked for when nobody waits for the file', async () => {
  const endless = Array.from({ length: 9 }, () => csvPart({ ids: [], totalCount: 1, next: 'more' }));
  const { end, asked } = await read(endless, { wanted: 3 });
  expect(end).toEqual({ is: 'dropped' });
  expect(asked).toHaveLength(4);
});
