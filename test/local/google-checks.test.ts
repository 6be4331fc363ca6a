import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { googleChecksCommand } from '../../local/google-checks/command';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'twenty-sheets-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a file of checks carries: a check throws where `expected` says so, or answers what is expected. */
const RUNNER = `
var CHECKS = [], runs = 0;
function check(id, expected, run) { CHECKS.push({ id: id, expected: expected, run: run }); }
function countChecks() { return CHECKS.length; }
function runOne(index) {
  var one = CHECKS[index], out = { id: one.id, source: 'here', expected: one.expected };
  try { out.got = one.run(); } catch (error) { out.error = String(error && error.message); }
  out.ok = one.expected && one.expected.throwing
    ? out.error !== undefined && out.error.indexOf(one.expected.throwing) >= 0
    : JSON.stringify(out.got) === JSON.stringify(one.expected);
  out.missing = /not emulated/.test(out.error || '');
  return JSON.stringify(out);
}
function sheet() { return SpreadsheetApp.getActiveSpreadsheet().insertSheet('same name'); }
`;

let files = 0;
function fileOf(checks: string): string {
  const path = join(folder, `checks-${files++}.gs.js`);
  writeFileSync(path, RUNNER + checks);
  return path;
}

const LISTED = '# Kept\n\n| check | reason |\n|---|---|\n| `kept` | it is colder here |\n';

function run(...paths: readonly string[]) {
  const lines: string[] = [];
  const code = googleChecksCommand(paths, { differences: LISTED, print: (line) => lines.push(line) });
  return { code, last: lines.at(-1), lines };
}

describe('npm run google-checks', () => {
  test('each check is an execution of its own, bound to an empty spreadsheet', () => {
    const { code, last } = run(
      fileOf(`
        for (var n = 0; n < 3; n++) check('own ' + n, [1, 2], function () {
          runs += 1; sheet(); return [runs, SpreadsheetApp.getActiveSpreadsheet().getNumSheets()];
        });
        check('throws', { throwing: 'signature' }, function () { sheet().getRange(true); });
        check('mail and e-mail address', true, function () {
          MailApp.sendEmail('a@example.com', 'b', 'c'); return Session.getActiveUser().getEmail() !== '';
        });
      `),
    );
    expect({ code, last }).toEqual({ code: 0, last: '5 passed, 0 failed, 0 skipped' });
  });

  test('a difference is printed with what was expected and what came, and the counts stand alone at the end', () => {
    const { code, last, lines } = run(
      fileOf("check('good', 1, function () { return 1; });"),
      fileOf(`
        check('wrong', [1, 'a'], function () { return [1, 'b']; });
        check('no error', { throwing: 'out of range' }, function () { return 3; });
        check('error', 3, function () { throw new Error('oh'); });
        check('kept', 'warm', function () { return 'cold'; });
      `),
    );
    expect({ code, last }).toEqual({ code: 1, last: '1 passed, 3 failed, 1 skipped' });
    expect(lines.slice(1, -1)).toEqual([
      'FAILED  wrong (here)',
      '  expected  [1,"a"]',
      '  got       [1,"b"]',
      'FAILED  no error (here)',
      '  expected  an error that says "out of range"',
      '  got       3',
      'FAILED  error (here)',
      '  expected  3',
      '  got       error: oh',
      'listed difference  kept: it is colder here',
      '  expected  "warm"',
      '  got       "cold"',
    ]);
  });

  test('what is not emulated has failed, also where the script swallows it or expects any error', () => {
    const { code, last, lines } = run(
      fileOf(`
        check('missing', 1, function () { return sheet().insertImage('x', 1, 1); });
        check('swallowed', 1, function () { try { sheet().insertImage('x', 1, 1); } catch (error) { return 1; } });
        check('any error', { throwing: 'emulated' }, function () { sheet().insertImage('x', 1, 1); });
      `),
    );
    expect({ code, last }).toEqual({ code: 1, last: '0 passed, 3 failed, 0 skipped' });
    expect(lines.filter((line) => line.startsWith('not emulated'))).toHaveLength(3);
  });

  test('requests reach this machine and nothing else', () => {
    const { lines } = run(
      fileOf(`
        ['http://127.0.0.1:1/', 'http://192.0.2.1/', 'https://example.com/'].forEach(function (url) {
          check(url, 0, function () { return UrlFetchApp.fetch(url).getResponseCode(); });
        });
      `),
    );
    expect(lines.filter((line) => line.includes('got'))).toEqual(
      ['http://127.0.0.1:1/', 'http://192.0.2.1/', 'https://example.com/'].map(
        (url) => `  got       error: Address unavailable: ${url}`,
      ),
    );
  });

  test('a check that gives no answer is a failure', () => {
    const path = join(folder, 'odd.js');
    writeFileSync(
      path,
      "function countChecks() { return 2; } function runOne(index) { if (index) throw new Error('odd'); }",
    );
    const { code, last, lines } = run(path);
    expect({ code, last }).toEqual({ code: 1, last: '0 passed, 2 failed, 0 skipped' });
    expect(lines.join('\n')).toContain('Error: odd');
  });

  test('what is no file of checks gets a sentence', () => {
    expect(run()).toMatchObject({ code: 2, last: 'Usage: npm run google-checks -- FILE…' });
    const gone = join(folder, 'gone.js');
    expect(run(gone)).toMatchObject({ code: 2, last: expect.stringContaining(`${gone} cannot be read`) });
    const other = join(folder, 'other.js');
    writeFileSync(other, 'var x = 1;');
    expect(run(other)).toMatchObject({ code: 2, last: expect.stringContaining('Script function not found') });
  });
});
