/**
 * Random edits over every editable part of the demo, through the sheet, the file and the importer (csv.md §7): exactly those cells change.
 * `npm run edits` makes a thousand, over more objects; `SEED` names others.
 */
import { writeContents } from '../../local/emulator/grid/edit/contents';
import type { ImportOutcome } from '../../local/crm/import/import-file';
import type { EditsInfo } from '../../src/protocol/edits';
import { closedAfterAll } from '../closing';
import { randomOf } from '../csv/edit-random';
import { gridOf, openDesk, OPTIONS } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';

const EDITS = Number(process.env['EDITS'] ?? 60);
const SEED = Number(process.env['SEED'] ?? 20_261_129);
jest.setTimeout(600_000);

const OBJECTS = [
  ['Pets', 'All Pets', 'pet', 'bio', 'Bio'],
  ['Opportunities', 'All Opportunities', 'opportunity', 'name', 'Name'],
  ['Companies', 'All Companies', 'company', 'tagline', 'Tagline'],
  ['People', 'All People', 'person', 'jobTitle', 'Job Title'],
  ['Rockets', 'All Rockets', 'rocket', 'name', 'Name'],
] as const;
const CHOSEN = EDITS < 500 ? OBJECTS.slice(0, 2) : OBJECTS;

let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 60 });
  later(() => crm.close());
});

/** What a refresh may move by itself. */
const MOVING = /^(Last update|Updated by)/;

test.each(CHOSEN)(
  `%s: ${Math.ceil(EDITS / CHOSEN.length)} edits, seed ${SEED}`,
  async (object, view, nameSingular, changedField, changedHeader) => {
    const pick = randomOf(SEED);
    const desk = openDesk(crm);
    const { tableId } = desk.begin(object, view, { options: { ...OPTIONS, columns: { kind: 'all' } } });
    desk.drive(desk.call('setEditing', { tableId, on: true }));
    const { sheetName } = desk.table(tableId);
    const grid = (): readonly (readonly unknown[])[] => gridOf(desk.state, sheetName);
    const before = grid();
    const headers = (before[0] ?? []).map(String);
    const rows = before.slice(1).filter(([id]) => typeof id === 'string');
    const sheet = desk.state.sheets.find(({ name }) => name === sheetName);
    if (!sheet) throw new Error('no sheet');
    const typed = new Map<string, unknown>();
    for (let tries = 0; typed.size < EDITS / CHOSEN.length && tries < 20 * EDITS; tries += 1) {
      const [row, other, column] = [pick(rows.length), pick(rows.length), 1 + pick(headers.length - 1)];
      const [cell, value] = [rows[row]?.[column], rows[other]?.[column]];
      if ((headers[column] ?? 'null') === 'null' || value === cell || value === null) continue;
      typed.set(`${String(rows[row]?.[0])}/${headers[column]}`, value);
      writeContents(
        desk.state,
        sheet,
        { row: row + 2, column: column + 1, rows: 1, columns: 1 },
        [[value as never]],
        null,
      );
    }
    // Somebody is at work in Twenty meanwhile, on half of the records: each of their edits of that field is a conflict.
    const theirs = new Set(rows.filter((_, at) => at % 2 === 0).map(([id]) => String(id)));
    const set = { [changedField]: 'Changed in Twenty' };
    await crm.control({ now: [{ kind: 'edit', object: nameSingular, ids: [...theirs], set }] });
    const isTheirs = (id: unknown, header: string): boolean => header === changedHeader && theirs.has(String(id));
    const listed: EditsInfo = desk.call('listEdits', { tableId });
    const said = new Map<string, EditsInfo['records'][number]['cells'][number]>(
      listed.records.flatMap(({ id, cells }) => cells.map((one) => [`${id}/${one.header}`, one] as const)),
    );
    const conflicts = [...said].filter(([, one]) => one.isConflict && !MOVING.test(one.header)).map(([key]) => key);
    const wanted = [...typed.keys()].filter((key) => isTheirs(key.split('/')[0], key.slice(key.indexOf('/') + 1)));
    expect(conflicts.sort()).toEqual(wanted.sort());
    const saved = desk.call('saveEdits', { tableId, language: 'en', mine: [], theirs: [], typed: false });
    for (const { text } of saved.files) {
      const answer = await fetch(`${crm.url}/demo/import`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${crm.keys['apple-admin']}`,
          'content-type': 'application/json',
          Connection: 'close',
        },
        body: JSON.stringify({ object: nameSingular, locale: 'en', text }),
      });
      const outcome = (await answer.json()) as ImportOutcome;
      expect(outcome).toMatchObject({ created: 0, restored: 0, blocked: [], dropped: [], failure: null });
      expect(outcome.columns.filter(({ header, label }) => label?.toLowerCase() !== header.toLowerCase())).toEqual([]);
    }
    // What did not go is forgotten, so that the refresh shows what Twenty has.
    const left = desk
      .call('listEdits', { tableId })
      .records.flatMap(({ id, cells }) => cells.map(({ tag }) => `${id}/${tag}`));
    desk.call('dropEdits', { tableId, cells: left });
    desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
    const after = new Map(grid().map((row) => [row[0], row]));
    let went = 0;
    for (const row of rows) {
      headers.forEach((header, column) => {
        const key = `${String(row[0])}/${header}`;
        if (MOVING.test(header) || header === 'null') return;
        const goes = typed.has(key) && said.get(key)?.is === 'goes' && !isTheirs(row[0], header);
        if (goes) went += 1;
        // An id and the name beside it are one relation.
        const beside = headers.indexOf(header.endsWith(' Id') ? header.slice(0, -3) : `${header} Id`);
        if (!goes && beside > 0 && said.get(`${String(row[0])}/${headers[beside]}`)?.is === 'goes') return;
        expect([key, after.get(row[0])?.[column]]).toEqual([
          key,
          goes ? typed.get(key) : isTheirs(row[0], header) ? 'Changed in Twenty' : row[column],
        ]);
      });
    }
    expect(went).toBe(listed.total.goes);
    expect(went).toBeGreaterThan(typed.size * 0.25);
  },
);
