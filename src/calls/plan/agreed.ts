/** What a person agreed to, held against what a table would ask with their key. */
import { asSyncError, SyncError } from '../../errors';
import {
  type Agreed,
  type Agreement,
  differingTerms,
  fieldMark,
  fieldsBeyond,
  isSameTerms,
  refusedOf,
  shownTerms,
} from '../../sync/people/agreement';
import { isWriting, type Job } from '../../sync/job/job';
import type { Table } from '../../sync/job/table';
import type { SyncPlan } from '../../sync/plan/plan';
import type { App } from '../app/app';
import { changesText, labelsText, membersOf, settingsText, wholeText } from './agreed-words';
import { planTable } from './planned';
import type { Session } from '../app/session';

/** The table with the names under which the person agreed to it: those on the sheet may be anybody's. */
function withAgreedNames(table: Table, agreed: Agreed): Table {
  const { objectLabel, objectPath, viewName } = agreed.table;
  return { ...table, objectLabel, objectPath, viewName };
}

/** A table of the first version, with the workspace that its address means for this person. */
function withWorkspace(app: App, table: Table): Table {
  if (table.workspaceId !== '') return table;
  return { ...table, workspaceId: app.connections.at(table)?.workspaceId ?? '' };
}

/** Whether the sheet says something else than this person agreed to. */
export function isChanged(app: App, said: Table): boolean {
  const known = app.agreements.of(said.id);
  return known?.agreed != null && !isSameTerms(known.agreed.table, withWorkspace(app, said));
}

/**
 * A table as it may be asked for where nobody looks on. Asks nothing.
 *
 * @param mayEdit also where it was agreed that nobody edits it, or that somebody does, as an undo may leave it: Twenty is asked the same
 * @throws SyncError `not-agreed`, `agreed-otherwise`.
 */
export function agreedTable(app: App, said: Table, mayEdit = false): Table {
  const table = withWorkspace(app, said);
  const known = app.agreements.of(table.id);
  if (known?.agreed == null) throw new SyncError('not-agreed', { view: table.viewName });
  const differing = differingTerms(known.agreed.table, table).filter((name) => !mayEdit || name !== 'editing');
  if (differing.length > 0)
    throw new SyncError('agreed-otherwise', { settings: settingsText(differing, app.language) });
  return withAgreedNames(table, known.agreed);
}

/** What the key could not read by then is not tried where nobody looks on. */
export function refusedFor(app: App, tableId: string): readonly string[] {
  const agreed = app.agreements.of(tableId)?.agreed;
  return agreed == null ? [] : refusedOf(agreed);
}

/**
 * A table as it may be asked for by hand: as agreed to, or as the person has just been shown, which `yes` names. Twenty is asked for
 * names and fields where there is something to show, never for records.
 *
 * @throws SyncError `agree-first`, `agree-anew`: the questions.
 */
export function tableByHand(app: App, session: Session, said: Table, yes: string | undefined): Table {
  const table = withWorkspace(app, said);
  const known = app.agreements.of(table.id);
  const agreed = known?.agreed != null && isSameTerms(known.agreed.table, table) ? known.agreed : null;
  if (yes === undefined && agreed) {
    app.agreements.withdraw(table.id);
    return withAgreedNames(table, agreed);
  }
  // Only columns were in question. They are compared with the answer when the job is planned.
  if (yes !== undefined && agreed) return proposed(app, withAgreedNames(table, agreed), yes);
  const plan = planTable(app, session, table);
  const named = withTrueNames(table, plan);
  const shown = shownMark(app, named, plan);
  if (yes === shown) return proposed(app, named, yes);
  throw question(app, session, { table: named, plan, shown }, known);
}

function proposed(app: App, table: Table, yes: string): Table {
  app.agreements.propose(table, yes);
  return table;
}

/** Names as Twenty has them now. */
function withTrueNames(table: Table, { object, view }: SyncPlan): Table {
  return { ...table, objectLabel: object.labelPlural, objectPath: object.namePlural, viewName: view.name };
}

function shownMark(app: App, table: Table, { wantedFields }: SyncPlan): string {
  return app.digest(
    shownTerms(
      table,
      wantedFields.map(({ id }) => id),
    ),
  );
}

interface Shown {
  readonly table: Table;
  readonly plan: SyncPlan;
  readonly shown: string;
}

function question(app: App, session: Session, { table, plan, shown }: Shown, known: Agreement | null): SyncError {
  const { language } = app;
  const fields = plan.wantedFields.map(({ label }) => label);
  const members = membersOf(session, [table, known?.agreed?.table ?? table]);
  if (known?.agreed == null) {
    return new SyncError('agree-first', { asked: wholeText(table, fields, members, language), agree: shown });
  }
  const changes = changesText(known.agreed.table, table, { fields, members }, language);
  return new SyncError('agree-anew', { changes, agree: shown });
}

/** The person chose all of it themselves, or said yes to exactly this. */
function isProposed(app: App, table: Table, plan: SyncPlan, known: Agreement | null): boolean {
  if (known?.proposed == null || !isSameTerms(known.proposed.table, table)) return false;
  const { shown } = known.proposed;
  return shown === null || shown === shownMark(app, table, plan);
}

/**
 * Before a plan's records are asked for, and each time it is made anew.
 *
 * @throws SyncError `agree-columns`, `not-agreed`, `agreed-otherwise`.
 */
export function requireAgreed(app: App, { table }: Job, plan: SyncPlan): void {
  const known = app.agreements.of(table.id);
  if (isProposed(app, table, plan, known)) return;
  agreedTable(app, table);
  const beyond = known?.agreed == null ? [] : fieldsBeyond(known.agreed, plan.wantedFields);
  if (beyond.length > 0) throw columnsQuestion(app, table, plan, beyond);
}

/** Fields that the person has not seen, because the key could not read them until now. @throws SyncError `agree-columns`. */
export function requireReadBefore(app: App, { table }: Job, plan: SyncPlan): void {
  const known = app.agreements.of(table.id);
  if (known?.agreed == null || isProposed(app, table, plan, known)) return;
  const refused = refusedOf(known.agreed);
  const read = plan.wantedFields.filter(({ name, isForbidden }) => !isForbidden && refused.includes(name));
  if (read.length > 0) throw columnsQuestion(app, table, plan, read);
}

function columnsQuestion(app: App, table: Table, plan: SyncPlan, beyond: SyncPlan['wantedFields']): SyncError {
  const labels = beyond.map(({ label }) => label);
  const fields = labelsText(labels, app.language);
  return new SyncError('agree-columns', { view: plan.view.name, fields, agree: shownMark(app, table, plan) });
}

/** From now on the sheet becomes what the person said yes to: that is what they agreed to. */
export function settleAgreement(app: App, job: Job, plan: SyncPlan | undefined): void {
  const isPublished = job.phase === 'done' || isWriting(job);
  if (!isPublished || plan === undefined || job.source !== 'twenty' || job.owner !== app.owner) return;
  const known = app.agreements.of(job.table.id);
  if (known?.proposed == null || !isSameTerms(known.proposed.table, job.table)) return;
  const fields = plan.wantedFields.filter(({ isForbidden }) => !isForbidden).map(({ id }) => fieldMark(id));
  try {
    app.agreements.settle({ table: withTrueNames(job.table, plan), fields, refused: job.forbidden });
  } catch (thrown) {
    // The sheet is about to change and must not stop half-way: the next refresh asks once more.
    app.log.warn(`agreement: ${asSyncError(thrown).kind}`);
  }
}
