import { NEWER_CLIENT_CONFIG } from '../client-config';
import type { CrmDialect } from './dialect';
import { withListView, withoutMorphRelations, withoutViews } from './shapes';
import { viewsAsRecords } from './view-records';

/** The versions of Twenty that the demo can play. */
export const DIALECT_NAMES = ['1.1', '1.5', '2.4', '2.21', '2.31', '2.43'] as const;

export type DialectName = (typeof DIALECT_NAMES)[number];

const TODAY: CrmDialect = {
  appVersion: undefined,
  clientConfig: {},
  lacks: null,
  adds: '',
  renamed: [],
  fieldTypes: {},
  metadataPages: { cursor: 'place', most: null },
  records: { pageSize: 200, cursorFixed: false, throughRelations: true, searchOperator: true },
  guardsQueries: false,
  newLimitForm: false,
  shape: (workspace) => workspace,
};

/** In 1.x rich text bore the name of its second version, beside an older type that no demo object has. */
const RICH_TEXT_V2 = { RICH_TEXT: 'RICH_TEXT_V2' };
const WITH_RICH_TEXT_V2 = 'extend enum FieldMetadataType { RICH_TEXT_V2 }';

/** Members of objects and fields that came after 1.x (twenty.md §7.1: `isUIEditable` with 2.13). */
const AFTER_1 =
  '(Object|Field)\\.(universalIdentifier|applicationId|isUIEditable|isUICreatable|isUIReadOnly)|Object\\.color|Field\\.morphId|(Object|Field)Filter\\.(universalIdentifier|isUIEditable|isUICreatable|isUIReadOnly)';

/** What both 2.31, which was recorded, and later versions have. `isCustom` went with 2.23. */
const AFTER_2_23: CrmDialect = {
  ...TODAY,
  clientConfig: NEWER_CLIENT_CONFIG,
  lacks: /^(Object|Field)\.isCustom$/,
  metadataPages: { cursor: 'id', most: 1_000 },
  guardsQueries: true,
  shape: withListView,
};

export const DIALECTS: Readonly<Record<DialectName, CrmDialect>> = {
  '2.21': TODAY,
  // Recorded (twenty.md §8). LIST came with 2.30; `View.universalIdentifier` is not there before 2.33.
  '2.31': {
    ...AFTER_2_23,
    appVersion: 'v2.31.0',
    adds: `
      extend enum ViewType { LIST KANBAN_WIDGET CALENDAR_WIDGET }
      extend type View { kanbanColumnWidth: Int calendarEndFieldMetadataId: UUID }
    `,
    records: { ...TODAY.records, searchOperator: false },
  },
  '2.43': {
    ...AFTER_2_23,
    appVersion: '2.43.0',
    adds: `
      extend enum ViewType { LIST KANBAN_WIDGET LIST_WIDGET CALENDAR_WIDGET }
      extend type View {
        universalIdentifier: UUID! applicationId: UUID! isSystemSideEffect: Boolean! kanbanColumnWidth: Int
        groupLoadLimit: Int calendarEndFieldMetadataId: UUID
      }
    `,
    records: { ...TODAY.records, cursorFixed: true },
    newLimitForm: true,
  },
  '2.4': {
    ...TODAY,
    appVersion: '2.4.0',
    lacks:
      /^(View\.isActive|ViewFilter\.relationTargetFieldMetadataId|ViewSort\.subFieldName|(Object|Field)(Filter)?\.isUIEditable)$/,
    shape: (workspace) => withoutViews(workspace, 'inactive', 'relationTarget', 'sortSubField'),
  },
  '1.5': {
    ...TODAY,
    appVersion: '1.5.0',
    lacks: new RegExp(
      `^(${AFTER_1}|View\\.(isActive|visibility|createdByUserWorkspaceId|shouldHideEmptyGroups|viewFieldGroups)|` +
        'ViewFieldGroup|Query\\.getViewFieldGroups|ViewVisibility|CreateViewInput|Mutation|Query\\.getViews\\.viewTypes|' +
        'ViewField\\.(viewFieldGroupId|isActive)|ViewFilter\\.relationTargetFieldMetadataId|ViewSort\\.subFieldName|' +
        'ViewType\\.(FIELDS_WIDGET|TABLE_WIDGET))$',
    ),
    adds: WITH_RICH_TEXT_V2,
    renamed: [
      [/^getView/, 'getCoreView'],
      [/^View(?=$|(Field|Filter|FilterGroup|Sort|Group)$)/, 'CoreView'],
    ],
    fieldTypes: RICH_TEXT_V2,
    records: { ...TODAY.records, throughRelations: false },
    shape: (workspace) =>
      withoutViews(workspace, 'inactive', 'unlisted', 'widget', 'relationTarget', 'sortSubField', 'sortByRelation'),
  },
  '1.1': {
    ...TODAY,
    appVersion: '1.1.0',
    lacks: new RegExp(
      `^(${AFTER_1}|View.*|Query\\.getView.*|Mutation|CreateViewInput|Object\\.fieldsList|Field\\.morphRelations|` +
        'FieldMetadataType\\.MORPH_RELATION)$',
    ),
    adds: WITH_RICH_TEXT_V2,
    fieldTypes: RICH_TEXT_V2,
    records: { ...TODAY.records, pageSize: 60, throughRelations: false },
    shape: (workspace) =>
      viewsAsRecords(
        withoutMorphRelations(
          withoutViews(
            workspace,
            'inactive',
            'unlisted',
            'widget',
            'calendar',
            'anyField',
            'relationTarget',
            'sortSubField',
            'sortByRelation',
          ),
        ),
      ),
  },
};
