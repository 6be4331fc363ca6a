/** Views as people save them; between them every kind of filter, sort, column choice and view type. */
import type { ViewModel } from '../../model';
import { MEMBERS } from '../members';
import { buildView, ME, records, type ViewDraft, where } from './view-notation';
import { ZUORA } from './recorded';

const OWNER = records(MEMBERS[1].id, MEMBERS[2].id);
const CONTACT = 'name emails phones company jobTitle -createdAt';
const DEAL = 'name amount stage closeDate company pointOfContact owner';
const STAGES = 'NEW SCREENING -MEETING PROPOSAL -CUSTOMER ""';

const PEOPLE: readonly Omit<ViewDraft, 'object'>[] = [
  {
    name: 'Directors',
    filters: [where('jobTitle', 'CONTAINS', 'director')],
    sorts: ['jobTitle ASC', 'createdAt DESC'],
  },
  { name: 'Not engineers', filters: [where('jobTitle', 'DOES_NOT_CONTAIN', 'engineer')] },
  { name: 'Without job title', filters: [where('jobTitle', 'IS_EMPTY')] },
  { name: 'With intro', filters: [where('intro', 'IS_NOT_EMPTY')], columns: 'name intro jobTitle createdAt' },
  { name: 'Rated at most 2', filters: [where('performanceRating', 'LESS_THAN_OR_EQUAL', '2')] },
  { name: 'Remote or undecided', filters: [where('workPreference', 'CONTAINS', '["REMOTE_WORK",""]')] },
  { name: 'Not on site', filters: [where('workPreference', 'DOES_NOT_CONTAIN', '["ON_SITE"]')] },
  { name: 'Anna Müller', filters: [where('name', 'CONTAINS', 'anna müller')], sorts: ['name.firstName DESC'] },
  { name: 'Company mail', filters: [where('emails', 'CONTAINS', '.example.org')] },
  { name: 'No mail', filters: [where('emails', 'IS_EMPTY')] },
  { name: 'French mobiles', filters: [where('phones', 'CONTAINS', '+33 6')], columns: 'name phones whatsapp' },
  { name: 'On LinkedIn', filters: [where('linkedinLink', 'CONTAINS', 'linkedin.com', { sub: 'primaryLinkUrl' })] },
  { name: 'Imported', filters: [where('createdBy', 'IS', '["IMPORT","API"]', { sub: 'source' })] },
  { name: 'Entered by hand', filters: [where('createdBy', 'IS_NOT', '["IMPORT","API","WEBHOOK"]', { sub: 'source' })] },
  { name: 'Created by Sofia', filters: [where('createdBy', 'CONTAINS', 'sofia', { sub: 'name' })] },
  {
    name: 'At large companies',
    filters: [where('company', 'GREATER_THAN_OR_EQUAL', '5000', { relationTarget: 'employees' })],
  },
  { name: 'At companies in Lyon', filters: [where('company', 'CONTAINS', 'Lyon', { relationTarget: 'address' })] },
  { name: 'New this month', filters: [where('createdAt', 'IS_RELATIVE', 'THIS_1_MONTH;;America/New_York;;SUNDAY;;')] },
  { name: 'New last week', filters: [where('createdAt', 'IS_RELATIVE', 'PAST_1_WEEK;;Europe/Berlin;;MONDAY;;')] },
  {
    name: 'New last quarter',
    filters: [where('createdAt', 'IS_RELATIVE', 'PAST_1_QUARTER')],
    sorts: ['createdAt ASC'],
  },
  { name: 'Before 2025', filters: [where('createdAt', 'IS_BEFORE', '2025-01-01T00:00:00.000Z')] },
  { name: 'After spring 2026', filters: [where('createdAt', 'IS_AFTER', '2026-03-20T00:00:00.000Z')] },
  { name: 'Found by words', filters: [where('searchVector', 'VECTOR_SEARCH', 'anna')] },
  { name: 'Made by Sofia or Jun', filters: [where('createdBy', 'IS', OWNER, { sub: 'workspaceMemberId' })] },
  { name: 'Mentions Paris', anyField: 'paris' },
  { name: 'Deleted people', filters: [where('deletedAt', 'IS_NOT_EMPTY')], columns: `${CONTACT} deletedAt` },
  { name: 'Half a filter', filters: [where('jobTitle', 'CONTAINS', '')] },
  { name: 'By company, then name', sorts: ['company ASC', 'name.lastName ASC'] },
  { name: 'Nobody', filters: [where('jobTitle', 'CONTAINS', 'no such job title')] },
  { name: 'Old list', isActive: false, filters: [where('jobTitle', 'CONTAINS', 'manager')] },
  { name: 'Private list', visibility: 'UNLISTED', filters: [where('performanceRating', 'IS', '5')] },
  {
    name: 'Everything about people',
    columns:
      'name emails linkedinLink jobTitle phones avatarUrl avatarFile company intro whatsapp workPreference performanceRating createdAt updatedAt createdBy updatedBy deletedAt position noteTargets legacyCode',
  },
  {
    name: 'Person Record Page Fields',
    type: 'FIELDS_WIDGET',
    icon: 'IconList',
    columns: 'emails phones company jobTitle linkedinLink createdAt createdBy -updatedAt -updatedBy',
  },
  {
    name: 'Remote engineers or stars',
    filters: [
      where('jobTitle', 'CONTAINS', 'engineer', { group: 'remote' }),
      where('workPreference', 'CONTAINS', '["REMOTE_WORK"]', { group: 'remote' }),
      where('performanceRating', 'IS', '5', { group: 'stars' }),
      where('company', 'IS_NOT', records(ZUORA), { group: 'stars' }),
      where('emails', 'IS_NOT_EMPTY', '', { group: 'root' }),
    ],
    groups: [
      { name: 'root', operator: 'AND' },
      { name: 'either', operator: 'OR', parent: 'root' },
      { name: 'remote', operator: 'AND', parent: 'either' },
      { name: 'stars', operator: 'AND', parent: 'either' },
    ],
  },
];

const COMPANIES: readonly Omit<ViewDraft, 'object'>[] = [
  { name: 'My accounts', filters: [where('accountOwner', 'IS', ME)] },
  {
    name: 'Owned by two of us',
    filters: [where('accountOwner', 'IS', OWNER)],
    sorts: ['accountOwner ASC', 'name ASC'],
  },
  {
    name: 'Revenue in euros',
    filters: [where('annualRevenue', 'IS', '["EUR","CHF"]', { sub: 'currencyCode' })],
    sorts: ['annualRevenue.amountMicros DESC'],
  },
  { name: 'Headcount', filters: [where('employees', 'GREATER_THAN_OR_EQUAL', '250')], sorts: ['employees DESC'] },
  { name: 'Visa sponsors', filters: [where('visaSponsorship', 'IS', 'true')] },
  {
    name: 'In Paris',
    filters: [where('address', 'CONTAINS', 'Paris', { sub: 'addressCity' })],
    sorts: ['address.addressPostcode ASC'],
  },
  {
    name: 'In France or Japan',
    filters: [where('address', 'CONTAINS', '["France","Japan"]', { sub: 'addressCountry' })],
  },
  { name: 'No address', filters: [where('address', 'IS_EMPTY')] },
  {
    name: 'Domains ending in .example',
    filters: [where('domainName', 'CONTAINS', '.example')],
    sorts: ['domainName.primaryLinkUrl ASC'],
  },
];

const OPPORTUNITIES: readonly Omit<ViewDraft, 'object'>[] = [
  {
    name: 'By Stage',
    type: 'KANBAN',
    icon: 'IconLayoutKanban',
    position: 2,
    groupBy: 'stage',
    kanban: 'NEW SCREENING MEETING PROPOSAL CUSTOMER',
  },
  { name: 'Open stages', type: 'KANBAN', groupBy: 'stage', kanban: STAGES, hideEmptyGroups: true },
  {
    name: 'Closing soon',
    filters: [where('closeDate', 'IS_RELATIVE', 'NEXT_2_WEEK;;Asia/Tokyo;;MONDAY;;')],
    sorts: ['closeDate ASC'],
  },
  { name: 'Overdue', filters: [where('closeDate', 'IS_IN_PAST'), where('stage', 'IS_NOT', '["CUSTOMER",""]')] },
  { name: 'To come', filters: [where('closeDate', 'IS_IN_FUTURE')], type: 'CALENDAR', calendarField: 'closeDate' },
  { name: 'Without amount', filters: [where('amount', 'IS_EMPTY')] },
  { name: 'My deals', filters: [where('owner', 'IS', ME)], sorts: ['owner ASC', 'amount DESC'] },
  {
    name: 'Small deals of Anna',
    filters: [
      where('amount', 'LESS_THAN_OR_EQUAL', '1000', { sub: 'amountMicros' }),
      where('pointOfContact', 'CONTAINS', 'anna', { relationTarget: 'name' }),
    ],
  },
  { name: 'Pipeline widget', type: 'TABLE_WIDGET', filters: [where('stage', 'IS', '["PROPOSAL"]')] },
];

const TASKS: readonly Omit<ViewDraft, 'object'>[] = [
  {
    name: 'By Status',
    type: 'KANBAN',
    icon: 'IconLayoutKanban',
    position: 1,
    columns: 'title status dueAt assignee createdAt',
    groupBy: 'status',
    kanban: 'TODO IN_PROGRESS DONE',
  },
  {
    name: 'Assigned to Me',
    icon: 'IconUserCircle',
    position: 2,
    columns: 'title taskTargets createdBy dueAt assignee bodyV2 createdAt',
    filters: [where('assignee', 'IS', ME)],
    groupBy: 'status',
    kanban: 'TODO IN_PROGRESS DONE ""',
  },
  { name: 'Due today', filters: [where('dueAt', 'IS_TODAY')] },
  { name: 'Not done', filters: [where('status', 'IS_NOT', '["DONE"]')], sorts: ['dueAt ASC'] },
  { name: 'Done or no status', filters: [where('status', 'IS', '["DONE",""]')] },
  { name: 'Nobody’s', filters: [where('assignee', 'IS_EMPTY')] },
];

const PETS: readonly Omit<ViewDraft, 'object'>[] = [
  {
    name: 'Young dogs',
    filters: [where('species', 'IS', '["DOG"]'), where('age', 'LESS_THAN_OR_EQUAL', '3')],
    columns: 'name species age birthday',
  },
  {
    name: 'Curious facts',
    filters: [where('interestingFacts', 'CONTAINS', 'sock')],
    columns: 'name interestingFacts traits',
  },
  { name: 'Extra data with weight', filters: [where('extraData', 'CONTAINS', 'weight')], columns: 'name extraData' },
  {
    name: 'Born before 2020',
    filters: [where('birthday', 'IS_BEFORE', '2020-01-01')],
    sorts: ['birthday ASC'],
    columns: 'name birthday',
  },
  { name: 'Birthday on a day', filters: [where('birthday', 'IS', '2021-05-17')], columns: 'name birthday' },
  {
    name: 'Every field of a pet',
    columns:
      'name species traits comments age location vetPhone vetEmail birthday isGoodWithKids pictures averageCostOfKibblePerMonth makesOwnerThinkOf soundSwag bio interestingFacts extraData polymorphicOwner',
  },
];

const OTHERS: readonly ViewDraft[] = [
  {
    object: 'rocket',
    name: 'One call sign',
    filters: [where('callSign', 'IS', '["00000000-0000-4000-8000-000000000000"]')],
    columns: 'name callSign',
  },
  {
    object: 'note',
    name: 'Every field of a note',
    columns: 'title bodyV2 noteTargets createdBy createdAt updatedAt',
    sorts: ['title ASC'],
  },
  {
    object: 'rocket',
    name: 'Launched this year',
    filters: [where('launchedOn', 'IS_RELATIVE', 'THIS_1_YEAR;;Europe/Paris;;')],
    columns: 'name thrust launchedOn',
  },
  {
    object: 'surveyResult',
    name: 'Scores',
    filters: [where('score', 'GREATER_THAN_OR_EQUAL', '0.5')],
    sorts: ['score DESC'],
    columns:
      'name score percentageOfCompletion participants averageEstimatedNumberOfAtomsInTheUniverse comments shortNotes files',
  },
  { object: 'surveyResult', name: 'With files', filters: [where('files', 'IS_NOT_EMPTY')], columns: 'name files' },
  {
    object: 'workspaceMember',
    name: 'Members every field',
    columns: 'name userEmail timeZone locale colorScheme dateFormat timeFormat numberFormat calendarStartDay createdAt',
  },
];

const of = (object: string, columns: string, drafts: readonly Omit<ViewDraft, 'object'>[]): readonly ViewDraft[] =>
  drafts.map((draft, index) => ({ object, columns, position: index + 3, ...draft }));

export const buildSavedViews = (): readonly ViewModel[] =>
  [
    ...of('person', CONTACT, PEOPLE),
    ...of('company', 'name domainName annualRevenue employees address accountOwner workPolicy', COMPANIES),
    ...of('opportunity', DEAL, OPPORTUNITIES),
    ...of('task', 'title status dueAt assignee createdAt', TASKS),
    ...of('pet', 'name', PETS),
    ...OTHERS,
  ].map(buildView);
