/** Who leaves a spreadsheet without tables: what goes, whatever fails on the way, and what they are told. */
import type { App } from '../../src/calls/app/app';
import { uninstall } from '../../src/calls/leave/uninstall';
import { UNINSTALL_WORDS } from '../../src/calls/leave/uninstall-words';
import { SyncError } from '../../src/errors';
import type { Job } from '../../src/sync/job/job';
import { newJob } from '../sync/pulling';

/** Gives what was done, in order, and the last window. */
function leave(over: object = {}, jobs: readonly Job[] = []) {
  const did: string[] = [];
  const doing = (what: string) => (): void => void did.push(what);
  const app: unknown = {
    language: 'en',
    owner: 'me',
    leaving: { elsewhere: () => [], forgetPerson: doing('keys'), forgetDocument: doing('document') },
    scheduler: { stop: doing('schedule') },
    continuation: { cancel: doing('continuation') },
    spreadsheet: { sheetTags: () => [] },
    lock: { acquire: () => true, release: doing('free') },
    schedules: { all: () => [], ownedBy: () => [] },
    backups: { run: () => null },
    jobs: { all: () => jobs },
    runs: { forget: () => undefined },
    names: { save: () => undefined },
    ...over,
  };
  const said: string[] = [];
  uninstall(app as App, { confirm: () => true, tell: (_, text) => void said.push(text) });
  return { did, said: said.join() };
}

const words = UNINSTALL_WORDS.en;

test('keys first, then both triggers, then what is kept with the spreadsheet', () => {
  const { did, said } = leave();
  expect(did).toEqual(['keys', 'schedule', 'continuation', 'document', 'free']);
  expect(said).toBe([words.done, words.script].join('\n\n'));
});

test('another’s pull keeps what is kept with the spreadsheet; one that has ended, or one’s own, does not', () => {
  const isForgotten = (over: Partial<Job>): boolean => leave({}, [newJob(5, over)]).did.includes('document');
  expect(isForgotten({ owner: 'bob', phase: 'fetching' })).toBe(false);
  expect(isForgotten({ owner: 'bob', phase: 'done' })).toBe(true);
  expect(isForgotten({ owner: 'me', phase: 'fetching' })).toBe(true);
});

test.each([
  ['a trigger', { continuation: { cancel: () => fail(new Error('not for you')) } }, words.triggersStay, true],
  ['the lock', { lock: { acquire: () => false } }, words.busy, false],
  ['the store', { backups: { run: () => fail(new SyncError('storage-full')) } }, /they are used up/, false],
])('where %s fails, the keys are gone and it is said', (_, over, sentence, isForgotten) => {
  const { did, said } = leave(over);
  const [done, failure, script, ...more] = said.split('\n\n');
  expect([done, script, more]).toEqual([words.done, words.script, []]);
  expect(failure).toMatch(sentence);
  expect([did[0], did.includes('document')]).toEqual(['keys', isForgotten]);
});

function fail(thrown: Error): never {
  throw thrown;
}
