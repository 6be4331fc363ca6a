/** What a pull would bring, before there is one. */
import { asSyncError } from '../../errors';
import { shownCell } from '../../csv/shown';
import type { PullTarget, ViewCheck, ViewQuestion } from '../../protocol/choice';
import { cellsLeft, MAX_CELLS } from '../../sync/own/hidden/hidden';
import { forbiddenNames } from '../../sync/plan/forbidden';
import type { SyncPlan } from '../../sync/plan/plan';
import { cellsNeeded } from '../../sync/read/room';
import type { Page } from '../../twenty/model';
import type { App } from '../app/app';
import { chosenTable } from './choosing';
import { planView } from './planned';
import { type Session, sessionOf } from '../app/session';

/** Records that are shown. */
const FIRST = 5;
/** Times that it is asked again without what the key may not read. */
const MOST_ANEW = 5;
/** Rows a second and what a pull costs beside them, seconds: by the model of docs/reference/performance.md, rounded. */
const [ROWS_A_SECOND, SECONDS_AROUND] = [2_500, 3];
/** A cell takes its time too: that many columns are usual. */
const USUAL_COLUMNS = 15;

/** @throws what planning and reading throw. */
export function checkView(app: App, question: ViewQuestion & { readonly target: PullTarget }): ViewCheck {
  const session = sessionOf(app, question.workspace);
  const { plan, page } = firstPage(app, session, question);
  const { columns, rowOf, question: asked, leftOut, ignoredFilters, doubts } = plan;
  const { target } = question;
  const { spreadsheet } = app;
  const total = page.totalCount;
  const cells = { sheetId: target.kind === 'sheet' ? target.sheetId : null, total, columns: columns.length };
  const { locale } = spreadsheet.info();
  const shown = { locale, offset: spreadsheet.zoneOffset };
  return {
    records: total,
    columns: columns.map(({ header }) => header),
    question: asked,
    seconds: Math.ceil(SECONDS_AROUND + (total * Math.max(1, columns.length / USUAL_COLUMNS)) / ROWS_A_SECOND),
    cells: {
      needed: cellsNeeded(cells, spreadsheet),
      used: MAX_CELLS - cellsLeft(spreadsheet),
      most: MAX_CELLS,
    },
    leftOut,
    ignoredFilters,
    doubts,
    rows: page.records.map((record) =>
      rowOf(record).map((cell, index) => shownCell(cell, columns[index]?.format ?? 'automatic', shown).shown),
    ),
  };
}

/** Count and first records in one request, and again without what the key may not read. */
function firstPage(
  app: App,
  session: Session,
  question: ViewQuestion,
): { readonly plan: SyncPlan; readonly page: Page } {
  const table = chosenTable(app, session, question);
  const now = app.clock.now();
  let forbidden: readonly string[] = [];
  for (let anew = 0; ; anew += 1) {
    const plan = planView(app, session, table, { now, forbidden, dialect: session.dialect(), fresh: false });
    const { filter, orderBy, selections, object } = plan;
    try {
      const [page] = session.twenty.pages(object, [{ filter, orderBy, selections, first: FIRST, offset: 0 }]);
      return { plan, page: page ?? { records: [], totalCount: 0, hasMore: false } };
    } catch (thrown) {
      const names = anew < MOST_ANEW ? forbiddenNames(asSyncError(thrown), plan, forbidden, session.twenty) : [];
      if (names.length === 0) throw thrown;
      forbidden = [...forbidden, ...names];
    }
  }
}
