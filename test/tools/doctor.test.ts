import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { type DemoTwenty, startDemo } from '../../local/host/crm-process';
import { closedAfterAll } from '../closing';

/** `npm run doctor` as a program, against the demo. Needs `npm run build`. */

const ended = { code: 0, out: '', said: '' };

/** Not `spawnSync`: a demo of this process must be able to answer. */
function doctor(url: string, key: string, ...args: readonly string[]): Promise<typeof ended> {
  const child = spawn(process.execPath, ['build/doctor.mjs', ...args], {
    env: { PATH: process.env['PATH'], TWENTY_URL: url, TWENTY_KEY: key },
  });
  const told = { ...ended };
  child.stdout.on('data', (data) => (told.out += String(data)));
  child.stderr.on('data', (data) => (told.said += String(data)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...told, code: code ?? -1 })));
}

async function demo(...args: readonly string[]): Promise<DemoTwenty> {
  const started = await startDemo('build/crm.mjs', ['--no-rate-limit', ...args]);
  closing(started.stop);
  return started;
}

const closing = closedAfterAll();
let small: DemoTwenty;
beforeAll(async () => {
  small = await demo('--records', '600');
});

const keyOf = (name: string): string => small.keys[name] ?? '';

test('an admin’s key: every part of the report, no key, no address, no record', async () => {
  const { code, out, said } = await doctor(small.url, keyOf('apple-admin'));
  expect(code).toBe(0);
  for (const title of ['Server', 'Key', 'Limits', 'Objects', 'Views', 'Pages', 'Cursors', 'Timing'])
    expect(out).toContain(`### ${title}\n`);
  expect(out).toContain('| People | `people` | 31 | 600 |');
  expect(out).toMatch(/- (\d+) of \1 can be expressed/);
  expect(out).toContain('“Assigned to Me” (Tasks, table): asks who “me” is');
  expect(out).toContain('role “admin”: reads all objects: yes; changes records: yes; changes settings: yes');
  expect(out).toContain('more than the add-on needs');
  const key = keyOf('apple-admin');
  for (const secret of [key, key.slice(-4), new URL(small.url).hostname]) expect(out + said).not.toContain(secret);
});

test('a key that may not list keys is told so, and the objects that it may not read', async () => {
  const { code, out } = await doctor(small.url, keyOf('apple-noopportunity'));
  expect(code).toBe(0);
  expect(out).toContain('that is as it should be');
  expect(out).toContain('| Opportunities | `opportunities` | 19 | not readable (object-forbidden) |');
  expect(out).toMatch(/\*\*not:\*\* “My deals” \(Opportunities, table\): .*may not read Opportunities/);
});

test('asked for, a view loses the column that the key may not read', async () => {
  const { out } = await doctor(small.url, keyOf('apple-nojobtitle'), '--ask-views');
  expect(out).toContain('“All People” (People, table): without the columns Job Title (forbidden)');
  expect(out).toMatch(/- (\d+) of \1 can be pulled/);
});

test('cursors that lose records are told from those that lose none', async () => {
  const fixed = await demo('--records', '600', '--cursor-fixed');
  const [losing, whole] = await Promise.all([
    doctor(small.url, keyOf('apple-admin')),
    doctor(fixed.url, fixed.keys['apple-admin'] ?? ''),
  ]);
  expect(losing.out).toMatch(/in the order of ids.*600 of 600: complete/);
  expect(losing.out).toMatch(/sorted .*of 600: \*\*\d+ lost\*\*/);
  expect(whole.out).toMatch(/sorted .*600 of 600: complete/);
});

test('a cap on pages and a limit that Twenty names are found', async () => {
  const limited = await demo('--records', '300');
  const refusal = {
    message: 'Limit reached (600 tokens per 60000 ms)',
    extensions: { code: 'BAD_USER_INPUT', subCode: 'LIMIT_REACHED' },
  };
  const body = JSON.stringify({ errors: [refusal], data: null });
  await fetch(`${limited.url}/demo/control`, {
    method: 'POST',
    headers: { authorization: `Bearer ${limited.control}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      rules: [
        { on: 'records', times: 1, fault: { kind: 'answer', status: 200, body } },
        { on: 'records', times: null, fault: { kind: 'pageCap', rows: 60 } },
      ],
    }),
  });
  const { out } = await doctor(limited.url, limited.keys['apple-admin'] ?? '');
  expect(out).toContain('- 600 requests in 60 s, named by Twenty');
  expect(out).toContain('60 came of 5000 asked for: **this server caps pages**');
});

test.each(['1.1', '1.5', '2.4', '2.43'])('Twenty %s is looked at to the end', async (dialect) => {
  const old = await demo('--records', '50', '--dialect', dialect);
  const { code, out } = await doctor(old.url, old.keys['apple-admin'] ?? '');
  expect({ code, stopped: out.includes('It stopped here') }).toEqual({ code: 0, stopped: false });
  expect(out).toContain(`- version: ${dialect}`);
});

/** The small demo behind a server that keeps every document, and refuses what `refuse` finds a sentence for. */
async function watched(refuse: (body: string) => string | null = () => null) {
  const documents: string[] = [];
  const proxy = createServer((request, response) => {
    const { authorization = '' } = request.headers;
    const answer = (status: number, text: string): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(text);
    };
    let body = '';
    request.on('data', (data) => (body += String(data)));
    request.on('end', () => {
      if (body !== '') documents.push(String(JSON.parse(body).query));
      const message = refuse(body);
      if (message !== null) return answer(200, JSON.stringify({ errors: [{ message }] }));
      const sent = request.method === 'POST' ? { method: 'POST', body } : {};
      const headers = { authorization, 'content-type': 'application/json' };
      void fetch(small.url + (request.url ?? ''), { ...sent, headers }).then(async (reply) =>
        answer(reply.status, await reply.text()),
      );
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  closing(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const address = proxy.address();
  return { documents, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` };
}

test('nothing is written: every document is a query', async () => {
  const { documents, url } = await watched();
  expect((await doctor(url, keyOf('apple-admin'), '--ask-views')).code).toBe(0);
  expect(documents.length).toBeGreaterThan(100);
  expect(documents.filter((document) => !/^\s*(query\b|\{)/.test(document))).toEqual([]);
});

test('a view that Twenty refuses is named with what Twenty says, without what its filter compares with', async () => {
  const { url } = await watched((body) => (/director/.test(body) ? 'no such word: director' : null));
  const { code, out } = await doctor(url, keyOf('apple-admin'), '--ask-views');
  expect(code).toBe(0);
  expect(out).toMatch(/\*\*not:\*\* “Directors” \(People, table\): .*no such word: …/);
  expect(out).not.toContain('director');
});

test.each([
  ['apple-expired', 'has expired'],
  ['apple-revoked', 'was revoked'],
])('%s: what was seen before it stopped is told, and code 1', async (name, sentence) => {
  const { code, out } = await doctor(small.url, keyOf(name));
  expect(code).toBe(1);
  expect(out).toMatch(new RegExp(`It stopped here:.*${sentence}`));
  expect(out).not.toContain('The sheet');
});

test('a server that does not answer is not named', async () => {
  const key = ['e30', 'e30', 'e30'].join('.');
  const { code, out } = await doctor('http://127.0.0.1:1', key);
  expect(code).toBe(1);
  expect(out).toContain('Nothing answers at this address');
  expect(out).not.toContain('127.0.0.1');
});

test('plain http to another machine is done with a warning; to this one without', async () => {
  const warning = 'The address begins with http: others on the network could read the key.';
  const key = ['e30', 'e30', 'e30'].join('.');
  expect((await doctor('http://crm.invalid:3000', key)).said).toContain(warning);
  expect((await doctor('http://127.0.0.1:1', key)).said).not.toContain(warning);
});

test.each([
  [{}, 'TWENTY_URL and TWENTY_KEY are not set.'],
  [{ TWENTY_URL: 'https://crm.example.com' }, 'TWENTY_URL and TWENTY_KEY belong together'],
  [{ TWENTY_KEY: 'a-secret' }, 'TWENTY_URL and TWENTY_KEY belong together'],
  [{ TWENTY_URL: 'crm', TWENTY_KEY: 'a-secret' }, 'TWENTY_URL takes an address'],
  [{ TWENTY_URL: 'eyJa-secret', TWENTY_KEY: 'https://crm.example.com' }, 'not a key: are the two swapped?'],
])('%j is answered with how to set it', (environment, sentence) => {
  for (const command of ['build/doctor.mjs', 'build/pull.mjs']) {
    if (command.includes('pull') && Object.keys(environment).length === 0) continue;
    const args = command.includes('pull') ? ['--object', 'people', '--view', 'x'] : [];
    const env = { PATH: process.env['PATH'], ...environment };
    const { status, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', env });
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('a-secret');
    if (command.includes('doctor')) expect(stderr).toContain('read -rs TWENTY_KEY');
  }
});
