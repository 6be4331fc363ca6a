import type { Change } from '../crm/server/faults/rule';
import type { BenchColumns } from './columns';

/** What happened in Twenty between two pulls. */
export interface Scenario {
  readonly what: 'first' | 'unchanged' | 'few' | 'moved' | 'order' | 'all';
  /** Changes after which the table is refreshed once more, unmeasured: where the scenario begins. */
  readonly before: readonly Change[];
  readonly changes: readonly Change[];
  /** Records that the view has more than before. */
  readonly more: number;
}

export const VIEW = 'All People';
const OBJECT = 'person';
/** Records that come at the top and that leave, in `few`. */
const CAME = 10;
const LEFT = 5;

const sortedBy = (field: string, direction: 'ASC' | 'DESC'): Change => ({
  kind: 'view',
  view: VIEW,
  set: { sorts: [{ field, direction, subFieldName: null }] },
});

/** One record in a hundred gets another title, spread over the whole view. */
export const someChange = (jobTitle: string): Change => ({
  kind: 'edit',
  object: OBJECT,
  every: 100,
  set: { jobTitle },
});

/** The scenarios in the order in which they run: each begins where the one before has ended. */
export function scenarios(records: number, { extras }: BenchColumns): readonly Scenario[] {
  const everywhere = Math.max(1, Math.floor(records / (LEFT + 1)));
  return [
    { what: 'first', before: [], changes: [], more: 0 },
    { what: 'unchanged', before: [], changes: [], more: 0 },
    {
      what: 'few',
      before: [],
      changes: [
        someChange('Changed in few'),
        { kind: 'delete', object: OBJECT, every: everywhere, count: LEFT },
        { kind: 'insert', object: OBJECT, count: CAME, at: 'first', set: { jobTitle: 'New' } },
      ],
      more: CAME - LEFT,
    },
    { what: 'moved', before: [sortedBy('updatedAt', 'DESC')], changes: [someChange('Changed in moved')], more: 0 },
    { what: 'order', before: [], changes: [sortedBy('updatedAt', 'ASC')], more: 0 },
    {
      what: 'all',
      before: [{ kind: 'view', view: VIEW, set: { sorts: [] } }],
      changes: [{ kind: 'edit', object: OBJECT, every: 1, set: { ...EVERYTHING, ...changedExtras(extras) } }],
      more: 0,
    },
  ];
}

/** Another value for every field of a person that people can change. */
const EVERYTHING = {
  name: { firstName: 'Changed', lastName: 'Throughout' },
  jobTitle: 'Changed in all',
  emails: { primaryEmail: 'changed@mail.example.org', additionalEmails: [] },
  phones: {
    primaryPhoneNumber: '600000000',
    primaryPhoneCountryCode: 'FR',
    primaryPhoneCallingCode: '+33',
    additionalPhones: [],
  },
  linkedinLink: { primaryLinkLabel: '', primaryLinkUrl: 'https://www.linkedin.com/in/changed', secondaryLinks: [] },
  intro: 'Changed in all',
  workPreference: ['REMOTE_WORK'],
  performanceRating: 'RATING_5',
  companyId: null,
};

const CHANGED = {
  TEXT: 'changed',
  NUMBER: 7,
  BOOLEAN: true,
  DATE: '2026-11-11',
  DATE_TIME: '2026-11-11T11:11:00.000Z',
};

function changedExtras(extras: BenchColumns['extras']): Readonly<Record<string, unknown>> {
  return Object.fromEntries(extras.map(({ name, type }) => [name, CHANGED[type]]));
}
