/** A table that people edit, and the files that go back to Twenty, against the demo and its importer (csv.md §7). */
import { writeContents } from '../../local/emulator/grid/edit/contents';
import type { ImportOutcome } from '../../local/crm/import/import-file';
import type { EditsInfo, SavedEdits } from '../../src/protocol/edits';
import type { Language } from '../../src/protocol/reply';
import { closedAfterAll } from '../closing';
import { type Desk, gridOf, openDesk } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { leaveAt } from './leaving';

jest.setTimeout(60_000);

let crm: CrmBeside;
let desk: Desk;
let tableId: string;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 14, objects: ['person', 'company', 'workspaceMember'] });
  later(() => crm.close());
});
beforeEach(() => {
  desk = openDesk(crm);
  tableId = desk.begin('People', 'All People').tableId;
  desk.drive(desk.call('setEditing', { tableId, on: true }));
});
afterEach(() => crm.control({ clear: true, restore: true }));

/** Of the table, which is the only sheet that shows beside the first. */
const sheetName = (): string => desk.state.sheets.find(({ hidden, name }) => !hidden && name !== 'Sheet1')?.name ?? '';
const grid = (): unknown[][] => gridOf(desk.state, sheetName());
const column = (header: string): number => {
  const at = (grid()[0] ?? []).indexOf(header);
  if (at < 0) throw new Error(`no column ${header}: ${String(grid()[0])}`);
  return at + 1;
};
const rowOf = (id: unknown): number => grid().findIndex((row) => row[0] === id) + 1;
const idAt = (row: number): string => String(grid()[row - 1]?.[0]);
const cell = (row: number, header: string): unknown => grid()[row - 1]?.[column(header) - 1];

/** As a person types: the sheet may make a number of it. */
function type(row: number, header: string, value: string | number | boolean | null): void {
  const sheet = desk.state.sheets.find(({ name }) => name === sheetName());
  if (!sheet) throw new Error('no sheet');
  const at = column(header);
  writeContents(desk.state, sheet, { row, column: at, rows: 1, columns: 1 }, [[value]], null);
}

/** What somebody does while a call of ada's is at its first call of that service: the lock, or Twenty. */
function meanwhile(endpoint: string, input: object, service: 'Lock.' | 'UrlFetchApp.', work: () => void): void {
  let isDone = false;
  const onCall = (name: string): void => {
    if (isDone || !name.startsWith(service)) return;
    isDone = true;
    work();
  };
  desk.emulator.clientCall('ada', 'doc', endpoint, [JSON.stringify({ tableId, ...input })], { onCall });
  expect(isDone).toBe(true);
}

/** The tag of the hidden sheet that says what a publishing does. */
function journalTag(): { value: string | null } {
  const tag = desk.state.metadata.find(({ value }) => value?.startsWith(`journal/${tableId}/`));
  if (!tag) throw new Error('no journal');
  return tag;
}

const refresh = () => desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
const list = (): EditsInfo => desk.call('listEdits', { tableId });
const save = (over: Partial<Parameters<typeof desk.call<'saveEdits'>>[1]> = {}): SavedEdits =>
  desk.call('saveEdits', { tableId, language: 'en', mine: [], theirs: [], typed: false, ...over });
const cellsIn = ({ records }: EditsInfo) =>
  records.flatMap(({ id, cells }) =>
    cells.map(({ header, is, why, isConflict, mine }) => ({ id, header, is, why, isConflict, mine })),
  );

async function imported(saved: Pick<SavedEdits, 'files'>, locale: Language = 'en'): Promise<readonly ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  for (const { text } of saved.files) {
    const answer = await fetch(`${crm.url}/demo/import`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${crm.keys['apple-admin']}`,
        'content-type': 'application/json',
        Connection: 'close',
      },
      body: JSON.stringify({ object: 'person', locale: locale === 'fr' ? 'fr-FR' : 'en', text }),
    });
    const outcome = await answer.json();
    if (!answer.ok) throw new Error(JSON.stringify(outcome));
    outcomes.push(outcome as ImportOutcome);
  }
  return outcomes;
}

/** Exact values, as the API gives them; by id, updatedAt apart. */
async function held(): Promise<ReadonlyMap<string, object>> {
  const fields =
    'id deletedAt createdAt jobTitle city companyId position emails { primaryEmail additionalEmails } name { firstName lastName } ' +
    'phones { primaryPhoneNumber primaryPhoneCallingCode primaryPhoneCountryCode additionalPhones } ' +
    'linkedinLink { primaryLinkUrl primaryLinkLabel secondaryLinks }';
  const query = `query Q($filter: PersonFilterInput) { people(filter: $filter, first: 200) { edges { node { ${fields} } } } }`;
  const filters = [{}, { deletedAt: { is: 'NOT_NULL' } }];
  const pages = await Promise.all(
    filters.map(async (filter) => {
      const headers = {
        authorization: `Bearer ${crm.keys['apple-admin']}`,
        'content-type': 'application/json',
        Connection: 'close',
      };
      const body = JSON.stringify({ query, variables: { filter } });
      const answer = await (await fetch(`${crm.url}/graphql`, { method: 'POST', headers, body })).json();
      const edges: readonly { readonly node: { readonly id: string } }[] = Object(answer).data.people.edges;
      return edges.map(({ node }) => [node.id, node] as const);
    }),
  );
  return new Map(pages.flat());
}

const change = (id: string, set: Record<string, unknown>) =>
  crm.control({ now: [{ kind: 'edit', object: 'person', ids: [id], set }] });

test('from a cell to Twenty and back: the file changes those cells and no other, and the refresh settles them', async () => {
  const before = await held();
  type(2, 'Job Title', '=1+1 chief; "b"');
  type(3, 'Emails', 'New.Mail@example.org');
  type(4, 'Phones', '+1 999');
  type(5, 'Linkedin', 'https://linkedin.com/in/x/');
  type(6, 'Name', 'Zoë King');
  type(7, 'Job Title', null);
  type(8, 'Created by', 'me');
  const ids = [2, 3, 4, 5, 6, 7, 8].map(idAt);
  expect(refresh().receipt).toMatchObject({ edited: 0, kept: { cells: 7, conflicts: 0 } });
  const listed = list();
  expect(listed.total).toMatchObject({ records: 7, goes: 5, conflicts: 0, clears: 1, refused: 1 });
  expect(cellsIn(listed)).toContainEqual(
    expect.objectContaining({ header: 'Created by', is: 'refused', why: 'not-imported' }),
  );
  expect(listed.records.find(({ id }) => id === ids[5])?.link).toMatch(new RegExp(`/object/person/${ids[5]}$`));
  const saved = save();
  expect(saved.files.map(({ name, rows }) => [name, rows])).toEqual([['person-changes.csv', 5]]);
  const [outcome] = await imported(saved);
  expect(outcome).toMatchObject({ created: 0, restored: 0, updated: 5, blocked: [], dropped: [], failure: null });
  expect(outcome?.columns.every(({ label }) => label !== null)).toBe(true);
  const after = await held();
  const changed = [...after].filter(([id, record]) => JSON.stringify(record) !== JSON.stringify(before.get(id)));
  expect(changed.map(([id]) => id).sort()).toEqual(ids.slice(0, 5).sort());
  expect(after.get(ids[0] ?? '')).toEqual({ ...before.get(ids[0] ?? ''), jobTitle: '=1+1 chief; "b"' });
  expect(after.get(ids[1] ?? '')).toMatchObject({ emails: { primaryEmail: 'new.mail@example.org' } });
  expect(after.get(ids[2] ?? '')).toMatchObject({
    phones: { primaryPhoneNumber: '999', primaryPhoneCallingCode: '+1' },
  });
  expect(after.get(ids[4] ?? '')).toMatchObject({ name: { firstName: 'Zoë', lastName: 'King' } });
  refresh();
  // Written otherwise by Twenty (small letters, no slash at the end): settled when it is looked at.
  expect(list().total).toMatchObject({ records: 2, goes: 0, conflicts: 0, clears: 1, refused: 1 });
  refresh();
  expect([cell(rowOf(ids[1]), 'Emails'), cell(rowOf(ids[3]), 'Linkedin')]).toEqual([
    'new.mail@example.org',
    'https://linkedin.com/in/x',
  ]);
  expect(list().total.records).toBe(2);
});

test('a conflict goes where mine is chosen, and is set back where theirs is', async () => {
  const [one, other] = [idAt(2), idAt(3)];
  type(2, 'Job Title', 'mine 1');
  type(3, 'Job Title', 'mine 2');
  await change(one, { jobTitle: 'theirs 1' });
  await change(other, { jobTitle: 'theirs 2' });
  refresh();
  const listed = list();
  expect(listed.total).toMatchObject({ goes: 0, conflicts: 2 });
  expect(listed.records[0]?.cells[0]).toMatchObject({ theirs: 'theirs 1', mine: 'mine 1', isConflict: true });
  // Nobody chose.
  expect(save().files).toEqual([]);
  const [first, second] = listed.records.map(({ id, cells }) => `${id}/${cells[0]?.tag}`);
  // Somebody's refresh begins to write: what the sheet shows is not to be told from what it will.
  const tag = journalTag();
  const { value } = tag;
  const opens = (): void => void (tag.value = `journal/${tableId}/open`);
  const drop = { tableId, cells: [first ?? '', second ?? ''] };
  meanwhile('dropEdits', drop, 'Lock.', opens);
  expect(desk.refusal('listEdits', { tableId }).kind).toBe('job-elsewhere');
  tag.value = value;
  // Nor while one works.
  desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
  meanwhile('continuePull', {}, 'UrlFetchApp.', () =>
    expect(desk.refusal('dropEdits', drop).kind).toBe('job-elsewhere'),
  );
  expect(list().total).toMatchObject({ conflicts: 2 });
  const saved = save({ mine: [first ?? ''], theirs: [second ?? ''] });
  await imported(saved);
  refresh();
  expect([cell(rowOf(one), 'Job Title'), cell(rowOf(other), 'Job Title')]).toEqual(['mine 1', 'theirs 2']);
  expect(list().total).toMatchObject({ records: 0 });
});

test('what was typed into a column that the view has lost since is listed, and an Undo that brings the column back keeps it', async () => {
  type(2, 'Job Title', 'Captain');
  const fields = [{ field: 'name', isVisible: true, position: 0 }];
  await crm.control({ now: [{ kind: 'view', view: 'All People', set: { fields } }] });
  const lost = [
    { id: idAt(2), header: 'Job Title', is: 'refused', why: 'no-column', isConflict: false, mine: 'Captain' },
  ];
  expect(cellsIn(list())).toEqual(lost);
  refresh();
  expect(cellsIn(list())).toEqual(lost);
  desk.drive(desk.call('undoRefresh', { tableId }));
  expect(cell(2, 'Job Title')).toBe('Captain');
  expect(cellsIn(list())).toEqual(lost);
});

test('deleted and unknown records are named, and nothing is created or restored', async () => {
  const [deleted, kept, unknown] = [idAt(2), idAt(3), idAt(4)];
  type(2, 'Job Title', 'of a deleted one');
  type(3, 'Job Title', 'kept');
  type(4, 'Job Title', 'of one that is gone');
  await crm.control({
    now: [
      { kind: 'delete', object: 'person', ids: [deleted] },
      { kind: 'delete', object: 'person', ids: [unknown], hard: true },
    ],
  });
  refresh();
  expect(rowOf(deleted)).toBe(0);
  expect(list().records.map(({ id, state, link }) => [id, state, link === ''])).toEqual([
    [deleted, 'deleted', true],
    [unknown, 'gone', true],
    [kept, 'there', false],
  ]);
  const before = await held();
  const saved = save();
  expect([saved.files.map(({ rows }) => rows), saved.leftOut]).toEqual([
    [1],
    [
      { name: expect.any(String), state: 'deleted' },
      { name: expect.any(String), state: 'gone' },
    ],
  ]);
  expect(await imported(saved)).toMatchObject([{ created: 0, restored: 0, updated: 1 }]);
  expect((await held()).size).toBe(before.size);
  desk.call('dropEdits', {
    tableId,
    cells: list().records.flatMap(({ id, cells }) => cells.map(({ tag }) => `${id}/${tag}`)),
  });
  expect(list().total.records).toBe(0);
});

test('a value that must be unique: another record’s, a deleted one’s, or twice in the sheet, does not go', async () => {
  const [five, six] = grid().flatMap((row, at) => (at > 8 && row[column('Emails') - 1] !== null ? [at + 1] : []));
  const [taken, deleted, gone] = [String(cell(five ?? 0, 'Emails')), String(cell(six ?? 0, 'Emails')), idAt(six ?? 0)];
  type(2, 'Emails', taken);
  type(3, 'Emails', 'both@example.org');
  type(4, 'Emails', 'both@example.org');
  type(7, 'Emails', deleted);
  await crm.control({ now: [{ kind: 'delete', object: 'person', ids: [gone] }] });
  expect(cellsIn(list()).map(({ why }) => why)).toEqual(['taken', 'twice', 'twice', 'taken']);
  expect(save().files).toEqual([]);
});

test('names in a column of a relation become ids where one record alone has them', async () => {
  const company = String(cell(4 - 1, 'Company'));
  const companyId = cell(3, 'Company Id');
  type(2, 'Company', company);
  type(4, 'Company', 'No such company');
  type(5, 'Company Id', '00000000-0000-4000-8000-000000000000');
  const id = idAt(2);
  expect(cellsIn(list()).map(({ is, why }) => [is, why])).toEqual([
    ['goes', null],
    ['refused', 'no-such-record'],
    ['refused', 'no-such-record'],
  ]);
  const saved = save();
  expect(saved.files[0]?.text.split('\n')[0]).toBe('\ufeff"Id","Company / Id"');
  expect(await imported(saved)).toMatchObject([{ updated: 1, failure: null, blocked: [] }]);
  expect((await held()).get(id)).toMatchObject({ companyId });
  refresh();
  expect(list().total.goes).toBe(0);
});

test('the labels of the file are those of the language in which it is imported', async () => {
  type(2, 'Job Title', 'chef');
  const saved = save({ language: 'fr' });
  const [outcome] = await imported(saved, 'fr');
  expect(outcome).toMatchObject({
    updated: 1,
    columns: [{ label: expect.any(String) }, { label: expect.any(String) }],
  });
  expect(saved.files[0]?.text.split('\n')[0]).not.toContain('Job Title');
});

test('rows typed under the table become records, and are offered for removal once they came back', async () => {
  const last = grid().filter(([id]) => id !== null).length;
  type(last + 1, 'Name', 'Ada King');
  type(last + 1, 'Job Title', 'Countess');
  type(last + 1, 'Emails', 'Ada.King@Example.org');
  type(last + 1, 'Linkedin', 'https://linkedin.com/in/ada/');
  type(last + 2, 'Name', 'Only Half of It');
  type(last + 2, 'Job Title', 'Clerk');
  const listed = list();
  expect(listed.typed).toMatchObject([
    { row: last + 1, name: 'Ada King', refused: [] },
    { row: last + 2, refused: [{ header: 'Name', why: 'joined' }] },
  ]);
  expect(save().files).toEqual([]);
  const saved = save({ typed: true });
  expect(saved.files).toMatchObject([{ name: 'person-new.csv', rows: 1, isNew: true }]);
  expect(await imported(saved)).toMatchObject([{ created: 1, updated: 0, restored: 0, blocked: [] }]);
  refresh();
  const [back] = list().back;
  expect(back).toMatchObject({ name: 'Ada King' });
  const row = back?.row ?? 0;
  // It is no new record any more, stays unless it is named, and where something else was typed meanwhile.
  expect(save({ typed: true }).files).toEqual([]);
  desk.call('removeTyped', { tableId, rows: [row + 1] });
  meanwhile('removeTyped', { rows: [row] }, 'Lock.', () => type(row, 'Job Title', 'Duchess'));
  expect([cell(row, 'Name'), cell(row, 'Job Title')]).toEqual(['Ada King', 'Duchess']);
  type(row, 'Job Title', 'Countess');
  desk.call('removeTyped', { tableId, rows: [row, row + 1] });
  expect([list().back, list().typed.length]).toEqual([[], 1]);
  expect(grid().filter((cells) => cells.includes('Ada King'))).toHaveLength(1);
});

test('switched off, what was typed is set back', () => {
  const title = cell(2, 'Job Title');
  type(2, 'Job Title', 'typed');
  expect(desk.drive(desk.call('setEditing', { tableId, on: false })).receipt).toMatchObject({ edited: 1 });
  expect([cell(2, 'Job Title'), desk.table(tableId).options.editing, list().total.records]).toEqual([
    title,
    undefined,
    0,
  ]);
  // Taken back, it is edited again, and its edits are listed though switching off was agreed to last.
  desk.drive(desk.call('undoRefresh', { tableId }));
  expect([cell(2, 'Job Title'), desk.table(tableId).options.editing, list().total.records]).toEqual(['typed', true, 1]);
});

test('an edit in a field that the other person’s key may not read is named, and keeps no other from going', async () => {
  desk.connect('apple-readonly', 'bob');
  const forbid = { kind: 'forbid', role: 'readonly', object: 'person', field: 'jobTitle' } as const;
  await crm.control({ now: [forbid] });
  type(2, 'Job Title', 'not for Bob');
  type(3, 'Linkedin', 'https://example.com/in');
  const ofBob = desk.call('listEdits', { tableId }, 'bob');
  expect(ofBob.total).toMatchObject({ records: 2, goes: 1, refused: 1 });
  expect(ofBob.records.flatMap(({ cells }) => cells.map(({ header, is, why }) => [header, is, why]))).toEqual(
    expect.arrayContaining([
      ['Job Title', 'refused', 'no-column'],
      ['Linkedin', 'goes', null],
    ]),
  );
  const saving = { tableId, language: 'en', mine: [], theirs: [], typed: true } as const;
  const [file] = desk.call('saveEdits', saving, 'bob').files;
  expect([file?.rows, file?.text.includes('example.com/in'), file?.text.includes('not for Bob')]).toEqual([
    1,
    true,
    false,
  ]);
  await crm.control({ now: [{ ...forbid, undo: true }] });
  expect(desk.call('listEdits', { tableId }, 'bob').total).toMatchObject({ records: 2, goes: 2, refused: 0 });
});

test('switched off by somebody whose execution died, it stays so for whoever refreshes next', () => {
  desk.connect('apple-readonly', 'bob');
  type(2, 'Job Title', 'typed');
  desk.call('setEditing', { tableId, on: false });
  leaveAt(desk, 'writing', tableId);
  expect(desk.table(tableId).options.editing).toBe(true);
  desk.emulator.advance(11 * 60_000);
  const accept = { acceptFewer: true, acceptGone: false };
  expect(desk.drive(desk.agree('refreshTable', { tableId, ...accept }, 'bob'), 'bob').phase).toBe('done');
  expect([cell(2, 'Job Title') === 'typed', desk.table(tableId).options.editing]).toEqual([false, undefined]);
});
