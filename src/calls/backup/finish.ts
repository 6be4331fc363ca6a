/** The end of a backup: its sheets show, its manifest says what is in them, and older backups may go. Each step may be done again. */
import { clockText } from '../../cells/zone';
import { fieldLines } from '../../csv/field-lines';
import { shownLabel } from '../../gate';
import type { SheetEdit } from '../../ports/spreadsheet';
import { sheetName, writeRows } from '../../sheet/write';
import type { BackupRun } from '../../sync/job/backup';
import { pullOf } from '../../sync/job/backup';
import { backupSheets, type BackupTag, removeOldBackups, tagBackup } from '../../sync/own/hidden/backup-sheets';
import { becomeVisible, openFresh } from '../../sync/own/hidden/hidden';
import type { App } from '../app/app';
import { addedSince } from './objects';
import { BACKUP_WORDS } from './words';
import { openSession } from '../app/session';

/** Only when the manifest says so is it complete; only then the oldest goes. */
export function finishBackup(app: App, run: BackupRun): void {
  const { spreadsheet } = app;
  const sheets = backupSheets(spreadsheet).filter((one) => one.run === run.id);
  const manifest = sheets.find(({ object }) => object === null);
  const sheet = manifest?.complete ? manifest.sheet : writeManifest(app, run, sheets);
  spreadsheet.activate(sheet);
  removeOldBackups(run.keep, run.id, spreadsheet);
}

function writeManifest(app: App, run: BackupRun, sheets: readonly BackupTag[]): number {
  const { spreadsheet } = app;
  const words = BACKUP_WORDS[app.language];
  const date = clockText(run.started, spreadsheet.zoneOffset).slice(0, 10);
  const names = run.objects.map(({ label }, index) => {
    const tag = sheets.find(({ object }) => object?.tableId === pullOf(run, index));
    return tag ? shown(app, tag.sheet, `${date} ${label}`) : '';
  });
  const { lines, headers } = manifestLines(app, run, sheets, names);
  const width = Math.max(...lines.map((line) => line.length));
  const known = sheets.find(({ object }) => object === null)?.sheet;
  const sheet = known ?? openFresh(spreadsheet, 'building', run.id, { rows: lines.length, columns: width });
  spreadsheet.apply([
    { kind: 'grow', sheetId: sheet, rows: lines.length, columns: width },
    ...writeRows(
      sheet,
      1,
      1,
      lines.map((line) =>
        Array.from({ length: width }, (_, at) => {
          const value = line[at] ?? '';
          return typeof value === 'number' ? { number: value } : value === '' ? null : { text: value };
        }),
      ),
    ),
    ...headers.map(
      (row): SheetEdit => ({ kind: 'headerStyle', block: { sheetId: sheet, row, column: 1, rows: 1, columns: width } }),
    ),
    { kind: 'columnWidth', sheetId: sheet, column: 1, count: width, pixels: 160 },
  ]);
  const records = sheets.reduce((sum, { object }) => sum + (object?.receipt.written ?? 0), 0);
  const tag = { run: run.id, started: run.started, sheet, object: null, objects: sheets.length, records };
  tagBackup({ ...tag, complete: false }, spreadsheet);
  becomeVisible(spreadsheet, sheet);
  shown(app, sheet, words.manifestName(date));
  spreadsheet.flush();
  tagBackup({ ...tag, objects: sheets.filter(({ object }) => object !== null).length, complete: true }, spreadsheet);
  return sheet;
}

/** Shows a sheet under a name that no other has; one that shows keeps its own. */
function shown({ spreadsheet }: App, sheetId: number, wanted: string): string {
  const all = spreadsheet.sheets();
  const own = all.find(({ id }) => id === sheetId);
  if (own && !own.hidden) return own.name;
  const name = sheetName(
    wanted,
    // Its own: an execution may have died before it showed it.
    all.filter((one) => one !== own).map((one) => one.name),
  );
  spreadsheet.showSheet(sheetId, name);
  return name;
}

type Line = readonly (string | number)[];

function manifestLines(
  app: App,
  run: BackupRun,
  sheets: readonly BackupTag[],
  names: readonly string[],
): { readonly lines: readonly Line[]; readonly headers: readonly number[] } {
  const words = BACKUP_WORDS[app.language];
  const session = openSession(app, run);
  const { connection } = session;
  const { zoneOffset } = app.spreadsheet;
  const who = app.names.of(run.owner);
  const facts: readonly string[] = [
    connection.workspaceName,
    connection.address,
    session.dialect().appVersion ?? '?',
    clockText(run.started, zoneOffset),
    [who, words.key(connection.keyEnding)].filter(Boolean).join(', '),
    `Twenty Sheets ${app.version}`,
  ];
  const schema = session.schema();
  const { rules } = session.dialect();
  const { language } = app;
  const objects: Line[] = [];
  const fields: Line[] = [];
  run.objects.forEach(({ objectId, label }, index) => {
    const object = schema.objectById(objectId);
    const found = sheets.find((one) => one.object?.tableId === pullOf(run, index))?.object;
    const name = object?.nameSingular ?? '';
    if (!found) {
      objects.push([label, name, '', '', '', '', words.forbidden]);
      return;
    }
    const { receipt, digest, forbidden } = found;
    const leftOut = receipt.leftOut.map(({ column, reason }) =>
      reason === 'forbidden' ? `${column} (${words.forbidden})` : column,
    );
    const read = clockText(Date.parse(receipt.finished), zoneOffset);
    objects.push([label, name, receipt.written, receipt.columns, read, names[index] ?? '', leftOut.join(', '), digest]);
    if (object) fields.push(...fieldLines(object, { schema, rules, forbidden, language, whyNot: words.whyNot }));
  });
  for (const { labelPlural, nameSingular } of addedSince(app.backups.plan(), run, schema))
    objects.push([shownLabel(labelPlural), nameSingular, '', '', '', '', words.added]);
  const head: readonly Line[] = [
    [words.title],
    ...words.facts.map((fact, at) => [fact, facts[at] ?? '']),
    ...words.notInSheets.map((text) => [text]),
    [],
  ];
  const lines = [...head, words.objectHeaders, ...objects, [], words.fieldHeaders, ...fields];
  return { lines, headers: [head.length + 1, head.length + objects.length + 3] };
}
