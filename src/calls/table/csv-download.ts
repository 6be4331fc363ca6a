import { SyncError } from '../../errors';
import { planExport } from '../../fields/export';
import { DOWNLOAD_EXPORT_RULES } from '../../fields/export-rules';
import { codecOf } from '../../fields/index';
import type { ViewQuestion } from '../../protocol/choice';
import type { CsvKind, CsvPart } from '../../protocol/csv';
import {
  type CsvDownload,
  type CsvForm,
  csvPart,
  csvRetry,
  fileNameOf,
  firstCsvState,
  readCsvState,
  shownForm,
  twentyForm,
} from '../../csv/csv';
import { blamed, isAboutView } from '../../sync/plan/blamed';
import { forbiddenNames } from '../../sync/plan/forbidden';
import type { SyncPlan } from '../../sync/plan/plan';
import { sheetCsvPart } from '../../csv/sheet-csv';
import type { Table } from '../../sync/job/table';
import type { ObjectMetadata, View } from '../../twenty/model';
import { agreedTable } from '../plan/agreed';
import type { App } from '../app/app';
import { chosenTable } from '../plan/choosing';
import { partPlanner } from '../plan/planned';
import { placedTable } from '../pull/pulls';
import { openSession, type Session, sessionOf } from '../app/session';

/** One part of a table's CSV; `next` is what the part before gave, null for the first. */
export function readCsv(app: App, tableId: string, file: CsvKind, next: string | null): CsvPart {
  const placed = placedTable(app, tableId);
  if (file.kind === 'sheet') return sheetCsvPart(placed, file, next, app.spreadsheet);
  // The file goes to this person alone; but where they agreed to something, it is of that.
  const hasAgreed = app.agreements.of(tableId)?.agreed != null;
  return readFromTwenty(app, hasAgreed ? agreedTable(app, placed.table) : placed.table, file, next);
}

/** The same of a view, without a table. */
export function readViewCsv(app: App, view: ViewQuestion, file: CsvKind, next: string | null): CsvPart {
  const table = chosenTable(app, sessionOf(app, view.workspace), view);
  return readFromTwenty(app, table, file, next);
}

function readFromTwenty(app: App, table: Table, file: CsvKind, next: string | null): CsvPart {
  const rowsPerFile = file.kind === 'twenty' ? file.rowsPerFile : null;
  const session = openSession(app, table);
  const known = next === null ? null : readCsvState(next);
  const download: CsvDownload = known ?? { started: app.clock.now(), forbidden: [], rowsPerFile };
  const { planWithout, requireSame } = partPlanner(app, session, table, download.started);
  let [state, fileName] = [known, ''];
  try {
    const plan = planWithout(download.forbidden);
    state ??= firstCsvState(plan, download);
    fileName = fileNameOf(plan, state);
    try {
      const form = formOf(app, { plan, session, forbidden: state.forbidden }, file);
      const part = csvPart(state, { plan, form, twenty: session.twenty, clock: app.clock });
      if (part.next === null) requireSame(plan, state.forbidden);
      return part;
    } catch (thrown) {
      const mayLeaveOut = thrown instanceof SyncError && state.offset === 0;
      const names = mayLeaveOut ? forbiddenNames(thrown, plan, state.forbidden, session.twenty) : [];
      if (names.length === 0) throw isAboutView(thrown) ? blamed(thrown, plan, session.twenty) : thrown;
      // From the start, without what the key may not read.
      const forbidden = [...state.forbidden, ...names];
      const from = firstCsvState(planWithout(forbidden), { ...download, forbidden });
      const nothing = { startsFile: false, text: '', ids: [], totalCount: 0, unmatched: [] };
      return { ...nothing, next: JSON.stringify(from), waitMs: 0, fileName };
    }
  } catch (thrown) {
    // Twenty's limit may be met on the way to the part as well as in it.
    const again = state && thrown instanceof SyncError ? csvRetry(state, thrown, fileName) : undefined;
    if (!again) throw thrown;
    return again;
  }
}

interface Forming {
  readonly plan: SyncPlan;
  readonly session: Session;
  readonly forbidden: readonly string[];
}

function formOf({ spreadsheet }: App, { plan, session, forbidden }: Forming, file: CsvKind): CsvForm {
  if (file.kind === 'twenty') {
    return twentyForm(exportPlanOf(plan, session, forbidden), plan, session.dialect().rules);
  }
  return shownForm(plan, file, { locale: spreadsheet.info().locale, offset: spreadsheet.zoneOffset });
}

function exportPlanOf({ view, object }: SyncPlan, session: Session, forbidden: readonly string[]) {
  const readable = readableFields(view.fields, object, forbidden);
  const context = { schema: session.schema(), codecOf, selectAs: 'value', relationLabels: false } as const;
  const rules = DOWNLOAD_EXPORT_RULES[session.dialect().rules];
  return planExport({ ...view, fields: readable }, object, context, rules);
}

/** Without those that the key may not read, and without what only the view's type shows. */
export const readableFields = (
  fields: View['fields'],
  object: ObjectMetadata,
  forbidden: readonly string[],
): View['fields'] =>
  fields.filter(({ fieldId, addedByType }) => {
    const field = object.fields.find(({ id }) => id === fieldId);
    return !addedByType && !forbidden.includes(`${object.nameSingular}.${field?.name ?? ''}`);
  });
