import { chooseMember, chooseObject, chooseView, PullError } from '../../../local/pull/choose';
import { closest } from '../../../local/pull/closest';

const OBJECTS = [
  { id: 'o1', nameSingular: 'person', namePlural: 'people', label: 'People' },
  { id: 'o2', nameSingular: 'company', namePlural: 'companies', label: 'Companies' },
  { id: 'o3', nameSingular: 'surveyResult', namePlural: 'surveyResults', label: 'Survey results' },
];
const ID = '20202020-0000-4000-8000-000000000001';
const VIEWS = [
  { id: ID, name: 'All People', needsMember: false },
  { id: 'v2', name: 'all people', needsMember: false },
  { id: 'v3', name: 'Directors', needsMember: false },
  { id: 'v4', name: 'Twins', needsMember: false },
  { id: 'v5', name: 'Twins', needsMember: false },
];

function told(choose: () => unknown): string {
  try {
    choose();
  } catch (error) {
    if (error instanceof PullError) return error.message;
    throw error;
  }
  return 'found';
}

test.each(['person', 'people', 'People', 'PERSON', ' people '])('"%s" is the object of people', (asked) => {
  expect(chooseObject(OBJECTS, asked).id).toBe('o1');
});

test('a label with a space names its object', () => {
  expect(chooseObject(OBJECTS, 'survey results').id).toBe('o3');
});

test('an unknown object is answered with the names that come close', () => {
  expect(told(() => chooseObject(OBJECTS, 'peple'))).toBe(
    'This workspace has no object "peple". Did you mean "people"?',
  );
  expect(told(() => chooseObject(OBJECTS, 'survey'))).toBe(
    'This workspace has no object "survey". Did you mean "surveyResults"?',
  );
  expect(told(() => chooseObject(OBJECTS, 'xyz'))).toBe('This workspace has no object "xyz".');
});

test('a view is found by its exact name before another spelling, or by its id', () => {
  expect(chooseView(VIEWS, 'all people', 'People').id).toBe('v2');
  expect(chooseView(VIEWS, 'All People', 'People').id).toBe(ID);
  expect(chooseView(VIEWS, 'directors', 'People').id).toBe('v3');
  expect(chooseView(VIEWS, ID, 'People').name).toBe('All People');
});

test('a name that two views have is not guessed', () => {
  expect(told(() => chooseView(VIEWS, 'Twins', 'People'))).toBe(
    'People has 2 views named "Twins". Name one by its id: v4, v5.',
  );
  expect(told(() => chooseView(VIEWS, 'ALL PEOPLE', 'People'))).toContain('2 views');
});

test('an id that is not in the list is left to the add-on, another text is not', () => {
  const other = '20202020-0000-4000-8000-00000000beef';
  expect(chooseView(VIEWS, other, 'People').id).toBe(other);
  expect(told(() => chooseView(VIEWS, 'Direktors', 'People'))).toBe(
    'People has no saved view "Direktors". Did you mean "Directors"?',
  );
});

test('a member is found by id, name or address', () => {
  const members = [
    { id: 'm1', name: 'Tim Acme', email: 'tim@acme.test' },
    { id: 'm2', name: 'Ana Acme', email: 'ana@acme.test' },
    { id: 'm3', name: 'Ana Acme', email: 'ana2@acme.test' },
  ];
  expect(chooseMember(members, 'tim acme').id).toBe('m1');
  expect(chooseMember(members, 'm2').id).toBe('m2');
  expect(chooseMember(members, 'ANA2@acme.test').id).toBe('m3');
  expect(told(() => chooseMember(members, 'Ana Acme'))).toContain('More than one member');
  expect(told(() => chooseMember(members, 'Tom Acme'))).toContain('Did you mean "Tim Acme"');
});

test('at most three names are offered, the nearest first', () => {
  expect(closest(['aaaa', 'aaab', 'aabb', 'aaac', 'zzzz'], 'aaaa')).toEqual(['aaaa', 'aaab', 'aaac']);
});
