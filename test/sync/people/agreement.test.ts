import type { Store } from '../../../src/ports/store';
import {
  type Agreed,
  agreements,
  differingTerms,
  fieldMark,
  fieldsBeyond,
  isSameTerms,
  refusedOf,
  shownTerms,
} from '../../../src/sync/people/agreement';
import type { Table } from '../../../src/sync/job/table';
import { fakeStore } from '../../fakes/store';
import { TABLE } from '../pulling';

const DAY = 86_400_000;
const ALL: Table = { ...TABLE, options: { ...TABLE.options, columns: { kind: 'all' } } };

function wanted(...names: readonly string[]) {
  return names.map((name) => ({ id: `id-${name}`, name: `person.${name}`, label: name, isForbidden: false }));
}

const agreedTo = (over: Partial<Agreed> = {}): Agreed => ({ table: ALL, fields: ['id-name'], refused: [], ...over });

describe('the settings that a person agrees to', () => {
  test.each<[string, Partial<Table>, readonly string[]]>([
    ['another view', { viewId: 'x' }, ['viewId']],
    ['another “me” and their zone', { memberId: 'm', memberZone: 'UTC' }, ['memberId', 'memberZone']],
    ['all fields', { options: ALL.options }, ['columns']],
    ['names alone', { viewName: 'x', objectLabel: 'x', objectPath: 'x', id: 'x' }, []],
    ['a setting that is not known yet', { backups: true } as Partial<Table>, ['backups']],
  ])('%s', (_, change, differing) => {
    expect(differingTerms(TABLE, { ...TABLE, ...change })).toEqual(differing);
  });

  test('do not depend on the order in which they are said', () => {
    const turned = (value: object): object => Object.fromEntries(Object.entries(value).reverse());
    const other = turned({ ...TABLE, options: turned(TABLE.options) }) as Table;
    expect(isSameTerms(TABLE, other)).toBe(true);
    expect(shownTerms(TABLE, ['a', 'b'])).toBe(shownTerms(other, ['b', 'a']));
    expect(shownTerms(TABLE, ['a', 'b'])).not.toBe(shownTerms(TABLE, ['a']));
    expect(shownTerms(TABLE, ['a'])).not.toBe(shownTerms(ALL, ['a']));
  });
});

describe('fields beyond those that were agreed to', () => {
  const named = (agreed: Agreed) => fieldsBeyond(agreed, wanted('name', 'salary', 'city')).map(({ label }) => label);

  test('are those of “all fields” that were not there, or could not be read', () => {
    expect(named(agreedTo())).toEqual(['salary', 'city']);
    expect(named(agreedTo({ refused: ['person.salary'] }))).toEqual(['city']);
    expect(refusedOf(agreedTo({ refused: ['person.salary'] }))).toEqual(['person.salary']);
  });

  test('are none where the view decides', () => {
    expect(named(agreedTo({ table: TABLE, refused: ['person.salary'] }))).toEqual([]);
    expect(refusedOf(agreedTo({ table: TABLE, refused: ['person.salary'] }))).toEqual([]);
  });

  test('are told apart by more than ids that begin alike', () => {
    expect(fieldMark('0BADCAFE-0001-4000-8000-000000000000')).toBe('0badcafe0001');
    expect(fieldMark('no uuid')).toBe('no uuid');
  });
});

describe('agreements', () => {
  let store: Store;
  let now: number;
  beforeEach(() => {
    store = fakeStore();
    now = 1_790_000_000_000;
  });
  const here = (spreadsheet = 'book') => agreements(store, spreadsheet, () => now);
  const settle = (id: string, spreadsheet = 'book', fields: readonly string[] = ['f']) =>
    here(spreadsheet).settle({ table: { ...TABLE, id }, fields, refused: [] });
  /** As many as fill the room: about twenty with this many fields. */
  const many = Array.from({ length: 550 }, (_, index) => `field${String(index).padStart(7, '0')}`);

  test('are proposed, then agreed to; a proposal that was not pulled is withdrawn', () => {
    here().propose(TABLE, 'shown');
    expect(here().of(TABLE.id)).toMatchObject({ agreed: null, proposed: { table: TABLE, shown: 'shown' } });
    settle(TABLE.id);
    expect(here().of(TABLE.id)).toMatchObject({ agreed: { table: TABLE, fields: ['f'] }, proposed: null });
    here().propose(ALL, null);
    here().withdraw(TABLE.id);
    expect(here().of(TABLE.id)).toMatchObject({ agreed: { table: TABLE }, proposed: null });
  });

  test('are of one spreadsheet: a copy has none', () => {
    settle(TABLE.id);
    expect(here('copy').of(TABLE.id)).toBeNull();
  });

  test('are swept with their tables, of this spreadsheet only', () => {
    for (const spreadsheet of ['book', 'other']) for (const id of ['a', 'b']) settle(id, spreadsheet);
    here().sweep((tableId) => tableId === 'a');
    expect([...store.keys('agreed/')].sort()).toEqual(['agreed/book/a', 'agreed/other/a', 'agreed/other/b']);
  });

  test('that cannot be read are none, and stay until they are given anew', () => {
    store.set(`agreed/book/${TABLE.id}`, '{"v":2}');
    expect(here().of(TABLE.id)).toBeNull();
    here().schedule(TABLE.id, true);
    here().sweep(() => true);
    expect(store.get(`agreed/book/${TABLE.id}`)).toBe('{"v":2}');
  });

  test('stay below their bound: the oldest of other spreadsheets that no schedule needs go first', () => {
    for (let number = 0; number < 40; number += 1) {
      now += 1_000;
      settle(`t${number}`, number < 20 ? 'other' : 'book', many);
      if (number === 0) here('other').schedule('t0', true);
    }
    const kept = store.keys('agreed/');
    const size = kept.reduce((sum, key) => sum + (store.get(key)?.length ?? 0), 0);
    expect(size).toBeLessThanOrEqual(200_000);
    expect(size).toBeGreaterThan(180_000);
    expect(kept).toContain('agreed/other/t0');
    expect(kept).not.toContain('agreed/other/t1');
    expect(kept).toContain('agreed/book/t39');
    // Those of this spreadsheet are the last that go.
    expect(kept.filter((key) => key.includes('/book/')).length).toBeGreaterThan(
      kept.filter((key) => key.includes('/other/')).length,
    );
  });

  test('that schedules need are not dropped: one more is refused, until one of them has not run for two months', () => {
    const scheduled = (id: string): void => {
      settle(id, 'other', many);
      here('other').schedule(id, true);
    };
    let number = 0;
    expect(() => {
      for (; number < 60; number += 1) scheduled(`t${number}`);
    }).toThrow(expect.objectContaining({ kind: 'agreements-full' }));
    expect(number).toBeGreaterThan(15);
    now += 61 * DAY;
    settle('new', 'book', many);
    expect(here().of('new')).not.toBeNull();
  });

  test('of a schedule that runs are young, and are not written each hour', () => {
    settle('a');
    here().schedule('a', true);
    const first = store.get('agreed/book/a');
    now += DAY / 24;
    here().schedule('a', true);
    expect(store.get('agreed/book/a')).toBe(first);
    now += 2 * DAY;
    here().schedule('a', true);
    expect(here().of('a')).toMatchObject({ used: now, scheduled: true });
  });
});
