/** The records of an object for files that the sidebar makes, in parts: each call gives one page as cells. */
import { csvText } from '../../cells/csv';
import { DOWNLOAD_DIALECTS } from '../../cells/csv-dialect';
import { firstCsvState, csvRetry, type CsvState, readCsvState, readPage } from '../../csv/csv';
import { fieldLines } from '../../csv/field-lines';
import { importForm, type ImportForm } from '../../csv/import-form';
import { SyncError } from '../../errors';
import { exportValueOf } from '../../fields/codec';
import { planExport } from '../../fields/export';
import { DOWNLOAD_EXPORT_RULES } from '../../fields/export-rules';
import { codecOf } from '../../fields/index';
import { shownLabel } from '../../gate';
import type { ObjectPart } from '../../protocol/kit';
import { blamed, isAboutView } from '../../sync/plan/blamed';
import { forbiddenNames } from '../../sync/plan/forbidden';
import type { SyncPlan } from '../../sync/plan/plan';
import { mayPass } from '../../remedies/index';
import type { FieldRules } from '../../twenty/metadata/field-rules';
import type { App } from '../app/app';
import { everyRecordOf } from './backup';
import { BACKUP_WORDS } from './words';
import { readableFields } from '../table/csv-download';
import { partPlanner } from '../plan/planned';
import { type Session, sessionOf } from '../app/session';

interface ObjectQuestion {
  readonly workspace?: string | undefined;
  readonly objectId: string;
  readonly form: 'backup' | 'kit';
  readonly next: string | null;
}

/** @throws SyncError `view-changing` when records came or went meanwhile, and what planning and reading throw. */
export function readObject(app: App, { workspace, objectId, form, next }: ObjectQuestion): ObjectPart {
  const session = sessionOf(app, workspace);
  const table = everyRecordOf(session, objectId, '', app);
  const known = next === null ? null : readCsvState(next);
  const started = known?.started ?? app.clock.now();
  const { planWithout, requireSame } = partPlanner(app, session, table, started);
  let state = known;
  const { nameSingular, labelPlural } = session.object(objectId);
  const nothing = {
    nameSingular,
    label: shownLabel(labelPlural),
    columns: [],
    rows: [],
    totalCount: 0,
    notes: [],
    fields: [],
  };
  try {
    const plan = planWithout(known?.forbidden ?? []);
    state ??= firstCsvState(plan, { started, forbidden: [], rowsPerFile: null });
    const made =
      form === 'kit'
        ? importForm(plan.object, session.schema(), state.forbidden, rulesOf(session, objectId))
        : backupForm(plan, session, state.forbidden);
    try {
      const { page, next: after } = readPage(state, {
        plan,
        form: { selections: [made.selection] },
        twenty: session.twenty,
        clock: app.clock,
      });
      if (after === null) requireSame(plan, state.forbidden);
      const { rows, notes } = made.rows(page.records);
      const fields = after === null ? linesOf(app, session, plan, state) : [];
      return {
        ...nothing,
        columns: made.columns,
        rows,
        notes,
        fields,
        totalCount: page.totalCount,
        next: after && JSON.stringify(after),
        waitMs: 0,
      };
    } catch (thrown) {
      const names =
        thrown instanceof SyncError && state.offset === 0
          ? forbiddenNames(thrown, plan, state.forbidden, session.twenty)
          : [];
      if (names.length === 0) throw isAboutView(thrown) ? blamed(thrown, plan, session.twenty) : thrown;
      const forbidden = [...state.forbidden, ...names];
      const from = firstCsvState(planWithout(forbidden), { started, forbidden, rowsPerFile: null });
      return { ...nothing, next: JSON.stringify(from), waitMs: 0 };
    }
  } catch (thrown) {
    const again = state && thrown instanceof SyncError ? csvRetry(state, thrown, '') : undefined;
    if (!again) throw thrown;
    return { ...nothing, next: again.next, waitMs: again.waitMs };
  }
}

/** What the server says of new values; nothing where its version has no word for it. */
function rulesOf({ twenty, dialect }: Session, objectId: string): FieldRules | undefined {
  try {
    return twenty.fieldRules(objectId, dialect());
  } catch (thrown) {
    if (thrown instanceof SyncError && mayPass(thrown.kind)) throw thrown;
    return undefined;
  }
}

/** All that Twenty's own export has of an object. */
function backupForm({ view, object }: SyncPlan, session: Session, forbidden: readonly string[]): ImportForm {
  const context = { schema: session.schema(), codecOf, selectAs: 'value', relationLabels: false } as const;
  const { rules } = session.dialect();
  const readable = { ...view, fields: readableFields(view.fields, object, forbidden) };
  const { columns, selection } = planExport(readable, object, context, DOWNLOAD_EXPORT_RULES[rules]);
  const dialect = DOWNLOAD_DIALECTS[rules];
  return {
    selection,
    columns: columns.map(({ label, subLabel }) => ({
      header: csvText({ kind: 'text', text: [label, subLabel].filter(Boolean).join(' / ') }, dialect),
      kind: 'value',
      target: '',
      isUnique: false,
    })),
    rows: (records) => ({
      rows: records.map((record) => columns.map((column) => csvText(exportValueOf(column, record), dialect))),
      notes: [],
    }),
  };
}

function linesOf(app: App, session: Session, { object }: SyncPlan, { forbidden }: CsvState): ObjectPart['fields'] {
  const { fieldHeaders, whyNot } = BACKUP_WORDS[app.language];
  const { rules } = session.dialect();
  const { language } = app;
  return [fieldHeaders, ...fieldLines(object, { schema: session.schema(), rules, forbidden, language, whyNot })];
}
