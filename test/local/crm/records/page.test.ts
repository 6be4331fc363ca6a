import { engineOver, numbered, objectNamed, refusalOf, uuid } from './world';

const cursorOf = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64');
const read = (cursor: string | undefined): unknown => JSON.parse(Buffer.from(cursor ?? '', 'base64').toString());

const twelve = () =>
  numbered(
    ...Array.from({ length: 12 }, (_, index) => ({
      jobTitle: index % 3 === 0 ? '' : `T${index}`,
      position: 12 - index,
    })),
  );

const world = (options = {}) => engineOver({ person: twelve() }, options);

/** Paging arguments and what is recorded of Twenty for the same. */
const ROWS: readonly (readonly [
  name: string,
  query: object,
  numbers: readonly number[],
  next: boolean,
  previous: boolean,
])[] = [
  ['first', { first: 2 }, [1, 2], true, false],
  ['first that is the rest', { first: 12 }, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], false, false],
  ['first 0 knows of more', { first: 0 }, [], true, false],
  ['last without before gives the first ones', { last: 2 }, [1, 2], true, false],
  ['after', { first: 2, after: cursorOf({ id: uuid(2) }) }, [3, 4], true, false],
  ['after the last but one', { first: 2, after: cursorOf({ id: uuid(11) }) }, [12], false, false],
  ['after an id that does not exist', { first: 2, after: cursorOf({ id: uuid(99) }) }, [], false, false],
  ['after an empty cursor', { first: 2, after: '' }, [1, 2], true, false],
  ['before', { last: 2, before: cursorOf({ id: uuid(4) }) }, [2, 3], false, true],
  ['before, down to the start', { last: 5, before: cursorOf({ id: uuid(3) }) }, [1, 2], false, false],
  ['offset', { first: 2, offset: 3 }, [4, 5], true, false],
  ['offset at the end', { first: 2, offset: 12 }, [], false, false],
  ['offset counts from the cursor', { first: 2, offset: 3, after: cursorOf({ id: uuid(2) }) }, [6, 7], true, false],
];

test.each(ROWS)('%s', (_name, query, numbers, hasNextPage, hasPreviousPage) => {
  const { find } = world();
  const { records, ...page } = find('person', query);
  expect(records.map((record) => Number.parseInt(record.id, 10))).toEqual(numbers);
  expect(page).toMatchObject({ totalCount: 12, hasNextPage, hasPreviousPage });
  expect(page.cursors.map((cursor) => read(cursor))).toEqual(records.map(({ id }) => ({ id })));
});

test('a page has 200 records unless told otherwise, and no largest size', () => {
  const person = numbered(...Array.from({ length: 1500 }, () => ({})));
  const { find } = engineOver({ person });
  expect(find('person', {}).records).toHaveLength(200);
  expect(find('person', { first: 1400 }).records).toHaveLength(1400);
});

test('a page cap cuts every page and says that there is more', () => {
  const page = world({ pageCap: 5 }).find('person', { first: 100 });
  expect([page.records.length, page.hasNextPage, page.totalCount]).toEqual([5, true, 12]);
});

const walk = (options: object, orderBy: unknown, selected: readonly string[]): readonly number[] => {
  const { find } = world(options);
  const seen: number[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < 20; pages++) {
    const page = find('person', { first: 4, orderBy, selected, ...(after !== undefined && { after }) });
    seen.push(...page.records.map((record) => Number.parseInt(record.id, 10)));
    if (!page.hasNextPage) return seen;
    after = page.cursors.at(-1);
  }
  throw new Error('No end');
};

describe('cursors of 2.21', () => {
  test('hold the selected sort values in the order of the query, then the id', () => {
    const person = numbered({
      name: { firstName: 'A', lastName: 'B' },
      jobTitle: 'x',
      companyId: uuid(1),
      position: 3,
    });
    const { find } = engineOver({ person, company: numbered({ name: 'C' }) });
    const cursor = (orderBy: unknown, ...selected: readonly string[]) =>
      read(find('person', { orderBy, selected }).cursors[0]);
    const id = uuid(1);
    const names = [{ name: { lastName: 'AscNullsFirst' } }, { name: { firstName: 'AscNullsFirst' } }];
    expect(cursor(names, 'id', 'name')).toEqual({ name: { lastName: 'B', firstName: 'A' }, id });
    expect(cursor([{ position: 'AscNullsFirst' }], 'id', 'name')).toEqual({ id });
    expect(cursor([{ companyId: 'AscNullsFirst' }], 'id', 'companyId')).toEqual({ id });
    expect(cursor([{ company: { name: 'AscNullsFirst' } }], 'id')).toEqual({ id });
  });

  test('lose records and repeat others when the sorted field is not selected', () => {
    expect(walk({}, [{ position: 'AscNullsFirst' }], ['id'])).toEqual([12, 11, 10, 9, 12, 11, 10]);
  });

  test('find all when it is selected and never null', () => {
    expect(walk({}, [{ position: 'AscNullsFirst' }], ['id', 'position'])).toHaveLength(12);
  });

  test('stop after the first page of nulls, and never reach nulls at the end', () => {
    const ratings = numbered(...Array.from({ length: 12 }, (_, index) => ({ age: index < 6 ? null : index })));
    const { find } = engineOver({ pet: ratings });
    const secondPage = (direction: string, first: number): readonly number[] => {
      const query = { orderBy: [{ age: direction }], selected: ['id', 'age'], first };
      const after = find('pet', query).cursors.at(-1) ?? '';
      return find('pet', { ...query, after }).records.map((record) => Number.parseInt(record.id, 10));
    };
    expect(secondPage('AscNullsFirst', 4)).toEqual([]);
    expect(secondPage('AscNullsLast', 4)).toEqual([11, 12]);
    expect(secondPage('DescNullsLast', 6)).toEqual([]);
  });

  test('compare text as it is, although it is ordered in lower case', () => {
    const { find } = engineOver({ pet: numbered({ name: 'a' }, { name: 'B' }, { name: 'c' }) });
    const query = { orderBy: [{ name: 'AscNullsFirst' }], selected: ['id', 'name'], first: 1 };
    const [cursor = ''] = find('pet', query).cursors;
    expect(find('pet', { ...query, after: cursor }).records.map((record) => record['name'])).toEqual(['c']);
  });

  test('repeat records ordered by a relation, and fail when the relation is selected', () => {
    const person = numbered({ companyId: uuid(2) }, { companyId: uuid(1) }, { companyId: uuid(2) });
    const { find, numbers } = engineOver({ person, company: numbered({ name: 'A' }, { name: 'B' }) });
    const orderBy = [{ company: { name: 'AscNullsLast' } }];
    expect(numbers('person', { orderBy })).toEqual([2, 1, 3]);
    const bare = find('person', { orderBy, first: 2 }).cursors[1] ?? '';
    expect(numbers('person', { orderBy, after: bare })).toEqual([2, 3]);
    const full = find('person', { orderBy, first: 2, selected: ['company'] }).cursors[1] ?? '';
    expect(refusalOf(() => find('person', { orderBy, after: full }))[0]).toBe('Expected non-composite field order by');
  });
});

describe('cursors of later versions', () => {
  test('find every record whatever is selected', () => {
    for (const direction of ['AscNullsFirst', 'AscNullsLast', 'DescNullsFirst', 'DescNullsLast']) {
      expect(new Set(walk({ cursorBug: false }, [{ jobTitle: direction }], ['id'])).size).toBe(12);
    }
  });

  test('refuse a cursor of another order', () => {
    const { find } = world({ cursorBug: false });
    const refusal = refusalOf(() =>
      find('person', { orderBy: [{ position: 'AscNullsFirst' }], after: cursorOf({ id: uuid(1) }) }),
    );
    expect(refusal.slice(0, 3)).toEqual([
      'Cursor is missing the value for orderBy field "position"',
      'BAD_USER_INPUT',
      'INVALID_CURSOR',
    ]);
  });
});

test('related records are live, in the order of their ids, and found through morph relations', () => {
  const { engine } = engineOver({
    company: numbered({}),
    person: numbered(
      { companyId: uuid(1) },
      { companyId: null },
      { companyId: uuid(1), deletedAt: '2026-01-01T00:00:00.000Z' },
      { companyId: uuid(1) },
    ),
    noteTarget: numbered({ targetCompanyId: uuid(1) }, { targetPersonId: uuid(1) }),
  });
  const company = objectNamed('company');
  const ids = (field: string) => {
    const relation = company.fields.find((each) => each.name === field)?.relation;
    return relation ? engine.related(company, relation, uuid(1)).map((record) => Number.parseInt(record.id, 10)) : null;
  };
  expect(ids('people')).toEqual([1, 4]);
  expect(ids('noteTargets')).toEqual([1]);
});
