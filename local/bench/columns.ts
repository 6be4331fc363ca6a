import type { Change } from '../crm/server/faults/rule';

/** A field in a view, as wide as the add-on shows it, and how a plain script would get the same. */
interface BenchField {
  readonly field: string;
  readonly selection: string;
  /** The columns, each made of the values at these paths. */
  readonly columns: readonly (readonly (readonly string[])[])[];
}

const one = (field: string): BenchField => ({ field, selection: field, columns: [[[field]]] });

/** Fields of the demo's people, in the order in which a view takes them: texts, dates, relations, composites. */
const PEOPLE: readonly BenchField[] = [
  {
    field: 'name',
    selection: 'name { firstName lastName }',
    columns: [
      [
        ['name', 'firstName'],
        ['name', 'lastName'],
      ],
    ],
  },
  one('jobTitle'),
  { field: 'emails', selection: 'emails { primaryEmail }', columns: [[['emails', 'primaryEmail']]] },
  one('createdAt'),
  {
    field: 'createdBy',
    selection: 'createdBy { name source }',
    columns: [[['createdBy', 'name']], [['createdBy', 'source']]],
  },
  {
    field: 'company',
    selection: 'companyId company { name }',
    columns: [[['companyId']], [['company', 'name']]],
  },
  {
    field: 'phones',
    selection: 'phones { primaryPhoneCallingCode primaryPhoneNumber }',
    columns: [
      [
        ['phones', 'primaryPhoneCallingCode'],
        ['phones', 'primaryPhoneNumber'],
      ],
    ],
  },
  {
    field: 'linkedinLink',
    selection: 'linkedinLink { primaryLinkUrl secondaryLinks }',
    columns: [[['linkedinLink', 'primaryLinkUrl']], [['linkedinLink', 'secondaryLinks']]],
  },
  one('intro'),
  one('workPreference'),
  one('performanceRating'),
];

type ExtraField = Extract<Change, { readonly kind: 'fields' }>['fields'][number];

const WORDS = ['north', 'south', 'east', 'west', 'a longer text of several words', '', null];
const NUMBERS = [0, 12, 3_400, 0.5, null];
const DATES = ['2026-03-01', '2025-12-31', null];
const KINDS = [
  { type: 'TEXT', values: WORDS },
  { type: 'NUMBER', values: NUMBERS },
  { type: 'DATE', values: DATES },
] as const;

/** Of all columns, the id among them, so many. */
export interface BenchColumns {
  /** Names of the fields in the view. */
  readonly fields: readonly string[];
  /** Fields that the demo's people do not have and must be given. */
  readonly extras: readonly ExtraField[];
  /** For plain scripts: what to ask for and what to make of it. */
  readonly selection: string;
  readonly headers: readonly string[];
  readonly columns: BenchField['columns'];
}

/** As many columns as asked for: fields of people as far as they fit, then simple fields of the bench's own. */
export function benchColumns(count: number): BenchColumns {
  let left = count - 1;
  const taken: BenchField[] = [];
  for (const field of PEOPLE) {
    if (field.columns.length > left) continue;
    taken.push(field);
    left -= field.columns.length;
  }
  const extras = Array.from({ length: left }, (_, index): ExtraField => {
    const { type, values } = KINDS[index % KINDS.length] ?? KINDS[0];
    return { name: `benchField${index + 1}`, label: `Bench field ${index + 1}`, type, values: [...values] };
  });
  const all = [one('id'), ...taken, ...extras.map(({ name }) => one(name))];
  const columns = all.flatMap((field) => field.columns);
  return {
    fields: all.slice(1).map(({ field }) => field),
    extras,
    selection: all.map(({ selection }) => selection).join(' '),
    headers: columns.map((paths) => paths.map((path) => path.join('.')).join(' ')),
    columns,
  };
}
