import type { Random } from '../crm/workspace/records/random';

/** What random values are made of: small pools, so that values meet, and odd ones, so that it hurts. */

const words = (text: string): readonly string[] => text.split(' ');

const LETTERS = words(
  'a A b B ab AB aB Ab Anna ANNA anna annab Zuora zuora ~ 0 10 9 . null NULL -1 1e5 true =1+1 -- /* $1',
);

/** Letters whose other case is another letter than one expects, or none. */
const ACCENTED = words(
  'À à É é e\u0301 E\u0301 Über ÜBER über ß ẞ SS ΑΣ ας ασ Σ ς σ İ i I ı i\u0307 ǅ ǆ Ǆ Å å Ａ ａ ﬁ Ж ж 日本 مرحبا',
);

const PATTERNS = words(
  '% _ %% a% a%b a_b 100%_\\ \\ \\\\ a\\b \\% .* [a-z] ^a$ (a|b) [] {} {a,b} \' it\'s " "q" {"a":1} 2026-01-01',
);

const BLANKS = [
  ' ',
  '  a',
  'a  ',
  '[1, 2]',
  '{"a": 1}',
  '\t',
  'a\tb',
  'line\nfeed',
  'both\r\nends',
  'a\nb',
  'a\u2028b',
  '\u00a0',
  '\u0085',
  '\u2028',
];

/** High letters of the first plane and letters of others, which UTF-16 orders otherwise than code points; letters without width. */
const FAR = [
  '😀',
  '😀👍🏽',
  'a😀',
  '\uff5e',
  '\ue000',
  '\u{10400}',
  '\u{10428}',
  '\u212a',
  '\u212b',
  '\u200d',
  '\ufeff',
  '\u007f',
  '\u0001',
];

export const TEXTS: readonly string[] = [...LETTERS, ...ACCENTED, ...PATTERNS, ...BLANKS, ...FAR];

/** Items of lists: such that the text of a list and the list itself are ordered differently. */
export const ITEMS: readonly string[] = ['', 'a b', ...words('a A b a! a,b "q" a\\b NULL null { } é 😀 % _')];

const SCALARS = [
  '',
  'a',
  'A',
  '%',
  'a\\b',
  '"q"',
  'line\nfeed',
  'é',
  '😀',
  '\u0001',
  '\u2028',
  0,
  1,
  -1,
  0.1,
  -0.5,
  true,
  false,
];

const OBJECTS = [
  { a: 1 },
  { a: null },
  { b: 2, a: 1 },
  { bb: 1, a: 2, ccc: 3 },
  { é: 1, ab: 2, z: 3 },
  { '😀': 1, '\uff5e': 2, abc: 3 },
  { '': 1, '"': 2, '\\': 3 },
  { a: { c: [], b: {} } },
  { key: [true, { x: 'y, z' }] },
];

const LISTS = [[null], [1, 2], [1, [2, 'x']], ['a', 'b'], [{ number: '7', callingCode: '+1', countryCode: 'US' }]];

/** JSON of every kind: PostgreSQL orders keys by bytes and writes numbers without exponents. */
export const JSONS: readonly unknown[] = [
  {},
  [],
  1e21,
  1e-7,
  1.5e30,
  1.25e-9,
  123_456_789_012,
  ...SCALARS,
  ...OBJECTS,
  ...LISTS,
];

const SMALL = [0, 1, -1, 2, 3, 10, 9, 0.1, 0.2, 0.3, 0.30000000000000004, -0.5, 1.5, 100];
const LARGE = [1e6, 2_500_000, -2_500_000, 1e9, 2_147_483_647, 123_456_789_012_345, 1e21, 7.866767199974241e73];

export const NUMBERS: readonly number[] = [...SMALL, ...LARGE, -1.2e-7, 0.26022134837694466];

export const INSTANTS: readonly string[] = [
  '2026-01-01T00:00:00.000Z',
  '2026-01-01T00:00:00.001Z',
  '2025-12-31T23:59:59.999Z',
  '2025-12-31T23:59:59.998Z',
  '2026-01-02T00:00:00.000Z',
  '2026-03-29T01:30:00.500Z',
  '2024-02-29T12:00:00.000Z',
  '1999-12-31T23:59:59.999Z',
  '1969-12-31T23:59:59.999Z',
  '2099-06-15T08:09:10.123Z',
];

export const DAYS: readonly string[] = words(
  '2026-01-01 2025-12-31 2026-01-02 2024-02-29 2021-05-17 1969-07-20 2099-12-31',
);

/** Ids that no record has, but that id columns share. */
export const IDS: readonly string[] = [
  '20202020-0000-4000-8000-00000000000a',
  '20202020-0000-4000-8000-00000000000b',
  'ffffffff-ffff-4fff-bfff-ffffffffffff',
  '00000000-0000-4000-8000-000000000000',
];

/** A few of the list, in the order drawn, perhaps repeated. */
export const someOf = <T>(random: Random, list: readonly T[], most: number): readonly T[] =>
  Array.from({ length: 1 + random.below(most) }, () => random.pick(list));
