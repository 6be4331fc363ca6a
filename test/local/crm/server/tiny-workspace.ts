import type {
  FieldModel,
  FieldType,
  ObjectModel,
  RecordModel,
  RelationModel,
  ViewModel,
  Workspace,
} from '../../../../local/crm/model';

const field = (owner: string, name: string, type: FieldType, more: Partial<FieldModel> = {}): FieldModel => ({
  id: `field-${owner}-${name}`,
  name,
  type,
  label: name === 'name' ? 'Name' : name,
  icon: 'IconAbc',
  isActive: true,
  isSystem: name === 'id',
  isNullable: name !== 'id',
  isUnique: false,
  defaultValue: null,
  options: null,
  settings: null,
  relation: null,
  morphRelations: null,
  ...more,
});

const toOne = (targetObject: string, targetField: string): RelationModel => ({
  type: 'MANY_TO_ONE',
  targetObject,
  targetField,
});
const toMany = (targetObject: string, targetField: string): RelationModel => ({
  type: 'ONE_TO_MANY',
  targetObject,
  targetField,
});

function object(
  nameSingular: string,
  namePlural: string,
  labelPlural: string,
  more: Partial<ObjectModel>,
  ...fields: FieldModel[]
): ObjectModel {
  const common = [
    field(nameSingular, 'id', 'UUID'),
    field(nameSingular, 'deletedAt', 'DATE_TIME'),
    field(nameSingular, 'position', 'POSITION'),
  ];
  return {
    id: `00000000-0000-4000-8000-${nameSingular.length.toString().padStart(12, '0')}`,
    nameSingular,
    namePlural,
    labelSingular: nameSingular,
    labelPlural,
    icon: 'IconAbc',
    description: nameSingular,
    isActive: true,
    isSystem: false,
    isRemote: false,
    labelIdentifier: 'name',
    fields: [...common, ...fields],
    ...more,
  };
}

const OBJECTS: readonly ObjectModel[] = [
  object(
    'person',
    'people',
    'People',
    {},
    field('person', 'name', 'FULL_NAME'),
    field('person', 'jobTitle', 'TEXT'),
    field('person', 'age', 'NUMBER'),
    field('person', 'company', 'RELATION', { relation: toOne('company', 'people') }),
    field('person', 'noteTargets', 'RELATION', { relation: toMany('noteTarget', 'targetPerson') }),
  ),
  object(
    'company',
    'companies',
    'Companies',
    {},
    field('company', 'name', 'TEXT'),
    field('company', 'people', 'RELATION', { relation: toMany('person', 'company') }),
    field('company', 'noteTargets', 'RELATION', { relation: toMany('noteTarget', 'targetCompany') }),
  ),
  object('opportunity', 'opportunities', 'Opportunities', {}, field('opportunity', 'name', 'TEXT')),
  object(
    'noteTarget',
    'noteTargets',
    'Note Targets',
    { isSystem: true, labelIdentifier: 'id' },
    field('noteTarget', 'target', 'MORPH_RELATION', {
      morphRelations: [toOne('person', 'noteTargets'), toOne('company', 'noteTargets')],
    }),
  ),
];

const view = (id: string, more: Partial<ViewModel>): ViewModel => ({
  id,
  name: id,
  object: 'person',
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
  fields: [{ field: 'name', isVisible: true, position: 0 }],
  filters: [],
  filterGroups: [],
  sorts: [],
  groups: [],
  ...more,
});

export const idOf = (kind: string, index: number): string =>
  `${kind.padEnd(8, '0')}-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** Ten people at two companies of which the second is soft-deleted; a company with 70 people; a note's two targets. */
export function tinyWorkspace(): Workspace {
  const company = (index: number, deletedAt: string | null): RecordModel => ({
    id: idOf('c', index),
    name: `Company ${index}`,
    deletedAt,
    position: index,
  });
  const person = (index: number, companyId: string): RecordModel => ({
    id: idOf('a', index),
    name: { firstName: `First${index}`, lastName: `Last${index}` },
    jobTitle: index % 2 ? 'Engineer' : '',
    age: index,
    companyId,
    deletedAt: null,
    position: index,
  });
  const people = Array.from({ length: 10 }, (_, index) => person(index, idOf('c', index < 5 ? 0 : 1)));
  const crowd = Array.from({ length: 70 }, (_, index) => person(100 + index, idOf('c', 2)));
  const targets: RecordModel[] = [
    { id: idOf('d', 0), targetPersonId: idOf('a', 0), targetCompanyId: null, deletedAt: null, position: 0 },
    { id: idOf('d', 1), targetPersonId: null, targetCompanyId: idOf('c', 0), deletedAt: null, position: 1 },
  ];
  return {
    id: 'aaaaaaaa-0000-4000-8000-000000000001',
    displayName: 'Tiny',
    objects: OBJECTS,
    views: [
      view('view-z', { position: 1, sorts: [{ field: 'name', direction: 'ASC', subFieldName: 'lastName' }] }),
      view('view-b', {
        filters: [
          {
            id: 'filter-1',
            field: 'company',
            operand: 'CONTAINS',
            value: 'zu',
            subFieldName: null,
            relationTargetField: 'name',
            groupId: null,
            positionInGroup: null,
          },
        ],
      }),
      view('view-a', { name: 'All {objectLabelPlural}', key: 'INDEX' }),
      view('view-u', { visibility: 'UNLISTED' }),
    ],
    records: new Map([
      ['person', [...people, ...crowd]],
      ['company', [company(0, null), company(1, '2026-01-01T00:00:00.000Z'), company(2, null)]],
      ['opportunity', []],
      ['noteTarget', targets],
    ]),
  };
}
