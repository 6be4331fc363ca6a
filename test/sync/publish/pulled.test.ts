/** What was read, held against the sheet as it stands once it is to be published: whose it is, and what may go. */
import type { Spreadsheet } from '../../../src/ports/spreadsheet';
import { type Table, TABLE_TAG, tableTagValue } from '../../../src/sync/job/table';
import { pulledPublication } from '../../../src/sync/publish/prepare/pulled';
import { undoPublication } from '../../../src/sync/publish/prepare/undo';
import type { Slice } from '../../../src/sync/read/slice';
import { newJob, TABLE } from '../pulling';

const SHEET = 5;

interface Case {
  readonly table?: Table;
  /** The table that the sheet's tag names. */
  readonly there?: Table | null;
  /** Columns of the sheet that seem to be the table's; false where they bear its tag. */
  readonly needTags?: readonly boolean[];
  readonly usedRows?: number;
  readonly acceptGone?: boolean;
  readonly hasRelativeDates?: boolean;
  readonly fingerprint?: string;
  /** Nothing was read by this execution. */
  readonly isUnread?: boolean;
  readonly forbidden?: readonly string[];
}

const withOptions = (options: Partial<Table['options']>): Table => ({
  ...TABLE,
  options: { ...TABLE.options, ...options },
});

/** Records "a" and "b" were read, and stand on the sheet the other way round. */
function published(of: Case) {
  const { table = TABLE, there = table, needTags = [false], usedRows = 3, forbidden = [], isUnread = false } = of;
  const spreadsheet = {
    info: () => ({ id: 'book' }),
    sheetTags: (key: string) => (key === TABLE_TAG && there ? [{ sheetId: SHEET, value: tag(there) }] : []),
    sheet: () => ({ id: SHEET, name: 'People', maxRows: 9, maxColumns: 9 }),
    usedSize: () => ({ rows: 0, columns: 0 }),
    columnTags: () => [],
  };
  const tag = (one: Table): string => tableTagValue(one, SHEET, spreadsheet as unknown as Spreadsheet);
  const rows = ['b', 'a'].map((id) => ({ id, kind: 'record' }));
  const owned = needTags.map((needsTag) => ({ needsTag }));
  const sheet = { info: { name: 'People' }, owned, used: { rows: usedRows }, rows };
  let planned = 0;
  const slice: unknown = {
    spreadsheet,
    memory: { reading: isUnread ? null : { sheet, ids: ['a', 'b'], rows: new Map() } },
    lastReceipt: () => null,
    columnMemo: null,
    planFor: (job: { readonly forbidden: readonly string[] }) => {
      planned += 1;
      const columns = ['id', 'name', 'secret']
        .filter((name) => !job.forbidden.includes(name))
        .map((name) => ({ tag: name }));
      return {
        fingerprint: 'f',
        columns,
        ignoredFilters: [],
        hasRelativeDates: of.hasRelativeDates ?? false,
        hiddenGroups: null,
      };
    },
  };
  const { acceptGone = false, fingerprint = 'f' } = of;
  const proved = { fingerprint, total: 2, asked: 2, distinct: 2, hidden: null, walked: null, journalled: false };
  const job = newJob(SHEET, { ...proved, table, acceptGone, forbidden, phase: 'publishing' } as object);
  const publication = pulledPublication(job as Parameters<typeof pulledPublication>[0], SHEET, slice as Slice);
  return publication && { ...publication, planned };
}

test('nothing is published of a view that is another by now, nor where nothing was read', () => {
  expect(published({})).toMatchObject({ source: 'twenty', unreadable: [], planned: 1 });
  expect(published({ fingerprint: 'older' })).toBeNull();
  expect(published({ isUnread: true })).toBeNull();
});

test('a sheet that became another table is left alone', () => {
  expect(() => published({ there: { ...TABLE, id: 'another' } })).toThrow('table-unknown');
  expect(published({})).toMatchObject({ before: { table: { id: TABLE.id } } });
});

test.each<[string, Case, boolean]>([
  ['stays empty', { usedRows: 0, needTags: [] }, true],
  ['bears a tag of the table', { needTags: [true, false] }, true],
  ['was used by somebody', { needTags: [] }, false],
  ['was used by somebody, with headers like ours', { needTags: [true, true] }, false],
])('whether a sheet becomes a table that %s', (_, of, isTaken) => {
  const publish = () => published({ ...of, there: null });
  if (isTaken) expect(publish()).toMatchObject({ before: null });
  else expect(publish).toThrow(expect.objectContaining({ kind: 'sheet-not-empty', details: { sheet: 'People' } }));
});

test.each<[string, Case, boolean]>([
  ['may not', {}, false],
  ['may where the person says so', { acceptGone: true }, true],
  ['may where the table says so', { table: withOptions({ mayShrink: true }) }, true],
  ['may where days pass by themselves', { hasRelativeDates: true }, true],
  ['may where the sheet had another view', { there: { ...TABLE, viewId: 'another' } }, true],
])('most records %s go', (_, of, acceptGone) => expect(published(of)).toMatchObject({ acceptGone }));

test('rows stay in their order where the table says so', () => {
  expect(published({})?.wanted.ids).toEqual(['a', 'b']);
  expect(published({ table: withOptions({ rowOrder: 'stay' }) })?.wanted.ids).toEqual(['b', 'a']);
});

test('what the key may not read is known by what the view has beside it', () => {
  const publication = published({ forbidden: ['secret'] });
  expect(publication).toMatchObject({ unreadable: ['secret'] });
  expect(publication?.columns.map(({ tag }) => tag)).toEqual(['id', 'name']);
});

test('nothing is taken back where no journal is kept', () => {
  const spreadsheet: unknown = { sheetTags: () => [] };
  const slice = { spreadsheet, lastReceipt: () => null } as unknown as Slice;
  const job = newJob(SHEET, { source: 'undo' }) as Parameters<typeof undoPublication>[0];
  expect(() => undoPublication(job, SHEET, slice)).toThrow('undo-gone');
});
