/** ZIPs that the sidebar makes, unpacked again. */
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { type ArchiveEnd, makeArchive, type Making } from '../../sidebar/archive/make';
import type { Result } from '../../sidebar/rpc';
import { sayIn } from '../../sidebar/say';
import type { ErrorKind } from '../../src/errors';
import type { BackupObject } from '../../src/protocol/backup';
import type { KitColumn, ObjectPart } from '../../src/protocol/kit';

const object = (nameSingular: string, ...relatesTo: string[]): BackupObject => ({
  id: nameSingular,
  nameSingular,
  label: nameSingular.toUpperCase(),
  isUsual: true,
  relatesTo,
});
const column = (header: string, kind: KitColumn['kind'] = 'value', target = ''): KitColumn => ({
  header,
  kind,
  target,
  isUnique: false,
});
const COLUMNS = [
  column('Id', 'id'),
  column('Name'),
  column('Company / Id', 'relation', 'company'),
  column('Owner / User Email', 'member', 'workspaceMember'),
];

const part = (rows: readonly (readonly string[])[], over: Partial<ObjectPart> = {}): ObjectPart => ({
  nameSingular: '',
  label: '',
  columns: COLUMNS,
  rows,
  totalCount: rows.length,
  next: null,
  waitMs: 0,
  notes: [],
  fields: [
    ['Object', 'Field'],
    ['x', 'y'],
  ],
  ...over,
});
const refused = (kind: ErrorKind): Result<ObjectPart> => ({
  ok: false,
  trouble: { from: 'server', kind, message: kind },
});

interface Made {
  readonly end: ArchiveEnd;
  readonly files: Readonly<Record<string, string>>;
  readonly asked: readonly string[];
}

/** Answers of each object, in order; the last one stays. */
async function make(
  answers: Readonly<Record<string, readonly (ObjectPart | Result<ObjectPart>)[]>>,
  { kind = 'files', over = {} }: { kind?: 'files' | 'kit'; over?: Partial<Making> } = {},
): Promise<Made> {
  const asked: string[] = [];
  const objects = Object.keys(answers).map((name) =>
    object(name, ...(name === 'person' ? ['company', 'workspaceMember'] : [])),
  );
  const end = await makeArchive({
    request: {
      kind,
      objects,
      others: [object('noteTarget', 'person'), object('taskTarget', 'person'), object('blocklist', 'person')],
      facts: {
        workspace: 'Acme',
        address: 'https://a',
        version: '2.31.0',
        begun: '2026-11-29T10:00:00.000Z',
        keyEnding: 'abcd',
        addOn: '1.0.0',
      },
    },
    say: sayIn('en'),
    now: () => Date.parse('2026-11-29T10:00:00Z'),
    readPart(id, form, next) {
      asked.push(`${id} ${form} ${next ?? ''}`.trim());
      const given = answers[id] ?? [];
      const answer = given[Math.min(asked.filter((one) => one.startsWith(id)).length, given.length) - 1];
      if (!answer) throw new Error('asked for too much');
      return Promise.resolve('ok' in answer ? answer : { ok: true, data: answer });
    },
    members: () =>
      Promise.resolve({
        ok: true,
        data: [
          { id: 'm1', name: 'Ada', email: 'ada@x.org' },
          { id: 'm2', name: 'Bob', email: 'bob@x.org' },
        ],
      }),
    membersThere: null,
    count: (ids) =>
      Promise.resolve({
        ok: true,
        data: {
          counts: ids
            .slice(0, 2)
            .map((objectId) => ({ objectId, records: objectId === 'noteTarget' ? 7 : 0, cells: 0 })),
          waitMs: 0,
        },
      }),
    wait: () => Promise.resolve(),
    onPart: () => undefined,
    goOn: () => true,
    sha256: (bytes) => Promise.resolve(createHash('sha256').update(bytes).digest('hex')),
    ...over,
  });
  const bytes = end.is === 'whole' ? Buffer.concat(end.chunks) : null;
  const files = bytes
    ? Object.entries(unzipSync(bytes)).map(([name, held]) => [name, Buffer.from(held).toString('utf8')])
    : [];
  return { end, files: Object.fromEntries(files), asked };
}

const table = (text = ''): string[][] => Papa.parse<string[]>(text.replace(/^\uFEFF/, '').trim()).data;

test('each object is a file, and the manifest says what is in it', async () => {
  const { end, files } = await make({
    company: [part([['c1', 'A "quoted" é', '', '']])],
    person: [part([['p1', 'x', '', '']], { totalCount: 2, next: 'a' }), part([['p2', 'y', '', '']], { totalCount: 2 })],
  });
  expect(end).toMatchObject({ is: 'whole', records: 3 });
  expect(Object.keys(files)).toEqual(['company.csv', 'person.csv', 'manifest.csv']);
  expect(table(files['company.csv'])[1]).toEqual(['c1', 'A "quoted" é', '', '']);
  const manifest = table(files['manifest.csv']);
  expect(manifest).toContainEqual(['PERSON', 'person', '2', '4', '2026-11-29T10:00:00.000Z', '']);
  const checksum = createHash('sha256')
    .update(files['person.csv'] ?? '')
    .digest('hex');
  expect(manifest).toContainEqual(['person.csv', 'person', '2', checksum]);
  expect(manifest.filter(([name]) => name === 'x')).toHaveLength(2);
});

test('an object that changes while it is read is read anew, and not for ever', async () => {
  const short = part([['p1', '', '', '']], { totalCount: 2 });
  const whole = part([
    ['p1', '', '', ''],
    ['p2', '', '', ''],
  ]);
  expect((await make({ person: [short, refused('view-changing'), whole] })).end).toMatchObject({
    is: 'whole',
    records: 2,
  });
  const { end, asked } = await make({ person: [short] });
  expect([end.is, asked.length]).toEqual(['failed', 4]);
});

test('what the key may not read is named; any other failure ends it', async () => {
  const { files } = await make({ person: [refused('object-forbidden')], company: [part([])] });
  expect(table(files['manifest.csv'])).toContainEqual([
    'PERSON',
    'person',
    '',
    '0',
    '2026-11-29T10:00:00.000Z',
    'the key may not read it',
  ]);
  expect((await make({ person: [refused('unreachable')] })).end.is).toBe('failed');
  expect((await make({ person: [part([])] }, { over: { goOn: () => false } })).end.is).toBe('dropped');
});

test('a kit names members by the e-mail that the new workspace has, and lists the others', async () => {
  const { files } = await make(
    {
      person: [
        part([
          ['p1', 'x', 'c1', 'm1'],
          ['p2', 'y', 'c9', 'm2'],
          ['p3', 'z', '', 'm2'],
        ]),
      ],
      company: [part([['c1', 'A', '', '']])],
    },
    {
      kind: 'kit',
      over: {
        membersThere: () => Promise.resolve({ ok: true, data: [{ id: 'n1', name: 'Ada', email: 'Ada@X.org' }] }),
      },
    },
  );
  expect(Object.keys(files)).toEqual(['01-company.csv', '02-person.csv', 'manifest.csv', 'steps.txt']);
  expect(table(files['02-person.csv']).slice(1)).toEqual([
    ['p1', 'x', 'c1', 'Ada@X.org'],
    ['p2', 'y', '', ''],
    ['p3', 'z', '', ''],
  ]);
  const manifest = table(files['manifest.csv']);
  expect(manifest).toContainEqual(['person', 'Owner', '2', expect.stringContaining('not in the new workspace')]);
  expect(manifest).toContainEqual(['Bob', '2']);
  expect(manifest.filter(([, name]) => /Target|blocklist/.test(name ?? ''))).toEqual([
    ['NOTETARGET', 'noteTarget', '7', '', expect.any(String), expect.stringContaining('not in the kit')],
  ]);
  expect(files['steps.txt']).toContain('01-company.csv, into the object company (rows: 1)');
  expect(files['steps.txt']).toContain('Bob');
});
