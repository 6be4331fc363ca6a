/** The start of a report: a sheet of formulas and a chart over a table. It is the person's from then on: nothing of ours is tagged. */
import { SyncError } from '../../errors';
import type { ReportColumns } from '../../protocol/table';
import { FIRST_GROUP_ROW, LAST_GROUP_ROW, reportFormulas } from '../../sheet/report';
import { sheetName } from '../../sheet/write';
import { NUMBER_FORMATS } from '../../sync/own/claim';
import { ID_TAG } from '../../sync/own/columns/column-tags';
import { knownIds } from '../../sync/own/known-ids';
import { readTableSheet, type TableSheet } from '../../sync/own/columns/table-sheet';
import type { SyncPlan } from '../../sync/plan/plan';
import { agreedTable } from '../plan/agreed';
import type { App } from '../app/app';
import { planTable } from '../plan/planned';
import { placedTable } from '../pull/pulls';
import { openSession } from '../app/session';
import { SHEET_WORDS } from '../words/words';

/** Of the new sheet: room for the chart. */
const COLUMNS = 12;

/** What records can be counted by, and what can be added up. @throws what planning a refresh throws. */
export function reportColumns(app: App, tableId: string): ReportColumns {
  const { table, sheetId } = placedTable(app, tableId);
  const plan = planTable(app, openSession(app, table), agreedTable(app, table));
  const shown = shownTable(app, tableId, sheetId);
  const there = shown.owned.map(({ column, tag }) => ({ tag, header: shown.headers[column - 1] ?? '' }));
  const kinds = kindsOf(plan);
  const ofKind = (wanted: Kind): ReportColumns['groups'] => there.filter(({ tag }) => kinds.get(tag) === wanted);
  // What people mostly want comes first.
  return { groups: [...ofKind('group'), ...ofKind('date'), ...ofKind('currency')], amounts: ofKind('amount') };
}

function columnOf({ owned }: ReturnType<typeof shownTable>, tag: string) {
  const found = owned.find((one) => one.tag === tag);
  if (!found) throw new SyncError('request-invalid');
  return found;
}

/** Tags of columns: what is counted by, and what is added up. */
interface ReportWish {
  readonly tableId: string;
  readonly group: string;
  readonly amount: string | null;
}

/** Makes the sheet and brings it to the front. @throws SyncError `request-invalid` for a column that is not there. */
export function makeReport(app: App, { tableId, group, amount }: ReportWish): null {
  const { spreadsheet } = app;
  const { table, sheetId } = placedTable(app, tableId);
  const shown = shownTable(app, tableId, sheetId);
  const grouped = columnOf(shown, group);
  const summed = amount === null ? null : columnOf(shown, amount);
  const headerOf = (column: number): string => shown.headers[column - 1] ?? '';
  const words = SHEET_WORDS[table.language ?? app.language].report;
  const isDate = ['date', 'dateTime', 'minutes'].includes(grouped.format);
  const formulas = reportFormulas({
    sheetName: shown.info.name,
    idColumn: columnOf(shown, ID_TAG).column,
    groupColumn: grouped.column,
    isDate,
    amountColumn: summed?.column ?? null,
  });
  const label = headerOf(grouped.column);
  const title = words.title(table.viewName, label);
  const headers = [label, words.records, ...(summed ? [words.sum(headerOf(summed.column))] : [])];
  const names = spreadsheet.sheets().map(({ name }) => name);
  const { id } = spreadsheet.insertSheet(sheetName(title, names), {
    hidden: false,
    rows: LAST_GROUP_ROW,
    columns: COLUMNS,
  });
  const list = { sheetId: id, row: FIRST_GROUP_ROW, rows: LAST_GROUP_ROW - FIRST_GROUP_ROW + 1, columns: 1 };
  const text = (one: string) => ({ text: one });
  spreadsheet.apply([
    { kind: 'write', sheetId: id, row: 1, column: 1, rows: [[text(title)]] },
    {
      kind: 'write',
      sheetId: id,
      row: 2,
      column: 1,
      rows: [words.records, words.without(label), words.notListed].map((one) => [text(one)]),
    },
    { kind: 'write', sheetId: id, row: FIRST_GROUP_ROW - 1, column: 1, rows: [headers.map(text)] },
    { kind: 'headerStyle', block: { sheetId: id, row: 1, column: 1, rows: 1, columns: 1 } },
    {
      kind: 'headerStyle',
      block: { sheetId: id, row: FIRST_GROUP_ROW - 1, column: 1, rows: 1, columns: headers.length },
    },
    ...(isDate ? [{ kind: 'numberFormat', block: { ...list, column: 1 }, format: MONTH_FORMAT } as const] : []),
    ...(summed
      ? [{ kind: 'numberFormat', block: { ...list, column: 3 }, format: NUMBER_FORMATS[summed.format] } as const]
      : []),
    { kind: 'columnWidth', sheetId: id, column: 1, count: headers.length, pixels: 160 },
    ...[
      [2, 2, formulas.records],
      [3, 2, formulas.without],
      [4, 2, formulas.notListed],
      [FIRST_GROUP_ROW, 1, formulas.groups],
      [FIRST_GROUP_ROW, 2, formulas.counts],
      ...(formulas.sums === null ? [] : [[FIRST_GROUP_ROW, 3, formulas.sums] as const]),
    ].map(([row, column, formula]) => ({
      kind: 'formula' as const,
      sheetId: id,
      row: Number(row),
      column: Number(column),
      formula: String(formula),
    })),
  ]);
  // Without its chart the report is one all the same.
  try {
    spreadsheet.insertChart({
      block: { ...list, row: FIRST_GROUP_ROW - 1, rows: list.rows + 1, column: 1, columns: headers.length },
      at: { row: 2, column: headers.length + 2 },
      title,
      isTrend: isDate,
    });
  } catch {
    app.log.warn('report: no chart');
  }
  spreadsheet.flush();
  spreadsheet.activate(id);
  return null;
}

const MONTH_FORMAT = 'yyyy-mm';

type Kind = 'group' | 'date' | 'currency' | 'amount';

const KINDS: Readonly<Record<string, Kind>> = {
  SELECT: 'group',
  RATING: 'group',
  BOOLEAN: 'group',
  RELATION: 'group',
  DATE: 'date',
  DATE_TIME: 'date',
  NUMBER: 'amount',
  NUMERIC: 'amount',
  CURRENCY: 'amount',
};

/** Tag of a column → what a report can do with it. Of a relation it is the name. */
function kindsOf({ columns, object }: SyncPlan): ReadonlyMap<string, Kind> {
  const kinds = new Map<string, Kind>();
  for (const { key, tag } of columns) {
    const [name = '', part] = key.split('.');
    const kind = KINDS[object.fields.find((field) => field.name === name)?.type ?? ''];
    if (kind) kinds.set(tag, part === 'currency' ? 'currency' : kind);
  }
  return kinds;
}

function shownTable(app: App, tableId: string, sheetId: number): TableSheet {
  const { spreadsheet } = app;
  const { viewName } = placedTable(app, tableId).table;
  const isKnownId = knownIds(tableId, null, spreadsheet);
  return readTableSheet({ tableId, sheetId, viewName, columns: [], isKnownId, memo: app.columnMemo }, spreadsheet);
}
