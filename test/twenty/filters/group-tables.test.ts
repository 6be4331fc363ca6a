import * as fc from 'fast-check';
import { names } from '../../fixtures/twenty/currency-names.json';
import type { RuleSet, ViewFilter, ViewFilterGroup } from '../../../src/twenty/model';
import { field, filterOn, view } from '../model-builders';
import { isCounting } from '../../../src/twenty/filters/groups';
import { readInstant } from '../../../src/twenty/filters/instant-text';
import { uuidList } from '../../../src/twenty/filters/values';
import { ME, plannedView, STOP } from './planned';

/** twenty.md §4.1, §4.2 and §4.5: how filters come together. */

const FIELDS = [
  field('a'),
  field('b', { type: 'NUMBER' }),
  field('r', { type: 'RELATION' }),
  field('p', { type: 'PHONES' }),
];

const text = (value: string, groupId: string | null = null): ViewFilter => filterOn('id-a', { value, groupId });
const number = (value: string, groupId: string | null = null): ViewFilter =>
  filterOn('id-b', { operand: 'IS', value, groupId });
const group = (id: string, logicalOperator = 'AND', parentId: string | null = null): ViewFilterGroup => ({
  id,
  parentId,
  logicalOperator,
});
const planned = (filters: readonly ViewFilter[], filterGroups: readonly ViewFilterGroup[], anyField = ''): unknown =>
  plannedView({ filters, filterGroups, anyFieldFilterValue: anyField }, FIELDS);

const a = (value: string): object => ({ a: { ilike: `%${value}%` } });
const b = (value: number): object => ({ b: { eq: value } });

describe('groups of filters', () => {
  it('nest three deep: a group’s filters, then its groups, in the order of the lists', () => {
    const filters = [number('3', 'h2'), text('x', 'g'), number('4', 'i'), number('1', 'g'), number('2', 'h1')];
    const groups = [group('i', 'AND', 'h2'), group('g', 'OR'), group('h2', 'OR', 'g'), group('h1', 'AND', 'g')];
    expect(planned(filters, groups)).toStrictEqual({
      or: [a('x'), b(1), { or: [b(3), { and: [b(4)] }] }, { and: [b(2)] }],
    });
  });

  it.each([
    [
      'empty ones keep their brackets',
      [text('x', 'g')],
      [group('g'), group('h', 'OR', 'g')],
      { and: [a('x'), { or: [] }] },
    ],
    ['NOT is read as OR', [text('x', 'g'), number('1', 'g')], [group('g', 'NOT')], { or: [a('x'), b(1)] }],
    ['so is what nobody knows', [text('x', 'g')], [group('g', 'and')], { or: [a('x')] }],
    ['a second one without a parent does not count', [text('x', 'h')], [group('g'), group('h')], { and: [] }],
    ['one whose parent is gone does not count', [text('x', 'g')], [group('g', 'AND', 'gone')], {}],
    ['one within itself does not count', [text('x', 'g')], [group('g', 'AND', 'g')], {}],
    ['two within each other do not count', [text('x', 'g')], [group('g', 'OR', 'h'), group('h', 'OR', 'g')], {}],
    [
      'an id that stands twice goes round no circle',
      [text('x', 'g')],
      [group('g'), group('g', 'OR', 'g')],
      { and: [a('x'), { or: [a('x')] }] },
    ],
    [
      'filters in a group that is gone do not count',
      [text('x', 'gone'), number('1')],
      [group('g')],
      { and: [b(1), { and: [] }] },
    ],
    ['no filter, no group', [], [], {}],
    [
      'filters beside a group',
      [number('1'), text('x', 'g'), number('2')],
      [group('g', 'OR')],
      { and: [b(1), b(2), { or: [a('x')] }] },
    ],
    ['the same filter twice stays twice', [text('x'), text('x')], [], { and: [a('x'), a('x')] }],
    ['what counts for nothing leaves no trace', [text(''), filterOn('id-gone'), number('1')], [], b(1)],
  ])('%s', (_, filters, groups, expected) => expect(planned(filters, groups)).toStrictEqual(expected));

  it('stop at a filter that cannot be said, wherever it counts', () => {
    const wrong = (groupId: string | null) => filterOn('id-a', { operand: 'IS', value: 'x', groupId });
    expect(planned([wrong('h')], [group('g'), group('h', 'OR', 'g')])).toBe(STOP);
    expect(planned([wrong(null)], [])).toBe(STOP);
    expect(planned([wrong('gone')], [group('g')])).toStrictEqual({ and: [] });
  });

  it('"me" counts within groups', () => {
    const mine = filterOn('id-r', { operand: 'IS', value: '{"isCurrentWorkspaceMemberSelected":true}', groupId: 'g' });
    expect(planned([mine], [group('g', 'OR')])).toStrictEqual({ or: [{ rId: { in: [ME] } }] });
  });

  it('any list of groups ends, and each filter stands at most once for each group of its id', () => {
    const id = fc.constantFrom('g', 'h', 'i', 'j');
    const anyGroup = fc.record({
      id,
      parentId: fc.option(id, { nil: null }),
      logicalOperator: fc.constantFrom('AND', 'OR', 'NOT'),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(anyGroup, { selector: (one) => one.id }),
        fc.option(id, { nil: null }),
        (groups, groupId) => {
          const said = JSON.stringify(planned([text('needle', groupId)], groups)).split('needle').length - 1;
          // Outside of groups a filter always counts.
          expect(groupId === null ? [1] : [0, 1]).toContain(said);
        },
      ),
    );
  });
});

describe('free text beside filters', () => {
  it('is one more condition', () => {
    const hits = { or: [a('7'), b(7), { or: expect.any(Array) }] };
    expect(planned([text('x')], [], '7')).toStrictEqual({ and: [a('x'), hits] });
    expect(planned([], [group('g')], '7')).toStrictEqual({ and: [{ and: [] }, hits] });
    expect(planned([], [], '7')).toStrictEqual(hits);
  });
});

describe('free text over all fields', () => {
  it('looks into fields that are switched off, as Twenty’s page does', () => {
    const plan = plannedView({ anyFieldFilterValue: 'x' }, [field('a'), field('off', { isActive: false })]);
    expect(plan).toStrictEqual({ or: [a('x'), { off: { ilike: '%x%' } }] });
  });

  const option = (value: string, label: string) => ({ value, label, position: 0 });
  const options = [option('IN_PROGRESS', 'In “Progress”'), option('DONE', 'Ready, "done"'), option('ÉTÉ', 'Été')];
  const one = (type: string, value: string, rules: RuleSet = 'newer'): unknown => {
    const asked = field('f', { type, options });
    const plan = plannedView({ anyFieldFilterValue: value }, [asked], { rules });
    return JSON.stringify(plan) === '{}' ? null : plan;
  };
  const hit = (...filters: readonly object[]): object => ({ or: filters });

  it.each([
    ['NUMBER', '12.50', hit({ f: { eq: 12.5 } })],
    ['NUMBER', ' 12 ', hit({ f: { eq: 12 } })],
    ['NUMBER', '1e3', hit({ f: { eq: 1000 } })],
    ['NUMBER', '-0.5', hit({ f: { eq: -0.5 } })],
    ['NUMBER', '12a', null],
    ['NUMBER', '1,5', null],
    ['CURRENCY', '12', hit({ f: { amountMicros: { eq: 12_000_000 } } })],
    ['CURRENCY', '4.03', hit({ f: { amountMicros: { eq: 4.03 * 1e6 } } })],
    ['CURRENCY', 'EUR', hit({ f: { currencyCode: { in: ['EUR'] } } })],
    ['CURRENCY', 'eur', null],
    ['CURRENCY', 'euro', null],
    ['CURRENCY', 'Euro (', hit({ f: { currencyCode: { in: ['EUR'] } } })],
    ['CURRENCY', 'States dollar (U', hit({ f: { currencyCode: { in: ['USD'] } } })],
    ['CURRENCY', 'CLF', hit({ f: { currencyCode: { in: ['CLF'] } } })],
    ['CURRENCY', 'VED', null],
    ['CURRENCY', 'CFA', hit({ f: { currencyCode: { in: ['XOF'] } } })],
    ['CURRENCY', 'zzz', null],
    ['SELECT', 'progress', hit({ f: { in: ['IN_PROGRESS'] } })],
    ['SELECT', '"DONE"', hit({ f: { in: ['DONE'] } })],
    ['SELECT', 'in_', hit({ f: { in: ['IN_PROGRESS'] } })],
    ['SELECT', 'été', hit({ f: { in: ['ÉTÉ'] } })],
    ['SELECT', 'ete', null],
    ['SELECT', 'e', hit({ f: { in: ['IN_PROGRESS', 'DONE'] } })],
    ['MULTI_SELECT', ', "', hit({ f: { containsAny: ['DONE'] } })],
    ['MULTI_SELECT', 'x', null],
    ['ARRAY', '["x"]', hit({ f: { containsIlike: '%["x"]%' } })],
    [
      'EMAILS',
      'A@B',
      hit(hit({ f: { primaryEmail: { ilike: '%A@B%' } } }, { f: { additionalEmails: { like: '%A@B%' } } })),
    ],
    ['PHONES', 'abc', null],
    ['ACTOR', 'api', hit(hit({ f: { name: { ilike: '%api%' } } }, { f: { source: { in: ['API'] } } }))],
  ])('%s %j', (type, value, expected) => expect(one(type, value)).toStrictEqual(expected));

  it('looks into the names of all currencies that Twenty offers', () => {
    const offered = Object.entries<string>(names).filter(([code, name]) => `${name} (${code})`.includes('dollar'));
    expect(one('CURRENCY', 'dollar')).toStrictEqual(
      hit({ f: { currencyCode: { in: offered.map(([code]) => code) } } }),
    );
    expect(one('CURRENCY', ' ')).toMatchObject({ or: [{}, { f: { currencyCode: { in: Object.keys(names) } } }] });
  });

  const PASSED_OVER =
    'DATE DATE_TIME RELATION MORPH_RELATION RAW_JSON RATING BOOLEAN RICH_TEXT UUID FILES NUMERIC POSITION TS_VECTOR HOLOGRAM';
  it.each(PASSED_OVER.split(' '))('%s takes no part', (type) => expect(one(type, '1')).toBeNull());

  it('2.21 passes over actors, looks for any word of a name, and for digits only', () => {
    expect(one('ACTOR', 'api', '2.21')).toBeNull();
    expect(one('FULL_NAME', 'A B', '2.21')).toMatchObject({ or: [{ or: { length: 4 } }] });
    expect(JSON.stringify(one('PHONES', '+33', '2.21'))).not.toContain('+');
    expect(JSON.stringify(one('PHONES', '+33'))).toContain('%+33%');
  });
});

test('a filter counts outside of groups, and in groups below the first, however deep', () => {
  const groups = [group('g'), group('h', 'OR', 'g'), group('i', 'OR', 'h'), group('other'), group('j', 'OR', 'other')];
  const of = view({ filterGroups: groups });
  const counting = (groupId: string | null): boolean => isCounting(text('x', groupId), of);
  expect([null, 'g', 'h', 'i'].map(counting)).toEqual([true, true, true, true]);
  expect(['other', 'j', 'gone'].map(counting)).toEqual([false, false, false]);
  expect(isCounting(text('x', 'g'), view({}))).toBe(false);
});

test('an id or an instant is the whole of a text', () => {
  const id = '20202020-1c25-4d02-bf25-6aeccf7ea419';
  expect(uuidList(JSON.stringify([id]))).toEqual([id]);
  for (const not of [`x${id}`, `${id}0`, '']) expect(uuidList(JSON.stringify([not]))).toBeUndefined();
  const instant = '2026-01-02T03:04:05Z';
  expect(readInstant(instant)).toBeDefined();
  for (const not of [`x${instant}`, `${instant}x`]) expect(readInstant(not)).toBeUndefined();
});
