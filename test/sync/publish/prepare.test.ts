/** Plans of a publishing, of a sheet that is a picture: which rows are the table's own, and what ends it before anything is written. */
import { SHEET_WORDS } from '../../../src/calls/words/words';
import type { Scalar } from '../../../src/cells/scalar';
import type { SyncError } from '../../../src/errors';
import type { Block, SheetFilter, Spreadsheet } from '../../../src/ports/spreadsheet';
import type { Receipt } from '../../../src/protocol/receipt';
import type { OldRow } from '../../../src/sheet/target-rows';
import type { OwnedColumn } from '../../../src/sync/own/columns/column-tags';
import { prepare } from '../../../src/sync/publish/prepare/prepare';
import type { Prepared, Publication } from '../../../src/sync/publish/prepare/prepared';
import { TABLE } from '../pulling';

const [SHEET, OTHER, HEADER] = [1, 2, 2];
const WORDS = SHEET_WORDS.en;

interface Case {
  /** Rows of the table: a letter a record, "*" a row of somebody's, "?" one with something in the column of ids. */
  readonly old?: string;
  readonly wanted?: string;
  /** Records whose name is another one by now. */
  readonly changed?: string;
  /**
   * Columns behind the table's two, line by line from the first row on: "." nothing, "=" and "~" two formulas, else a text. A line that is
   * longer than the sheet's other part makes it longer.
   */
  readonly beside?: readonly string[];
  readonly header?: number;
  readonly maxRows?: number;
  /** What the last receipt said; null where there is no table yet. */
  readonly fetched?: number | null;
  /** About the second column, which has the names. */
  readonly named?: Partial<OwnedColumn> & { readonly text?: string };
  readonly over?: Partial<Publication>;
  readonly spreadsheet?: Partial<Spreadsheet>;
}

const COLUMNS = ['id', 'name'].map((tag) => ({ tag, key: tag, header: tag, format: 'automatic' as const }));

function kindOf(sign: string): OldRow['kind'] {
  return /[*?]/.test(sign) ? 'user' : 'record';
}

function prepared(of: Case): Prepared {
  const {
    old = 'ab',
    wanted = old.replaceAll(/[*?]/g, ''),
    changed = '',
    beside = [],
    header = HEADER,
    maxRows = 30,
  } = of;
  const { fetched = old.length, named: { text = 'name', ...named } = {} } = of;
  const table = Array.from(old, (sign): Scalar[] => [sign === '*' ? null : sign, sign === '*' ? null : `Name ${sign}`]);
  const above = Array.from({ length: header }, (_, row): Scalar[] =>
    row === header - 1 ? ['id', text] : [null, null],
  );
  const height = Math.max(above.length + table.length, beside.length);
  const width = 2 + Math.max(0, ...beside.map((line) => line.length));
  const signAt = (row: number, column: number): string => beside[row - 1]?.[column - 3] ?? '.';
  const at = (row: number, column: number): Scalar => {
    if (column <= 2) return [...above, ...table][row - 1]?.[column - 1] ?? null;
    const sign = signAt(row, column);
    return sign === '.' ? null : sign;
  };
  const cells = <T>({ row, column, rows, columns }: Block, of_: (row: number, column: number) => T): T[][] =>
    Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (__, x) => of_(row + y, column + x)));
  const formulaAt = (row: number, column: number): string => ({ '=': '=RC1', '~': '=RC2' })[signAt(row, column)] ?? '';
  const info = { id: SHEET, name: 'People', hidden: false, maxRows, maxColumns: 8 };
  const tags: { sheetId: number; value: string }[] = [];
  const spreadsheet: unknown = {
    scalars: (block: Block) => cells(block, at),
    read: (block: Block) => ({
      values: cells(block, at).map((line) => line.map((cell) => (cell === null ? null : { text: String(cell) }))),
      formulas: cells(block, formulaAt),
    }),
    sheet: () => info,
    cellCount: () => info.maxRows * info.maxColumns,
    sheetNamed: () => null,
    usedSize: () => ({ rows: 0, columns: 0 }),
    sheetTags: (key: string) => (key === 'twenty/hidden' ? tags : []),
    columnTags: () => [],
    tagSheet: (sheetId: number, { value }: { value: string }) => void tags.push({ sheetId, value }),
    insertSheet: () => ({ ...info, id: OTHER }),
    deleteSheet: () => undefined,
    apply: () => undefined,
    flush: () => undefined,
    closedBlocks: () => [],
    rejectingColumns: () => [],
    notes: () => [],
    tallMerge: () => null,
    filterOf: () => null,
    hiddenRows: () => [],
    isHiddenByFilter: () => false,
    metadataSize: () => 0,
    ...of.spreadsheet,
  };
  const owned = [1, 2].map((column): OwnedColumn => {
    const usual = {
      column,
      index: column - 1,
      tag: COLUMNS[column - 1]?.tag ?? '',
      isHeaderOurs: () => true,
      value: 'tag',
    };
    const format = 'automatic' as const;
    return { ...usual, format, needsTag: false, isRemade: false, isEmptied: false, ...(column === 2 ? named : {}) };
  });
  const proof = { fetched: wanted.length } as Receipt;
  const publication: Publication = {
    table: TABLE,
    source: 'twenty',
    started: 1,
    columns: COLUMNS,
    unreadable: [],
    wanted: {
      ids: Array.from(wanted),
      cellsOf: (id) => (old.includes(id) && !changed.includes(id) ? null : [id, 'New']),
    },
    sheet: {
      info,
      used: { rows: height, columns: width },
      headerRow: header,
      headers: ['id', text],
      owned,
      foreign: [],
      rows: Array.from(old, (sign): OldRow => ({ id: kindOf(sign) === 'user' ? '' : sign, kind: kindOf(sign) })),
      cells: table,
    },
    before: fetched === null ? null : { table: TABLE, receipt: { fetched } as Receipt },
    acceptGone: true,
    resetHeaders: false,
    proof,
    labelTag: null,
    linkBase: '',
    ...of.over,
  };
  return prepare(publication, WORDS, spreadsheet as Spreadsheet);
}

function refusal(of: Case): SyncError | null {
  try {
    prepared(of);
    return null;
  } catch (thrown) {
    return thrown as SyncError;
  }
}

describe('rows that a table has of its own under what is left of it', () => {
  test.each<[string, Case, string]>([
    ['none under two records', { old: 'ab' }, 'record record'],
    ['one under one', { old: 'a' }, 'record free'],
    ['two under none', { old: '' }, 'free free'],
    ['none where something stands there', { old: 'a', beside: ['', '', '', 'x'] }, 'record'],
    ['one where something stands further down', { old: 'a', beside: ['', '', '', '', 'x'] }, 'record free'],
    ['one under none, where something stands under it', { old: '', beside: ['', '', '', 'x'] }, 'free'],
    ['as many as the grid has', { old: '', maxRows: 3 }, 'free'],
    ['none where the grid ends', { old: 'a', maxRows: 3 }, 'record'],
    ['none on a new sheet', { old: '', header: 0 }, ''],
    ['two beside formulas alone', { old: '', beside: ['', '', '=', '~'] }, 'free free'],
    ['two beside what stands beyond the region', { old: '', beside: ['', '', '.x'] }, 'free free'],
    ['not beside a formula under a record', { old: 'a', beside: ['', '', '', '='] }, 'record'],
  ])('%s', (_, of, kinds) => {
    expect(
      prepared(of)
        .rows.map(({ kind }) => kind)
        .join(' '),
    ).toBe(kinds);
  });

  test('there is no room where something that nothing fills stands under the header', () => {
    const taken = expect.objectContaining({ kind: 'no-room-below', details: { sheet: 'People', rows: 2 } });
    expect(refusal({ old: '', beside: ['', '', 'x'] })).toEqual(taken);
    expect(refusal({ old: '', beside: ['', '', '=x', '..'] })).toEqual(taken);
    expect(refusal({ old: '', beside: ['', '', '', '', 'x'] })).toBeNull();
  });
});

test.each<[string, string, number | null, boolean]>([
  ['most ids were written over', '??a', 3, true],
  ['as many are left', '??ab', 3, false],
  ['so few were there before', '??a', 2, false],
  ['rows of somebody’s have none', '**a', 3, false],
  ['nothing is known from before', '??a', null, false],
])('whether ids are no ids any more where %s', (_, old, fetched, isGone) => {
  const error = refusal({ old, fetched });
  if (isGone) expect(error).toMatchObject({ kind: 'id-column-gone', details: { sheet: 'People' } });
  else expect(error).toBeNull();
});

test('nothing is done where the sheet shows all of it', () => {
  expect(prepared({})).toMatchObject({ isDone: true, beside: null, journal: { insertRows: null, vanished: [] } });
  expect(prepared({ changed: 'a' })).toMatchObject({ isDone: false, beside: null, savesBase: false });
  expect(prepared({ named: { needsTag: true } })).toMatchObject({ isDone: false, journal: { cells: [] } });
  const moved = prepared({ wanted: 'ba' });
  expect(moved).toMatchObject({ isDone: false, beside: { region: { first: 1, last: 8 } } });
});

test.each<[string, Case, object]>([
  ['a refresh', {}, { added: 1, changed: 1, gone: 1, edited: 0 }],
  ['no first pull', { fetched: null }, {}],
  ['no Undo', { over: { source: 'undo' } }, {}],
])('what came, changed and went is counted by %s', (_, of, counted) => {
  const { receipt } = prepared({ old: 'abc', wanted: 'acx', changed: 'c', ...of }).journal;
  expect(receipt).toEqual({ fetched: 3, ...counted });
});

describe('a column counts as changed only where it was there before', () => {
  test.each<[string, NonNullable<Case['named']>, number]>([
    ['there', {}, 2],
    ['emptied before', { isEmptied: true }, 0],
    ['of another view', { was: COLUMNS[1] ?? { tag: '', key: '', header: '', format: 'automatic' } }, 0],
    ['marked as gone', { text: WORDS.goneHeader('name') }, 0],
  ])('%s', (_, named, changed) => {
    expect(prepared({ changed: 'ab', named }).journal.receipt).toMatchObject({ changed });
  });
});

test('what an emptied column held is kept for Undo, unless it was empty already', () => {
  const vanished = (of: Case) =>
    prepared({ ...of, over: { columns: COLUMNS.slice(0, 1) }, named: { index: null, ...of.named } }).journal.vanished;
  const column = { tag: 'name', key: '', header: 'name', format: 'automatic' };
  expect(vanished({})).toEqual([{ column, cells: ['Name a', 'Name b'] }]);
  expect(vanished({ named: { text: WORDS.goneHeader('name') } })).toEqual([]);
  expect(vanished({ old: '', maxRows: 2 })).toEqual([]);
  const reading = (...now: readonly Scalar[][]) => ({
    scalars: ({ row, rows, ...across }: Block): Scalar[][] =>
      Array.from({ length: rows }, (_, y) =>
        (now[row + y - HEADER - 1] ?? []).slice(across.column - 1, across.column - 1 + across.columns),
      ),
  });
  const cellsIn = (old: string, ...now: readonly Scalar[][]) =>
    vanished({ old, spreadsheet: reading(...now) })[0]?.cells;
  // Somebody sorted since the ids were read: it is kept beside its own. A second row of a record has cells of its own.
  expect(cellsIn('ab', ['b', 'of b'], ['a', 'of a'])).toEqual(['of a', 'of b']);
  expect(cellsIn('aba', ['a', 'of a'], ['b', 'of b'], ['a', null])).toEqual(['of a', 'of b', null]);
});

test.each<[string, Case, readonly [readonly number[], readonly number[]]]>([
  ['in none where nothing is inserted', { beside: ['', '', '=', '=', '='], wanted: 'bac' }, [[], []]],
  ['in both', { beside: ['', '', '=', '=', '='] }, [[3], [3]]],
  ['above', { beside: ['', '', '=.', '=.', 'x.'] }, [[3], []]],
  ['below, in the second column', { beside: ['', '', 'x=', 'xx', 'x='] }, [[], [4]]],
  ['in none under one record', { old: 'a', beside: ['', '', '=', 'x'] }, [[], []]],
  ['in none that most records do not share', { beside: ['', '', '=', '~', 'x'] }, [[], []]],
  [
    'in one that most records share, rows of somebody’s apart',
    { old: '*a*b', beside: ['', '', '~', '=', '~', '='] },
    [[], [3]],
  ],
])('a shared formula stood beside rows that are cut apart: %s', (_, of, [above, below]) => {
  const { old = 'abc' } = of;
  const wanted = of.wanted ?? `${old.replaceAll('*', '')}xyz`;
  const { journal, cut } = prepared({ ...of, old, wanted });
  expect(cut).toEqual({ above, below });
  expect(journal.cut).toEqual(cut);
});

describe('rows that nobody sees', () => {
  const moves = { wanted: 'ba' };

  test('by hand are noted where rows move, by record', () => {
    const spreadsheet = { hiddenRows: () => [3, 4] };
    expect(prepared({ ...moves, spreadsheet }).journal).toMatchObject({ filter: null, hidden: ['a', 'b'] });
    expect(prepared({ ...moves }).journal).toMatchObject({ filter: null, hidden: [] });
  });

  test('under a filter are asked for once it is lifted', () => {
    const filter: SheetFilter = { block: { sheetId: SHEET, row: 2, column: 1, rows: 3, columns: 2 }, criteria: [] };
    const spreadsheet = { filterOf: () => filter, hiddenRows: () => [3] };
    expect(prepared({ ...moves, spreadsheet }).journal).toMatchObject({ filter, hidden: null });
  });

  test('by a filter that no script lifts end it', () => {
    const spreadsheet = { hiddenRows: () => [4], isHiddenByFilter: (_: number, row: number) => row === 4 };
    expect(refusal({ ...moves, spreadsheet })).toMatchObject({ kind: 'rows-filtered', details: { sheet: 'People' } });
    expect(refusal({ changed: 'a', spreadsheet })).toBeNull();
  });
});

test('an archive that is closed ends only what takes records away', () => {
  const spreadsheet: Partial<Spreadsheet> = {
    sheetTags: (key) => (key === 'twenty/archive' ? [{ sheetId: OTHER, value: '' }] : []),
    closedBlocks: (sheetId) =>
      sheetId === OTHER ? [{ sheetId, row: 1, column: 1, rows: 9, columns: 9, name: 'A1:I9', open: [] }] : [],
    usedSize: () => ({ rows: 1, columns: 1 }),
    hiddenRows: () => [],
  };
  expect(refusal({ wanted: 'ba', spreadsheet })).toBeNull();
  expect(refusal({ old: 'abc', wanted: 'ab', spreadsheet })).toMatchObject({ kind: 'sheet-protected' });
});

test('what Google can remember of a sheet is counted where columns come or get other tags', () => {
  const many = Array.from({ length: 900 }, (_, index) => ({
    tag: `t${index}`,
    key: 'k',
    header: 'h',
    format: 'automatic' as const,
  }));
  expect(refusal({ over: { columns: many } })).toMatchObject({ kind: 'too-many-columns', details: { columns: 900 } });
  const full = { metadataSize: () => 29_000 };
  expect(refusal({ over: { columns: [...COLUMNS, ...many.slice(0, 1)] }, spreadsheet: full })).toBeNull();
  const empty = { old: '', header: 0, fetched: null, spreadsheet: full };
  expect(refusal({ ...empty, over: { columns: COLUMNS, sheet: emptySheet() } })).toMatchObject({
    kind: 'too-many-columns',
  });
});

/** Where nothing stands yet. */
function emptySheet(): Publication['sheet'] {
  const info = { id: SHEET, name: 'People', hidden: false, maxRows: 30, maxColumns: 8 };
  return {
    info,
    used: { rows: 0, columns: 0 },
    headerRow: 0,
    headers: [],
    owned: [],
    foreign: [],
    rows: [],
    cells: [],
  };
}
