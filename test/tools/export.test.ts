import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { type DemoTwenty, startDemo } from '../../local/host/crm-process';
import { closedAfterAll } from '../closing';

/** `npm run export` as a program, against the demo. Needs `npm run build`. */

const PEOPLE = 600;
const PAGE = 40;

const closing = closedAfterAll();
const folder = mkdtempSync(join(tmpdir(), 'export-'));
let demo: DemoTwenty;
beforeAll(async () => {
  demo = await startDemo('build/crm.mjs', ['--records', String(PEOPLE), '--no-rate-limit', '--cursor-fixed']);
  closing(demo.stop);
  closing(() => rmSync(folder, { recursive: true }));
});
beforeEach(() => control({ clear: true, restore: true }));

async function control(body: object): Promise<void> {
  const headers = { authorization: `Bearer ${demo.control}`, 'content-type': 'application/json' };
  const answer = await fetch(`${demo.url}/demo/control`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
}

/** Pages of 40: enough of them to be killed between. */
const small = { on: 'records', times: null, fault: { kind: 'pageCap', rows: PAGE } };
const onRecords = (skip: number, fault: object, times: number | null = 1) => ({ on: 'records', skip, times, fault });

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

/** Killed as soon as it has said `killAt` that often. */
function run(args: readonly string[], killAt = 0, key = 'apple-admin', url = demo.url): Promise<Ended> {
  const child = spawn(process.execPath, ['build/export.mjs', ...args, '--json'], {
    env: { PATH: process.env['PATH'], TWENTY_URL: url, TWENTY_KEY: demo.keys[key] ?? '' },
  });
  const told = { out: '', said: '' };
  child.stdout.on('data', (data) => (told.out += String(data)));
  child.stderr.on('data', (data) => {
    told.said += String(data);
    if (killAt > 0 && told.said.split(' records\n').length > killAt) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...told, code })));
}

const people = (out: string, format = 'csv') => [
  '--object',
  'people',
  '--view',
  'All People',
  '--out',
  out,
  '--format',
  format,
];
const at = (name: string): string => join(folder, name);
const beside = (name: string): readonly string[] => readdirSync(folder).filter((file) => file.startsWith(`${name}.`));
const rowsOf = (path: string): readonly (readonly string[])[] =>
  Papa.parse<string[]>(readFileSync(path, 'utf8').replace(/^\ufeff/, '')).data.slice(1);

test('a view as CSV: all records once, with a receipt, and nothing left beside the file', async () => {
  const { code, out } = await run(people(at('whole')));
  expect([code, JSON.parse(out)]).toMatchObject([
    0,
    { complete: true, counted: PEOPLE, fetched: PEOPLE, distinct: PEOPLE, restarts: 0, order: 'view', leftOut: [] },
  ]);
  const rows = rowsOf(at('whole'));
  expect(new Set(rows.map(([id]) => id)).size).toBe(PEOPLE);
  expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
  expect(beside('whole')).toEqual([]);
});

test.each([1, 6, 15])('killed after page %i it goes on from there and writes the same file', async (pages) => {
  await control({ rules: [small] });
  const name = `killed-${pages}`;
  const killed = await run(people(at(name)), pages);
  expect([killed.code, existsSync(at(name))]).toEqual([null, false]);
  // What was written behind the last state, whole or not, is cut off.
  appendFileSync(at(`${name}.part`), 'half a rec');
  appendFileSync(at(`${name}.ids`), 'half');
  const { code, said, out } = await run(people(at(name)));
  expect(said).toMatch(/^going on behind \d+ records\n/);
  expect([code, JSON.parse(out)]).toMatchObject([0, { complete: true, distinct: PEOPLE, pages: PEOPLE / PAGE }]);
  expect(readFileSync(at(name), 'utf8')).toBe(readFileSync(at('whole'), 'utf8'));
  expect(beside(name)).toEqual([]);
});

test('a state whose file is not there begins anew', async () => {
  await control({ rules: [small] });
  await run(people(at('lost')), 4);
  writeFileSync(at('lost.part'), '');
  const { code, said } = await run(people(at('lost')));
  expect([code, said.includes('going on')]).toEqual([0, false]);
  expect(rowsOf(at('lost'))).toHaveLength(PEOPLE);
});

test('a view that was changed between two runs is read anew', async () => {
  await control({ rules: [small] });
  await run(people(at('changed')), 3);
  await control({
    now: [
      { kind: 'delete', object: 'person', count: 5 },
      { kind: 'view', view: 'All People', set: { sorts: [] } },
    ],
  });
  const { code, said, out } = await run(people(at('changed')));
  expect(said).toContain('reading anew');
  expect([code, JSON.parse(out)]).toMatchObject([0, { distinct: PEOPLE - 5 }]);
  expect(rowsOf(at('changed'))).toHaveLength(PEOPLE - 5);
});

test('a view that changes while it is read is read anew; one that never stands still is walked by id', async () => {
  const insert = { kind: 'change', change: { kind: 'insert', object: 'person', count: 1 } };
  await control({ rules: [small, onRecords(6, insert)] });
  const once = await run(people(at('moving')));
  expect([once.code, JSON.parse(once.out)]).toMatchObject([0, { restarts: 1, distinct: PEOPLE + 1, order: 'view' }]);
  await control({ clear: true, restore: true, rules: [small, onRecords(0, insert, 60)] });
  const walked = await run(people(at('walked')));
  expect([walked.code, JSON.parse(walked.out)]).toMatchObject([0, { restarts: 3, order: 'ids', complete: true }]);
  expect(new Set(rowsOf(at('walked')).map(([id]) => id)).size).toBe(JSON.parse(walked.out).fetched);
});

test('what cannot be proven ends with 3, and an older file stays', async () => {
  writeFileSync(at('unproven'), 'older');
  await control({
    rules: [small, onRecords(0, { kind: 'ignoreOffset' }, null), onRecords(0, { kind: 'ignoreCursor' }, null)],
  });
  const { code, out } = await run(people(at('unproven')));
  expect([code, JSON.parse(out).complete]).toEqual([3, false]);
  expect(readFileSync(at('unproven'), 'utf8')).toBe('older');
});

test('a server that is away ends with 1 and a sentence; one that comes back is gone on with', async () => {
  const away = await run(people(at('away')), 0, 'apple-admin', 'http://127.0.0.1:9');
  expect([away.code, away.out, existsSync(at('away'))]).toEqual([1, '', false]);
  expect(away.said).toContain('Nothing answers at 127.0.0.1:9');
  expect(away.said).not.toContain('sheet');
  await control({ rules: [small, { on: 'any', skip: 12, times: 20, fault: { kind: 'drop' } }] });
  const dropped = await run(people(at('away')));
  await control({ clear: true });
  const again = await run(people(at('away')));
  expect([dropped.code, again.code]).toEqual([1, 0]);
  expect(again.said).toMatch(/^going on behind/);
});

test('columns that the key may not read are left out and named', async () => {
  const { code, out } = await run(people(at('narrow')), 0, 'apple-nojobtitle');
  expect([code, JSON.parse(out).leftOut]).toEqual([0, [{ column: 'Job Title', reason: 'forbidden' }]]);
});

interface Typed {
  readonly name: string;
  readonly type: string;
  readonly mode: string;
  readonly fields?: readonly Typed[];
}

const OF_TYPE: Readonly<Record<string, (value: unknown) => boolean>> = {
  STRING: (value) => typeof value === 'string',
  BOOLEAN: (value) => typeof value === 'boolean',
  FLOAT: (value) => Number.isFinite(Number(value)),
  INTEGER: (value) => /^-?\d+$/.test(String(value)),
  BIGNUMERIC: (value) => /^-?[\d.]+$/.test(String(value)),
  DATE: (value) => /^\d{4}-\d\d-\d\d$/.test(String(value)),
  TIMESTAMP: (value) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(value)),
  JSON: () => true,
};

/** Paths of values that BigQuery's loader would refuse. */
function unlike(record: Readonly<Record<string, unknown>>, schema: readonly Typed[]): readonly string[] {
  const unknown = Object.keys(record).filter((key) => !schema.some(({ name }) => name === key));
  const wrong = schema.flatMap(({ name, type, mode, fields }) => {
    const value = record[name];
    if (mode === 'REPEATED') return Array.isArray(value) && value.every(OF_TYPE[type] ?? (() => false)) ? [] : [name];
    if (value === null) return [];
    if (fields) return unlike({ ...Object(value) }, fields).map((part) => `${name}.${part}`);
    return OF_TYPE[type]?.(value) ? [] : [name];
  });
  return [...unknown, ...wrong];
}

test('all fields as NDJSON fit the schema for BigQuery', async () => {
  const objects = ['people', 'pets', 'opportunities', 'tasks'];
  const misfits = await Promise.all(
    objects.map(async (object) => {
      const [file, schema] = [at(`${object}.ndjson`), at(`${object}.json`)];
      const args = ['--object', object, '--all-fields', '--format', 'ndjson', '--out', file, '--schema', schema];
      const { code, out } = await run(args);
      const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
      expect([code, lines.length]).toEqual([0, JSON.parse(out).counted]);
      const typed: readonly Typed[] = JSON.parse(readFileSync(schema, 'utf8'));
      return lines.flatMap((line) => unlike(JSON.parse(line), typed).map((name) => `${object}.${name}`));
    }),
  );
  expect(new Set(misfits.flat())).toEqual(new Set());
});

test('two runs never write one file, and what is not understood ends with 2', async () => {
  writeFileSync(at('taken.lock'), String(process.pid));
  const taken = await run(people(at('taken')));
  expect([taken.code, taken.said]).toEqual([1, `Process ${process.pid} is writing ${at('taken')} already.\n`]);
  for (const args of [people(at('x'), 'xls'), people('', 'csv'), [...people(at('x')), '--all-fields']]) {
    expect((await run(args)).code).toBe(2);
  }
});
