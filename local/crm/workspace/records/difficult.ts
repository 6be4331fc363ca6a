/** Values made to hurt whatever writes them into a sheet or a CSV file. Patches for the first records of an object. */
import { NO_ADDRESS, NO_AMOUNT } from './base';

type Patch = Readonly<Record<string, unknown>>;

/** 49,999 characters: one below what a cell of Google Sheets holds. */
export const LONG_TEXT = `${'0123456789'.repeat(4_999)}123456789`;

/** Texts that a spreadsheet reads as something else, or that break lines. */
export const DIFFICULT_TEXTS: readonly string[] = [
  '=IMPORTXML("http://x")',
  '=1+1',
  '+33 6',
  '-1',
  '@x',
  '00123',
  '2024-05-17',
  'TRUE',
  '1e5',
  "'quoted",
  "''twice",
  'say "hello", twice',
  'a,b;c\td',
  'line\nfeed',
  'carriage\rreturn',
  'both\r\nends',
  '\ttab first',
  '\rreturn first',
  'line\u2028separator and paragraph\u2029separator',
  '  blanks around  ',
  '\u00a0',
  '\u200d=joined',
  '＝full width',
  'مرحبا שלום',
  '😀👍🏽👩‍👩‍👧',
  'e\u0301 is not é',
  '\ufeffmark',
  '100%_\\',
  '#REF!',
  '1/2',
  '12:30',
  '$1,000.00',
  'null',
  '{"a":[1]}',
  '<b>&amp;</b>',
  LONG_TEXT,
];

const named = (text: string): Patch => ({
  name: { firstName: text.length > 60 ? 'Long' : text, lastName: 'Difficult' },
  jobTitle: text,
  intro: text,
});

/** For people: first the texts, then composites that are empty, half filled or full. */
export const PEOPLE_PATCHES: readonly Patch[] = [
  {},
  ...DIFFICULT_TEXTS.map(named),
  { name: { firstName: '', lastName: '' }, jobTitle: '', intro: '' },
  { name: { firstName: null, lastName: null }, jobTitle: null, intro: null },
  { name: { firstName: 'Only first', lastName: '' } },
  { name: { firstName: '', lastName: 'Only last' } },
  { emails: { primaryEmail: '', additionalEmails: ['second@example.org'] } },
  { emails: { primaryEmail: 'many@example.org', additionalEmails: ['a@example.org', 'b+c@example.org'] } },
  { emails: { primaryEmail: null, additionalEmails: null } },
  {
    phones: {
      primaryPhoneNumber: '612345678',
      primaryPhoneCountryCode: 'FR',
      primaryPhoneCallingCode: '+33',
      additionalPhones: [
        { number: '0301234', countryCode: 'DE', callingCode: '+49' },
        { number: '5550100', countryCode: 'US', callingCode: '+1' },
      ],
    },
  },
  {
    phones: {
      primaryPhoneNumber: '00123',
      primaryPhoneCountryCode: '',
      primaryPhoneCallingCode: '',
      additionalPhones: [],
    },
  },
  {
    linkedinLink: {
      primaryLinkLabel: '=HYPERLINK("http://x")',
      primaryLinkUrl: 'https://www.linkedin.com/in/difficult?a=1&b="2"',
      secondaryLinks: [
        { label: 'Blog', url: 'https://blog.example' },
        { label: null, url: 'https://x.example' },
      ],
    },
  },
  { linkedinLink: { primaryLinkLabel: null, primaryLinkUrl: null, secondaryLinks: null } },
  { workPreference: ['ON_SITE', 'HYBRID', 'REMOTE_WORK'], performanceRating: 'RATING_5' },
  { workPreference: null, performanceRating: null },
  {
    avatarFile: [
      {
        fileId: '20202020-f11e-4a01-8001-000000000001',
        label: 'me, "young".png',
        extension: '.png',
        url: 'https://files.example/me.png',
      },
    ],
  },
];

export const COMPANY_PATCHES: readonly Patch[] = [
  {},
  {},
  {},
  {
    name: '=HYPERLINK("http://evil.example","click")',
    annualRevenue: { amountMicros: 0, currencyCode: 'USD' },
    employees: 0,
  },
  {
    name: 'Comma, "Quote" & Söhne; GmbH',
    annualRevenue: { amountMicros: -1_234_567_890, currencyCode: 'EUR' },
    employees: -5,
  },
  { name: '   ', annualRevenue: { amountMicros: 1, currencyCode: 'JPY' } },
  { name: '🦄 مرحبا שלום 日本語', annualRevenue: { amountMicros: 100_000_000_000_000_000, currencyCode: 'USD' } },
  {
    name: '@SUM(A1:A9)',
    annualRevenue: { amountMicros: 123_456_789_012_345, currencyCode: 'CHF' },
    employees: 2_147_483_647,
  },
  { name: '', annualRevenue: NO_AMOUNT, employees: null, address: NO_ADDRESS, tagline: '' },
  { name: 'Half an amount', annualRevenue: { amountMicros: null, currencyCode: 'EUR' } },
  { name: 'Other half', annualRevenue: { amountMicros: 5_500_000, currencyCode: null } },
  { name: 'Amount as text', annualRevenue: { amountMicros: '1500000000', currencyCode: 'USD' } },
  { name: 'City only', address: { ...NO_ADDRESS, addressCity: 'Lyon' } },
  { name: 'Null Island', address: { ...NO_ADDRESS, addressLat: 0, addressLng: '0.5' } },
  {
    name: 'Multi\nline',
    address: { ...NO_ADDRESS, addressStreet1: '1, rue "A"\r\n2e étage', addressPostcode: '01000' },
  },
];

export const OPPORTUNITY_PATCHES: readonly Patch[] = [
  {},
  { amount: { amountMicros: 0, currencyCode: 'EUR' } },
  { amount: { amountMicros: -250_000_000, currencyCode: 'USD' } },
  { amount: NO_AMOUNT, closeDate: null, companyId: null, pointOfContactId: null, ownerId: null },
  { amount: { amountMicros: 333_333, currencyCode: 'GBP' } },
  { name: '=1+1' },
];

/** Values of the JSON field of pets: anything that JSON can be. */
export const JSON_VALUES: readonly unknown[] = [
  { additionalData: [{ key: 'weight', value: '5kg' }] },
  { a: 1, b: [1, 2, { c: '=x' }], d: null, e: 'ü,"' },
  [1, 'two', null, true],
  {},
  [],
  '=just a string',
  'text, with "quotes"',
  42,
  -3,
  -0.5,
  false,
  null,
];

export const NUMBERS: readonly (number | null)[] = [
  0,
  -1,
  0.1,
  1e21,
  -1.2e-7,
  2_147_483_647,
  null,
  0.26022134837694466,
];
