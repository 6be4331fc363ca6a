/** A table's view, as it is now, decided. */
import { SyncError } from '../../errors';
import { withColumns } from '../../sync/plan/columns';
import type { Job } from '../../sync/job/job';
import { planSync, type SyncPlan } from '../../sync/plan/plan';
import type { Table } from '../../sync/job/table';
import type { Language } from '../../protocol/reply';
import { EVERYTHING, everythingOf } from '../../twenty/views/everything';
import type { Dialect } from '../../twenty/model';
import type { App } from '../app/app';
import { keptColumns } from './column-guard';
import type { Session } from '../app/session';
import { SHEET_WORDS } from '../words/words';

/**
 * Decides the job's view. In the planning phase everything is asked anew; later slices ask for the view and the objects, so that what was
 * changed meanwhile shows by its fingerprint: a field under another name would come without a value. `check` throws where the plan must
 * not be followed.
 */
export function planner(
  app: App,
  session: Session,
  language: Language,
  check: (job: Job, plan: SyncPlan) => void,
): Planner {
  const known = new Map<string, SyncPlan>();
  const keyOf = (job: Job): string => [job.started, job.restarts, ...job.forbidden].join(' ');
  const planFor = (job: Job): SyncPlan => {
    const decided = known.get(keyOf(job));
    if (decided) return decided;
    const fresh = job.phase === 'planning';
    if (fresh && job.restarts > 0) session.forget();
    const plan = decide(job, session.dialect({ fresh, next: viewOf(job.table) }));
    check(job, plan);
    known.set(keyOf(job), plan);
    return plan;
  };
  const decide = (job: Job, dialect: Dialect, again = job.phase !== 'planning'): SyncPlan => {
    const options = { now: job.started, forbidden: job.forbidden, dialect, fresh: true, again };
    return planView(app, session, { ...job.table, language }, options);
  };
  return {
    planFor,
    known: (job) => known.get(keyOf(job)),
    askAgain(job) {
      const dialect = session.dialect();
      session.twenty.foresee({ dialect, viewId: viewOf(job.table) });
      return () => decide(job, dialect, true).fingerprint === planFor(job).fingerprint;
    },
  };
}

interface Planner {
  readonly planFor: (job: Job) => SyncPlan;
  /** What this execution has decided of the job; asks nothing. */
  readonly known: (job: Job) => SyncPlan | undefined;
  /** Goes with whatever is asked next. What it gives says whether view and objects still are as they were planned. */
  readonly askAgain: (job: Job) => () => boolean;
}

const viewOf = ({ viewId }: Table): string | null => (viewId === EVERYTHING ? null : viewId);

/** What a pull that begins now would ask for. */
export function planTable(app: App, session: Session, table: Table): SyncPlan {
  const dialect = session.dialect({ fresh: true, next: viewOf(table) });
  return planView(app, session, table, { now: app.clock.now(), forbidden: [], dialect, fresh: true });
}

interface PlanOptions {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly forbidden: readonly string[];
  readonly dialect: Dialect;
  /** Asks for the objects as well, in place of those that are remembered; `again`: also where this execution asked for them already. */
  readonly fresh: boolean;
  readonly again?: boolean | undefined;
}

/** A file in parts: each is of the view as it is now, and what came is of the view as it was then. */
export function partPlanner(app: App, session: Session, table: Table, now: number): PartPlanner {
  const dialect = session.dialect({ fresh: false, next: viewOf(table) });
  const planWithout = (forbidden: readonly string[]): SyncPlan =>
    planView(app, session, table, { now, forbidden, dialect, fresh: true, again: true });
  return {
    planWithout,
    requireSame(plan, forbidden) {
      if (planWithout(forbidden).fingerprint !== plan.fingerprint)
        throw new SyncError('view-changing', { view: plan.view.name });
    },
  };
}

interface PartPlanner {
  readonly planWithout: (forbidden: readonly string[]) => SyncPlan;
  /** Behind the last part. @throws SyncError `view-changing` where the view or its objects have changed since it was planned. */
  readonly requireSame: (plan: SyncPlan, forbidden: readonly string[]) => void;
}

/** @throws SyncError `view-unknown`, `object-unknown` and what planning throws. */
export function planView(app: App, session: Session, table: Table, options: PlanOptions): SyncPlan {
  const viewId = viewOf(table);
  const saved = viewId === null ? null : session.twenty.view(viewId, options.dialect);
  const schema = session.schema(options);
  const object = schema.objectById(saved?.objectId ?? table.objectId);
  if (!object) throw new SyncError('object-unknown');
  const view = saved ?? everythingOf(object);
  const { timeZone } = app.spreadsheet.info();
  const language = table.language ?? app.language;
  if (options.fresh && saved !== null) app.fieldNames.remember(table.id, view, schema);
  return planSync(withColumns(view, object, schema, keptColumns(app, table, object)), object, {
    schema,
    dialect: options.dialect,
    options: table.options,
    memberId: table.memberId,
    now: options.now,
    zone: table.memberZone ?? timeZone,
    machineZone: timeZone,
    offsetMinutes: app.clock.offsetMinutes,
    forbidden: options.forbidden,
    language,
    webAddress: session.connection.webAddress,
    nameOf: (fieldId) => app.fieldNames.nameOf(table.id, fieldId) ?? SHEET_WORDS[language].deletedField,
  });
}
