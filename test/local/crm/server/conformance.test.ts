import { readFileSync } from 'node:fs';
import { type RunningCrm, startCrm } from '../../../../local/crm/server/start';
import { differences } from './compare';
import { closedAfterAll } from '../../../closing';

/**
 * Requests recorded at a real Twenty 2.21, and at a 2.31, sent to the demo CRM. Of the long answers only the first items of each list are kept,
 * of each kind of view only some; mutations that Twenty accepted are left out.
 */
interface Recording {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly status: number;
  readonly response: unknown;
}

const read = (folder: string, of = 'recorded'): readonly Recording[] =>
  JSON.parse(readFileSync(`test/fixtures/twenty/${of}/${folder}.json`, 'utf8'));

const FOLDERS = 'auth complexity core errors filters metadata multi mutations permissions quirks rest views'.split(' ');

/** The key that a name in a recording stands for, spoiled where the name says so. */
function authorization(recorded: string, keys: Readonly<Record<string, string>>): string {
  const name = /^Bearer <(.+)>$/.exec(recorded)?.[1];
  if (name === undefined) return recorded;
  const admin = keys['apple-admin'] ?? '';
  const [head, payload, signature] = admin.split('.');
  const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString());
  const forged = Buffer.from(JSON.stringify({ ...claims, workspaceId: 'other' })).toString('base64url');
  const spoiled: Readonly<Record<string, string>> = {
    'tampered-payload': [head, forged, signature].join('.'),
    'tampered-signature': `${admin.slice(0, -6)}AAAAAA`,
    truncated: admin.slice(0, -20),
    'key+%20': `${admin}%20`,
  };
  const key = keys[name] ?? spoiled[name];
  if (key === undefined) throw new Error(`No key is called "${name}".`);
  return `Bearer ${key}`;
}

async function replay(crm: RunningCrm, { request, ...recorded }: Recording): Promise<readonly string[]> {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      name === 'Authorization' ? authorization(value, crm.keys) : value,
    ]),
  );
  const answer = await fetch(crm.url + request.path, { method: request.method, headers, ...bodyOf(request) });
  const text = await answer.text();
  return differences(recorded, answer.status, parsed(text));
}

function bodyOf({ method, body }: Recording['request']): { readonly body?: string } {
  if (method === 'GET' || body === null || body === undefined) return {};
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { body: text.replace('y * 12,000,000', 'y'.repeat(12_000_000)) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

describe('the demo CRM answers like Twenty 2.21', () => {
  let crm: RunningCrm;
  const later = closedAfterAll();
  beforeAll(async () => {
    crm = await startCrm({ records: 1_200, rateLimit: false, now: () => Date.UTC(2026, 10, 23, 12) });
    later(() => crm.close());
  });

  const recordings = FOLDERS.flatMap((folder) =>
    read(folder).map((recording) => [`${folder}/${recording.name}`, recording] as const),
  );
  test.each(recordings)('%s', async (_name, recording) => {
    expect(await replay(crm, recording)).toEqual([]);
  });
});

describe('the demo CRM answers like Twenty 2.31', () => {
  let crm: RunningCrm;
  const later = closedAfterAll();
  beforeAll(async () => {
    crm = await startCrm({ records: 300, rateLimit: false, dialect: '2.31', now: () => Date.UTC(2026, 10, 29, 12) });
    later(() => crm.close());
  });

  const recordings = read('all', 'recorded-2.31').map((recording) => [recording.name, recording] as const);
  test.each(recordings)('%s', async (_name, recording) => {
    expect(await replay(crm, recording)).toEqual([]);
  });
});

describe('with its limit exhausted, the demo CRM answers like Twenty 2.21', () => {
  let crm: RunningCrm;
  const later = closedAfterAll();
  beforeAll(async () => {
    // A clock that stands still refills nothing.
    crm = await startCrm({ records: 50, now: () => Date.UTC(2026, 10, 23, 12) });
    later(() => crm.close());
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${crm.keys['apple-admin']}` };
    const spend = { method: 'POST', headers, body: '{"query":"{people(first:1){totalCount}}"}' };
    for (let request = 0; request < 100; request++) await (await fetch(`${crm.url}/graphql`, spend)).text();
  });

  test.each(read('rate').map((recording) => [recording.name, recording] as const))('%s', async (_name, recording) => {
    expect(await replay(crm, recording)).toEqual([]);
  });
});
