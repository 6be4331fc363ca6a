import type { ChangedCell, ChangedRecord } from '../../src/csv/changes';
import type { NewRecord } from '../../src/csv/typed-rows';
import { EDITS_A_PAGE, editsList } from '../../src/calls/table/edits-list';

const cell = (id: string, tag: string, over: Partial<ChangedCell> = {}): ChangedCell => ({
  edit: { id, name: id, tag, header: 'H', column: null, mine: 'mine', base: '', isLeft: false },
  theirs: 'theirs',
  isConflict: false,
  verdict: 'goes',
  ...over,
});

const record = (id: string, cells: readonly ChangedCell[], state: ChangedRecord['state'] = 'there'): ChangedRecord => ({
  id,
  name: id,
  state,
  record: null,
  cells,
  fields: new Map(),
});

const typed = (row: number, over: Partial<NewRecord> = {}): NewRecord => ({
  typed: { row, cells: [] },
  sameAs: null,
  name: `typed ${row}`,
  refused: [],
  fields: new Map(),
  ...over,
});

const link = (id: string): string => `https://crm.acme.example/${id}`;

/** The last of 450 has a conflict, the one before it is gone, two are settled. */
const RECORDS = Array.from({ length: 450 }, (_, at) => {
  const id = `r${at}`;
  if (at === 449) return record(id, [cell(id, 'a', { isConflict: true }), cell(id, 'b')]);
  if (at === 448) return record(id, [cell(id, 'a', { verdict: 'not-there' })], 'gone');
  if (at < 2) return record(id, [cell(id, 'a', { verdict: 'same' })]);
  return record(id, [cell(id, 'a'), cell(id, 'b', { verdict: at === 2 ? 'clear' : 'joined' })]);
});

const page = (from: number, rows: readonly NewRecord[] = []) => editsList(RECORDS, rows, from, link);

test('the pages together show every record once, those to be decided first', () => {
  const pages = [0, EDITS_A_PAGE, 2 * EDITS_A_PAGE].map((from) => page(from));
  expect(pages.map(({ records }) => records.length)).toEqual([200, 200, 48]);
  const ids = pages.flatMap(({ records }) => records.map(({ id }) => id));
  expect(new Set(ids).size).toBe(448);
  expect(ids.slice(0, 3)).toEqual(['r449', 'r448', 'r2']);
});

test('counts and conflicts are those of the whole, on every page', () => {
  const total = { records: 448, goes: 447, conflicts: 1, clears: 1, refused: 446, typed: 0, made: 0 };
  for (const from of [0, 200, 400]) expect(page(from)).toMatchObject({ from, total, conflicts: ['r449/a'] });
});

test('typed rows are turned over with the records, and counted whole', () => {
  const refused = [{ header: 'Name', why: 'joined' as const }];
  const rows = Array.from({ length: 650 }, (_, at) => typed(at + 1, at < 10 ? { refused } : {}));
  const back = [typed(651, { sameAs: 'r1' })];
  const shown = page(600, [...rows, ...back]);
  expect(shown).toMatchObject({ records: [], total: { typed: 650, made: 640 }, back: [{ row: 651 }] });
  expect(shown.typed.map(({ row }) => row)).toEqual(Array.from({ length: 50 }, (_, at) => 601 + at));
});

test('beyond the end stands the last page', () => {
  expect(page(10_000)).toMatchObject({ from: 400 });
  expect(editsList([], [], 200, link)).toMatchObject({ from: 0, records: [] });
});
