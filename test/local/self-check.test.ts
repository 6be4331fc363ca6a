/** The checks of test/google/ on the emulator: as it is usually, and in each of its variants. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeNativeTable } from '../../local/emulator/grid/structure/native-table';
import { personInsertChip, personInsertImage } from '../../local/emulator/grid/person-words';
import { readContents, writeContents } from '../../local/emulator/grid/edit/contents';
import { isRich } from '../../local/emulator/grid/values/cell';
import { requireSheet } from '../../local/emulator/grid/state/bounds';
import type { SpreadsheetState } from '../../local/emulator/grid/state/state';
import { CHOICES, USUAL_VARIANTS, type Variants } from '../../local/emulator/grid/values/variants';
import { createEmulator, type Emulator } from '../../local/emulator';
import { valueOf } from '../../local/emulator/engine/result';
import { createSpreadsheetDocument } from '../../local/emulator/spreadsheet/document';
import { googleChecksCommand } from '../../local/google-checks/command';
import { assumptionsDocument, contradictions, readResults, seenLive } from '../../local/self-check/assumptions';
import { type Check, readChecks, selfCheckCode, writeProject } from '../../local/self-check/project';
import { shown } from './emulator/grid/builders';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'self-check-'));
  writeProject(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

let read: readonly Check[] | undefined;
const checks = (): readonly Check[] => (read ??= readChecks(selfCheckCode()));

const OVER_HIDDEN_ROWS = [
  'a paste into',
  'emptying cells in',
  'filling with a formula in',
  'a number format in',
  'one value for all in',
  'one rule for all in',
  'a paste of rules in',
];
const hiddenRows = (by: string): readonly string[] => OVER_HIDDEN_ROWS.map((act) => `${act} rows hidden by ${by}`);

/** The checks whose answer changes with the variant, whatever its value. */
const NOTICED_BY: { readonly [Name in keyof Variants]: readonly string[] } = {
  rowsHiddenByFilter: hiddenRows('filter'),
  rowsHiddenByHand: hiddenRows('hand'),
  pastedNotes: ['a paste carries the note'],
  pastedValidations: ['a paste carries the validation rule'],
  pastedLinks: ['a paste carries links on words'],
  pastedChips: ['a paste carries chips'],
  pastedConditionalFormats: ['a paste adds no conditional format'],
  copiedSpills: ['what an array formula fills is pasted as constants'],
  insertedRowsTakeFrom: ['where inserted rows have their look from'],
  formulaTextInTextCell: ['a text with "=" in a text cell'],
  sheetNames: ['the name of a sheet is quick to have'],
  nativeTableCoerces: ['a text in a checkbox column becomes FALSE'],
  nativeTableHeader: ['a header that a script writes'],
  nativeTableFormats: ['formats that a paste brings to a typed column'],
  errorsSurface: ['when a write that cannot be done throws'],
};

interface Outcome {
  readonly id: string;
  readonly got?: unknown;
  readonly error?: string;
  readonly skipped?: string;
  readonly ok: boolean;
  readonly missing: boolean;
  readonly reading?: string;
  readonly verdict: string;
}

const USER = 'ada';
/** Checks of what only a person can make. */
const BY_HAND = 7;
const DOCUMENT = 'd';

/** A spreadsheet of the variant with the project, where a person has done what the menu asks for. */
function prepared(variants: Partial<Variants> = {}): { readonly emulator: Emulator; readonly state: SpreadsheetState } {
  const place = { id: DOCUMENT, name: 'Checks', timeZone: 'Etc/UTC', locale: 'en_US' };
  const { document, state } = createSpreadsheetDocument({ ...place, variants });
  const emulator = createEmulator({
    folder,
    mode: 'bound',
    users: [{ id: USER }],
    documents: [document],
    fetch: { allowLocal: true, onlyLoopback: true },
    answers: { alert: () => (isChip() ? 'YES' : 'NO') },
  });
  call(emulator, 'prepareByHand');
  const sheet = state.sheets.find(({ name }) => name === 'By hand');
  if (!sheet) throw new Error('The sheet to be finished by hand is missing.');
  const table = { row: 1, column: 1, rows: 6, columns: 3 };
  makeNativeTable(state, sheet.id, table, { columnTypes: ['TEXT', 'BOOLEAN', null] });
  personInsertChip(state, { sheetId: sheet.id, row: 10, column: 5 }, 'Ada', {
    kind: 'person',
    email: 'ada@example.com',
  });
  personInsertImage(state, { sheetId: sheet.id, row: 14, column: 5 }, 'https://example.com/a.png');
  writeContents(state, sheet, { row: 6, column: 5, rows: 1, columns: 1 }, [['done']], null);
  return { emulator, state };

  /** Looks where the question asks to look. */
  function isChip(): boolean {
    const cell = { row: 12, column: 5, rows: 1, columns: 1 };
    const content = readContents(requireSheet(state, sheet?.id ?? 0), cell)[0]?.[0] ?? null;
    return isRich(content) && content.runs.some(({ chip }) => chip !== undefined);
  }
}

const call = (emulator: Emulator, functionName: string, ...args: readonly unknown[]): unknown =>
  valueOf(emulator.run({ user: USER, document: DOCUMENT, functionName, args }));

const outcomesOf = (variants: Partial<Variants> = {}): readonly Outcome[] =>
  JSON.parse(String(call(prepared(variants).emulator, 'runAll')));

describe('on the usual emulator', () => {
  const usual = (): readonly Outcome[] => outcomesOf();

  test('every check answers what is expected, or says why it cannot be run here', () => {
    const outcomes = usual();
    expect(outcomes.filter(({ ok, skipped }) => !ok && skipped === undefined)).toEqual([]);
    expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThan(55);
    expect(outcomes.filter(({ skipped }) => skipped !== undefined).map(({ id, skipped }) => [id, skipped])).toEqual([
      ['a trigger made by a triggered run fires, and finds the spreadsheet', expect.stringContaining('some minutes')],
      ['an execution ends after 6 minutes without catch and finally', expect.stringContaining('6 minutes')],
      ...[1, 5, 10, 25].map((size) => [
        `google.script.run carries an answer of ${size} MB`,
        expect.stringContaining('up to 25 MB'),
      ]),
    ]);
  });

  test('each has an id of its own', () => {
    const ids = checks().map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('npm run google-checks runs them too, each in an execution and a spreadsheet of its own', () => {
    const lines: string[] = [];
    const code = googleChecksCommand([join(folder, 'Code.js')], { differences: '', print: (line) => lines.push(line) });
    expect(lines.filter((line) => /^(FAILED|not emulated)/.test(line))).toEqual([]);
    // What a person makes is missing there.
    const skipped = usual().filter((outcome) => outcome.skipped !== undefined).length + BY_HAND;
    expect([code, lines.at(-1)]).toEqual([0, `${checks().length - skipped} passed, 0 failed, ${skipped} skipped`]);
  });
});

describe('where the emulator is of another variant', () => {
  const names = Object.keys(CHOICES) as (keyof Variants)[];
  const flips = names.flatMap((name) =>
    CHOICES[name].filter((value) => value !== USUAL_VARIANTS[name]).map((value) => ({ name, value })),
  );
  let usual: ReadonlyMap<string, string> = new Map();
  beforeAll(() => {
    usual = new Map(outcomesOf().map(({ id, verdict }) => [id, verdict]));
  });

  test.each(flips)('$name $value is noticed and named', ({ name, value }) => {
    const changed = outcomesOf({ [name]: value }).filter(({ id, verdict }) => verdict !== usual.get(id));
    expect(changed.map(({ id }) => id)).toEqual(NOTICED_BY[name]);
    expect(changed.map(({ verdict }) => verdict)).toContain(`otherwise: ${name} is ${String(value)}`);
  });
});

describe('from the menu', () => {
  test('each of its items is a function of the project', () => {
    const { menus } = prepared().emulator.open(USER, DOCUMENT);
    const names = menus.flatMap(({ items }) => items.flatMap(({ functionName }) => functionName || []));
    expect(names).toContain('runChecks');
    expect(names.filter((name) => !selfCheckCode().includes(`\nfunction ${name}() {`))).toEqual([]);
  });

  test('the report is written, and goes on where an execution ended', () => {
    const { emulator, state } = prepared({ pastedNotes: 'lost' });
    const cut = emulator.run({ user: USER, document: DOCUMENT, functionName: 'runChecks', limitMs: 40_000 });
    expect(cut.outcome).toBe('killed');
    call(emulator, 'runChecks');
    expect(state.sheets.map(({ name }) => name)).toEqual(['Self-check report', 'Sheet1', 'By hand']);
    const [report] = state.sheets;
    const rows = report ? shown(state, report, 'A1:I100').filter(([id]) => id !== '') : [];
    expect(rows).toHaveLength(checks().length + 1);
    expect(rows.find(([id]) => id === 'a paste carries the note')?.slice(3, 8)).toEqual([
      'assumed',
      '"new"',
      '"old"',
      'otherwise: pastedNotes is lost',
      expect.stringContaining('src/gas/sheet/copying.ts'),
    ]);
    expect(rows.find(([id]) => id === 'a paste carries chips')?.slice(4, 8)).toEqual([
      'TRUE',
      'TRUE',
      'as assumed',
      '',
    ]);
    const text = String(call(emulator, 'issueText'));
    expect(text).toMatch(/^Self-check of 2026-03-02, en_US, Etc\/UTC: \d+ as expected, 2 otherwise, 6 not run\n/);
    expect(text).toContain(
      '- **a paste carries the note**: otherwise: pastedNotes is lost. Expected "new", seen "old".',
    );
    expect(text).toContain('seen error: it ended the execution.');
    const results = readResults(/```json\n([\s\S]*)\n```/.exec(text)?.[1] ?? '');
    expect(results['a paste carries the note']).toEqual({ seen: 'old', on: '2026-03-02' });
    expect(Object.keys(results)).toHaveLength(checks().length - 7);
    expect(contradictions(checks(), results)).toEqual([
      expect.stringMatching(/^a paste carries the note: "old" was seen/),
    ]);
  });

  test('what is measured is taken into account at the next run', () => {
    const { emulator } = prepared();
    const ended = emulator.run({ user: USER, document: DOCUMENT, functionName: 'measureTimeLimit' });
    expect(ended.outcome).toBe('killed');
    call(emulator, 'notePayloads', { 1: true, 5: true, 10: 'too large', 25: 'too large' });
    call(emulator, 'measureTrigger');
    expect(emulator.fireTriggers(emulator.now() + 10 * 60_000)).toHaveLength(2);
    expect(emulator.triggers()).toEqual([]);
    const outcomes: readonly Outcome[] = JSON.parse(String(call(emulator, 'runAll')));
    expect(outcomes.filter(({ ok }) => !ok).map(({ id, got }) => [id, got])).toEqual(
      [10, 25].map((size) => [`google.script.run carries an answer of ${size} MB`, 'too large']),
    );
  });

  test('the page asks for answers of their full size', () => {
    const { emulator } = prepared();
    const reply = emulator.clientCall(USER, DOCUMENT, 'payload', [1]);
    expect(reply.ok && String(reply.value).length).toBe(1024 * 1024);
  });
});

describe('docs/platform-assumptions.md', () => {
  const results = () => readResults(readFileSync('test/google/results.json', 'utf8'));
  const [first] = [
    { id: 'a check', service: 'Cells', source: 'a page', status: 'assumed', expected: '|', change: 'all' },
  ] as const;

  test('is what npm run assumptions makes', () => {
    const made = join(folder, 'assumptions.md');
    execFileSync(process.execPath, ['build/self-check.mjs', '--assumptions', made]);
    expect(readFileSync('docs/platform-assumptions.md', 'utf8')).toBe(readFileSync(made, 'utf8'));
    expect(readFileSync(made, 'utf8')).toBe(assumptionsDocument(checks(), results()));
  });

  test('what was seen on Google is what the checks expect', () => {
    expect(contradictions(checks(), results(), { ...CHOICES })).toEqual([]);
  });

  test('tells what was seen, and where it is otherwise', () => {
    const row = (seen: string) => assumptionsDocument([first], { [first.id]: { seen, on: '2026-12-01' } });
    expect(assumptionsDocument([first], {})).toContain('| a check | assumed | `"\\|"` | a page | all |');
    expect(row('|')).toContain('| a check | seen live 2026-12-01 |');
    expect(row('x')).toContain('| **seen otherwise** 2026-12-01: `"x"` |');
    expect(contradictions([first], { [first.id]: { seen: 'x', on: '' }, gone: { seen: 1, on: '' } })).toEqual([
      'a check: "x" was seen. all',
      'gone: there is no such check',
    ]);
  });

  test('a variant that Google was seen not to be is played no more', () => {
    const notes = { 'a paste carries the note': { seen: 'new', on: '2026-12-01' } };
    expect(contradictions(checks(), notes, { ...CHOICES })).toEqual([
      'a paste carries the note: pastedNotes is carried; the emulator plays lost too',
    ]);
    expect(contradictions(checks(), notes, { ...CHOICES, pastedNotes: ['carried'] })).toEqual([]);
  });

  test('what was seen says so in the project that is built next', () => {
    const seen = seenLive(checks(), {
      'a paste carries the note': { seen: 'new', on: '2026-12-01' },
      'a paste carries chips': { seen: false, on: '2026-12-01' },
    });
    const built = readChecks(selfCheckCode(undefined, seen));
    const statuses = built
      .filter(({ id }) => /^a paste carries (the note|chips)$/.test(id))
      .map(({ status }) => status);
    expect(statuses.sort()).toEqual(['assumed', 'seen live 2026-12-01']);
  });

  test('what to change names files that are there', () => {
    const named = checks().flatMap(({ id, change }) =>
      [...change.matchAll(/\b(?:src|local|test)\/[\w/.-]+\.(?:ts|js)\b|\b[\w.]+\.mjs\b/g)].map(
        ([path]) => [id, path] as const,
      ),
    );
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter(([, path]) => !existsSync(path))).toEqual([]);
    const functions = checks().flatMap(({ id, change }) =>
      [...change.matchAll(/(src\/[\w/.-]+\.ts) \((\w+)\)/g)].map(([, path = '', name = '']) => ({ id, path, name })),
    );
    expect(functions.filter(({ path, name }) => !readFileSync(path, 'utf8').includes(name))).toEqual([]);
  });

  test('no id has a sign that nobody sees', () => {
    expect(checks().filter(({ id }) => /[\p{Cc}\p{Cf}]/u.test(id))).toEqual([]);
  });
});
