import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DemoTwenty, startDemo } from '../../../../local/host/crm-process';
import type { ImportOutcome } from '../../../../local/crm/import/import-file';
import { closedAfterAll } from '../../../closing';
import { plainClient } from '../../../plain-client';
import { csv } from './builders';

/** `npm run import` as a program, into a running demo: csv.md through the command. Needs `npm run build`. */

const closing = closedAfterAll();
const folder = mkdtempSync(join(tmpdir(), 'import-'));
let demo: DemoTwenty;
beforeAll(async () => {
  demo = await startDemo('build/crm.mjs', ['--records', '60', '--no-rate-limit']);
  closing(demo.stop);
  closing(() => rmSync(folder, { recursive: true }));
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

function run(args: readonly string[], url = demo.url, key = demo.keys['apple-admin'] ?? ''): Promise<Ended> {
  const child = spawn(process.execPath, ['build/import.mjs', ...args], {
    env: { PATH: process.env['PATH'], TWENTY_URL: url, TWENTY_KEY: key },
  });
  const told = { out: '', said: '' };
  child.stdout.on('data', (data) => (told.out += String(data)));
  child.stderr.on('data', (data) => (told.said += String(data)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...told, code })));
}

const file = (name: string, ...rows: readonly (readonly string[])[]): string => {
  writeFileSync(join(folder, name), csv(...rows));
  return join(folder, name);
};

/** Imports one file; what the command says of it. */
async function outcomeOf(
  path: string,
  ...args: readonly string[]
): Promise<ImportOutcome & { readonly code: number | null }> {
  const { code, out, said } = await run([path, '--json', ...args]);
  if (out === '') throw new Error(said);
  return { code, ...JSON.parse(out) };
}

type Held = Readonly<Record<string, unknown>> & { readonly id: string };

/** Live records as the API gives them. */
async function held(root: string, selection: string, filter: object = {}): Promise<readonly Held[]> {
  const type = { people: 'Person', companies: 'Company' }[root] ?? root;
  const query = `query Q($filter: ${type}FilterInput) { ${root}(filter: $filter, first: 500) { edges { node { id ${selection} } } } }`;
  const data = await plainClient(demo).request<Record<string, { readonly edges: readonly { readonly node: Held }[] }>>(
    query,
    { filter },
  );
  return (data[root]?.edges ?? []).map(({ node }) => node);
}

const ID = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const one = async (id: string, selection: string) => (await held('people', selection, { id: { eq: id } }))[0];

test('creates, updates, restores; what the records hold is what the file says, and nothing else moves', async () => {
  const before = await held('people', 'jobTitle name { firstName lastName } companyId');
  const [ann] = before;
  const header = ['Id', 'Name / First Name', 'Job Title'];
  const made = await outcomeOf(
    file('person.csv', header, [ann?.id ?? '', '', 'CEO'], [ID(1), 'Zoë', '=1+1'], ['', 'Al', '']),
  );
  expect(made).toMatchObject({ code: 0, created: 2, updated: 1, restored: 0, blocked: [], dropped: [], failure: null });
  const after = new Map(
    (await held('people', 'jobTitle name { firstName lastName } companyId')).map((each) => [each.id, each]),
  );
  expect(after.get(ann?.id ?? '')).toEqual({ ...ann, jobTitle: 'CEO' });
  expect(after.get(ID(1))).toMatchObject({ jobTitle: '=1+1', name: { firstName: 'Zoë' }, companyId: null });
  expect(before.slice(1).every((each) => JSON.stringify(after.get(each.id)) === JSON.stringify(each))).toBe(true);
  const change = { now: [{ kind: 'delete', object: 'person', ids: [ID(1)] }] };
  const headers = { authorization: `Bearer ${demo.control}`, 'content-type': 'application/json' };
  await fetch(`${demo.url}/demo/control`, { method: 'POST', headers, body: JSON.stringify(change) });
  expect(await one(ID(1), 'jobTitle')).toBeUndefined();
  expect(await outcomeOf(file('people.csv', ['Id', 'Job Title'], [ID(1), 'CTO']))).toMatchObject({ restored: 1 });
  expect(await one(ID(1), 'jobTitle')).toMatchObject({ jobTitle: 'CTO' });
});

test('what the preview shows as errors is blocked, what is left out without a word is dropped, and said', async () => {
  const header = ['Id', 'Emails / Primary Email', 'Work Preference', 'Performance Rating', 'Owner Id'];
  const path = file(
    'person-2.csv',
    header,
    [ID(20), ' a@x.org', '', '', ''],
    [ID(21), 'b@x.org', '["ON_SITE","NOWHERE"]', '', ''],
    [ID(22), 'c@x.org', '', '5', ''],
    [ID(23), 'd@x.org', '', '', ''],
    [ID(23), 'e@x.org', '', '', ''],
  );
  const { code, out } = await run([path]);
  expect(code).toBe(1);
  expect(out).toContain('1 created, 0 updated, 0 restored, 4 blocked, 1 dropped');
  for (const line of [
    'row 1: Emails / Primary Email',
    'row 3: Performance Rating',
    'row 4: ',
    'row 5: ',
    'row 2: Work Preference',
  ])
    expect(out).toContain(line);
  expect(out).toContain('not imported  Owner Id');
  expect(await one(ID(21), 'workPreference')).toMatchObject({ workPreference: ['ON_SITE'] });
});

/** csv.md §3: the batch is refused whole. */
test.each<readonly [string, string, string, string]>([
  ['conflicting codes of a phone', 'Phones / Primary Phone Calling Code', '+33', 'US'],
  ['a NUL sign', 'Job Title', 'a\0b', 'FR'],
  ['a relation to nobody', 'Company / Id', ID(999), 'FR'],
])('%s refuses its batch; nothing of it is written', async (_, header, value, country) => {
  const columns = ['Id', 'Phones / Primary Phone Number', 'Phones / Primary Phone Country Code', header];
  const path = file('person-3.csv', columns, [ID(30), '1', 'FR', ''], [ID(31), '612345678', country, value]);
  expect(await outcomeOf(path)).toMatchObject({ code: 1, created: 0, failure: expect.stringMatching(/^Row 2: /) });
  expect(await one(ID(30), 'jobTitle')).toBeUndefined();
});

test('an id in upper case is a double in the database: updates of the batch stay, nothing is inserted', async () => {
  const id = 'abcdef00-0000-4000-8000-000000000040';
  await outcomeOf(file('person-4.csv', ['Id', 'Job Title'], [id, 'CTO']));
  const rows = [
    [id.toUpperCase(), 'CFO'],
    [ID(1), 'COO'],
    [ID(41), 'New'],
  ];
  expect(await outcomeOf(file('person-5.csv', ['Id', 'Job Title'], ...rows))).toMatchObject({
    created: 0,
    updated: 1,
    failure: expect.stringContaining('upper case'),
  });
  expect([await one(id, 'jobTitle'), await one(ID(1), 'jobTitle'), await one(ID(41), 'jobTitle')]).toEqual([
    { id, jobTitle: 'CTO' },
    { id: ID(1), jobTitle: 'COO' },
    undefined,
  ]);
});

test('one-sides first: companies, then people who name them by a unique field; in French', async () => {
  const companies = file(
    'company.csv',
    ['ID', 'Nom', 'Nom de domaine / Link URL'],
    [ID(50), 'Zed', 'https://Zed.example/'],
  );
  const people = file(
    'person-6.csv',
    ['ID', 'Entreprise / Nom de domaine / Link URL'],
    [ID(51), 'https://zed.example'],
  );
  const { code, out } = await run([companies, people, '--locale', 'fr', '--json']);
  expect([
    code,
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).created),
  ]).toEqual([0, [1, 1]]);
  expect(await one(ID(51), 'companyId')).toMatchObject({ companyId: ID(50) });
});

test('a file that the importer does not take, an unknown object, a key that may not write', async () => {
  writeFileSync(join(folder, 'pet.csv'), '<html>');
  const many = file('task.csv', ['Title'], ...Array.from({ length: 10_001 }, (_, n) => [String(n)]));
  const ended = await Promise.all([
    run([join(folder, 'pet.csv')]),
    run([many]),
    run([file('nothing.csv', ['Id'])]),
    run([file('person.csv', ['Id'])], demo.url, demo.keys['apple-readonly']),
    run([file('person.csv', ['Id'])], demo.url, 'x'),
    run([]),
  ]);
  expect(ended.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1, 2]);
  const said = ['begins with "<"', 'more than 10000 rows', 'no object "nothing"', 'may not import', '', 'Name a file'];
  for (const [at, words] of said.entries()) expect(ended[at]?.said).toContain(words);
});

test('any other server is refused before it is shown a key or a file', async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"demo":true}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const path = file('person.csv', ['Id', 'Job Title'], [ID(60), 'x']);
  const ended = await Promise.all(
    [`http://127.0.0.1:${port}`, 'https://api.twenty.com', 'http://127.0.0.1:9'].map((url) => run([path], url)),
  );
  server.close();
  expect(ended.map(({ code }) => code)).toEqual([1, 1, 1]);
  expect(ended.map(({ said }) => said)).toEqual([
    expect.stringContaining('is not the demo'),
    expect.stringContaining('is not the demo'),
    expect.stringContaining('No demo answers'),
  ]);
  expect(asked).toEqual(['GET /demo/import ']);
});
