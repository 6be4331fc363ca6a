/** Twenty views with known ids: each shows one kind of filter or sort. The conformance check asks for them by id. */
import type { ViewModel } from '../../model';
import { buildView, records, type ViewDraft, where } from './view-notation';

/** A company that requests of the conformance check name. */
export const ZUORA = '20202020-aa0b-48a9-85ba-e223975696ea';

const person = (name: string, rest: Omit<ViewDraft, 'object' | 'name'>): ViewDraft => ({
  object: 'person',
  name,
  columns: 'name emails company jobTitle -phones createdAt',
  ...rest,
});

const DRAFTS: readonly ViewDraft[] = [
  person('T Engineers', { filters: [where('jobTitle', 'CONTAINS', 'engineer')], sorts: ['name.lastName ASC'] }),
  person('T At Zuora', { filters: [where('company', 'IS', records(ZUORA))], sorts: ['createdAt DESC'] }),
  person('T Not at Zuora', { filters: [where('company', 'IS_NOT', records(ZUORA))] }),
  person('T No company', { filters: [where('company', 'IS_EMPTY')] }),
  person('T Company name contains zu', {
    filters: [where('company', 'CONTAINS', 'zu', { relationTarget: 'name' })],
  }),
  person('T Rating 3 plus', { filters: [where('performanceRating', 'GREATER_THAN_OR_EQUAL', '3')] }),
  person('T On site', { filters: [where('workPreference', 'CONTAINS', '["ON_SITE"]')] }),
  person('T Value as JSON array', { filters: [where('workPreference', 'CONTAINS', ['ON_SITE', 'HYBRID'])] }),
  person('T Value as JSON object', {
    filters: [where('company', 'IS', { selectedRecordIds: [ZUORA], isCurrentWorkspaceMemberSelected: false })],
  }),
  person('T Created last 7 days', {
    filters: [where('createdAt', 'IS_RELATIVE', 'PAST_7_DAY;;Europe/Paris;;MONDAY;;')],
  }),
  person('T Created today', { filters: [where('createdAt', 'IS_TODAY')] }),
  person('T By API', { filters: [where('createdBy', 'IS', '["API"]', { sub: 'source' })] }),
  person('T First name Anna', {
    filters: [where('name', 'CONTAINS', 'Anna', { sub: 'firstName' })],
    sorts: ['name.firstName ASC', 'createdAt DESC'],
  }),
  person('T Advanced', {
    filters: [
      where('jobTitle', 'CONTAINS', 'engineer', { group: 'titles' }),
      where('jobTitle', 'CONTAINS', 'cto', { group: 'titles' }),
      where('company', 'IS_NOT_EMPTY', '', { group: 'root' }),
    ],
    groups: [
      { name: 'root', operator: 'AND' },
      { name: 'titles', operator: 'OR', parent: 'root' },
    ],
  }),
  person('T Advanced OR root', {
    filters: [
      where('jobTitle', 'CONTAINS', 'engineer', { group: 'root' }),
      where('name', 'CONTAINS', 'anna', { group: 'root' }),
      where('performanceRating', 'IS', '5', { group: 'both' }),
      where('workPreference', 'CONTAINS', '["HYBRID"]', { group: 'both' }),
    ],
    groups: [
      { name: 'root', operator: 'OR' },
      { name: 'both', operator: 'AND', parent: 'root' },
    ],
  }),
  person('T Any field', { anyField: 'anna' }),
  {
    object: 'opportunity',
    name: 'T Big deals',
    filters: [
      where('stage', 'IS', '["NEW","MEETING"]'),
      where('amount', 'GREATER_THAN_OR_EQUAL', '500000', { sub: 'amountMicros' }),
    ],
    sorts: ['amount.amountMicros DESC'],
  },
  person('T By company', { sorts: ['company ASC'] }),
  person('T No fields', { columns: '' }),
  {
    object: 'opportunity',
    name: 'T Kanban',
    type: 'KANBAN',
    groupBy: 'stage',
    kanban: 'NEW SCREENING MEETING PROPOSAL CUSTOMER',
  },
];

/** Behind the workspace's own views, where people who look for one do not stumble over them. */
const FIRST_POSITION = 100;

export const buildRecordedViews = (): readonly ViewModel[] =>
  DRAFTS.map((draft, index) => buildView({ ...draft, position: FIRST_POSITION + index }));
