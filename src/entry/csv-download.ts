import { SyncError } from '../errors';
import { planExport } from '../fields/export';
import { DOWNLOAD_EXPORT_RULES } from '../fields/export-rules';
import { codecOf } from '../fields/index';
import type { CsvPart } from '../protocol';
import { csvPart, csvRetry, type CsvState, firstCsvState, readCsvState } from '../sync/csv';
import { forbiddenNames } from '../sync/forbidden';
import type { SyncPlan } from '../sync/plan';
import type { App } from './app';
import { placedTable, planView } from './pulls';
import { openSession, type Session } from './session';

/** One part of a table's CSV; `next` is what the part before gave, null for the first. */
export function readCsv(app: App, tableId: string, next: string | null): CsvPart {
  const { table } = placedTable(app, tableId);
  const session = openSession(app, table);
  const dialect = session.dialect();
  const known = next === null ? null : readCsvState(next);
  const started = known?.started ?? app.clock.now();
  const forbidden = known?.forbidden ?? [];
  const plan = planView(app, session, table, { now: started, forbidden, dialect, fresh: known === null });
  const state = known ?? firstCsvState(plan, started, forbidden);
  try {
    return csvPart(state, {
      plan,
      exportPlan: exportPlanOf(plan, session, forbidden),
      rules: dialect.rules,
      twenty: session.twenty,
      clock: app.clock,
    });
  } catch (thrown) {
    if (!(thrown instanceof SyncError)) throw thrown;
    const fileName = `${plan.object.nameSingular}.csv`;
    const names = state.offset === 0 ? forbiddenNames(thrown, plan, forbidden, session.twenty) : [];
    const part = names.length > 0 ? without(names) : csvRetry(state, thrown, fileName);
    if (!part) throw thrown;
    return part;
  }

  /** From the start, without what the key may not read. */
  function without(names: readonly string[]): CsvPart {
    const all = [...forbidden, ...names];
    const again = planView(app, session, table, { now: started, forbidden: all, dialect, fresh: false });
    const from: CsvState = firstCsvState(again, started, all);
    const fileName = `${plan.object.nameSingular}.csv`;
    return { text: '', ids: [], totalCount: 0, next: JSON.stringify(from), waitMs: 0, fileName };
  }
}

function exportPlanOf({ view, object }: SyncPlan, session: Session, forbidden: readonly string[]) {
  const readable = view.fields.filter(({ fieldId }) => {
    const field = object.fields.find(({ id }) => id === fieldId);
    return !forbidden.includes(`${object.nameSingular}.${field?.name ?? ''}`);
  });
  const context = { schema: session.schema(), codecOf, selectAs: 'value', relationLabels: false } as const;
  const rules = DOWNLOAD_EXPORT_RULES[session.dialect().rules];
  return planExport({ ...view, fields: readable }, object, context, rules);
}
