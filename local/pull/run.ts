import { writeFileSync } from 'node:fs';
import * as z from 'zod';
import { readContents } from '../emulator/grid/edit/contents';
import { findSheet, type SpreadsheetState } from '../emulator/grid/state/state';
import { type AddOn, sentenceOf } from './add-on';
import { csvPart, type Job, job, memberChoices, objectChoices, type Receipt, tables, viewChoices } from './answers';
import { chooseMember, chooseObject, chooseView, PullError } from './choose';
import type { PullOptions } from './options';

/** What a pull came to. */
export interface PullOutcome {
  readonly receipt: Receipt;
  readonly tableId: string;
  readonly object: string;
  readonly view: string;
  readonly serviceCalls: number;
  readonly cellsWritten: number;
}

type Wanted = Pick<PullOptions, 'object' | 'view' | 'csv' | 'ids' | 'me'>;

/** The road of a person at the sidebar, without the person. `progress` is told each step. @throws PullError */
export async function runPull(
  addOn: AddOn,
  server: { readonly url: string; readonly key: string },
  wanted: Wanted,
  progress: (line: string) => void,
): Promise<PullOutcome> {
  addOn.call('connect', { address: server.url, key: server.key, allowHttp: true }, z.unknown());
  const offered = addOn.call('listObjects', { refresh: false, more: false }, objectChoices);
  const object = chooseObject(offered, wanted.object, () =>
    addOn.call('listObjects', { refresh: false, more: true }, objectChoices),
  );
  const view = chooseView(addOn.call('listViews', { objectId: object.id }, viewChoices), wanted.view, object.label);
  const memberId = wanted.me === null ? null : chooseMember(addOn.call('listMembers', {}, memberChoices), wanted.me).id;
  const start = {
    objectId: object.id,
    viewId: view.id,
    target: { kind: 'newSheet' },
    options: {
      columns: { kind: 'view' },
      relationLabels: true,
      selectAs: 'label',
      listChanges: false,
      rowOrder: 'view',
      mayShrink: false,
      hiddenGroups: 'pull',
      relationIds: 'first',
      recordLinks: false,
    },
    memberId,
    acceptFewer: false,
    acceptGone: false,
  };
  const done = await drive(addOn, addOn.call('startPull', start, job), progress);
  if (done.receipt === null) throw new PullError('The pull ended without a receipt.');
  const table = addOn.call('getState', {}, tables).tables.find(({ id }) => id === done.tableId);
  if (!table) throw new PullError('The pull ended, but its table is not in the spreadsheet.');
  if (wanted.ids !== null)
    writeFileSync(
      wanted.ids,
      idsInSheet(addOn.state, table.sheetId)
        .map((id) => `${id}\n`)
        .join(''),
    );
  if (wanted.csv !== null) writeFileSync(wanted.csv, await readCsv(addOn, done.tableId, progress));
  return {
    receipt: done.receipt,
    tableId: done.tableId,
    object: object.label,
    view: done.viewName,
    ...addOn.spent(['startPull', 'continuePull']),
  };
}

/** Works on a job until it has ended. @throws PullError */
export async function drive(addOn: AddOn, started: Job, progress: (line: string) => void): Promise<Job> {
  let current = started;
  for (;;) {
    if (current.phase === 'done') return current;
    if (current.phase === 'failed' || current.phase === 'cancelled') {
      throw new PullError(current.failure ? sentenceOf(current.failure) : 'The pull was cancelled.');
    }
    progress(`${current.phase}: ${current.rows}${current.total === null ? '' : ` of ${current.total}`} records`);
    if (current.waitMs > 0) await addOn.wait(current.waitMs);
    current = addOn.call('continuePull', { tableId: current.tableId }, job);
  }
}

/** Column A below the header, as the sheet holds it. */
function idsInSheet(state: SpreadsheetState, sheetId: number): string[] {
  const sheet = findSheet(state, sheetId);
  if (!sheet) throw new PullError('The sheet of the pull is gone.');
  const rows = sheet.columns[0]?.contents.items.length ?? 0;
  if (rows < 2) return [];
  return readContents(sheet, { row: 2, column: 1, rows: rows - 1, columns: 1 }).map(([id]) =>
    typeof id === 'string' ? id : JSON.stringify(id ?? ''),
  );
}

async function readCsv(addOn: AddOn, tableId: string, progress: (line: string) => void): Promise<string> {
  const texts: string[] = [];
  let next: string | null = null;
  do {
    const part: z.infer<typeof csvPart> = addOn.call(
      'readCsv',
      { tableId, file: { kind: 'twenty', rowsPerFile: null }, next },
      csvPart,
    );
    texts.push(part.text);
    next = part.next;
    progress(`csv: ${texts.length} part${texts.length === 1 ? '' : 's'}`);
    if (next !== null && part.waitMs > 0) await addOn.wait(part.waitMs);
  } while (next !== null);
  return texts.join('');
}
