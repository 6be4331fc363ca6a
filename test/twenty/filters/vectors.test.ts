import { SyncError } from '../../../src/errors';
import { planFilter } from '../../../src/twenty/filters/index';
import type { FilterContext } from '../../../src/twenty/filters/family';
import type { RecordFilter, ViewFilter } from '../../../src/twenty/model';
import vectors from '../../fixtures/twenty/filter-vectors.json';
import { field, filterOn, object, schema, view } from '../model-builders';
import { offsetMinutes } from '../zone-offset';

interface Single {
  readonly fieldType: string;
  readonly subFieldName: string | null;
  readonly operand: string;
  readonly value: string;
  readonly timeZone: string;
  readonly me: string | null;
  readonly filter?: RecordFilter;
  readonly filterIn_2_21?: RecordFilter;
  readonly relationTarget?: { readonly name: string; readonly type: string };
  readonly error?: boolean;
}

const OPTIONS = [
  { value: 'OPTION_A', label: 'Alpha', position: 0 },
  { value: 'OPTION_B', label: 'Beta', position: 1 },
];

const singles: readonly Single[] = vectors.single;

/** The vectors were made on a machine whose own zone was UTC. */
const context = (over: Partial<FilterContext>): FilterContext => ({
  schema: schema(),
  now: Date.parse(vectors.now),
  zone: 'UTC',
  machineZone: 'UTC',
  offsetMinutes,
  memberId: null,
  rules: 'newer',
  ...over,
});

/** As it goes over the network: NaN is null there. */
const sent = (filter: RecordFilter): unknown => JSON.parse(JSON.stringify(filter));

function planned(vector: Single, rules: FilterContext['rules']): unknown {
  const asked = field('fld', { type: vector.fieldType, options: OPTIONS });
  const target = vector.relationTarget && field(vector.relationTarget.name, { type: vector.relationTarget.type });
  const thing = object('thing', target ? [asked, target] : [asked]);
  const { operand, value, subFieldName } = vector;
  const filter = filterOn(asked.id, { operand, value, subFieldName, relationTargetFieldId: target?.id ?? null });
  const over = { schema: schema(thing), zone: vector.timeZone, memberId: vector.me, rules };
  return sent(planFilter(view({ filters: [filter] }), thing, context(over)).filter);
}

const title = ({ fieldType, subFieldName, operand, value, timeZone }: Single): string =>
  `${[fieldType, subFieldName, operand].filter(Boolean).join(' ')} ${JSON.stringify(value)} in ${timeZone}`;

/** "Me" without a member: Twenty drops the filter and shows every record; we ask first (design §2). */
const asksForMe = ({ me, value }: Single): boolean =>
  me === null && value.includes('"isCurrentWorkspaceMemberSelected":true');

describe('one filter becomes what Twenty makes of it', () => {
  it('covers all the vectors', () => expect(singles).toHaveLength(372));

  const usual = singles.filter((vector) => !vector.error && !asksForMe(vector));

  it.each(usual.map((vector) => [title(vector), vector] as const))('%s', (_, vector) => {
    expect(planned(vector, 'newer')).toStrictEqual(vector.filter);
    expect(planned(vector, '2.21')).toStrictEqual(vector.filterIn_2_21 ?? vector.filter);
  });

  it.each(singles.filter(({ error }) => error).map((vector) => [title(vector), vector] as const))(
    '%s stops, as Twenty does',
    (_, vector) => {
      expect(() => planned(vector, 'newer')).toThrow(new SyncError('filter-not-expressible'));
    },
  );

  it.each(singles.filter(asksForMe).map((vector) => [title(vector), vector] as const))('%s asks who', (_, vector) => {
    expect(() => planned(vector, 'newer')).toThrow(new SyncError('member-needed'));
  });
});

describe('groups of filters become what Twenty makes of them', () => {
  const thing = object('thing', [field('a'), field('b', { type: 'NUMBER' })]);

  it('covers all the vectors', () => expect(vectors.groups).toHaveLength(13));

  it.each(vectors.groups.map((vector) => [vector.name, vector] as const))('%s', (name, vector) => {
    const filters: ViewFilter[] = vector.filters.map(({ field: label, operand, value, group }) =>
      filterOn(`id-${label.charAt(0)}`, { operand, value, groupId: group }),
    );
    const filterGroups = vector.groups.map(({ id, parent, logicalOperator }) => ({
      id,
      parentId: parent,
      logicalOperator,
    }));
    const plan = planFilter(view({ filters, filterGroups }), thing, context({ schema: schema(thing) }));
    // A saved view never reaches that function with NOT: its operator is read as OR before (contract §4.2).
    const expected = name === 'NOT group' ? { or: [{ a: { ilike: '%x%' } }] } : vector.filter;
    expect(sent(plan.filter)).toStrictEqual(expected);
  });
});

describe('free text over all fields becomes what Twenty makes of it', () => {
  const fields = vectors.anyField.fields.map(({ name, type, options }) =>
    field(name, { type, options: options ?? [] }),
  );
  const thing = object('thing', fields);

  const plan = (text: string, rules: FilterContext['rules']): unknown =>
    sent(planFilter(view({ anyFieldFilterValue: text }), thing, context({ schema: schema(thing), rules })).filter);

  it('covers all the vectors', () => expect(vectors.anyField.cases).toHaveLength(7));

  it.each(vectors.anyField.cases.map(({ value, filter }) => [value, filter] as const))('"%s"', (value, filter) => {
    expect(plan(value, 'newer')).toStrictEqual(filter);
  });

  it('in 2.21 looks for any of the words in names, for digits only in phones, and not at all at actors', () => {
    const text = JSON.stringify(plan('+12 Dollar', '2.21'));
    expect(text).toContain('{"full":{"lastName":{"ilike":"%Dollar%"}}}');
    expect(text).not.toContain('"and"');
    expect(text).toContain('{"phone":{"primaryPhoneNumber":{"ilike":"%12%"}}}');
    expect(text).not.toContain('actor');
  });

  it('passes over fields that are switched off', () => {
    const off = object('thing', [field('a', { isActive: false }), field('b')]);
    const planOfOff = planFilter(view({ anyFieldFilterValue: 'x' }), off, context({ schema: schema(off) }));
    expect(planOfOff.filter).toStrictEqual({ or: [{ b: { ilike: '%x%' } }] });
  });
});
