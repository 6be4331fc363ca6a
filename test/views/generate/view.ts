import * as fc from 'fast-check';
import type { ObjectModel, ViewModel } from '../../../local/crm/model';
import type { World } from '../world';
import { fieldOf, filterOn, PARTS } from './filter';
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

const sortOf = (object: ObjectModel): fc.Arbitrary<Sort> =>
  fieldOf({ ...object, fields: object.fields.filter(({ type }) => !UNSORTED.includes(type)) }).chain((field) =>
    fc.record<Sort>({
      field: fc.oneof({ weight: 30, arbitrary: fc.constant(field.name) }, fc.constant('goneField')),
      direction: fc.constantFrom('ASC', 'DESC'),
      subFieldName: fc.constantFrom(null, ...(PARTS[field.type] ?? [])),
    }),
  );

/** Free text: of the records, of options, of currencies, numbers. */
const anyText = (world: World, object: ObjectModel): fc.Arbitrary<string | null> =>
  fc.oneof(
    { weight: 7, arbitrary: fc.constantFrom<string | null>(null, '') },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...object.fields).chain((field) => words(world.recordsOf(object.nameSingular), field)),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('EUR', 'us', 'PRO', 'rem', '12.50', '0x10', '5', '+33 6', '  ', 'api', '1e3'),
    },
  );

const columns = (object: ObjectModel): fc.Arbitrary<ViewModel['fields']> =>
  fc
    .subarray([...object.fields], { maxLength: Math.min(8, object.fields.length) })
    .map((fields) => fields.map(({ name }, position) => ({ field: name, isVisible: position % 3 > 0, position })));

/** A view over one of the objects that people work with. */
export const viewOn = (world: World): fc.Arbitrary<ViewModel> =>
  fc.constantFrom(...OBJECTS).chain((name) => {
    const object = world.objects.get(name);
    if (!object) throw new Error(`No object ${name}`);
    return filterGroups.chain((groups) => {
      const homes = [null, ...groups.flatMap(({ id }) => [id, id]), ...(groups.length === 4 ? ['gone'] : [])];
      const filters = fc.array(
        fc.constantFrom(...homes).chain((groupId) => filterOn(world, object, groupId)),
        { minLength: Math.max(1, groups.length), maxLength: Math.max(2, groups.length + 2) },
      );
      return fc.record<ViewModel>({
        id: fc.uuid(),
        name: fc.constant('Generated'),
        object: fc.constant(name),
        type: fc.constantFrom('TABLE', 'KANBAN', 'CALENDAR', 'LIST'),
        key: fc.constant(null),
        icon: fc.constant('IconList'),
        position: fc.constant(0),
        visibility: fc.constant('WORKSPACE'),
        isActive: fc.constant(true),
        anyFieldFilterValue: anyText(world, object),
        mainGroupByField: fc.constant(null),
        calendarField: fc.constant(null),
        shouldHideEmptyGroups: fc.boolean(),
        fields: columns(object),
        filters: fc.oneof({ weight: 9, arbitrary: filters }, fc.constant([])),
        filterGroups: fc.constant(groups),
        sorts: fc.array(sortOf(object), { maxLength: 3 }),
        groups: fc.constant([]),
      });
    });
  });
