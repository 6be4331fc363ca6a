import * as z from 'zod/mini';
import { randomOf } from '../../crm/workspace/records/random';
import { describeVariants, type Variants } from '../../emulator/grid/values/variants';
import type { Random } from '../../crm/workspace/records/random';
import {
  backupHolds,
  backupIsSwept,
  backupIsTrue,
  backupSheets,
  completeRuns,
  nothingUnfinished,
} from '../laws/backup';
import { broken } from '../laws/law';
import { truthOf } from '../look/truth';
import { changeNow, newRun, type Outcome, type Run } from '../runs/run';
import { changeDeals } from '../storm/deal-changes';
import { execute } from '../storm/execute';
import { CALM, drawStorm } from '../storm/storm';
import { numbersAtStart } from '../world/deals';
import { isActive, savedJobs } from '../world/job';
import { ask, type World } from '../world/world';
import type { TorturedView } from '../world/views';
import type { Desk, User } from '../world/desk';

/** What such runs are called where others name their layouts. */
export const BACKUPS = 'backups';

/** Executions of one backup; more is one that does not end. */
const MOST_EXECUTIONS = 90;

/** About as many service calls has an execution that reads a few objects. */
const CALLS = 500;

const info = z.looseObject({ objects: z.array(z.looseObject({ id: z.string(), nameSingular: z.string() })) });
const owned = z.looseObject({ owner: z.string() });
const progress = z.looseObject({ phase: z.string(), waitMs: z.number() });

interface Book {
  readonly run: Run;
  readonly views: readonly TorturedView[];
  readonly keep: number;
  /** What a second person does, and who cancels: drawn apart. */
  readonly people: Random;
  user: User;
  /** The add-on's names of people. */
  readonly owners: Map<string, User>;
  /** There was a complete one: from then on there always is. */
  hadOne: boolean;
}

/** Small objects are backed up again and again, while somebody works in the CRM. */
export function runBackup({ places, dealViews }: World, seed: number, number: number, variants: Variants): Outcome {
  const random = randomOf(seed, `run ${number}`);
  const { desk, empty } = places.deals;
  desk.emulator.restore(empty);
  desk.crm.ask({ restart: true });
  desk.state.variants = variants;
  const { objects } = z.parse(info, ask(desk, 'getBackup', {}));
  const drawn = dealViews.filter(() => random.chance(0.5));
  const views = drawn.length > 0 ? drawn : [random.pick(dealViews)];
  const numbers = new Map(views.map(({ model }) => [model.object, numbersAtStart(model.object)]));
  let edits = 0;
  const change = () => {
    const view = random.pick(views);
    const own = numbers.get(view.model.object) ?? new Map<string, number>();
    const made = changeDeals({ random, view, numbers: own, ids: () => [...own.keys()], edits });
    edits += 1;
    return made;
  };
  const view = random.pick(views);
  const run = newRun({ random, desk, view, calls: CALLS, tableId: null, change, coming: change });
  const book: Book = {
    run,
    views,
    keep: random.pick([1, 1, 2]),
    people: randomOf(seed, `people of run ${number}`),
    user: 'ada',
    owners: new Map(),
    hadOne: false,
  };
  run.told.push(`backups of ${views.map(({ model }) => model.object).join(', ')}, ${book.keep} kept`);
  const ids = objects.filter((one) => views.some(({ objectId }) => objectId === one.id)).map(({ id }) => id);
  const input = { objectIds: ids, keep: book.keep, timing: null };
  const mine = JSON.stringify(desk.state.sheets[0]?.columns);
  for (let round = random.pick([1, 2, 2, 3]); round > 0 && run.broken.length === 0; round -= 1) backUp(book, input);
  if (JSON.stringify(desk.state.sheets[0]?.columns) !== mine)
    run.broken.push(...broken('whole', ['Another sheet changed.']));
  return { ...run, layouts: [BACKUPS], variants: describeVariants(variants).split(', ') };
}

/** One backup goes through storms until it is complete. */
function backUp(book: Book, input: unknown): void {
  const { run } = book;
  const { random, desk } = run;
  const before = completeRuns(backupSheets(desk.state));
  for (let changes = random.below(3); changes > 0; changes -= 1) changeNow(run);
  let storms = random.pick([0, 1, 2, 3, 5]);
  let endpoint = 'startBackup';
  for (let step = 0; step < MOST_EXECUTIONS && run.broken.length === 0; step += 1) {
    const isStormy = storms > 0;
    const storm = isStormy ? drawStorm({ ...run, isPersonThere: false }) : CALM;
    storms -= 1;
    if (isStormy) endpoint = meddled(book, endpoint);
    const call = { user: book.user, endpoint, input: endpoint === 'startBackup' ? input : {} };
    const inside = storm.inside && {
      ...storm.inside,
      endpoint: random.pick(['continueBackup', 'getBackup', 'getState']),
      ...(book.people.chance(0.3) ? { endpoint: 'cancelBackup' } : {}),
    };
    const { reply, ending } = execute(desk, call, { ...storm, inside }, null, { act: () => {}, look: looking(book) });
    run.isLied ||= storm.rules.some(({ fault }) => ['repeatPage', 'shortPage'].includes(fault.kind));
    run.executions += 1;
    run.told.push(
      `${book.user}: ${endpoint}${inside ? ` (inside, ${inside.user}: ${inside.endpoint})` : ''} → ${ending}`,
    );
    if (!reply) run.deaths += 1;
    if (reply?.ok === true && endpoint === 'cancelBackup' && inside === null) cancelled(book);
    const owner = ownerNow(desk);
    if (endpoint === 'startBackup' && reply?.ok === true && owner !== null && inside === null)
      book.owners.set(owner, book.user);
    const said = reply?.ok === true && endpoint === 'continueBackup' ? z.parse(progress, reply.data) : null;
    if (said?.phase === 'done') return completed(book, before);
    if (said?.phase === 'cancelled') cancelled(book);
    if (said) desk.emulator.advance(said.waitMs);
    if (reply?.ok === false && reply.error.kind === 'rate-limited') desk.emulator.advance(60_000);
    // The other person's is under way: they look again once it may be taken over.
    if (reply?.ok === false && reply.error.kind === 'job-elsewhere') desk.emulator.advance(LEFT_BEHIND_MS);
    // What may pass is gone on from; anything else began nothing, or left nothing of it.
    const goesOn = reply?.ok === true && said?.phase !== 'cancelled' && endpoint !== 'cancelBackup';
    endpoint = goesOn ? 'continueBackup' : 'startBackup';
  }
  if (run.broken.length === 0) run.broken.push(...broken('ends', ['The backup does not end.']));
}

/** A backup that nobody worked on for ten minutes may be begun anew, or cancelled, by anybody. */
const LEFT_BEHIND_MS = 11 * 60_000;

/** Another person comes, at once or when it was left behind, or whoever is there cancels. Gives what is done next. */
function meddled(book: Book, endpoint: string): string {
  const { run, people } = book;
  if (people.chance(0.15)) {
    book.user = book.user === 'ada' ? 'bob' : 'ada';
    const isLeft = people.chance(0.6);
    if (isLeft) run.desk.emulator.advance(LEFT_BEHIND_MS);
    if (isLeft) run.ends.push('backup taken over');
    return people.chance(0.3) ? 'cancelBackup' : 'startBackup';
  }
  return people.chance(0.12) ? 'cancelBackup' : endpoint;
}

/** Of the backup that is under way, as the add-on names people; null where there is none. */
function ownerNow(desk: Desk): string | null {
  const running = desk.properties().get('backup/run');
  return running === undefined ? null : z.parse(owned, JSON.parse(running)).owner;
}

/** Nothing is left but what was complete, where it is not another person's that is under way. */
function cancelled({ run, user, owners }: Book): void {
  const { desk } = run;
  const owner = ownerNow(desk);
  if (owner !== null && owners.get(owner) !== user) return;
  run.ends.push('backup cancelled');
  const left = owner === null ? [] : ['The backup is still under way although it was cancelled.'];
  const jobs = savedJobs(desk).filter(isActive);
  run.broken.push(
    ...broken('swept', [
      ...left,
      ...nothingUnfinished(desk.state),
      ...jobs.map(({ phase }) => `A job is left: ${phase}.`),
    ]),
  );
}

/** Whenever the spreadsheet changed; told once. */
function looking(book: Book): (when: string) => void {
  let seen = -1;
  return (when) => {
    const { run } = book;
    const { state } = run.desk;
    if (state.version === seen || run.broken.length > 0) return;
    seen = state.version;
    run.broken.push(
      ...broken(
        'backup',
        backupHolds(state, book.hadOne).map((sentence) => `${sentence} (${when})`),
      ),
    );
    book.hadOne ||= completeRuns(backupSheets(state)).length > 0;
  };
}

function completed({ run, views, keep }: Book, before: readonly string[]): void {
  const { desk } = run;
  const { state, crm } = desk;
  run.ends.push('backed up');
  const newest = completeRuns(backupSheets(state)).find((one) => !before.includes(one));
  const sheets = backupSheets(state).filter((one) => one.run === newest);
  if (newest === undefined) run.broken.push(...broken('backup', ['It is done, and there is no new backup.']));
  for (const { model, objectId, plainFields } of views) {
    const found = sheets.find(({ object }) => object?.objectId === objectId);
    const truth = truthOf(crm, model.object, { isWalk: found?.object?.receipt.walked != null, isLied: run.isLied });
    const wrong =
      found && truth
        ? backupIsTrue(state, found, plainFields, truth)
        : [`${model.object} is missing, or was not counted.`];
    run.broken.push(...broken('backup', newest === undefined ? [] : wrong));
  }
  const { said } = execute(desk, { user: 'ada', endpoint: 'getState', input: {} }, CALM, null);
  if (said.includes('"ok":false')) run.broken.push(...broken('ends', [`The sidebar cannot open: ${said}`]));
  const jobs = savedJobs(desk).filter(isActive);
  const left = desk.properties().has('backup/run') ? ['The backup is still under way.'] : [];
  run.broken.push(
    ...broken('swept', [
      ...backupIsSwept(state, keep),
      ...left,
      ...jobs.map(({ phase }) => `A job is left: ${phase}.`),
    ]),
  );
}
