import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEXTS } from '../sidebar/text';
import { sentenceFor } from '../src/remedies/index';
import type { ErrorKind } from '../src/errors';

const SOURCE = readFileSync('src/errors.ts', 'utf8');
const KINDS = [...SOURCE.matchAll(/^ {2}\| '([a-z-]+)'/gm)].map((match) => match[1] as ErrorKind);

describe.each(KINDS)('%s', (kind) => {
  const details = {
    host: 'h',
    version: 'v',
    needed: 'n',
    object: 'o',
    field: 'f',
    operand: 'p',
    view: 'w',
    sheet: 's',
    redirectsTo: 't',
    status: '502',
    option: 'GONE',
    range: 'A1:B2',
    column: 'c',
    fields: 'f, g',
    asked: 'a',
    changes: 'a, b',
    settings: 'a, b',
    workspace: 'w',
    date: '2026-05-04',
  };
  const numbers = {
    rows: 12_000,
    columns: 3,
    cells: 36_003,
    left: 1_000,
    before: 9_000,
    gone: 7_000,
    most: 480,
    minutes: 90,
  };

  test.each(['en', 'fr'] as const)('has a sentence in %s that needs no unknown detail', (language) => {
    const sentence = sentenceFor(kind, { ...details, ...numbers }, language);
    expect(sentence.length).toBeGreaterThan(30);
    expect(sentence).not.toMatch(/[{}?]/);
    expect(sentence).toMatch(/\.$/);
  });

  test('says different words in the two languages', () => {
    expect(sentenceFor(kind, {}, 'en')).not.toBe(sentenceFor(kind, {}, 'fr'));
  });
});

test('a name that ends in a full stop makes no second one', () => {
  expect(sentenceFor('object-forbidden', { object: 'Acme Inc.' }, 'en')).toContain('may not read Acme Inc. The sheet');
});

test('there are as many kinds as the type names', () => {
  expect(KINDS.length).toBeGreaterThan(30);
});

test('numbers are grouped as the language does it', () => {
  const details = { rows: 1_234_567, columns: 3, cells: 999, left: 1000 };
  expect(sentenceFor('too-many-cells', details, 'en')).toContain('1,234,567 records × 3 columns need 999 cells');
  expect(sentenceFor('too-many-cells', details, 'fr')).toContain('1\u202f234\u202f567 enregistrements');
});

test('what does not fit into a spreadsheet is shown the way to a file, before the pull and when it fails', () => {
  const names = expect.stringMatching(/npm run export.*docs\/large\.md/);
  const said = (['en', 'fr'] as const).flatMap((language) => [
    sentenceFor('too-many-cells', {}, language),
    TEXTS[language].check.tooMany,
  ]);
  expect(said).toEqual([names, names, names, names]);
});

test('every kind that the code throws is a kind', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const thrown = files.flatMap((file) =>
    [...readFileSync(join('src', file), 'utf8').matchAll(/new SyncError\('([a-z-]+)'/g)].map(
      (match) => match[1] as ErrorKind,
    ),
  );
  expect(thrown.length).toBeGreaterThan(30);
  expect(thrown.filter((kind) => !KINDS.includes(kind))).toEqual([]);
});
