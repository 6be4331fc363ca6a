import Papa from 'papaparse';
import type { CsvKind, CsvPart } from '../../src/protocol/csv';
import { type Desk, gridOf, openDesk } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { closedAfterAll } from '../closing';

// A CRM in another thread and a spreadsheet for each test: a busy machine takes its time.
jest.setTimeout(30_000);

const PEOPLE = 1_500;

let crm: CrmBeside;
let desk: Desk;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: PEOPLE });
  later(() => crm.close());
});
beforeEach(() => {
  desk = openDesk(crm);
  desk.connect();
});
afterEach(() => crm.control({ clear: true, reset: true }));

const WHOLE: CsvKind = { kind: 'twenty', rowsPerFile: null };

/** All parts, in order, as the sidebar asks for them. */
function partsOf(tableId: string, file: CsvKind = WHOLE): readonly CsvPart[] {
  const parts: CsvPart[] = [];
  let next: string | null = null;
  do {
    const part: CsvPart = desk.call('readCsv', { tableId, file, next });
    parts.push(part);
    desk.emulator.advance(part.waitMs);
    next = part.next;
  } while (next !== null && parts.length < 200);
  return parts;
}

/** Rows as another program reads them. */
function rowsOf(text: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
}

test('the parts of a CSV join to one file with every record once, in the order of the sheet', async () => {
  const { tableId } = desk.pull('People', 'Everything about people');
  await crm.control({ rules: [{ on: 'records', times: null, fault: { kind: 'pageCap', rows: 400 } }] });
  const parts = partsOf(tableId);
  expect(parts.length).toBeGreaterThan(3);
  expect(parts.map(({ startsFile }) => startsFile)).toEqual([true, ...parts.slice(1).map(() => false)]);
  const rows = rowsOf(parts.map(({ text }) => text).join(''));
  const ids = parts.flatMap((part) => part.ids);
  expect(rows).toHaveLength(PEOPLE + 1);
  expect(parts.at(-1)).toMatchObject({ totalCount: PEOPLE, next: null, fileName: 'person.csv' });
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([rows[0]?.length]));
  expect(ids).toEqual(
    gridOf(desk.state, 'Everything about people')
      .slice(1)
      .map(([id]) => id),
  );
});

test('a file that may hold so many rows becomes several, each with the header', () => {
  const { tableId } = desk.pull('People', 'All People');
  const files: string[] = [];
  for (const { startsFile, text } of partsOf(tableId, { kind: 'twenty', rowsPerFile: 700 })) {
    if (startsFile) files.push('');
    files.push((files.pop() ?? '') + text);
  }
  const tables = files.map(rowsOf);
  expect(tables.map((rows) => rows.length - 1)).toEqual([700, 700, 100]);
  expect(new Set(tables.map(([header]) => header?.join()))).toHaveProperty('size', 1);
});

test('a CSV waits and halves as a pull does', async () => {
  const { tableId } = desk.pull('People', 'All People');
  const body = JSON.stringify({ errors: [{ message: 'Limit reached (30 tokens per 60000 ms)' }] });
  const limit = { kind: 'answer', status: 200, body, contentType: 'application/json' } as const;
  const busy = { kind: 'answer', status: 500, body: 'Query read timeout' } as const;
  await crm.control({
    rules: [
      { on: 'records', skip: 0, fault: limit },
      { on: 'records', skip: 1, fault: busy },
    ],
  });
  const parts = partsOf(tableId);
  expect(parts[0]?.ids).toEqual([]);
  expect(parts[0]?.waitMs).toBeGreaterThan(2_000);
  expect(new Set(parts.flatMap(({ ids }) => ids)).size).toBe(PEOPLE);
  expect(rowsOf(parts.map(({ text }) => text).join(''))).toHaveLength(PEOPLE + 1);
});

test('the CSV of the sheet has the rows of the sheet', () => {
  const { tableId } = desk.pull('People', 'Directors');
  const text = partsOf(tableId, { kind: 'sheet', delimiter: ',', byteOrderMark: false })
    .map((part) => part.text)
    .join('');
  const grid = gridOf(desk.state, 'Directors');
  const rows = rowsOf(text);
  expect(rows).toHaveLength(grid.length);
  expect(rows.map(([id]) => id)).toEqual(grid.map(([id]) => id));
});

test('a state that was not given out is refused', () => {
  const { tableId } = desk.pull('Pets', 'All Pets');
  expect(desk.refusal('readCsv', { tableId, file: WHOLE, next: '{"offset":5}' }).kind).toBe('request-invalid');
});
