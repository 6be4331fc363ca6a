/**
 * The part of `/metadata` that the demo answers, as Twenty 2.21 has it: objects, fields, views, the workspace, keys, roles.
 * Root fields that Twenty has besides are named at the end: their names decide what Twenty suggests for a misspelt one.
 */
export const METADATA_SDL = /* GraphQL */ `
scalar UUID
scalar DateTime
scalar JSON
scalar ConnectionCursor

enum FieldMetadataType {
  ACTOR ADDRESS ARRAY BOOLEAN CURRENCY DATE DATE_TIME EMAILS FILES FULL_NAME LINKS MORPH_RELATION MULTI_SELECT NUMBER NUMERIC
  PHONES POSITION RATING RAW_JSON RELATION RICH_TEXT SELECT TEXT TS_VECTOR UUID
}
enum RelationType { ONE_TO_MANY MANY_TO_ONE }
enum ViewType { TABLE KANBAN CALENDAR FIELDS_WIDGET TABLE_WIDGET }
enum ViewKey { INDEX }
enum ViewVisibility { WORKSPACE UNLISTED }
enum ViewOpenRecordIn { SIDE_PANEL RECORD_PAGE }
enum ViewCalendarLayout { DAY WEEK MONTH }
enum ViewSortDirection { ASC DESC }
enum ViewFilterGroupLogicalOperator { AND OR NOT }
enum ViewFilterOperand {
  IS IS_NOT_NULL IS_NOT LESS_THAN_OR_EQUAL GREATER_THAN_OR_EQUAL IS_BEFORE IS_AFTER CONTAINS DOES_NOT_CONTAIN IS_EMPTY
  IS_NOT_EMPTY IS_RELATIVE IS_IN_PAST IS_IN_FUTURE IS_TODAY VECTOR_SEARCH
}
enum AggregateOperations {
  MIN MAX AVG SUM COUNT COUNT_UNIQUE_VALUES COUNT_EMPTY COUNT_NOT_EMPTY COUNT_TRUE COUNT_FALSE PERCENTAGE_EMPTY
  PERCENTAGE_NOT_EMPTY
}
enum WorkspaceActivationStatus { ONGOING_CREATION PENDING_CREATION ACTIVE INACTIVE SUSPENDED }

input CursorPaging { before: ConnectionCursor after: ConnectionCursor first: Int last: Int }
input UUIDFilterComparison { is: Boolean isNot: Boolean eq: UUID neq: UUID in: [UUID!] notIn: [UUID!] }
input BooleanFieldComparison { is: Boolean isNot: Boolean }
input ObjectFilter {
  and: [ObjectFilter!] or: [ObjectFilter!] id: UUIDFilterComparison universalIdentifier: UUIDFilterComparison
  isActive: BooleanFieldComparison isRemote: BooleanFieldComparison isSearchable: BooleanFieldComparison
  isSystem: BooleanFieldComparison isUICreatable: BooleanFieldComparison isUIEditable: BooleanFieldComparison
  isUIReadOnly: BooleanFieldComparison
}
input FieldFilter {
  and: [FieldFilter!] or: [FieldFilter!] id: UUIDFilterComparison objectMetadataId: UUIDFilterComparison
  isActive: BooleanFieldComparison isSystem: BooleanFieldComparison isUIEditable: BooleanFieldComparison
}

type PageInfo { hasNextPage: Boolean hasPreviousPage: Boolean startCursor: ConnectionCursor endCursor: ConnectionCursor }
type ObjectConnection { pageInfo: PageInfo! edges: [ObjectEdge!]! }
type ObjectEdge { node: Object! cursor: ConnectionCursor! }
type ObjectFieldsConnection { pageInfo: PageInfo! edges: [FieldEdge!]! }
type FieldConnection { pageInfo: PageInfo! edges: [FieldEdge!]! }
type FieldEdge { node: Field! cursor: ConnectionCursor! }

type Object {
  id: UUID! universalIdentifier: String! nameSingular: String! namePlural: String! labelSingular: String! labelPlural: String!
  description: String icon: String shortcut: String color: String isCustom: Boolean! isRemote: Boolean! isActive: Boolean!
  isSystem: Boolean! isUIEditable: Boolean! isUICreatable: Boolean! isUIReadOnly: Boolean! isSearchable: Boolean!
  applicationId: UUID! createdAt: DateTime! updatedAt: DateTime! labelIdentifierFieldMetadataId: UUID
  imageIdentifierFieldMetadataId: UUID isLabelSyncedWithName: Boolean! duplicateCriteria: [[String!]!]
  fields(paging: CursorPaging! = { first: 10 }, filter: FieldFilter! = {}): ObjectFieldsConnection!
  fieldsList: [Field!]!
}
type Field {
  id: UUID! universalIdentifier: String! type: FieldMetadataType! name: String! label: String! description: String icon: String
  isCustom: Boolean isActive: Boolean isSystem: Boolean isUIEditable: Boolean isUIReadOnly: Boolean isNullable: Boolean
  isUnique: Boolean defaultValue: JSON options: JSON settings: JSON objectMetadataId: UUID! isLabelSyncedWithName: Boolean
  morphId: UUID createdAt: DateTime! updatedAt: DateTime! applicationId: UUID! object: Object relation: Relation
  morphRelations: [Relation!]
}
type Relation {
  type: RelationType! sourceObjectMetadata: Object! targetObjectMetadata: Object! sourceFieldMetadata: Field!
  targetFieldMetadata: Field!
}
type ObjectRecordCount { objectNamePlural: String! totalCount: Int! }

type View {
  id: UUID! name: String! objectMetadataId: UUID! type: ViewType! key: ViewKey icon: String! position: Float! isCompact: Boolean!
  isCustom: Boolean! openRecordIn: ViewOpenRecordIn! kanbanAggregateOperation: AggregateOperations
  kanbanAggregateOperationFieldMetadataId: UUID mainGroupByFieldMetadataId: UUID shouldHideEmptyGroups: Boolean!
  calendarFieldMetadataId: UUID workspaceId: UUID! anyFieldFilterValue: String calendarLayout: ViewCalendarLayout
  createdAt: DateTime! updatedAt: DateTime! deletedAt: DateTime viewFields: [ViewField!]! viewFilters: [ViewFilter!]!
  viewFilterGroups: [ViewFilterGroup!]! viewSorts: [ViewSort!]! viewGroups: [ViewGroup!]! viewFieldGroups: [ViewFieldGroup!]!
  visibility: ViewVisibility! createdByUserWorkspaceId: UUID isActive: Boolean!
}
type ViewField {
  id: UUID! fieldMetadataId: UUID! isVisible: Boolean! size: Float! position: Float! aggregateOperation: AggregateOperations
  viewId: UUID! viewFieldGroupId: UUID workspaceId: UUID! createdAt: DateTime! updatedAt: DateTime! isActive: Boolean!
  deletedAt: DateTime
}
type ViewFilter {
  id: UUID! fieldMetadataId: UUID! operand: ViewFilterOperand! value: JSON! viewFilterGroupId: UUID
  positionInViewFilterGroup: Float subFieldName: String relationTargetFieldMetadataId: UUID viewId: UUID! workspaceId: UUID!
  createdAt: DateTime! updatedAt: DateTime! deletedAt: DateTime
}
type ViewFilterGroup {
  id: UUID! parentViewFilterGroupId: UUID logicalOperator: ViewFilterGroupLogicalOperator! positionInViewFilterGroup: Float
  viewId: UUID! workspaceId: UUID! createdAt: DateTime! updatedAt: DateTime! deletedAt: DateTime
}
type ViewSort {
  id: UUID! fieldMetadataId: UUID! direction: ViewSortDirection! subFieldName: String viewId: UUID! workspaceId: UUID!
  createdAt: DateTime! updatedAt: DateTime! deletedAt: DateTime
}
type ViewGroup {
  id: UUID! isVisible: Boolean! fieldValue: String! position: Float! viewId: UUID! workspaceId: UUID! createdAt: DateTime!
  updatedAt: DateTime! deletedAt: DateTime
}
type ViewFieldGroup {
  id: UUID! name: String! position: Float! isVisible: Boolean! viewId: UUID! workspaceId: UUID! createdAt: DateTime!
  updatedAt: DateTime! isActive: Boolean! deletedAt: DateTime viewFields: [ViewField!]!
}

type WorkspaceUrls { customUrl: String subdomainUrl: String! }
type Workspace {
  id: UUID! displayName: String logo: String inviteHash: String deletedAt: DateTime createdAt: DateTime! updatedAt: DateTime!
  allowImpersonation: Boolean! isPublicInviteLinkEnabled: Boolean! trashRetentionDays: Float! databaseSchema: String
  isGoogleAuthEnabled: Boolean! isMicrosoftAuthEnabled: Boolean! isPasswordAuthEnabled: Boolean!
  isTwoFactorAuthenticationEnforced: Boolean! isCustomDomainEnabled: Boolean!
  activationStatus: WorkspaceActivationStatus! metadataVersion: Float! subdomain: String! customDomain: String
  workspaceUrls: WorkspaceUrls! workspaceMembersCount: Float
}
type User { id: UUID! firstName: String! lastName: String! email: String! }
type Role {
  id: UUID! label: String! description: String icon: String isEditable: Boolean! canUpdateAllSettings: Boolean!
  canReadAllObjectRecords: Boolean! canUpdateAllObjectRecords: Boolean!
}
type ApiKey {
  id: UUID! name: String! expiresAt: DateTime! revokedAt: DateTime createdAt: DateTime! updatedAt: DateTime! role: Role!
}

type Query {
  objects(paging: CursorPaging! = { first: 10 }, filter: ObjectFilter! = {}): ObjectConnection!
  object(id: UUID!): Object!
  fields(paging: CursorPaging! = { first: 10 }, filter: FieldFilter! = {}): FieldConnection!
  field(id: UUID!): Field!
  objectRecordCounts: [ObjectRecordCount!]!
  getViews(objectMetadataId: String, viewTypes: [ViewType!]): [View!]!
  getView(id: String!): View
  getViewFields(viewId: String!): [ViewField!]!
  getViewField(id: String!): ViewField
  getViewFieldGroups(viewId: String!): [ViewFieldGroup!]!
  getViewFilters(viewId: String): [ViewFilter!]!
  getViewFilter(id: String!): ViewFilter
  getViewFilterGroups(viewId: String): [ViewFilterGroup!]!
  getViewFilterGroup(id: String!): ViewFilterGroup
  getViewSorts(viewId: String): [ViewSort!]!
  getViewSort(id: String!): ViewSort
  getViewGroups(viewId: String): [ViewGroup!]!
  getViewGroup(id: String!): ViewGroup
  currentWorkspace: Workspace!
  currentUser: User!
  apiKeys: [ApiKey!]!
  apiKey(input: GetApiKeyInput!): ApiKey
  getRoles: [Role!]!
  navigationMenuItems: JSON
  getPageLayouts: JSON
  getPageLayout: JSON
  getPageLayoutTabs: JSON
  getPageLayoutTab: JSON
  getPageLayoutWidgets: JSON
  getPageLayoutWidget: JSON
  findManyAgents: JSON
  findOneAgent: JSON
  findManyApplications: JSON
  findOneApplication: JSON
  findManyLogicFunctions: JSON
  findOneLogicFunction: JSON
  webhooks: JSON
  webhook: JSON
  minimalMetadata: JSON
  skills: JSON
  skill: JSON
  chatThreads: JSON
  chatMessages: JSON
  checkUserExists: JSON
  eventLogs: JSON
  listPlans: JSON
}

input GetApiKeyInput { id: UUID! }
input CreateViewInput {
  id: UUID name: String! objectMetadataId: UUID! type: ViewType key: ViewKey icon: String! position: Float isCompact: Boolean
  shouldHideEmptyGroups: Boolean openRecordIn: ViewOpenRecordIn kanbanAggregateOperation: AggregateOperations
  kanbanAggregateOperationFieldMetadataId: UUID anyFieldFilterValue: String calendarLayout: ViewCalendarLayout
  calendarFieldMetadataId: UUID mainGroupByFieldMetadataId: UUID visibility: ViewVisibility
}
type Mutation { createView(input: CreateViewInput!): View! }
`;
