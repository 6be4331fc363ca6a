import { PURE_EXPORT_RULES } from '../../src/fields/export-rules';
import { planExport, shownFields } from '../../src/fields/export';
import type { FieldMetadata, ObjectMetadata } from '../../src/twenty/model';
import { context, field, object, relationTo, schemaOf, view } from './builders';

const ID = field('UUID', { id: 'f-id', name: 'id', label: 'Record', isSystem: true });
const POSITION = field('POSITION', { id: 'f-position', name: 'position', label: 'Position', isSystem: true });
const SEARCH = field('TS_VECTOR', { id: 'f-search', name: 'searchVector', label: 'Search', isSystem: true });
const CREATED = field('DATE_TIME', { id: 'f-created', name: 'createdAt', label: 'Created', isSystem: true });
const NAME = field('TEXT', { id: 'f-name', name: 'name', label: 'Name' });
const OLD = field('TEXT', { id: 'f-old', name: 'old', label: 'Old', isActive: false });
const MONEY = field('CURRENCY', { id: 'f-money', name: 'money', label: 'Money' });
const TASKS = field('RELATION', { name: 'tasks', label: 'Tasks', relation: relationTo('task', 'ONE_TO_MANY') });
const FUTURE = field('HOLOGRAM', { id: 'f-future', name: 'future', label: 'Future' });

const ALL = [ID, POSITION, SEARCH, CREATED, NAME, OLD, MONEY, TASKS, FUTURE];
const DEAL = object('deal', ALL);
const NAMELESS = object('deal', ALL, { labelIdentifierId: ID.id });

function plan(shown: readonly FieldMetadata[], rules: keyof typeof PURE_EXPORT_RULES, of: ObjectMetadata = DEAL) {
  const visible = view(shown.map(({ id }, position) => ({ fieldId: id, isVisible: true, position })));
  return planExport(visible, of, context({ schema: schemaOf([of]) }), PURE_EXPORT_RULES[rules]);
}

const labels = ({ columns }: ReturnType<typeof plan>) => columns.map(({ label }) => label);

test('fields stand in the order of their positions, not of the list; the same position keeps the order of the list', () => {
  const mixed = view([
    { fieldId: MONEY.id, isVisible: true, position: 2 },
    { fieldId: CREATED.id, isVisible: true, position: 2 },
    { fieldId: NAME.id, isVisible: true, position: -1 },
    { fieldId: TASKS.id, isVisible: false, position: 0 },
    { fieldId: 'gone', isVisible: true, position: 1 },
  ]);
  expect(shownFields(mixed, DEAL).map(({ name }) => name)).toEqual(['name', 'money', 'createdAt']);
});

test('inactive and hidden system fields are not shown, unless one names the record', () => {
  const shown = view(ALL.map(({ id }, position) => ({ fieldId: id, isVisible: true, position })));
  const names = (of: ObjectMetadata) => shownFields(shown, of).map(({ name }) => name);
  expect(names(DEAL)).toEqual(['createdAt', 'name', 'money', 'tasks', 'future']);
  expect(names({ ...DEAL, labelIdentifierId: OLD.id })).toContain('old');
  expect(names(NAMELESS)[0]).toBe('id');
});

test('Id comes first, and a view without columns has nothing else', () => {
  expect(labels(plan([], '2.21'))).toEqual(['Id']);
  expect(plan([], 'newer').selection).toBe('id');
});

test('an id that names the record stands twice in 2.21, once in newer releases', () => {
  expect(labels(plan([ID, NAME], '2.21', NAMELESS))).toEqual(['Id', 'Record', 'Name']);
  expect(labels(plan([ID, NAME], 'newer', NAMELESS))).toEqual(['Id', 'Name']);
  expect(plan([ID, NAME], '2.21', NAMELESS).selection).toBe('id name');
});

test('what has no column is named, and never selected', () => {
  const { selection, columns, leftOut } = plan([NAME, TASKS, MONEY, FUTURE], '2.21');
  expect(selection).toBe('id name money { amountMicros currencyCode }');
  expect(columns.map(({ label, subLabel }) => [label, subLabel])).toEqual([
    ['Id', undefined],
    ['Name', undefined],
    ['Money', 'Amount'],
    ['Money', 'Currency'],
  ]);
  expect(leftOut.map(({ name }) => name)).toEqual(['tasks', 'future']);
});
