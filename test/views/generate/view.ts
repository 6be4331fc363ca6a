import * as fc from 'fast-check';
import type { FieldModel, ObjectModel, ViewModel } from '../../../local/crm/model';
import type { World } from '../world';
import { fieldOf, filterOn, filterOnField, PARTS } from './filter';
import { words } from './value';

/** Saved views as people could save them, and as a key could. */

type Sort = ViewModel['sorts'][number];

const OBJECTS = [
  'person',
  'company',
  'opportunity',
  'task',
  'pet',
  'rocket',
  'surveyResult',
  'employmentHistory',
  'petCareAgreement',
  'workspaceMember',
];

const GROUP_IDS = ['g1', 'g2', 'g3', 'g4'];

type Groups = ViewModel['filterGroups'];

/** Groups in groups; now and then a second root, or a parent that does not exist. */
const filterGroups: fc.Arbitrary<Groups> = fc
  .tuple(
    fc.constantFrom(0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 4),
    fc.array(fc.tuple(fc.constantFrom<Groups[number]['operator']>('AND', 'OR', 'OR', 'NOT'), fc.nat(5)), {
      minLength: 4,
      maxLength: 4,
    }),
  )
  .map(
    ([count, drafts]): Groups =>
      drafts.slice(0, count).map(([operator, parent], index) => ({
        id: GROUP_IDS[index] ?? '',
        parentId: index === 0 || parent === 4 ? null : parent === 5 ? 'gone' : (GROUP_IDS[parent % index] ?? null),
        operator,
        position: index,
      })),
  )
  .chain((groups) => fc.constantFrom(groups, [...groups].reverse()));

/** Types that Twenty's page sorts by, and a few that it does not; the order of lists, files and JSON is nowhere said. */
const UNSORTED = ['ARRAY', 'FILES', 'RAW_JSON', 'TS_VECTOR'];

const sortBy = (field: FieldModel): fc.Arbitrary<Sort> =>
  fc.record<Sort>({
    field: fc.constant(field.name),
    direction: fc.constantFrom('ASC', 'DESC'),
    subFieldName: fc.constantFrom(null, ...(PARTS[field.type] ?? [])),
  });

const sortOf = (object: ObjectModel): fc.Arbitrary<Sort> => {
  const sortable = { ...object, fields: object.fields.filter(({ type }) => !UNSORTED.includes(type)) };
  const gone = fc.constant<Sort>({ field: 'goneField', direction: 'ASC', subFieldName: null });
  return fc.oneof({ weight: 30, arbitrary: fieldOf(sortable).chain(sortBy) }, gone);
};

/** Free text: of the records, of options, of currencies, numbers. */
const anyText = (world: World, object: ObjectModel): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 2,
      arbitrary: fc.constantFrom(...object.fields).chain((field) => words(world.recordsOf(object.nameSingular), field)),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'EUR',
        'dollar',
        'Swiss',
        ' (',
        'us',
        'PRO',
        'rem',
        '12.50',
        '0x10',
        '5',
        '+33 6',
        '  ',
        'api',
        '1e3',
      ),
    },
  );

const columns = (object: ObjectModel): fc.Arbitrary<ViewModel['fields']> =>
  fc
    .subarray([...object.fields], { maxLength: Math.min(8, object.fields.length) })
    .map((fields) => fields.map(({ name }, position) => ({ field: name, isVisible: position % 3 > 0, position })));

type Asking = Pick<ViewModel, 'filters'> &
  Partial<
    Pick<
      ViewModel,
      'filterGroups' | 'sorts' | 'fields' | 'anyFieldFilterValue' | 'type' | 'mainGroupByField' | 'groups'
    >
  >;

const viewOf = (object: ObjectModel, asking: Asking): ViewModel => ({
  id: '20202020-0000-4000-8000-000000000001',
  name: 'Generated',
  object: object.nameSingular,
  type: 'TABLE',
  key: null,
  icon: 'IconList',
  position: 0,
  visibility: 'WORKSPACE',
  isActive: true,
  anyFieldFilterValue: null,
  mainGroupByField: null,
  calendarField: null,
  shouldHideEmptyGroups: false,
  fields: [],
  filterGroups: [],
  sorts: [],
  groups: [],
  ...asking,
});

type Grouping = Pick<ViewModel, 'mainGroupByField' | 'groups'>;

/** Groups of a board or a grouped table, some hidden; "no value" is one of them. Which are hidden changes nothing of what is pulled. */
const grouping = (object: ObjectModel): fc.Arbitrary<Grouping> => {
  const byOption = object.fields.filter(({ type, options }) => type === 'SELECT' && (options ?? []).length > 0);
  const plain = fc.constant<Grouping>({ mainGroupByField: null, groups: [] });
  if (byOption.length === 0) return plain;
  const grouped = fc.constantFrom(...byOption).chain(({ name, options }) => {
    const values = ['', ...(options ?? []).map(({ value }) => value)];
    return fc.array(fc.boolean(), { minLength: values.length, maxLength: values.length }).map(
      (shown): Grouping => ({
        mainGroupByField: name,
        groups: values.map((fieldValue, position) => ({ fieldValue, isVisible: shown[position] ?? true, position })),
      }),
    );
  });
  return fc.oneof({ weight: 2, arbitrary: plain }, { weight: 1, arbitrary: grouped });
};

/** Objects that people work with. */
const objectsOf = (world: World): readonly ObjectModel[] => OBJECTS.flatMap((name) => world.objects.get(name) ?? []);

/** A view with everything that a view can have, all of it rarely. */
export const viewOn = (world: World): fc.Arbitrary<ViewModel> =>
  fc.tuple(fc.constantFrom(...objectsOf(world)), filterGroups).chain(([object, groups]) => {
    const homes = [null, ...groups.flatMap(({ id }) => [id, id]), ...(groups.length === 4 ? ['gone'] : [])];
    const filters = fc.array(
      fc.constantFrom(...homes).chain((groupId) => filterOn(world, object, groupId)),
      { minLength: Math.max(1, groups.length), maxLength: Math.max(2, groups.length + 2) },
    );
    return fc
      .record({
        type: fc.constantFrom<ViewModel['type']>('TABLE', 'KANBAN', 'CALENDAR', 'LIST'),
        anyFieldFilterValue: fc.oneof(
          { weight: 7, arbitrary: fc.constantFrom(null, '') },
          { weight: 3, arbitrary: anyText(world, object) },
        ),
        fields: columns(object),
        filters: fc.oneof({ weight: 9, arbitrary: filters }, fc.constant([])),
        sorts: fc.array(sortOf(object), { maxLength: 3 }),
        grouping: grouping(object),
      })
      .map(({ grouping: grouped, ...asking }) => viewOf(object, { ...asking, ...grouped, filterGroups: groups }));
  });

/** A view with one filter and at most one sort, both on a field of the type. */
export const viewOnType = (world: World, type: FieldModel['type']): fc.Arbitrary<ViewModel> => {
  const places = objectsOf(world).flatMap((object) =>
    object.fields.filter((field) => field.type === type).map((field) => [object, field] as const),
  );
  return fc.constantFrom(...places).chain(([object, field]) => {
    const sorts = UNSORTED.includes(type) ? fc.constant([]) : fc.array(sortBy(field), { maxLength: 1 });
    return fc
      .tuple(filterOnField(world, object, field), sorts)
      .map(([filter, sort]) => viewOf(object, { filters: [filter], sorts: sort }));
  });
};

/** A view with nothing but free text. */
export const viewWithText = (world: World): fc.Arbitrary<ViewModel> =>
  fc
    .constantFrom(...objectsOf(world))
    .chain((object) =>
      anyText(world, object).map((anyFieldFilterValue) => viewOf(object, { filters: [], anyFieldFilterValue })),
    );
