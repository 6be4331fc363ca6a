import { SyncError } from '../../../src/errors';
import { SHEET_WORDS } from '../../../src/calls/words/words';
import { forbiddenNames } from '../../../src/sync/plan/forbidden';
import type { Job } from '../../../src/sync/job/job';
import { planSync, type SyncPlan } from '../../../src/sync/plan/plan';
import { runSlice } from '../../../src/sync/run';
import { newMemory, type SliceResult } from '../../../src/sync/read/slice';
import { field, NEWER, object, schema, view } from '../../twenty/model-builders';
import { newJob, people, TABLE, type World, world } from '../pulling';

const RELATED = ['company', 'employer', 'school'];
const relationTo = (name: string) => {
  const target = { targetObjectId: `id-${name}`, targetObject: name, targetObjectPlural: `${name}s` };
  return field(name, { type: 'RELATION', relation: { type: 'MANY_TO_ONE', ...target } });
};
const FIELDS = [field('name'), ...RELATED.map(relationTo)];
const PERSON = object('person', FIELDS);
const SCHEMA = schema(PERSON, ...RELATED.map((name) => object(name, [field('name')])));
const VIEW = view({
  objectId: PERSON.id,
  fields: FIELDS.map(({ id }, position) => ({ fieldId: id, isVisible: true, position })),
});

function planWithout(forbidden: readonly string[]): SyncPlan {
  return planSync(VIEW, PERSON, {
    schema: SCHEMA,
    dialect: NEWER,
    options: TABLE.options,
    memberId: null,
    now: 0,
    zone: 'Europe/Paris',
    machineZone: 'Europe/Paris',
    offsetMinutes: () => 60,
    forbidden,
  });
}

const REFUSED = new SyncError('object-forbidden', { object: 'People' });
const LIMITED = new SyncError('rate-limited', { retryAfterMs: 14_000 });

/** People whose related objects the key may not read; the limit is met when that object is tried. */
function strictWorld(limitedAt: string | null): World & { limitedAt: string | null } {
  const here = { ...world(people(1, 2)), limitedAt };
  here.twenty.onPages = ([query]) => {
    if (query?.selections.some((selection) => selection.includes('{'))) throw REFUSED;
  };
  here.twenty.onCount = ({ nameSingular }) => {
    if (nameSingular === here.limitedAt) throw LIMITED;
    if (RELATED.includes(nameSingular)) throw REFUSED;
  };
  return here;
}

function slice(here: World, job: Job): SliceResult {
  return runSlice(job, {
    clock: { now: () => (here.now += 10), sleep: (ms) => (here.now += ms), offsetMinutes: () => 60 },
    deadline: Number.POSITIVE_INFINITY,
    spreadsheet: here.spreadsheet,
    twenty: here.twenty,
    columnMemo: here.columnMemo,
    memory: newMemory(),
    planFor: ({ forbidden }) => planWithout(forbidden),
    askAgain: () => () => true,
    zoneOffset: () => 60,
    noteProgress: () => undefined,
    words: SHEET_WORDS.en,
    cancelRequested: () => false,
    lastReceipt: () => null,
    heldByOthers: () => null,
    mayRead: () => undefined,
    saveJob: (saved) => {
      here.saved = saved;
    },
  });
}

describe('finding out which related object the key may not read', () => {
  test('asks for each of them', () => {
    const { twenty } = strictWorld(null);
    expect(forbiddenNames(REFUSED, planWithout([]), [], twenty)).toEqual(RELATED);
    expect(forbiddenNames(REFUSED, planWithout([]), ['company'], twenty)).toEqual(['employer', 'school']);
  });

  test('keeps what it found when the rate limit stops it', () => {
    const { twenty } = strictWorld('school');
    expect(forbiddenNames(REFUSED, planWithout([]), [], twenty)).toEqual(['company', 'employer']);
  });

  test('is no end of a pull when the rate limit stops it before anything was found', () => {
    const here = strictWorld('company');
    const first = slice(here, newJob(null));
    expect(first).toMatchObject({ waitMs: 14_000, job: { phase: 'fetching', offset: 0, forbidden: [] } });
    expect(here.saved).toMatchObject({ phase: 'fetching' });
    here.limitedAt = null;
    const { job } = slice(here, first.job);
    expect(job).toMatchObject({ phase: 'done', forbidden: RELATED, receipt: { complete: true, written: 2 } });
  });
});
