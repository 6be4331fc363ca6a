/** What a person chose to back up, in which workspace, and what can be checked of it. */
import type { App } from '../../src/calls/app/app';
import { writeCached } from '../../src/calls/app/cached';
import { refText } from '../../src/calls/app/connections';
import { backupInfo } from '../../src/calls/backup/info';
import { BACKUPS } from '../../src/calls/endpoints/backups';
import type { BackupPlan, BackupRun } from '../../src/sync/job/backup';
import { fakeCache } from '../fakes/store';
import { object } from '../twenty/model-builders';

const HERE = { address: 'https://crm.example', workspaceId: 'here' };
const PLAN: BackupPlan = { v: 1, ...HERE, objectIds: ['id-person'], left: ['id-note'], keep: 3 };
const OBJECTS = [
  ...['person', 'note', 'pet', 'messageThread'].map((name) => object(name)),
  { ...object('folder'), isSystem: true },
  { ...object('old'), isActive: false },
];

function infoOf(plan: BackupPlan | null, run: Partial<BackupRun> | null = null) {
  const cache = fakeCache();
  writeCached(cache, `objects/en/${refText(HERE)}`, OBJECTS, 600);
  const app: unknown = {
    language: 'en',
    owner: 'me',
    cache,
    clock: { now: () => 0 },
    paceOf: () => null,
    connections: { current: () => ({ ...HERE, dialect: null }), keyFor: () => 'key' },
    spreadsheet: { sheetTags: () => [], cellCount: () => 0 },
    backups: { plan: () => plan, run: () => run },
    schedules: { of: () => null },
  };
  return backupInfo(app as App, undefined);
}

test.each<[string, BackupPlan | null, readonly string[] | null, readonly string[], number]>([
  ['here: objects that came since are named, but not what nobody would choose', PLAN, ['id-person'], ['id-pet'], 3],
  ['before anybody noted what was left out', { ...PLAN, left: undefined }, ['id-person'], [], 3],
  ['in another workspace of that address', { ...PLAN, workspaceId: 'there' }, null, [], 3],
  ['at another address', { ...PLAN, address: 'https://other.example' }, null, [], 3],
  ['never', null, null, [], 2],
])('what was chosen %s', (_, plan, objectIds, added, keep) => {
  expect(infoOf(plan)).toMatchObject({ objectIds, added, keep, running: null });
});

test('a backup that is under way is one’s own, or another’s', () => {
  expect([infoOf(null, { owner: 'me' }).running, infoOf(null, { owner: 'bob' }).running]).toEqual(['mine', 'others']);
});

test('only a sheet that says it is whole can be checked', () => {
  const tagOf = (sheet: number, complete: boolean) => {
    const tag = { v: 1, sheet, run: `run${sheet}`, started: 1, object: null, complete, objects: 1, records: 1 };
    return { sheetId: sheet, value: JSON.stringify(tag) };
  };
  const app: unknown = { language: 'en', spreadsheet: { sheetTags: () => [tagOf(1, true), tagOf(2, false)] } };
  const check = (sheetId: number) => BACKUPS.checkBackup.call(app as App, { sheetId });
  expect(check(1)).toEqual({ changed: [], missing: 1 });
  for (const other of [2, 3]) expect(() => check(other)).toThrow('sheet-gone');
});
