/**
 * The last runs of all people, newest first to read. They stand in document properties in pieces: the newest runs in one that is
 * written again for each of them, and when it is full it is put away under a name of its own. So a run costs two calls, and
 * every fifteenth a few more.
 */
import * as v from '../../schema';
import type { ErrorKind } from '../../errors';
import { shownText } from '../../gate';
import type { Store } from '../../ports/store';
import { setOrForget } from '../../twenty/wire/set-or-forget';
import { type DeepReadonly, isRecord, parseJson } from '../../wire';
import { exactly } from './exactly';
import { count, instant } from './sense';
import { isActive, type Job, type JobIn, rowsOf } from './job';

type EndedJob = JobIn<'done' | 'failed' | 'cancelled'>;

/** One pull that has ended. */
const entrySchema = () =>
  v.object({
    /** Milliseconds since the epoch. */
    started: instant(),
    ended: instant(),
    tableId: v.string(),
    /** Cut to `LONGEST_NAME`. */
    viewName: v.string(),
    phase: exactly<EndedJob['phase']>()(v.picklist(['done', 'failed', 'cancelled'])),
    /** Of a failure. */
    kind: v.nullable(v.custom<ErrorKind>((kind) => typeof kind === 'string')),
    rows: count(),
    // Entries of versions before do not say these four.
    added: v.optional(v.nullable(count()), null),
    changed: v.optional(v.nullable(count()), null),
    gone: v.optional(v.nullable(count()), null),
    requests: v.optional(count(), 0),
    /** By the hourly trigger; else by hand. */
    scheduled: v.boolean(),
    /** Random id of the person; '' of one who left. */
    owner: v.string(),
  });

type RunEntry = DeepReadonly<v.InferOutput<ReturnType<typeof entrySchema>>>;

export interface RunLog {
  /** Once a run: the same run is not noted twice. */
  readonly add: (job: Job, scheduled: boolean) => void;
  /** Their runs stay, and are nobody's. */
  readonly forget: (owner: string) => void;
  /** Newest first. */
  readonly all: () => readonly RunEntry[];
}

const NEWEST = 'runs';
/** Pieces that were put away: prefix and the time of their newest run. */
const OLDER = 'runs/';
/** So that the largest entries, whose names are control characters (six bytes each in JSON), stay under 9 KB. */
const RUNS_A_PIECE = 15;
const LONGEST_NAME = 40;
/** Full pieces beside the newest: 200 runs. */
const PIECES = 14;

export function runLog(store: Store): RunLog {
  const said = (key: string): readonly unknown[] => {
    const list = parseJson(store.get(key) ?? '');
    return Array.isArray(list) ? list : [];
  };
  const readable = (entries: readonly unknown[]): readonly RunEntry[] => {
    const schema = entrySchema();
    return entries.flatMap((entry) => {
      return v.read(schema, entry) ?? [];
    });
  };
  const older = (): readonly string[] => [...store.keys(OLDER)].sort().reverse();
  const putAway = (full: readonly unknown[], ended: number): void => {
    // As many digits as any time until the year 2286: the names sort as the times do.
    setOrForget(store, `${OLDER}${ended}`, JSON.stringify(full));
    for (const key of older().slice(PIECES)) store.delete(key);
  };
  return {
    add(job, scheduled) {
      if (isActive(job)) return;
      const all = said(NEWEST);
      const newest = readable(all);
      // An execution died before the job was saved as ended, and the next one ended it again.
      if (newest.some(({ tableId, started, owner }) => isRun(job, tableId, started, owner))) return;
      // What another version noted stays as it is.
      const isFull = all.length >= RUNS_A_PIECE || all.length > newest.length;
      if (isFull) putAway(all, newest[0]?.ended ?? job.saved);
      setOrForget(store, NEWEST, JSON.stringify([entryOf(job, scheduled), ...(isFull ? [] : newest)]));
    },
    forget(owner) {
      for (const key of [NEWEST, ...older()]) {
        const all = said(key);
        // Entries of another version stay as they are, but for the owner.
        if (!all.some((entry) => isRecord(entry) && entry['owner'] === owner)) continue;
        const anonymous = all.map((entry) =>
          isRecord(entry) && entry['owner'] === owner ? { ...entry, owner: '' } : entry,
        );
        store.set(key, JSON.stringify(anonymous));
      }
    },
    all: () => [NEWEST, ...older()].flatMap((key) => readable(said(key))),
  };
}

function isRun(job: Job, tableId: string, started: number, owner: string): boolean {
  return job.table.id === tableId && job.started === started && job.owner === owner;
}

function entryOf(job: EndedJob, scheduled: boolean): RunEntry {
  const { started, saved, table, phase, owner, requests } = job;
  const { added = null, changed = null, gone = null } = job.phase === 'done' ? job.receipt : {};
  return {
    started,
    ended: saved,
    tableId: table.id,
    viewName: shownText(table.viewName, LONGEST_NAME),
    phase,
    kind: job.phase === 'failed' ? job.kind : null,
    rows: rowsOf(job),
    added,
    changed,
    gone,
    requests,
    scheduled,
    owner,
  };
}
