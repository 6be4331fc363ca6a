import * as fc from 'fast-check';
import type { FieldModel, RecordModel } from '../../../local/crm/model';
import { MEMBERS } from '../../../local/crm/workspace/members';
import type { World } from '../world';
import { ZONES } from './looking';

/** Values of filters: what stands in the records, what a page would save, and what only a key could save. */

const LONGEST = 12;

const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
};

/** Something that stands in some record, cut out of it, or what no record has. */
export function words(records: readonly RecordModel[], field: FieldModel): fc.Arbitrary<string> {
  const held = records.flatMap((record) => textsOf(record[field.name])).filter((each) => each.length < 100);
  const odd = fc.constantFrom(
    '%',
    '_',
    '\\',
    'a_a',
    '%a%e',
    '100%_\\',
    '""',
    '[',
    '"',
    'null',
    '  ',
    ' ',
    'İ',
    'ß',
    'Σ',
    'é',
  );
  const plain = fc.constantFrom(
    'a',
    'E',
    'an',
    '1',
    '12',
    'anna müller',
    'Sofia L',
    'api',
    'manual',
    '.example',
    'paris',
  );
  if (held.length === 0) return fc.oneof(odd, plain);
  // Short ones stand in several records.
  const length = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: LONGEST }));
  const piece = fc
    .tuple(fc.constantFrom(...held), fc.nat(20), length, fc.constantFrom('as', 'upper', 'lower'))
    .map(([text, at, count, letters]) => {
      // By characters: half of one cannot be sent.
      const characters = Array.from(text);
      const start = at % characters.length;
      const cut = characters.slice(start, start + count).join('');
      return letters === 'upper' ? cut.toUpperCase() : letters === 'lower' ? cut.toLowerCase() : cut;
    });
  return fc.oneof({ weight: 6, arbitrary: piece }, { weight: 2, arbitrary: plain }, { weight: 1, arbitrary: odd });
}

const NUMBERS = ['0', '-1', '5', '3.5', '1e3', '4.03', '7 apples', 'seven', ' 12', '0x10', '1,000', 'Infinity', '-0'];

function numbers(records: readonly RecordModel[], field: FieldModel): fc.Arbitrary<string> {
  const scale = field.type === 'CURRENCY' ? 1_000_000 : 1;
  const held = records
    .flatMap((record) => textsOf(record[field.name]))
    .map(Number)
    .filter(Number.isFinite);
  const odd = fc.constantFrom(...NUMBERS);
  return held.length === 0 ? odd : fc.oneof(fc.constantFrom(...held.map((each) => String(each / scale))), odd);
}

const UNITS = ['SECOND', 'MINUTE', 'HOUR', 'DAY', 'WEEK', 'WEEK', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];
const relative: fc.Arbitrary<string> = fc
  .record({
    direction: fc.constantFrom('PAST', 'THIS', 'NEXT'),
    amount: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 40 }) }, fc.constantFrom(0, 400, 1_000_000_000)),
    unit: fc.constantFrom(...UNITS),
    zone: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...ZONES, '', '', '', '') },
      fc.constant('Nowhere/Atlantis'),
    ),
    weekStart: fc.constantFrom('MONDAY', 'SUNDAY', 'SUNDAY', 'SATURDAY', ''),
    around: fc.oneof({ weight: 15, arbitrary: fc.constant('') }, fc.constantFrom('x', '"')),
  })
  .map(({ direction, amount, unit, zone, weekStart, around }) => {
    const tail = zone === '' ? '' : `;;${zone};;${weekStart === '' ? '' : `${weekStart};;`}`;
    return `${around}${direction}_${amount}_${unit}${tail}${around}`;
  });

function dates(records: readonly RecordModel[], field: FieldModel): fc.Arbitrary<string> {
  const held = records.flatMap((record) => textsOf(record[field.name]));
  const odd = fc.constantFrom(
    '2026-01-15',
    '2026-02-30',
    '2024-02-29',
    '2026-02-30T10:00:00.000Z',
    'yesterday',
    '2026-01-15T10:30:00',
    '2026-01-15T11:30:00+01:00',
    '2026-01-15T10:30:00.000Z',
    '2026-04-24T22:30:00.000Z',
    '2026-09-06T03:59:59.999Z',
  );
  const known = held.length === 0 ? odd : fc.constantFrom(...held);
  return fc.oneof({ weight: 3, arbitrary: known }, { weight: 1, arbitrary: odd });
}

const NOT_AN_OPTION = 'DELETED_OPTION';

const json = (value: unknown): string => JSON.stringify(value);

/** A list of choices as the page saves it; now and then with "no value", a deleted option, or no list at all. */
const choices = (among: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 20, arbitrary: fc.subarray([...among, ''], { maxLength: Math.min(4, among.length + 1) }).map(json) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('[]', '[""]', among[0] ?? 'x', '{"a":1}', '[1,2]', 'null', json([NOT_AN_OPTION])),
    },
  );

const MEMBER_IDS: readonly string[] = MEMBERS.map(({ id }) => id);

const ids = (among: readonly string[]): fc.Arbitrary<string> => {
  const some = fc.subarray([...among], { maxLength: Math.min(5, among.length) });
  const chosen = fc
    .tuple(some, fc.boolean())
    .map(([selectedRecordIds, me]) => json({ isCurrentWorkspaceMemberSelected: me, selectedRecordIds }));
  const odd = fc.constantFrom(
    'nobody',
    '["x"]',
    '{}',
    '[]',
    '{"selectedRecordIds":["x"]}',
    '{"selectedRecordIds":"x"}',
    '{"isCurrentWorkspaceMemberSelected":true}',
    '{"isCurrentWorkspaceMemberSelected":"true"}',
    json(among.slice(0, 1).map((id) => id.toUpperCase())),
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
export function fitting(
  world: World,
  owner: string,
  field: FieldModel,
  operand: string,
  sub: string | null,
): fc.Arbitrary<string> {
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
    case 'FULL_NAME':
      return fc.oneof(
        words(records, field),
        fc.tuple(words(records, field), words(records, field)).map(([first, second]) => `${first} ${second}`),
      );
    case 'PHONES':
      return fc.oneof(
        words(records, field),
        fc.constantFrom('+6', '+1', '+33', '+33 6', '(0)6 12', '+', '1 2', '6.1', '06+1'),
      );
    default:
      return words(records, field);
  }
}

/** JSON as it is and not as its text, and nothing: both occur in saved views. */
export const asSaved = (value: string): fc.Arbitrary<unknown> =>
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
