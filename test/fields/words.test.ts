import { callingCodeIn, callingCodeOf, codesConflict } from '../../src/fields/calling-codes';
import { fieldLabelIn, olderHeader, partIn, sheetHeader } from '../../src/fields/sheet-header';
import {
  ACTOR_PARTS,
  ADDRESS_PARTS,
  CURRENCY_PARTS,
  EMAILS_PARTS,
  FULL_NAME_PARTS,
  LINKS_PARTS,
  partLabel,
  PHONES_PARTS,
} from '../../src/fields/sub-fields';

const PARTS = [
  FULL_NAME_PARTS,
  EMAILS_PARTS,
  PHONES_PARTS,
  LINKS_PARTS,
  CURRENCY_PARTS,
  ADDRESS_PARTS,
  ACTOR_PARTS,
].flatMap((parts) => Object.values(parts));

test('parts have French words, each its own', () => {
  expect(PARTS.map((part) => partIn('fr', part)).join('|')).toBe(
    'Prénom|Nom de famille|E-mail principal|Autres e-mails|Numéro principal|Pays du numéro principal|' +
      'Indicatif du numéro principal|Autres numéros|Adresse du lien|Libellé du lien|Autres liens|Montant|Devise|Adresse 1|' +
      'Adresse 2|Ville|État ou région|Pays|Code postal|Latitude|Longitude|Origine|Membre|Nom|Contexte',
  );
  expect(PARTS.map((part) => partIn('en', part))).toEqual(PARTS);
  expect(partIn('fr', 'Newer')).toBe('Newer');
  expect([partLabel('FULL_NAME', 'lastName'), partLabel('TEXT', 'x')]).toEqual(['Last Name', 'x']);
});

test.each([
  ['Office / City', 'Office', 'Office / Ville'],
  ['Company Id', 'Company', 'Identifiant (Company)'],
  ['A / B / Name', 'A / B', 'A / B / Nom'],
  ['Two\nlines Id', 'Two\nlines', 'Identifiant (Two\nlines)'],
  ['Companys', 'Company', 'Companys'],
  ['Company', 'Company', 'Company'],
])('the header %j of %j is %j in French, and back', (header, label, french) => {
  expect(sheetHeader(header, label, 'fr')).toBe(french);
  expect(sheetHeader(header, label, 'en')).toBe(header);
  expect(sheetHeader(header, 'other', 'fr')).toBe(header);
  expect(olderHeader(french)).toBe(header);
});

test.each(['An Identifiant (X)', 'Identifiant (X) b', 'X / Newer', 'Ville', 'X'])(
  '%j says nothing in French',
  (header) => expect(olderHeader(header)).toBe(header),
);

test.each([
  ['Company Id', 'Company'],
  ['Identifiant (Société)', 'Société'],
  ['Office / Address 1', 'Office'],
  ['Bureau / Ville', 'Bureau'],
  ['A / B / Ville', 'A / B'],
  ['Id card', 'Id card'],
  ['An Id card', 'An Id card'],
])('%j is of the field %j', (header, label) => expect(fieldLabelIn(header)).toBe(label));

test('countries have calling codes, and numbers begin with them', () => {
  const countries = ['fr', 'US', 'CA', 'KZ', 'VA', 'EH', 'HK', 'IL', 'XX', '33'];
  expect(countries.map(callingCodeOf)).toEqual(['33', '1', '1', '7', '39', '212', '852', '972', undefined, undefined]);
  const numbers = ['+33 6 12', '+1 (415) 555', '+(2)1.2-6', '+7', '0033 6', '+999', '33'];
  expect(numbers.map(callingCodeIn)).toEqual(['33', '1', '212', '7', undefined, undefined, undefined]);
});

test.each([
  ['612', '+33', 'FR', false],
  ['612', '33', 'fr', false],
  ['612', '+33', 'DE', true],
  ['+49 1', '+33', '', true],
  ['+33 1', '+33', '', false],
  ['612', '+33', 'XX', false],
])('%j with %s and %j: do they conflict? %j', (number, code, country, conflict) =>
  expect(codesConflict(number, code, country)).toBe(conflict),
);
