import fc from 'fast-check';
import { SyncError } from '../../../src/errors';
import type { ColumnFormat } from '../../../src/fields/codec';
import type { Spreadsheet } from '../../../src/ports/spreadsheet';
import {
  COLUMN_TAG,
  columnTagOf,
  columnTagValue,
  ID_TAG,
  foreignColumns,
  ownedByHeader,
  readOwnedColumns,
  type TableColumn,
} from '../../../src/sync/own/columns/column-tags';

const TABLE = '0a1b2c3d';

const columnOf = (fieldId: string, key: string, over: Partial<TableColumn> = {}): TableColumn => ({
  tag: fieldId === ID_TAG ? ID_TAG : columnTagOf(fieldId, ''),
  key,
  header: key.toUpperCase(),
  format: 'automatic',
  ...over,
});

const ID = columnOf(ID_TAG, 'id');
const NAME = columnOf('11111111-0000-4000-8000-000000000001', 'name');
const STAGE = columnOf('22222222-0000-4000-8000-000000000002', 'stage');

const GONE = columnOf('33333333-0000-4000-8000-000000000003', 'gone');

type Tags = readonly { readonly column: number; readonly value: string }[];

const sheetWith = (tags: Tags) =>
  ({
    columnTags: (_: number, key: string) => (key === COLUMN_TAG ? tags : []),
    sheet: () => ({ id: 1, name: 'Deals', hidden: false, maxRows: 9, maxColumns: 9 }),
  }) satisfies Pick<Spreadsheet, 'columnTags' | 'sheet'> as unknown as Spreadsheet;

const tagged = (column: number, of: TableColumn, table = TABLE) => ({ column, value: columnTagValue(table, of) });
const oldTag = (column: number, key: string, table = TABLE) => ({ column, value: `${table}/${key}` });

const read = (wanted: readonly TableColumn[], tags: Tags, old: Tags = []) =>
  readOwnedColumns(TABLE, 1, wanted, sheetWith([...tags, ...old]));
const shown = (...of: Parameters<typeof read>) =>
  read(...of).map(({ column, index, needsTag, isRemade }) => ({ column, index, needsTag, isRemade }));

const plain = (column: number, index: number | null) => ({ column, index, needsTag: false, isRemade: false });

describe('the tag of a column', () => {
  test('is short enough that 500 columns and their table fit in what Google allows a sheet', () => {
    const formats: readonly ColumnFormat[] = ['automatic', 'date', 'dateTime', 'percentage', 'amount'];
    const anyColumn = fc.record({
      fieldId: fc.oneof(fc.uuid(), fc.string({ maxLength: 80 })),
      part: fc.oneof(fc.constant(''), fc.string({ maxLength: 80 })),
      key: fc.string({ maxLength: 80 }),
      header: fc.string({ maxLength: 200 }),
      format: fc.constantFrom(...formats),
    });
    fc.assert(
      fc.property(anyColumn, ({ fieldId, part, ...rest }) => {
        const value = columnTagValue(TABLE, { tag: columnTagOf(fieldId, part), ...rest });
        expect(value.length).toBeLessThanOrEqual(36);
        expect((COLUMN_TAG.length + value.length) * 500).toBeLessThan(28_000);
      }),
    );
  });

  test.each([
    ['3F2A9C01-1111-4222-8333-444444444444', '', /^3f2a9c01$/],
    ['3f2a9c01-1111-4222-8333-444444444444', '.amount', /^3f2a9c01-[0-9a-f]{4}$/],
    ['not a UUID', '', /^[0-9a-f]{8}$/],
  ])('of field %s and part "%s" is %s', (field, part, expected) => expect(columnTagOf(field, part)).toMatch(expected));

  test('tells the parts of a field apart, and fields whose ids are no UUIDs', () => {
    const tags = ['', 'Id', '.amount', '.currency'].map((part) => columnTagOf(NAME.tag, part));
    expect(new Set([...tags, columnTagOf('x', ''), columnTagOf('y', '')]).size).toBe(6);
  });
});

describe('the columns of a table on its sheet', () => {
  test('are known by their tags wherever they stand, from left to right', () => {
    const tags = [tagged(7, ID), tagged(2, STAGE), tagged(4, NAME)];
    expect(shown([ID, NAME, STAGE], tags)).toEqual([plain(2, 2), plain(4, 1), plain(7, 0)]);
  });

  test('of another table are not among them, nor are strangers’ tags', () => {
    const tags = [tagged(1, ID), tagged(3, ID, 'ffffffff'), { column: 4, value: TABLE }, { column: 5, value: '' }];
    expect(shown([ID], tags)).toEqual([plain(1, 0)]);
    expect(foreignColumns(TABLE, tags)).toEqual([3, 4, 5]);
  });

  test('that the view has no more are known all the same', () => {
    expect(shown([ID], [tagged(1, ID), tagged(2, NAME)])).toEqual([plain(1, 0), plain(2, null)]);
  });

  test('keep their place when the field is renamed', () => {
    const renamed = { ...NAME, key: 'fullName', header: 'Full name' };
    expect(shown([ID, renamed], [tagged(1, ID), tagged(2, NAME)])).toEqual([plain(1, 0), plain(2, 1)]);
  });

  test('are taken over by a field that was made anew under the same name, with its look', () => {
    const again = columnOf('99999999-0000-4000-8000-000000000009', 'name', { format: 'date' });
    const [, column] = read([ID, again], [tagged(1, ID), tagged(2, NAME)]);
    expect(column).toMatchObject({ column: 2, index: 1, tag: again.tag, needsTag: true, isRemade: true });
  });

  test('that have several parts go to the parts of the same place and label, whichever the old ones’ names look like', () => {
    const part = (fieldId: string, key: string, header: string) =>
      columnOf(fieldId, key, { tag: columnTagOf(fieldId, key), header });
    // By sixteen bits of their names `val.primaryPhone` and `val.additionalEmails` were one.
    const phones = [
      part('66666666-0000-4000-8000-000000000006', 'val.primaryPhone', 'Val'),
      part('66666666-0000-4000-8000-000000000006', 'val.additionalPhones', 'Val / Additional Phones'),
    ];
    const emails = [
      part('77777777-0000-4000-8000-000000000007', 'val.primaryEmail', 'Val'),
      part('77777777-0000-4000-8000-000000000007', 'val.additionalEmails', 'Val / Additional Emails'),
    ];
    for (const [before, after] of [
      [phones, emails],
      [emails, phones],
    ] as const) {
      const tags = before.map((column, at) => tagged(at + 1, column));
      expect(read(after, tags).map(({ column, index }) => [column, index])).toEqual([
        [1, 0],
        [2, null],
      ]);
    }
  });

  test('are never taken over by a field of another name and label', () => {
    const names = Array.from({ length: 400 }, (_, at) => columnOf(`${(at + 0x1000_0000).toString(16)}-x`, `name${at}`));
    const others = Array.from({ length: 400 }, (_, at) =>
      columnOf(`${(at + 0x2000_0000).toString(16)}-x`, `other${at}`, { header: `Other ${at}` }),
    );
    const found = read(
      others,
      names.map((column, at) => tagged(at + 1, column)),
    );
    expect(found.filter(({ index }) => index !== null)).toEqual([]);
  });

  test('tagged by a version before keep their place under a name made anew, and their own header', () => {
    const again = columnOf('99999999-0000-4000-8000-000000000009', 'name');
    // "name" and "NAME" by sixteen bits.
    const tags = [{ column: 2, value: `${TABLE}/${NAME.tag}~35e4~c41d~a` }];
    const [column] = read([again], tags);
    expect(column).toMatchObject({ column: 2, index: 0, isRemade: true });
    expect([column?.isHeaderOurs(NAME.header), column?.isHeaderOurs('My name')]).toEqual([true, false]);
  });

  test('are not taken over where the old field is still there under another name', () => {
    const other = columnOf('99999999-0000-4000-8000-000000000009', 'name');
    const renamed = { ...NAME, key: 'oldName' };
    expect(shown([ID, other, renamed], [tagged(1, ID), tagged(2, NAME)])).toEqual([plain(1, 0), plain(2, 2)]);
  });

  test('get a new look when the type of their field changed', () => {
    const dated = { ...NAME, format: 'dateTime' } as const;
    const [, column] = read([ID, dated], [tagged(1, ID), tagged(2, NAME)]);
    expect(column).toMatchObject({ index: 1, isRemade: true, needsTag: true });
  });

  test('know the header that was written last from one that people gave them', () => {
    const [column] = read([NAME], [tagged(2, NAME)]);
    expect([column?.isHeaderOurs(NAME.header), column?.isHeaderOurs('My name')]).toEqual([true, false]);
  });

  test('of the version before are found by name and get the new tag', () => {
    const old = [oldTag(1, 'id'), oldTag(2, 'name'), oldTag(3, 'gone')];
    expect(shown([ID, NAME], [], old)).toEqual([
      { column: 1, index: 0, needsTag: true, isRemade: false },
      { column: 2, index: 1, needsTag: true, isRemade: false },
      { column: 3, index: null, needsTag: true, isRemade: false },
    ]);
    expect(read([ID, NAME], [], old)[0]?.tag).toBe(ID_TAG);
    expect(read([ID, NAME], [], old)[1]?.isHeaderOurs('anything')).toBe(true);
  });

  test('of which some have the new tag already are all found', () => {
    expect(shown([ID, NAME, STAGE], [tagged(1, ID)], [oldTag(1, 'id'), oldTag(2, 'name'), oldTag(3, 'stage')])).toEqual(
      [
        plain(1, 0),
        { column: 2, index: 1, needsTag: true, isRemade: false },
        { column: 3, index: 2, needsTag: true, isRemade: false },
      ],
    );
  });

  test('that have both tags go by the new one', () => {
    expect(shown([ID, NAME, STAGE], [tagged(1, ID), tagged(2, STAGE)], [oldTag(1, 'id'), oldTag(2, 'name')])).toEqual([
      plain(1, 0),
      plain(2, 2),
    ]);
  });

  test.each<[string, Tags, Tags]>([
    ['two with one tag', [tagged(1, ID), tagged(2, NAME), tagged(5, NAME)], []],
    ['two with one old tag', [], [oldTag(1, 'id'), oldTag(2, 'name'), oldTag(5, 'name')]],
    ['one with the new tag and one with the old', [tagged(1, ID), tagged(2, NAME)], [oldTag(5, 'name')]],
    ['one with the old tag on the left of the new', [tagged(1, ID), tagged(5, NAME)], [oldTag(2, 'name')]],
    ['two with one tag that the view has no more', [tagged(1, ID), tagged(2, GONE), tagged(5, GONE)], []],
  ])('%s: nobody can tell which is the table’s', (_, tags, old) => {
    const attempt = () => read([ID, NAME, STAGE], tags, old);
    expect(attempt).toThrow(SyncError);
    expect(attempt).toThrow('column-twice');
  });
});

describe('a sheet without any tag', () => {
  test.each([
    ['each header once', ['ID', '', 'NAME'], [1, 3]],
    ['a header that stands twice', ['ID', 'NAME', 'NAME'], [1]],
    ['another order', ['NAME', 'ID'], [1, 2]],
    ['other headers', ['Id', 'Mine'], []],
  ])('%s', (_, headers, columns) => {
    const owned = ownedByHeader([ID, NAME], headers);
    expect(owned.map(({ column }) => column)).toEqual(columns);
    expect(owned.every(({ needsTag, isRemade, isHeaderOurs }) => needsTag && !isRemade && isHeaderOurs('x'))).toBe(
      true,
    );
    for (const { column, index, tag } of owned) {
      const of = headers[column - 1] === 'ID' ? ID : NAME;
      expect([index, tag]).toEqual([[ID, NAME].indexOf(of), of.tag]);
    }
  });
});

describe('a field that was made anew with another type', () => {
  const [OLD, NEW] = ['44444444-0000-4000-8000-000000000004', '55555555-0000-4000-8000-000000000005'];
  const of = (fieldId: string, key: string, header: string): TableColumn => {
    const [, part = ''] = /^[a-z]+(.*)$/.exec(key) ?? [];
    return { tag: columnTagOf(fieldId, part), key, header, format: 'automatic' };
  };
  test.each([
    ['a number, then an amount', ['pay', 'Pay'], ['pay.amount', 'Pay'], ['pay.currency', 'Pay / Currency']],
    ['an amount, then a date', ['pay.amount', 'Pay'], ['pay', 'Pay'], null],
    ['addresses, then numbers of phones', ['pay.primaryEmail', 'Pay'], ['pay.primaryPhone', 'Pay'], null],
    [
      'a text, then an address',
      ['pay', 'Pay'],
      ['pay.addressStreet1', 'Pay / Address 1'],
      ['pay.addressCity', 'Pay / City'],
    ],
    ['a relation to one, then to one of several', ['payId', 'Pay Id'], ['pay.id', 'Pay Id'], ['pay', 'Pay']],
  ] as const)('%s: the column stays with its first part', (_, [key, header], first, second) => {
    const wanted = [ID, of(NEW, first[0], first[1]), ...(second ? [of(NEW, second[0], second[1])] : [])];
    for (const fieldId of [OLD, NEW]) {
      const owned = shown(wanted, [tagged(1, ID), tagged(2, of(fieldId, key, header))]);
      expect(owned[1]).toMatchObject({ column: 2, index: 1, isRemade: true });
    }
  });

  test('another part than the first is gone, and so is a field of another name or label', () => {
    const wanted = [ID, of(NEW, 'pay', 'Pay')];
    const gone = [
      of(OLD, 'pay.currency', 'Pay / Currency'),
      of(OLD, 'paid.amount', 'Pay'),
      of(OLD, 'pay.amount', 'Wage'),
    ];
    for (const one of gone) expect(shown(wanted, [tagged(1, ID), tagged(2, one)])[1]).toEqual(plain(2, null));
  });
});
