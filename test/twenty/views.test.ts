import { planFilter } from '../../src/twenty/filters/index';
import { readObjects } from '../../src/twenty/metadata/metadata';
import type { Dialect, View } from '../../src/twenty/model';
import { operandNamed } from '../../src/twenty/views/operand-names';
import { readView, readViews, valueText, viewQuery, viewsQuery } from '../../src/twenty/views/views';
import objects from '../fixtures/twenty/wire/objects.json';
import notAnId from '../fixtures/twenty/wire/not-a-view-id.json';
import unknownView from '../fixtures/twenty/wire/unknown-view.json';
import recorded from '../fixtures/twenty/wire/views.json';
import { NEWER } from './model-builders';
import { offsetMinutes } from './zone-offset';

const views = readViews(recorded.data);
const schema = readObjects([objects.data]);
const wireView = (over: object): object => ({ ...recorded.data.getViews[0], ...over });

function viewNamed(name: string): View {
  const found = views.find((view) => view.name === name);
  if (!found) throw new Error(`no view ${name}`);
  return found;
}

describe('the saved views that a real server gave', () => {
  it('are those that hold records', () => {
    const widgets = recorded.data.getViews.filter(({ type }) => type === 'FIELDS_WIDGET');
    expect(widgets).toHaveLength(1);
    expect(views).toHaveLength(recorded.data.getViews.length - widgets.length);
  });

  it('know their fields, and which of them is the index', () => {
    expect(viewNamed('T Engineers').fields[0]).toStrictEqual({
      fieldId: schema.objectByName('person')?.fields.find(({ name }) => name === 'name')?.id,
      isVisible: true,
      position: 0,
    });
    expect(views.filter(({ isIndex }) => isIndex).map(({ name }) => name)).toStrictEqual(['All People']);
  });

  it('keep groups, sorts and the text that any field must contain', () => {
    const advanced = viewNamed('T Advanced');
    expect(advanced.filterGroups.map(({ logicalOperator }) => logicalOperator)).toStrictEqual(['AND', 'OR']);
    expect(advanced.filterGroups[1]?.parentId).toBe(advanced.filterGroups[0]?.id);
    expect(viewNamed('T Engineers').sorts).toMatchObject([{ direction: 'ASC', subFieldName: 'lastName' }]);
    expect(viewNamed('T Any field').anyFieldFilterValue).toBe('anna');
  });

  it.each(views.map((view) => [view.name, view] as const))('%s can be said in GraphQL', (_, view) => {
    const object = schema.objectById(view.objectId);
    if (!object) throw new Error('the fixture lacks the object');
    const now = Date.UTC(2026, 10, 23, 12);
    const plan = planFilter(view, object, { schema, now, zone: 'UTC', offsetMinutes, memberId: null, rules: '2.21' });
    expect(plan.ignored).toStrictEqual([]);
  });

  it.each([
    ['T Value as JSON array', { workPreference: { containsAny: ['ON_SITE', 'HYBRID'] } }],
    ['T Value as JSON object', { companyId: { in: ['20202020-aa0b-48a9-85ba-e223975696ea'] } }],
    ['T By API', { createdBy: { source: { in: ['API'] } } }],
    ['T Rating 3 plus', { performanceRating: { in: ['RATING_3', 'RATING_4', 'RATING_5'] } }],
  ])('%s means what its list shows', (name, filter) => {
    const view = viewNamed(name);
    const object = schema.objectById(view.objectId);
    if (!object) throw new Error('the fixture lacks the object');
    const context = { schema, now: 0, zone: 'UTC', offsetMinutes, memberId: null, rules: '2.21' } as const;
    expect(planFilter(view, object, context).filter).toStrictEqual(filter);
  });
});

describe('a list of views', () => {
  it('hides views that are switched off', () => {
    const data = {
      getViews: [wireView({ isActive: false }), wireView({ isActive: true }), wireView({ isActive: null })],
    };
    expect(readViews(data)).toHaveLength(2);
  });

  it.each([
    ['nothing', undefined],
    ['null', { getViews: null }],
    ['a view without filters', { getViews: [wireView({ viewFilters: undefined })] }],
    ['a position in words', { getViews: [wireView({ position: 'first' })] }],
  ])('that is %s is unreadable', (_, data) => {
    expect(() => readViews(data)).toThrow(expect.objectContaining({ kind: 'answer-unreadable' }));
  });
});

describe('one view by its id', () => {
  it('is read', () => expect(readView({ getView: wireView({ name: 'One' }) }).name).toBe('One'));

  it.each([unknownView, notAnId])('is unknown when Twenty gives none', ({ data }) => {
    expect(() => readView(data)).toThrow(expect.objectContaining({ kind: 'view-unknown' }));
  });

  it('of a page layout cannot be pulled', () => {
    expect(() => readView({ getView: wireView({ type: 'FIELDS_WIDGET', name: 'Fields' }) })).toThrow(
      expect.objectContaining({ kind: 'view-unsupported', details: { view: 'Fields', type: 'FIELDS_WIDGET' } }),
    );
  });
});

describe('a view as older servers write it', () => {
  const old = readView({
    getView: wireView({
      type: 'kanban',
      viewFilters: [{ id: 'f', fieldMetadataId: 'x', operand: 'isNot', value: '' }],
      viewSorts: [
        { fieldMetadataId: 'x', direction: 'desc' },
        { fieldMetadataId: 'y', direction: 'asc' },
      ],
    }),
  });
  it('is the same as one of today', () => {
    expect(old).toMatchObject({ type: 'KANBAN', filters: [{ operand: 'IS_NOT' }] });
    expect(old.sorts.map(({ direction }) => direction)).toStrictEqual(['DESC', 'ASC']);
  });

  // twenty.md §3.4.
  it.each([
    ['is', 'IS'],
    ['isNot', 'IS_NOT'],
    ['isNotNull', 'IS_NOT_NULL'],
    ['lessThan', 'LESS_THAN_OR_EQUAL'],
    ['greaterThan', 'GREATER_THAN_OR_EQUAL'],
    ['isBefore', 'IS_BEFORE'],
    ['isAfter', 'IS_AFTER'],
    ['contains', 'CONTAINS'],
    ['doesNotContain', 'DOES_NOT_CONTAIN'],
    ['isEmpty', 'IS_EMPTY'],
    ['isNotEmpty', 'IS_NOT_EMPTY'],
    ['isRelative', 'IS_RELATIVE'],
    ['isInPast', 'IS_IN_PAST'],
    ['isInFuture', 'IS_IN_FUTURE'],
    ['isToday', 'IS_TODAY'],
    ['search', 'VECTOR_SEARCH'],
    ['IsEmpty', 'IS_EMPTY'],
    ['DoesNotContain', 'DOES_NOT_CONTAIN'],
    ['GREATER_THAN_OR_EQUAL', 'GREATER_THAN_OR_EQUAL'],
    ['VECTOR_SEARCH', 'VECTOR_SEARCH'],
    ['IS_EXACTLY', 'IS_EXACTLY'],
  ])('its operand %s is %s', (name, expected) => expect(operandNamed(name)).toBe(expected));
});

describe('the value of a filter becomes a text', () => {
  it.each([
    ['x', 'x'],
    ['', ''],
    [null, '""'],
    [undefined, '""'],
    [['A', 'B'], '["A","B"]'],
    [{ a: 1 }, '{"a":1}'],
    [5, '5'],
    [false, 'false'],
  ])('%j is %s', (value, expected) => expect(valueText(value)).toBe(expected));
});

describe('the queries for views', () => {
  const OPTIONAL = ['isActive', 'relationTargetFieldMetadataId'];

  it('ask what the server has', () => {
    for (const name of OPTIONAL) expect(viewsQuery('o', NEWER).document).toContain(name);
    expect(viewQuery('v', NEWER).document).toMatch(/viewSorts \{[^}]*subFieldName/);
  });

  it('and not what it lacks', () => {
    const lacks = ['View.isActive', 'ViewFilter.relationTargetFieldMetadataId', 'ViewSort.subFieldName'];
    const old = { ...NEWER, lacks };
    for (const name of OPTIONAL) expect(viewsQuery('o', old).document).not.toContain(name);
    expect(viewQuery('v', old).document).not.toMatch(/viewSorts \{[^}]*subFieldName/);
  });

  it('ask older servers for what they call core views, and give it the newer name', () => {
    const core: Dialect = { ...NEWER, viewsFrom: 'getCoreViews' };
    expect(viewsQuery('o', core).document).toContain('getViews: getCoreViews(objectMetadataId: $objectId) {');
    expect(viewsQuery('o', core).variables).toStrictEqual({ objectId: 'o' });
    expect(viewQuery('v', core).document).toContain('getView: getCoreView(id: $id) {');
  });

  it('name the object and the types that the server knows', () => {
    const types = ['TABLE', 'KANBAN'];
    expect(viewsQuery('o', { ...NEWER, viewTypes: types }).variables).toStrictEqual({ types, objectId: 'o' });
    expect(viewsQuery(null, NEWER).variables).toStrictEqual({ types: NEWER.viewTypes });
  });
});
