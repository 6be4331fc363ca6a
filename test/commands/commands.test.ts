import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messagesPage } from './messages-command';
import { csvCasesCommand } from './csv-cases-command';
import { vectorsCommand } from './vectors-command';

const FIXTURES = join(process.cwd(), 'test/fixtures/twenty');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'twenty-sheets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(command: typeof vectorsCommand, ...args: readonly string[]) {
  const lines: string[] = [];
  const code = command(args, (line) => lines.push(line));
  return { code, last: lines.at(-1), text: lines.join('\n') };
}

const written = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

describe('npm run vectors', () => {
  test('Twenty’s own vectors pass', () => {
    const { code, text } = run(vectorsCommand, join(FIXTURES, 'filter-vectors.json'));
    expect({ code, text }).toEqual({ code: 0, text: '392 passed, 0 failed' });
  });

  test('a difference is printed with both filters', () => {
    const vector = { fieldType: 'TEXT', operand: 'CONTAINS', value: 'x' };
    const right = { ...vector, filter: { fld: { ilike: '%x%' } } };
    const wrong = { ...vector, filter: { fld: { like: '%x%' } } };
    const file = written('vectors.json', { now: '2026-11-23T15:30:45.123Z', single: [right, wrong] });
    const { code, last, text } = run(vectorsCommand, file);
    expect({ code, last }).toEqual({ code: 1, last: '1 passed, 1 failed' });
    expect(text).toContain('TEXT CONTAINS "x" in UTC, rules newer');
    expect(text).toContain('{"fld":{"like":"%x%"}}');
    expect(text).toContain('{"fld":{"ilike":"%x%"}}');
  });

  test('a difference under the rules of 2.21 alone is a failure of the vector', () => {
    const filter = { or: [{ fld: { firstName: { ilike: '%A%' } } }, { fld: { lastName: { ilike: '%A%' } } }] };
    const vector = { fieldType: 'FULL_NAME', operand: 'CONTAINS', value: 'A', filter, filterIn_2_21: {} };
    const file = written('vectors.json', { now: '2026-11-23T15:30:45.123Z', single: [vector] });
    const { code, last, text } = run(vectorsCommand, file);
    expect({ code, last }).toEqual({ code: 1, last: '0 passed, 1 failed' });
    expect(text).toContain('rules 2.21');
  });

  test('what cannot be read gets a sentence', () => {
    expect(run(vectorsCommand)).toMatchObject({ code: 2, text: 'Usage: npm run vectors -- FILE.json' });
    const gone = join(folder, 'gone.json');
    expect(run(vectorsCommand, gone)).toMatchObject({ code: 2, text: `${gone} cannot be read (ENOENT).` });
    const spoiled = written('spoiled.json', '{"single":');
    expect(run(vectorsCommand, spoiled)).toMatchObject({
      code: 2,
      text: `${spoiled} cannot be read as vectors. The file is not JSON.`,
    });
  });
});

describe('npm run csv-cases', () => {
  const copied = (name: string): string => {
    const path = join(folder, name);
    cpSync(join(FIXTURES, 'csv', name), path, { recursive: true });
    return path;
  };
  const changed = (path: string, over: object): void => {
    const read: unknown = JSON.parse(readFileSync(join(path, 'case.json'), 'utf8'));
    writeFileSync(join(path, 'case.json'), JSON.stringify(Object.assign({}, read, over)));
  };

  test('Twenty’s own files pass', () => {
    const { code, last } = run(csvCasesCommand, join(FIXTURES, 'csv'));
    expect({ code, last }).toEqual({ code: 0, last: '16 passed, 0 failed' });
  });

  test('our own file, imported again, alters what the importer alters and nothing else', () => {
    const lines = run(csvCasesCommand, join(FIXTURES, 'csv')).text.split('\n');
    const told = (start: string) => lines.filter((line) => line.startsWith(`${start}, imported again: `));
    expect(told('n-pets-money-and-dates')).toEqual([
      expect.stringMatching(/Is good with kids: a boolean without a value becomes false \(11\)$/),
    ]);
    expect(told('n-pets-json')).toEqual([
      expect.stringContaining('JSON that is neither an object nor a list (rows 1,'),
    ]);
    expect(told('all-opportunities')).toEqual([expect.stringMatching(/no column of the importer: Created by$/)]);
    expect(told('n-people-contact')).toEqual([]);
  });

  test('the first byte that differs is printed with what stands around it', () => {
    const path = copied('n-people-contact');
    copied('all-rockets');
    const file = join(path, 'expected.csv');
    const bytes = readFileSync(file);
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const { code, last, text } = run(csvCasesCommand, folder);
    expect({ code, last }).toEqual({ code: 1, last: '1 passed, 1 failed' });
    expect(text).toContain('n-people-contact, rules 2.21: byte 200 differs');
  });

  test('a byte too few is a difference at the end', () => {
    const file = join(copied('all-rockets'), 'expected.csv');
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, -1));
    expect(run(csvCasesCommand, folder).text).toContain(`byte ${bytes.length - 1} differs`);
  });

  test('a version from the border on is written by the newer rules', () => {
    changed(copied('all-rockets'), { twentyVersion: '2.32.9' });
    expect(run(csvCasesCommand, folder).code).toBe(0);
    changed(join(folder, 'all-rockets'), { twentyVersion: 'v2.33.0' });
    expect(run(csvCasesCommand, folder).text).toContain('all-rockets, rules newer: byte');
  });

  test('a file where there should be none is a difference, and the other way round', () => {
    changed(copied('all-rockets'), { expected: null });
    changed(copied('t-created-last-7-days'), { expected: 'expected.csv' });
    writeFileSync(join(folder, 't-created-last-7-days', 'expected.csv'), 'Id');
    const { text, last } = run(csvCasesCommand, folder);
    expect(text).toContain('all-rockets, rules 2.21: Twenty makes no file, we do');
    expect(text).toContain('t-created-last-7-days, rules 2.21: we make no file, Twenty does');
    expect(last).toBe('0 passed, 2 failed');
  });

  test('what cannot be read gets a sentence', () => {
    expect(run(csvCasesCommand)).toMatchObject({ code: 2, text: 'Usage: npm run csv-cases -- DIR' });
    expect(run(csvCasesCommand, join(folder, 'gone')).text).toContain('cannot be read (ENOENT)');
    expect(run(csvCasesCommand, folder)).toMatchObject({
      code: 2,
      text: `${folder} has no subfolder with a case.json.`,
    });
    mkdirSync(join(folder, 'odd'));
    writeFileSync(join(folder, 'odd', 'case.json'), '{"twentyVersion":"2.21.0"}');
    expect(run(csvCasesCommand, folder).text).toContain('is not in the format of CSV cases: see view.');
    changed(copied('all-rockets'), { twentyVersion: 'latest' });
    rmSync(join(folder, 'odd'), { recursive: true });
    expect(run(csvCasesCommand, folder)).toMatchObject({ code: 2 });
    changed(join(folder, 'all-rockets'), { twentyVersion: '2.21.0', expected: 'other.csv' });
    expect(run(csvCasesCommand, folder).text).toContain('names the file other.csv, which is not there.');
  });
});

describe('npm run messages', () => {
  test('docs/messages.md is what the catalogues say', () => {
    expect(readFileSync('docs/messages.md', 'utf8')).toBe(messagesPage());
  });

  test('every text has words in both languages, and none has two full stops', () => {
    const rows = messagesPage()
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    expect(rows.length).toBeGreaterThan(300);
    for (const row of rows) {
      expect(row).toMatch(/^\| `[^`]+` \| \S.* \| \S.* \|$/);
      expect(row).not.toMatch(/\.\.|undefined|null /);
    }
  });
});
