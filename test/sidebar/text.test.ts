import { fill, sayIn, searchable } from '../../sidebar/say';
import { TEXTS } from '../../sidebar/text';

/** "home.refresh" → text, for every text of a language. */
function flat(texts: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) => {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [[here, value] as const];
    return typeof value === 'object' && value !== null ? flat(value, here) : [[here, ''] as const];
  });
}

function marks(text: string): ReadonlySet<string> {
  return new Set(text.match(/\{\w+\}/g));
}

const EN = flat(TEXTS.en);
const FR = new Map(flat(TEXTS.fr));

test('both languages have the same texts', () => {
  expect(new Set(FR.keys())).toEqual(new Set(EN.map(([path]) => path)));
});

test.each(EN)('%s is said in both languages, with the same blanks to fill', (path, text) => {
  const french = FR.get(path) ?? '';
  expect(text.trim()).not.toBe('');
  expect(french.trim()).not.toBe('');
  expect(marks(french)).toEqual(marks(text));
});

test('French puts a no-break space before double punctuation', () => {
  for (const [path, text] of FR) expect([path, text]).not.toEqual([path, expect.stringMatching(/ [:;?!»]|« /)]);
});

test('typewriter apostrophes stay out: they are the quotes of the code', () => {
  for (const [path, text] of [...EN, ...FR]) expect([path, text]).not.toEqual([path, expect.stringContaining("'")]);
});

test('numbers and plurals follow the language', () => {
  const [en, fr] = [sayIn('en'), sayIn('fr')];
  expect(en.counted(en.texts.common.records, 12_000)).toBe('12,000 records');
  expect(en.counted(en.texts.common.records, 1)).toBe('1 record');
  expect(en.counted(en.texts.common.records, 0)).toBe('0 records');
  expect(fr.counted(fr.texts.common.records, 12_000)).toMatch(/^12\s000 enregistrements$/);
  expect(fr.counted(fr.texts.common.records, 0)).toBe('0 enregistrement');
  // French counts a million as "many"; our texts have one plural.
  expect(fr.counted(fr.texts.common.records, 1_000_000)).toMatch(/enregistrements$/);
});

test.each([
  [20, 'a moment ago', 'à l’instant'],
  [-3, 'a moment ago', 'à l’instant'],
  [5 * 60 + 59, '5 minutes ago', 'il y a 5 minutes'],
  [3 * 3_600, '3 hours ago', 'il y a 3 heures'],
  [30 * 3_600, 'yesterday', 'hier'],
  [-12 * 86_400, 'in 12 days', 'dans 12 jours'],
])('%i seconds before is "%s"', (seconds, english, french) => {
  const now = Date.parse('2026-09-21T10:00:00Z');
  const iso = new Date(now - seconds * 1_000).toISOString();
  expect(sayIn('en').relative(iso, now)).toBe(english);
  expect(sayIn('fr').relative(iso, now)).toBe(french);
});

test('blanks are filled with values as they are, and an unknown one stays visible', () => {
  expect(fill('{view} is in {sheet}', { view: '$& {sheet}' })).toBe('$& {sheet} is in {sheet}');
});

test('an object is found whatever its accents and capitals', () => {
  expect(searchable('Résultats de Sondage')).toContain(searchable('RESULTATS'));
});

test.each([
  ['en', 1, 'about 1 second'],
  ['en', 42, 'about 50 seconds'],
  ['en', 140, 'about 3 minutes'],
  ['fr', 1, 'environ 1\u00a0seconde'],
  ['fr', 42, 'environ 50\u00a0secondes'],
  ['fr', 140, 'environ 3 minutes'],
] as const)('in %s, %i seconds are %s', (language, seconds, said) => {
  expect(sayIn(language).duration(seconds)).toBe(said);
});
