/** The log of runs, for the sidebar and for a sheet. */
import { typedValueOf, type TypedValue } from '../../cells/typed-value';
import type { RunInfo } from '../../protocol/job';
import { NUMBER_FORMATS } from '../../sync/own/claim';
import { sheetName, writeRows } from '../../sheet/write';
import type { App } from '../app/app';
import { NOTICE_WORDS } from '../words/notice-words';
import { SHEET_WORDS } from '../words/words';

/** What is kept of each. */
const MOST_RUNS = 200;

/** Tag of the sheet that the log is written to. */
const RUNS_TAG = 'twenty-sheets/runs';

export function runInfos(app: App): readonly RunInfo[] {
  const words = NOTICE_WORDS[app.language];
  return app.runs
    .all()
    .slice(0, MOST_RUNS)
    .map(({ started, ended, owner, kind, ...run }) => ({
      ...run,
      started: new Date(started).toISOString(),
      who: owner === app.owner ? words.you : app.names.of(owner) || words.another,
      seconds: Math.round(Math.max(0, ended - started) / 100) / 10,
      result: run.phase === 'done' ? words.done : run.phase === 'cancelled' ? words.cancelled : (kind ?? ''),
    }));
}

/** In place of what was written before; what stands beside it is user content. */
export function writeRuns(app: App): void {
  const { spreadsheet } = app;
  const words = NOTICE_WORDS[app.language];
  const { runsHeaders, runsName } = SHEET_WORDS[app.language];
  const width = runsHeaders.length;
  const rows = runInfos(app).map((run): readonly TypedValue[] => [
    typedValueOf({ kind: 'dateTime', iso: run.started }, spreadsheet.zoneOffset),
    { text: run.viewName },
    { text: run.who },
    { text: run.scheduled ? words.bySchedule : words.byHand },
    ...[run.rows, run.added, run.changed, run.gone, run.requests, run.seconds].map(
      (number): TypedValue => (number === null ? null : { number }),
    ),
    { text: run.result },
  ]);
  const known = spreadsheet.sheetTags(RUNS_TAG)[0]?.sheetId;
  const name = sheetName(
    runsName,
    spreadsheet.sheets().map((sheet) => sheet.name),
  );
  const sheetId = known ?? spreadsheet.insertSheet(name, { hidden: false, rows: rows.length + 1, columns: width }).id;
  if (known === undefined) spreadsheet.tagSheet(sheetId, { key: RUNS_TAG, value: '1' });
  const block = { sheetId, row: 2, column: 1, rows: Math.max(1, rows.length), columns: 1 };
  const left = spreadsheet.usedSize(sheetId).rows - rows.length - 1;
  spreadsheet.apply([
    { kind: 'grow', sheetId, rows: rows.length + 1, columns: width },
    { kind: 'write', sheetId, row: 1, column: 1, rows: [runsHeaders.map((text) => ({ text }))] },
    { kind: 'headerStyle', block: { sheetId, row: 1, column: 1, rows: 1, columns: width } },
    { kind: 'freezeRows', sheetId, rows: 1 },
    { kind: 'numberFormat', block, format: NUMBER_FORMATS.dateTime },
    ...writeRows(sheetId, 2, 1, rows),
    ...(left > 0
      ? [{ kind: 'clear', block: { sheetId, row: rows.length + 2, column: 1, rows: left, columns: width } } as const]
      : []),
  ]);
  spreadsheet.activate(sheetId);
}
