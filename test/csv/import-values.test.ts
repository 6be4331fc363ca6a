/** Values as cells of a file for Twenty's import, judged by an importer that it did not write. */
import fc from 'fast-check';
import { IMPORT_WRITERS } from '../../src/csv/import-values';
import { importForm } from '../../src/csv/import-form';
import { guardedCell } from '../../src/cells/csv';
import { schemaOf } from '../../src/twenty/metadata/metadata';
import { FIELD_TYPES, type FieldType } from '../../src/twenty/model';
import { csvLine } from '../../sidebar/archive/csv';
import { fieldModel, importOver, objectModel } from '../local/crm/import/builders';
import { metadataOf } from '../views/world';

const OPTIONS = [
  { id: '1', value: 'A', label: 'Alpha', color: '', position: 0 },
  // Its value is the label of the next one.
  { id: '2', value: 'B', label: 'Beta', color: '', position: 1 },
  { id: '3', value: 'C', label: 'B', color: '', position: 2 },
];
const ID = '11111111-1111-4111-8111-111111111111';

/** What one value becomes: cells, notes, and the value after the import. */
function roundTrip(type: FieldType, value: unknown) {
  const object = objectModel('thing', [fieldModel(type, 'field', { options: OPTIONS })]);
  const metadata = metadataOf(object, [object]);
  const { columns, rows } = importForm(metadata, schemaOf([metadata]), []);
  const { rows: lines, notes } = rows([{ id: ID, field: value }]);
  const text = csvLine(columns.map(({ header }) => header)) + lines.map(csvLine).join('');
  const { records, blocked, failure, unmatched } = importOver(object, [], text);
  return {
    cells: lines[0]?.slice(1),
    notes: notes.map(({ note }) => note),
    after: records[0]?.['field'],
    blocked,
    failure,
    unmatched,
  };
}

const phone = (number: string, country: string, code: string, additionalPhones: unknown = null) => ({
  primaryPhoneNumber: number,
  primaryPhoneCountryCode: country,
  primaryPhoneCallingCode: code,
  additionalPhones,
});
const link = (url: string, label: string, secondaryLinks: unknown = null) => ({
  primaryLinkUrl: url,
  primaryLinkLabel: label,
  secondaryLinks,
});

test.each<[FieldType, unknown, readonly string[], readonly string[]]>([
  ['BOOLEAN', null, ['false'], ['made-false']],
  ['NUMBER', 0, ['0'], []],
  ['NUMERIC', '12345678901234567.25', ['12345678901234567.25'], ['altered']],
  ['TEXT', '=1+1', ['\u200d=1+1'], []],
  ['TEXT', '\u200dx', ['\u200d\u200dx'], []],
  ['SELECT', 'B', ['Beta'], []],
  ['SELECT', 'gone', [''], ['dropped']],
  ['MULTI_SELECT', ['A', 'gone'], ['["A"]'], ['partly']],
  ['RAW_JSON', 'text', [''], ['dropped']],
  ['ARRAY', ['a', 1], ['["a","1"]'], ['altered']],
  ['EMAILS', { primaryEmail: ' Ann@X.org', additionalEmails: null }, ['ann@x.org', ''], ['altered']],
  ['LINKS', link('', 'only a label'), ['', '', ''], ['dropped']],
  ['LINKS', link('HTTPS://A.org/', 'a'), ['HTTPS://A.org/', 'a', ''], ['altered']],
  [
    'LINKS',
    link('https://a.org', 'a', [{ url: 'b.org', label: '' }]),
    ['https://a.org', 'a', '[{"url":"b.org","label":"b.org"}]'],
    ['altered'],
  ],
  ['PHONES', phone('612', 'FR', ''), ['612', 'FR', '\u200d+33', ''], ['altered']],
  ['PHONES', phone('612', 'FR', '+1'), ['612', '', '\u200d+1', ''], ['altered']],
  ['PHONES', phone('+33612', 'FR', '+49'), ['\u200d+33612', '', '', ''], ['altered']],
  ['PHONES', phone('612', 'FR', '+33', [{ number: '7' }]), ['612', 'FR', '\u200d+33', '[]'], ['partly']],
  ['ADDRESS', { addressCity: 'Lyon', addressLat: '45' }, ['', '', 'Lyon', '', '', ''], ['partly']],
  ['RICH_TEXT', { markdown: 'a', blocknote: '[]' }, ['a'], ['altered']],
])('%s %j', (type, value, cells, notes) => {
  const outcome = roundTrip(type, value);
  expect([outcome.cells, outcome.notes]).toEqual([cells, notes]);
  expect([outcome.blocked, outcome.failure, outcome.unmatched]).toEqual([[], null, []]);
});

test('an amount is the same to the last millionth when the import has multiplied it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (amountMicros) => {
      const { after, notes } = roundTrip('CURRENCY', { amountMicros: String(amountMicros), currencyCode: 'EUR' });
      if (notes.length === 0) expect(after).toEqual({ amountMicros, currencyCode: 'EUR' });
    }),
    { numRuns: 200 },
  );
});

const TYPES = FIELD_TYPES.filter((type) => type in IMPORT_WRITERS && type !== 'UUID' && !type.startsWith('DATE'));

test.each(TYPES)('whatever a %s holds, its row is neither an error nor a reason to refuse the others', (type) => {
  const odd = fc.constantFrom(
    '+33 6',
    'FR',
    '+1',
    'a@b.c',
    ' A@B.C',
    'https://x.org/',
    'localhost',
    'x y',
    'A',
    'RATING_3',
    '\0',
    '1e999',
    ' ',
  );
  const value = fc.anything({ maxDepth: 1, values: [odd, fc.string(), fc.double(), fc.boolean(), fc.constant(null)] });
  const parts = fc.dictionary(
    fc.constantFrom(
      'primaryPhoneNumber',
      'primaryPhoneCountryCode',
      'primaryPhoneCallingCode',
      'additionalPhones',
      'primaryLinkUrl',
      'primaryLinkLabel',
      'secondaryLinks',
      'primaryEmail',
      'additionalEmails',
      'amountMicros',
      'currencyCode',
      'markdown',
      'addressCity',
      'firstName',
    ),
    fc.oneof(
      odd,
      fc.array(
        fc.oneof(odd, fc.dictionary(fc.constantFrom('number', 'callingCode', 'countryCode', 'url', 'label'), odd)),
        { maxLength: 3 },
      ),
    ),
  );
  const wire = fc.oneof(value, parts).map((made): unknown => JSON.parse(JSON.stringify(made) ?? 'null'));
  fc.assert(
    fc.property(wire, (made) => {
      const { blocked, failure } = roundTrip(type, made);
      expect([blocked, failure]).toEqual([[], null]);
    }),
    { numRuns: 60 },
  );
});

test('a number is no formula', () => {
  expect(['-1.5', '-1', '+1', '1e-7', '-1e-7'].map(guardedCell)).toEqual(['-1.5', '-1', '\u200d+1', '1e-7', '-1e-7']);
});
