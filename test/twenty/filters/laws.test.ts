import * as fc from 'fast-check';
import { SyncError } from '../../../src/errors';
import { type FilterContext, OPERANDS } from '../../../src/twenty/filters/family';
import { needsMember, planFilter } from '../../../src/twenty/filters/index';
import { FILTERS } from '../../../src/twenty/filters/registry';
import { FIELD_TYPES } from '../../../src/twenty/model';
import { field, filterOn, object, schema, view } from '../model-builders';
import { offsetMinutes } from '../zone-offset';

const ME = '22222222-2222-4222-8222-222222222222';
const asksForMe = '{"isCurrentWorkspaceMemberSelected":true,"selectedRecordIds":[]}';

const fields = FIELD_TYPES.map((type) => field(type.toLowerCase(), { type, label: `The ${type}` }));
const thing = object('thing', fields);

const context: FilterContext = {
  schema: schema(thing),
  now: Date.UTC(2026, 10, 23, 15),
  zone: 'Europe/Paris',
  offsetMinutes,
  memberId: ME,
  rules: 'newer',
};

/** The kind of what is thrown, or undefined; anything but a SyncError goes on. */
function kindThrown(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof SyncError) return thrown.kind;
    throw thrown;
  }
}

describe('every type of field', () => {
  it('has its filters', () => expect(new Set(Object.keys(FILTERS))).toStrictEqual(new Set(FIELD_TYPES)));

  it.each(FIELD_TYPES)('%s stops at an operand that came after this add-on', (type) => {
    const filter = filterOn(`id-${type.toLowerCase()}`, { operand: 'IS_EXACTLY', value: '["x"]' });
    const act = (): unknown => planFilter(view({ filters: [filter] }), thing, context);
    expect(kindThrown(act)).toBe('filter-not-expressible');
  });

  it('gives a filter, leaves it out, or stops with a reason, whatever the value, part and operand', () => {
    const values = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom(
        '[""]',
        '""',
        '[]',
        '["A",""]',
        'PAST_99999999_YEAR',
        'NEXT_1_DAY;;No/Where;;',
        '+',
        '1e400',
        asksForMe,
      ),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.uuid(),
    );
    const parts = fc.constantFrom(
      null,
      '',
      'firstName',
      'addressCountry',
      'source',
      'workspaceMemberId',
      'nope',
      'toString',
    );
    const asked = fc.record({
      name: fc.constantFrom(...fields).map(({ id }) => id),
      operand: fc.constantFrom(...OPERANDS, 'NOPE', 'toString'),
      value: values,
      subFieldName: parts,
      rules: fc.constantFrom('2.21' as const, 'newer' as const),
    });
    fc.assert(
      fc.property(asked, ({ name, rules, ...over }) => {
        const act = (): unknown => planFilter(view({ filters: [filterOn(name, over)] }), thing, { ...context, rules });
        expect([undefined, 'filter-not-expressible']).toContain(kindThrown(act));
      }),
      { numRuns: 3_000 },
    );
  });

  it('free text over all fields never stops', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        const { filter } = planFilter(view({ anyFieldFilterValue: text }), thing, context);
        expect(Object.keys(filter)).toStrictEqual(['or']);
      }),
    );
  });

  it('a plan is plain JSON', () => {
    const filter = filterOn('id-number', { operand: 'IS', value: 'no number' });
    const plan = planFilter(view({ filters: [filter] }), thing, context);
    expect(plan.filter).toStrictEqual({ number: { eq: null } });
  });
});

describe('a filter that cannot be said', () => {
  it.each([
    ['id-select', 'IS', 'OPTION', 'a text'],
    ['id-select', 'IS', '{"a":1}', 'an object'],
    ['id-rating', 'GREATER_THAN_OR_EQUAL', '9', 'a number'],
    ['id-text', 'IS_NOT_NULL', '', 'nothing'],
    ['id-text', 'IS', '["x"]', 'a list'],
    ['id-phones', 'IS', '33', 'a number'],
    ['id-date_time', 'IS_BEFORE', '2026-01-15', 'a text'],
    ['id-date_time', 'IS_RELATIVE', 'NEXT_1_DAY;;No/Where;;', 'a text'],
    ['id-multi_select', 'DOES_NOT_CONTAIN', '[""]', 'a list'],
  ])('%s %s %s names the field, the operand and the form of the value, never the value', (id, operand, value, form) => {
    const label = thing.fields.find((candidate) => candidate.id === id)?.label;
    const act = (): unknown => planFilter(view({ filters: [filterOn(id, { operand, value })] }), thing, context);
    expect(act).toThrow(expect.objectContaining({ details: { field: label, operand, value: form } }));
  });

  it('stops too when the type of its field came after this add-on', () => {
    const later = object('later', [field('x', { type: 'HOLOGRAM' })]);
    const act = (): unknown =>
      planFilter(view({ filters: [filterOn('id-x')] }), later, { ...context, schema: schema(later) });
    expect(kindThrown(act)).toBe('filter-not-expressible');
  });

  it('country code of a phone number is one, as in Twenty', () => {
    const filter = filterOn('id-phones', { subFieldName: 'primaryPhoneCountryCode' });
    expect(kindThrown(() => planFilter(view({ filters: [filter] }), thing, context))).toBe('filter-not-expressible');
  });
});

describe('filters that Twenty leaves out are named', () => {
  const group = { id: 'g', parentId: null, logicalOperator: 'OR' };

  it.each([
    ['no value', filterOn('id-text', { value: '' }), 'The TEXT', 'no-value'],
    ['an empty list', filterOn('id-select', { operand: 'IS', value: '[]' }), 'The SELECT', 'no-value'],
    ['a phone number without digits', filterOn('id-phones', { value: 'abc' }), 'The PHONES', 'nothing-chosen'],
    ['an unknown field', filterOn('id-gone'), 'id-gone', 'field-unknown'],
    [
      'an unknown field of a related record',
      filterOn('id-relation', { relationTargetFieldId: 'gone' }),
      'The RELATION',
      'target-unknown',
    ],
    ['a group that does not exist', filterOn('id-text', { groupId: 'gone' }), 'The TEXT', 'group-unused'],
    [
      'a relation to one of several objects',
      filterOn('id-morph_relation', { operand: 'IS', value: '[]x' }),
      'The MORPH_RELATION',
      'record-page-only',
    ],
    [
      'no record chosen',
      filterOn('id-relation', { operand: 'IS', value: '{"selectedRecordIds":[]}' }),
      'The RELATION',
      'nothing-chosen',
    ],
  ])('%s', (_, filter, label, reason) => {
    const plan = planFilter(view({ filters: [filter], filterGroups: [group] }), thing, context);
    expect(plan.filter).toStrictEqual({ or: [] });
    expect(plan.ignored).toStrictEqual([{ field: label, fieldId: filter.fieldId, operand: filter.operand, reason }]);
  });
});

describe('"me"', () => {
  const mine = filterOn('id-relation', { operand: 'IS', value: asksForMe });
  const myActs = filterOn('id-actor', { operand: 'IS_NOT', value: asksForMe, subFieldName: 'workspaceMemberId' });

  it.each([mine, myActs])('stops without a member and names the view: never all records', (filter) => {
    const act = (): unknown => planFilter(view({ filters: [filter] }), thing, { ...context, memberId: null });
    expect(act).toThrow(expect.objectContaining({ kind: 'member-needed', details: { view: 'Mine' } }));
  });

  it.each([
    ['a relation to a member', [mine], true],
    ['who made the record', [myActs], true],
    ['another filter', [filterOn('id-text')], false],
    ['a filter that cannot be said', [filterOn('id-text', { operand: 'NOPE' })], false],
    ['a group that does not count', [{ ...mine, groupId: 'gone' }], false],
    ['one that cannot be said, then "me"', [filterOn('id-text', { operand: 'NOPE' }), mine], true],
  ])('is found before anything is planned: %s', (_, filters, expected) => {
    expect(needsMember(view({ filters }), context.schema)).toBe(expected);
  });

  it('is told by the plan', () => {
    expect(planFilter(view({ filters: [mine] }), thing, context)).toMatchObject({
      filter: { relationId: { in: [ME] } },
      needsMember: true,
    });
  });
});

const planned = (id: string, over: Parameters<typeof filterOn>[1], more: Partial<FilterContext> = {}) =>
  planFilter(view({ filters: [filterOn(id, over)] }), thing, { ...context, ...more }).filter;

describe('details that the vectors do not reach', () => {
  it('an amount is in millionths, as doubles multiply', () => {
    expect(planned('id-currency', { operand: 'IS', value: '4.03' })).toStrictEqual({
      currency: { amountMicros: { eq: 4.03 * 1e6 } },
    });
  });

  it('a relative date without a zone is that of the machine, everything else that of the member', () => {
    const now = Date.parse('2026-11-23T23:30:00Z');
    const more = { now, zone: 'Asia/Tokyo', machineZone: 'UTC' };
    expect(planned('id-date', { operand: 'IS_RELATIVE', value: 'THIS_1_DAY' }, more)).toStrictEqual({
      and: [{ date: { gte: '2026-11-23' } }, { date: { lt: '2026-11-24' } }],
    });
    expect(planned('id-date', { operand: 'IS_TODAY', value: '' }, more)).toStrictEqual({ date: { eq: '2026-11-24' } });
  });

  it('an instant with an offset is the same instant', () => {
    expect(planned('id-date_time', { operand: 'IS_AFTER', value: '2026-01-15T10:30:00+05:45' })).toStrictEqual({
      date_time: { gte: '2026-01-15T04:45:00Z' },
    });
  });

  it('a plus sign counts at the start of a phone number only', () => {
    expect(JSON.stringify(planned('id-phones', { value: '(0)6+1' }))).toContain('%061%');
  });
});
