import { field, object, view } from './builders';
import type { CsvCase } from './csv-case';
import { importAgain } from './import-again';

const caseOf = (fields: readonly ReturnType<typeof field>[], record: Readonly<Record<string, unknown>>): CsvCase => {
  const id = field('UUID', { name: 'id', label: 'Id', isSystem: true });
  return {
    name: 'made',
    version: '2.21.0',
    view: view(fields.map((each, position) => ({ fieldId: each.id, isVisible: true, position }))),
    object: object('thing', [id, ...fields]),
    records: [{ id: '11111111-1111-4111-8111-111111111111', ...record }],
    expected: null,
  };
};

test('a column that another header takes is a change that no rule explains', () => {
  const docs = field('FILES', { name: 'docs', label: 'Docs' });
  const docks = field('TEXT', { name: 'docks', label: 'Docks' });
  const again = importAgain(caseOf([docs, docks], { docs: [{ label: 'x' }], docks: 'Rotterdam' }), '2.21');
  expect(again?.unmatched).toEqual(['Docks']);
  expect(again?.changes).toEqual([{ header: 'Docks', before: 'Rotterdam', after: '[{"label":"x"}]', why: null }]);
});

test('what the importer alters is named', () => {
  const made = caseOf(
    [
      field('BOOLEAN', { name: 'active', label: 'Active' }),
      field('EMAILS', { name: 'emails', label: 'Emails' }),
      field('LINKS', { name: 'site', label: 'Site' }),
      field('PHONES', { name: 'phones', label: 'Phones' }),
      field('TEXT', { name: 'odd', label: 'Odd' }),
    ],
    {
      active: null,
      emails: { primaryEmail: 'Ann@x.org', additionalEmails: null },
      site: { primaryLinkUrl: '', primaryLinkLabel: 'Site', secondaryLinks: null },
      phones: {
        primaryPhoneNumber: '1',
        primaryPhoneCountryCode: 'FR',
        primaryPhoneCallingCode: '',
        additionalPhones: null,
      },
      odd: '\u200dx',
    },
  );
  const changes = importAgain(made, '2.21')?.changes ?? [];
  expect(changes.every(({ why }) => why !== null)).toBe(true);
  expect(new Set(changes.map(({ header }) => header.split(' / ')[0]))).toEqual(
    new Set(['Active', 'Emails', 'Site', 'Phones', 'Odd']),
  );
});
