import * as fc from 'fast-check';
import type { FieldModel, ObjectModel, RecordModel, ViewModel } from '../../local/crm/model';
import { MEMBERS } from '../../local/crm/workspace/members';
import type { Looking, World } from './world';

/** Saved views as people could save them, and as a key could save them: values of any form. */

type Filter = ViewModel['filters'][number];
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

const OPERANDS = [
  ...['IS', 'IS_NOT', 'CONTAINS', 'DOES_NOT_CONTAIN', 'IS_EMPTY', 'IS_NOT_EMPTY', 'IS_BEFORE', 'IS_AFTER'],
  ...['LESS_THAN_OR_EQUAL', 'GREATER_THAN_OR_EQUAL', 'IS_RELATIVE', 'IS_IN_PAST', 'IS_IN_FUTURE', 'IS_TODAY'],
  ...['IS_NOT_NULL', 'VECTOR_SEARCH', 'IS_EXACTLY'],
];

/** What Twenty's page offers for each type; one in ten filters has any other operand. */
const OFFERED: Readonly<Record<string, readonly string[]>> = {
  TEXTS: ['CONTAINS', 'DOES_NOT_CONTAIN', 'IS_EMPTY', 'IS_NOT_EMPTY'],
  NUMBERS: ['IS', 'IS_NOT', 'GREATER_THAN_OR_EQUAL', 'LESS_THAN_OR_EQUAL', 'IS_EMPTY', 'IS_NOT_EMPTY'],
  DATES: [
    ...['IS', 'IS_BEFORE', 'IS_AFTER', 'IS_IN_PAST', 'IS_IN_FUTURE', 'IS_TODAY', 'IS_EMPTY', 'IS_NOT_EMPTY'],
    ...['IS_RELATIVE', 'IS_RELATIVE', 'IS_RELATIVE', 'IS_RELATIVE'],
  ],
  CHOICES: ['IS', 'IS_NOT', 'IS_EMPTY', 'IS_NOT_EMPTY'],
  TS_VECTOR: ['VECTOR_SEARCH'],
};

const KIND: Readonly<Record<string, string>> = {
  NUMBER: 'NUMBERS',
  CURRENCY: 'NUMBERS',
  RATING: 'NUMBERS',
  DATE: 'DATES',
  DATE_TIME: 'DATES',
  SELECT: 'CHOICES',
  UUID: 'CHOICES',
  BOOLEAN: 'CHOICES',
  RELATION: 'CHOICES',
  MORPH_RELATION: 'CHOICES',
  TS_VECTOR: 'TS_VECTOR',
};

const CHOSEN_PARTS = ['currencyCode', 'source', 'workspaceMemberId'];

const PARTS: Readonly<Record<string, readonly string[]>> = {
  FULL_NAME: ['firstName', 'lastName', 'middleName'],
  ADDRESS: [
    ...['addressStreet1', 'addressStreet2', 'addressCity', 'addressState', 'addressPostcode'],
    ...['addressCountry', 'addressCountry', 'addressLat'],
  ],
  CURRENCY: ['amountMicros', 'currencyCode', 'currencyCode'],
  EMAILS: ['primaryEmail', 'additionalEmails'],
  LINKS: ['primaryLinkUrl', 'primaryLinkLabel', 'secondaryLinks'],
  PHONES: ['primaryPhoneNumber', 'primaryPhoneCallingCode', 'primaryPhoneCountryCode', 'additionalPhones'],
  ACTOR: ['name', 'source', 'source', 'workspaceMemberId', 'workspaceMemberId'],
};

const part = (field: FieldModel): fc.Arbitrary<string | null> => {
  const parts = PARTS[field.type];
  if (!parts) return fc.constant(null);
  return fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 5, arbitrary: fc.constantFrom(...parts) });
};

const operand = (field: FieldModel, sub: string | null): fc.Arbitrary<string> => {
  const kind = CHOSEN_PARTS.includes(sub ?? '') ? 'CHOICES' : (KIND[field.type] ?? 'TEXTS');
  return fc.oneof(
    { weight: 14, arbitrary: fc.constantFrom(...(OFFERED[kind] ?? [])) },
    { weight: 1, arbitrary: fc.constantFrom(...OPERANDS) },
  );
};

const LONGEST = 12;

const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
};

/** Something that stands in some record, cut out of it, or what no record has. */
function words(records: readonly RecordModel[], field: FieldModel): fc.Arbitrary<string> {
  const held = records.flatMap((record) => textsOf(record[field.name])).filter((each) => each.length < 100);
  const odd = fc.constantFrom('%', '_', '\\', 'a_a', '%a%e', '100%_\\', '""', '[', '"', 'null', '  ', ' ', 'İ', 'ß', 'Σ', 'é');
  const plain = fc.constantFrom('a', 'E', 'an', '1', '12', 'anna müller', 'Sofia L', 'api', 'manual', '.example', 'paris');
  if (held.length === 0) return fc.oneof(odd, plain);
  const piece = fc
    .tuple(fc.constantFrom(...held), fc.nat(20), fc.integer({ min: 1, max: LONGEST }), fc.constantFrom('as', 'upper', 'lower'))
    .map(([text, at, length, letters]) => {
      const cut = text.slice(at % text.length).slice(0, length);
      return letters === 'upper' ? cut.toUpperCase() : letters === 'lower' ? cut.toLowerCase() : cut;
    });
  return fc.oneof({ weight: 6, arbitrary: piece }, { weight: 2, arbitrary: plain }, { weight: 1, arbitrary: odd });
}

const NUMBERS = ['0', '-1', '5', '3.5', '1e3', '4.03', '7 apples', 'seven', ' 12', '0x10', '1,000', 'Infinity', '-0'];

function numbers(records: readonly RecordModel[], field: FieldModel): fc.Arbitrary<string> {
  const scale = field.type === 'CURRENCY' ? 1_000_000 : 1;
  const held = records.flatMap((record) => textsOf(record[field.name])).map(Number).filter(Number.isFinite);
  const odd = fc.constantFrom(...NUMBERS);
  return held.length === 0 ? odd : fc.oneof(fc.constantFrom(...held.map((each) => String(each / scale))), odd);
}

const UNITS = ['SECOND', 'MINUTE', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];
/** Zones that shift at midnight, by half an hour, across the date line, or never. */
const ZONES = [
  ...['UTC', 'Europe/Paris', 'America/New_York', 'Asia/Tokyo', 'Asia/Kolkata', 'Africa/Cairo', 'America/Santiago'],
  ...['Australia/Lord_Howe', 'Pacific/Apia', 'Pacific/Kiritimati', 'America/St_Johns', 'Asia/Beirut'],
];

const relative: fc.Arbitrary<string> = fc
  .record({
    direction: fc.constantFrom('PAST', 'THIS', 'NEXT'),
    amount: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 40 }) }, fc.constantFrom(0, 400, 1_000_000_000)),
    unit: fc.constantFrom(...UNITS),
    zone: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...ZONES, '') }, fc.constant('Nowhere/Atlantis')),
    weekStart: fc.constantFrom('MONDAY', 'SUNDAY', 'SATURDAY', ''),
    around: fc.oneof({ weight: 15, arbitrary: fc.constant('') }, fc.constantFrom('x', '"')),
  })
  .map(({ direction, amount, unit, zone, weekStart, around }) => {
    const tail = zone === '' ? '' : `;;${zone};;${weekStart === '' ? '' : `${weekStart};;`}`;
    return `${around}${direction}_${amount}_${unit}${tail}${around}`;
  });

function dates(records: readonly RecordModel[], field: FieldModel): fc.Arbitrary<string> {
  const held = records.flatMap((record) => textsOf(record[field.name]));
  const odd = fc.constantFrom(
    ...['2026-01-15', '2026-02-30', '2024-02-29', '2026-02-30T10:00:00.000Z', 'yesterday', '2026-01-15T10:30:00'],
    ...['2026-01-15T11:30:00+01:00', '2026-01-15T10:30:00.000Z', '2026-04-24T22:30:00.000Z', '2026-09-06T03:59:59.999Z'],
  );
  const known = held.length === 0 ? odd : fc.constantFrom(...held);
  return fc.oneof({ weight: 3, arbitrary: known }, { weight: 1, arbitrary: odd });
}

const NOT_AN_OPTION = 'DELETED_OPTION';

const json = (value: unknown): string => JSON.stringify(value);

/** A list of choices as the page saves it; now and then with "no value", a deleted option, or no list at all. */
const choices = (among: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.subarray([...among, ''], { maxLength: Math.min(4, among.length + 1) }).map(json) },
    { weight: 1, arbitrary: fc.constantFrom('[]', '[""]', among[0] ?? 'x', '{"a":1}', '[1,2]', 'null', json([NOT_AN_OPTION])) },
  );

const MEMBER_IDS: readonly string[] = MEMBERS.map(({ id }) => id);

const ids = (among: readonly string[]): fc.Arbitrary<string> => {
  const some = fc.subarray([...among], { maxLength: Math.min(5, among.length) });
  const chosen = fc
    .tuple(some, fc.boolean())
    .map(([selectedRecordIds, me]) => json({ isCurrentWorkspaceMemberSelected: me, selectedRecordIds }));
  const odd = fc.constantFrom(
    ...['nobody', '["x"]', '{}', '{"selectedRecordIds":["x"]}', '{"isCurrentWorkspaceMemberSelected":true}', '[]'],
    ...[`["${among[0]?.toUpperCase()}"]`, '{"selectedRecordIds":"x"}', '{"isCurrentWorkspaceMemberSelected":"true"}'],
  );
  return fc.oneof(
    { weight: 6, arbitrary: chosen },
    { weight: 2, arbitrary: some.map(json) },
    { weight: 1, arbitrary: fc.constantFrom(...among, 'nobody') },
    { weight: 1, arbitrary: odd },
  );
};

const SOURCES = ['EMAIL', 'CALENDAR', 'WORKFLOW', 'API', 'IMPORT', 'MANUAL', 'SYSTEM', 'WEBHOOK'];
const CODES = ['EUR', 'USD', 'GBP', 'JPY', 'CHF', 'XYZ'];
const COUNTRIES = ['France', 'Germany', 'Japan', 'United States', 'Brazil', 'United Kingdom'];

/** A value that could be meant for the field. */
function fitting(world: World, owner: string, field: FieldModel, operand: string, sub: string | null): fc.Arbitrary<string> {
  const records = world.recordsOf(owner);
  const idsOf = (name: string): readonly string[] => world.recordsOf(name).map(({ id }) => id);
  if (sub === 'currencyCode') return choices(CODES);
  if (sub === 'source') return choices(SOURCES);
  if (sub === 'workspaceMemberId') return ids(MEMBER_IDS);
  if (sub === 'addressCountry') return choices(COUNTRIES);
  switch (field.type) {
    case 'NUMBER':
    case 'CURRENCY':
      return numbers(records, field);
    case 'RATING':
      return fc.constantFrom('1', '2', '3', '4', '5', '6', '0', 'three', '2.5');
    case 'BOOLEAN':
      return fc.constantFrom('true', 'false', 'TRUE', '');
    case 'DATE':
    case 'DATE_TIME':
      return operand === 'IS_RELATIVE'
        ? fc.oneof({ weight: 12, arbitrary: relative }, fc.constantFrom('garbage', 'PAST_7_DAYS', 'past_7_day'))
        : dates(records, field);
    case 'SELECT':
    case 'MULTI_SELECT':
      return choices((field.options ?? []).map(({ value }) => value));
    case 'UUID':
      return ids(records.flatMap((record) => textsOf(record[field.name])));
    case 'RELATION':
      return ids(idsOf(field.relation?.targetObject ?? ''));
    case 'MORPH_RELATION':
      return ids(idsOf('rocket'));
    case 'PHONES':
      return fc.oneof(words(records, field), fc.constantFrom('+33 6', '(0)6 12', '+', '1 2', '6.1', '06+1'));
    default:
      return words(records, field);
  }
}

/** JSON as it is and not as its text, and nothing: both occur in saved views. */
const asSaved = (value: string): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 24, arbitrary: fc.constant<unknown>(value) },
    {
      weight: 2,
      arbitrary: fc.constant(value).map((text): unknown => {
        try {
          return JSON.parse(text);
        } catch {
          return text;
        }
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom<unknown>('', null, 12, true) },
  );

/** Fields that keep a value which can be asked for; the others make the server refuse the query, which one in twenty views is enough for. */
const isAskable = ({ type, relation }: FieldModel): boolean =>
  !['NUMERIC', 'POSITION', 'RICH_TEXT', 'MORPH_RELATION'].includes(type) && relation?.type !== 'ONE_TO_MANY';

const fieldOf = (object: ObjectModel): fc.Arbitrary<FieldModel> =>
  fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...object.fields.filter(isAskable)) },
    { weight: 1, arbitrary: fc.constantFrom(...object.fields) },
  );

function filter(world: World, object: ObjectModel, groupId: string | null): fc.Arbitrary<Filter> {
  const one = (owner: ObjectModel, field: FieldModel) =>
    part(field).chain((sub) =>
      operand(field, sub).chain((asked) =>
        fitting(world, owner.nameSingular, field, asked, sub)
          .chain(asSaved)
          .map((value) => ({ operand: asked, value, subFieldName: sub })),
      ),
    );
  const onField = fieldOf(object).chain((field) => {
    const plain = one(object, field).map((question) => ({ ...question, field: field.name, relationTargetField: null }));
    const target = world.objects.get(field.relation?.targetObject ?? '');
    if (!target) return plain;
    const through = fieldOf(target).chain((other) =>
      one(target, other).map((question) => ({ ...question, field: field.name, relationTargetField: other.name })),
    );
    return fc.oneof({ weight: 2, arbitrary: plain }, { weight: 3, arbitrary: through });
  });
  const gone = fc.constantFrom(
    { operand: 'CONTAINS', value: 'x', subFieldName: null, field: 'goneField', relationTargetField: null },
    { operand: 'CONTAINS', value: 'x', subFieldName: null, field: 'createdAt', relationTargetField: 'goneField' },
  );
  return fc
    .record({ question: fc.oneof({ weight: 30, arbitrary: onField }, gone), groupId: fc.constant(groupId), id: fc.uuid() })
    .map(({ question, ...rest }): Filter => ({ ...question, ...rest, positionInGroup: null }));
}

const GROUP_IDS = ['g1', 'g2', 'g3', 'g4'];

/** Groups in groups; now and then a second root, or a parent that does not exist. */
const filterGroups: fc.Arbitrary<ViewModel['filterGroups']> = fc
  .tuple(fc.nat(4), fc.array(fc.tuple(fc.constantFrom('AND', 'OR', 'NOT'), fc.nat(5)), { minLength: 4, maxLength: 4 }))
  .map(([count, drafts]) =>
    drafts.slice(0, count).map(([operator, parent], index) => ({
      id: GROUP_IDS[index] ?? '',
      parentId: index === 0 ? null : parent === 5 ? 'gone' : (GROUP_IDS[parent % index] ?? null),
      operator: operator === 'AND' ? 'AND' : operator === 'OR' ? 'OR' : 'NOT',
      position: index,
    })),
  )
  .chain((groups) => fc.boolean().map((turned) => (turned ? groups.toReversed() : groups)));

/** Types that Twenty's page sorts by, and a few that it does not; the order of lists, files and JSON is nowhere said. */
const UNSORTED = ['ARRAY', 'FILES', 'RAW_JSON', 'TS_VECTOR'];

const sort = (object: ObjectModel): fc.Arbitrary<Sort> =>
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
      arbitrary: fc
        .constantFrom(...object.fields)
        .chain((field) => words(world.recordsOf(object.nameSingular), field)),
    },
    { weight: 1, arbitrary: fc.constantFrom('EUR', 'us', 'PRO', 'rem', '12.50', '0x10', '5', '+33 6', '  ', 'api', '1e3') },
  );

const columns = (object: ObjectModel): fc.Arbitrary<ViewModel['fields']> =>
  fc
    .subarray([...object.fields], { maxLength: Math.min(8, object.fields.length) })
    .map((fields) => fields.map(({ name }, position) => ({ field: name, isVisible: position % 3 > 0, position })));

export const viewOn = (world: World): fc.Arbitrary<ViewModel> =>
  fc.constantFrom(...OBJECTS).chain((name) => {
    const object = world.objects.get(name);
    if (!object) throw new Error(`No object ${name}`);
    return filterGroups.chain((groups) => {
      const homes = [null, ...groups.map(({ id }) => id), ...(groups.length === 4 ? ['gone'] : [])];
      const filters = fc.array(
        fc.constantFrom(...homes).chain((groupId) => filter(world, object, groupId)),
        { maxLength: 4 },
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
        filters,
        filterGroups: fc.constant(groups),
        sorts: fc.array(sort(object), { maxLength: 3 }),
        groups: fc.constant([]),
      });
    });
  });

/** Instants where days, weeks, months and clocks change somewhere. */
const MOMENTS = [
  '2026-11-23T15:30:45.123Z',
  '2026-03-29T00:59:30.000Z',
  '2026-04-23T22:00:00.000Z',
  '2026-09-06T04:30:00.000Z',
  '2024-02-29T23:59:59.999Z',
  '2026-01-01T00:00:00.000Z',
  '2025-12-31T13:15:29.999Z',
];

export const looking: fc.Arbitrary<Looking> = fc.record({
  now: fc.constantFrom(...MOMENTS).map((text) => Date.parse(text)),
  zone: fc.constantFrom(...ZONES),
  machineZone: fc.constantFrom(...ZONES),
  me: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...MEMBER_IDS) }, { weight: 1, arbitrary: fc.constant(null) }),
  rules: fc.constantFrom('2.21', 'newer'),
});
