/** What a person does with tables and workspaces beside pulling. */
import { writeContents } from '../../local/emulator/grid/edit/contents';
import { typeInto } from '../../local/emulator/grid/person';
import { SNAPSHOTS_TAG } from '../../src/sync/publish/lists/snapshots';
import { closedAfterAll } from '../closing';
import { type Desk, everyHours, gridOf, openDesk, OPTIONS } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { leaveAt } from './leaving';
import { documentProperties } from './properties';
import { tamper } from './tampering';

jest.setTimeout(30_000);

let crm: CrmBeside;
let desk: Desk;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 30, objects: ['person', 'company', 'workspaceMember'] });
  later(() => crm.close());
});
beforeEach(() => {
  desk = openDesk(crm);
  desk.connect();
});
afterEach(() => crm.control({ clear: true, restore: true }));

const pulled = (): string => desk.pull('People', 'All People').tableId;
const sheetNames = (): readonly string[] => desk.state.sheets.filter(({ hidden }) => !hidden).map(({ name }) => name);

describe('the check of a view', () => {
  test('says in one request for records what a pull would bring', () => {
    const { objectId, viewId, target, memberId } = desk.choice('People', 'All People');
    const before = desk.spent.fetches;
    const check = desk.call('checkView', { objectId, viewId, target, memberId, options: OPTIONS });
    expect(desk.spent.fetches - before).toBeLessThanOrEqual(3);
    expect(check).toMatchObject({ records: 30, question: expect.stringContaining('All records') });
    const { tableId } = desk.drive(desk.call('startPull', desk.choice('People', 'All People')));
    const [headers, ...rows] = gridOf(desk.state, desk.table(tableId).sheetName);
    expect(check.columns).toEqual(headers?.filter((header) => header !== null && header !== ''));
    expect(check.rows.map(([id]) => id)).toEqual(rows.slice(0, 5).map(([id]) => id));
  });
});

test('what the key may not read is left out of the check, and named', () => {
  desk.connect('apple-nojobtitle');
  const { objectId, viewId, target, memberId } = desk.choice('People', 'All People');
  const check = desk.call('checkView', { objectId, viewId, target, memberId, options: OPTIONS });
  expect(check.leftOut).toContainEqual({ column: 'Job Title', reason: 'forbidden' });
  expect([check.records, check.columns.includes('Job Title')]).toEqual([30, false]);
});

test('says how far a pull is, without a lock, and asks nobody', () => {
  expect(desk.call('pullProgress', { tableId: 'none' })).toBeNull();
  const { tableId } = desk.call('startPull', desk.choice('People', 'All People'));
  desk.call('continuePull', { tableId });
  const before = desk.spent.fetches;
  expect(desk.call('pullProgress', { tableId })).toMatchObject({
    phase: 'done',
    rows: 30,
    total: 30,
    isWriting: false,
  });
  expect(desk.spent.fetches).toBe(before);
});

test('a look costs few calls, and tells of runs and changes', () => {
  const tableId = pulled();
  const state = desk.call('getState', {});
  const spent = (): number => Object.values(desk.spent.calls).reduce((sum, count) => sum + count, 0);
  const before = spent();
  expect(desk.call('look', {})).toEqual({ activeSheetId: state.activeSheetId, stamp: state.stamp });
  expect(spent() - before).toBeLessThan(25);
  desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
  expect(desk.call('look', {}).stamp).not.toBe(state.stamp);
});

describe('what a refresh did', () => {
  test('is listed with names and links, rows that were set back too', async () => {
    const tableId = pulled();
    expect(desk.call('listRun', { tableId })).toBeNull();
    const { sheetName } = desk.table(tableId);
    const [headers = [], ...rows] = gridOf(desk.state, sheetName);
    const sheet = desk.state.sheets.find(({ name }) => name === sheetName);
    const title = headers.indexOf('Job Title') + 1;
    if (!sheet) throw new Error('no sheet');
    const names = rows.map((cells) => String(cells[headers.indexOf('Name')]));
    writeContents(desk.state, sheet, { row: 9, column: title, rows: 1, columns: 1 }, [['mine']], null);
    await crm.control({ now: [{ kind: 'delete', object: 'person', count: 1, at: 'first' }] });
    const { receipt } = desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
    expect(receipt).toMatchObject({ gone: 1, edited: 1, added: 0 });
    const lists = desk.call('listRun', { tableId });
    expect(lists?.gone).toEqual([{ id: rows[0]?.[0], name: names[0], link: '', columns: [] }]);
    const [edited] = lists?.edited ?? [];
    expect(edited).toMatchObject({ id: rows[7]?.[0], name: names[7], columns: ['Job Title'] });
    expect(edited?.link).toMatch(new RegExp(`/object/person/${String(rows[7]?.[0])}$`));
  });
});

describe('a table', () => {
  test('is changed as its person agreed to it, whatever its sheet says by now', () => {
    const tableId = pulled();
    tamper(desk, tableId, (said) => ({ ...said, viewId: desk.choice('People', 'Half a filter').viewId }));
    const options = { ...OPTIONS, selectAs: 'value' } as const;
    const change = { tableId, options, memberId: null, acceptFewer: false, acceptGone: false };
    expect(desk.drive(desk.call('changeTable', change)).receipt?.written).toBe(30);
    expect(desk.table(tableId)).toMatchObject({ viewName: 'All People', isChanged: false });
    desk.connect('apple-admin', 'bob');
    expect(desk.refusal('changeTable', change, 'bob').kind).toBe('not-agreed');
    expect(desk.refusal('duplicateTable', { tableId }, 'bob').kind).toBe('agree-first');
  });

  test('has its headers reset, and only then', () => {
    const tableId = pulled();
    const { sheetName } = desk.table(tableId);
    const sheet = desk.state.sheets.find(({ name }) => name === sheetName);
    if (!sheet) throw new Error('no sheet');
    writeContents(desk.state, sheet, { row: 1, column: 2, rows: 1, columns: 1 }, [['Who']], null);
    const accept = { tableId, acceptFewer: false, acceptGone: false };
    desk.drive(desk.call('refreshTable', accept));
    expect(gridOf(desk.state, sheetName)[0]?.[1]).toBe('Who');
    desk.drive(desk.call('refreshTable', { ...accept, resetHeaders: true }));
    expect(gridOf(desk.state, sheetName)[0]?.[1]).toBe('Name');
  });

  test('is renamed with its sheet, but not to the name of another', () => {
    const tableId = pulled();
    const { stamp } = desk.call('look', {});
    expect(desk.call('renameTable', { tableId, name: 'Leads' }).sheetName).toBe('Leads');
    expect(sheetNames()).toContain('Leads');
    expect(desk.call('look', {}).stamp).not.toBe(stamp);
    expect(desk.refusal('renameTable', { tableId, name: 'sheet1' }).kind).toBe('name-taken');
    for (const name of ['', ' ', '\u200b', '///']) {
      expect(desk.refusal('renameTable', { tableId, name }).kind).toBe('name-empty');
      expect(sheetNames()).toContain('Leads');
    }
    expect(desk.call('renameTable', { tableId, name: 'twenty archive' }).sheetName).toBe('View twenty archive');
    expect(desk.call('renameTable', { tableId, name: 'Archive Twenty' }).sheetName).toBe('View Archive Twenty');
  });

  test('is duplicated into a new sheet', () => {
    const tableId = pulled();
    const copy = desk.drive(desk.call('duplicateTable', { tableId }));
    expect(copy.phase).toBe('done');
    expect(copy.tableId).not.toBe(tableId);
    expect(gridOf(desk.state, desk.table(copy.tableId).sheetName)).toEqual(
      gridOf(desk.state, desk.table(tableId).sheetName),
    );
  });

  test('gets other options from its page, and columns that its view has no more go where they are named', async () => {
    const tableId = pulled();
    const options = { ...OPTIONS, relationLabels: false };
    const accept = { acceptFewer: false, acceptGone: false };
    const job = desk.drive(desk.call('changeTable', { tableId, options, memberId: null, ...accept }));
    expect(job.phase).toBe('done');
    expect(desk.table(tableId).options).toEqual(options);
    const fields = [{ field: 'name', isVisible: true, position: 0 }];
    await crm.control({ now: [{ kind: 'view', view: 'All People', set: { fields } }] });
    desk.drive(desk.call('refreshTable', { tableId, ...accept }));
    const [company, ...others] = desk.call('staleColumns', { tableId }).filter(({ header }) => /^(C|P|J)/.test(header));
    expect([company?.header, others.length > 1]).toEqual(['Created by (no longer in the view)', true]);
    const headers = () =>
      (gridOf(desk.state, desk.table(tableId).sheetName)[0] ?? []).filter((one) => typeof one === 'string');
    const gone = others.map(({ header }) => header);
    const before = headers();
    desk.call('tidyUp', { tableId, tags: others.map(({ tag }) => tag) });
    expect(headers()).toEqual(before.filter((header) => !gone.includes(header)));
  });

  test('ends, and its sheet stays as plain data', () => {
    const tableId = pulled();
    const { sheetName } = desk.call('removal', { tableId });
    const { stamp } = desk.call('look', {});
    // By whoever may edit the spreadsheet.
    const { tables } = desk.call('removeTable', { tableId, keep: true }, 'bob');
    expect([tables, sheetNames().includes(sheetName), desk.call('look', {}).stamp === stamp]).toEqual([
      [],
      true,
      false,
    ]);
  });

  test('ends with its data, lists and pull, and an empty sheet takes its place where no other would show', async () => {
    const accept = { acceptFewer: false, acceptGone: false };
    const { tableId } = desk.pull('People', 'All People', { options: { ...OPTIONS, listChanges: true } });
    await crm.control({ now: [{ kind: 'edit', object: 'person', count: 1, set: { jobTitle: 'Duke' } }] });
    desk.drive(desk.call('refreshTable', { tableId, ...accept }));
    expect(desk.call('removal', { tableId }).lists).toBe(1);
    desk.call('refreshTable', { tableId, ...accept });
    const [first] = desk.state.sheets.filter(({ name }) => name === 'Sheet1');
    if (first) first.hidden = true;
    const { tables } = desk.call('removeTable', { tableId, keep: false });
    expect([tables, sheetNames()]).toEqual([[], ['Sheet']]);
    expect([desk.state.sheets.length, desk.call('listRuns', {})[0]?.phase]).toEqual([2, 'cancelled']);
  });

  test('ends, and all that is another’s of the same view stays', async () => {
    const one = pulled();
    const { tableId: other } = desk.drive(desk.call('duplicateTable', { tableId: one }));
    desk.call('planSchedule', { tableId: one, plan: everyHours(1) });
    // Of the other: something in the archive, an Undo, and a sheet of dated copies.
    const { sheetId } = desk.table(other);
    const width = gridOf(desk.state, desk.table(other).sheetName)[0]?.indexOf(null) ?? 0;
    typeInto(desk.state, sheetId, 2, width + 1, 'mine');
    await crm.control({ now: [{ kind: 'delete', object: 'person', count: 1, at: 'first' }] });
    desk.drive(desk.call('refreshTable', { tableId: other, acceptFewer: true, acceptGone: true }));
    const [tag] = desk.state.metadata.filter(({ location }) => location.type === 'SHEET');
    const [first] = desk.state.sheets;
    if (!tag || !first) throw new Error('nothing is tagged');
    const location = { type: 'SHEET' as const, sheetId: first.id };
    desk.state.metadata.push({ ...tag, id: 1, key: SNAPSHOTS_TAG, value: other, location });
    expect(desk.call('removal', { tableId: one })).toMatchObject({ archived: 0, hasUndo: false, lists: 0 });
    const { sheetName } = desk.table(one);
    const before = sheetNames();
    desk.call('removeTable', { tableId: one, keep: false });
    expect(sheetNames()).toEqual(before.filter((name) => name !== sheetName));
    expect(desk.emulator.triggers()).toEqual([]);
    expect(
      documentProperties(desk)
        .keys('')
        .filter((key) => key.endsWith(one)),
    ).toEqual([]);
    expect(desk.call('removal', { tableId: other })).toMatchObject({ archived: 1, hasUndo: true, lists: 1 });
  });

  test('does not end while another’s edit of its sheet goes on; one’s own is finished first', async () => {
    const tableId = pulled();
    await crm.control({ now: [{ kind: 'delete', object: 'person', count: 1, at: 'first' }] });
    desk.call('refreshTable', { tableId, acceptFewer: true, acceptGone: true });
    leaveAt(desk, 'writing', tableId);
    const properties = documentProperties(desk);
    const key = `job/${tableId}`;
    const own = properties.get(key) ?? '';
    properties.set(key, JSON.stringify({ ...JSON.parse(own), owner: 'another' }));
    expect(desk.refusal('removeTable', { tableId, keep: true }).kind).toBe('job-elsewhere');
    // Nor where nobody can tell whose it is.
    properties.delete(key);
    expect(desk.refusal('removeTable', { tableId, keep: false }).kind).toBe('job-elsewhere');
    properties.set(key, own);
    const { sheetName } = desk.table(tableId);
    desk.call('removeTable', { tableId, keep: true });
    expect(gridOf(desk.state, sheetName).filter(([id]) => id !== null)).toHaveLength(30);
  });
});

test('a CSV comes straight from a view', () => {
  const { objectId, viewId, memberId } = desk.choice('People', 'All People');
  const view = { objectId, viewId, memberId, options: OPTIONS };
  const file = { kind: 'sheet', delimiter: ';', byteOrderMark: false } as const;
  const part = desk.call('readViewCsv', { view, file, next: null });
  desk.pull('People', 'All People');
  const [{ id: tableId } = { id: '' }] = desk.call('getState', {}).tables;
  expect(part.text).toBe(desk.call('readCsv', { tableId, file, next: null }).text);
  const twenty = { kind: 'twenty', rowsPerFile: null } as const;
  expect(desk.call('readViewCsv', { view, file: twenty, next: null }).text).toBe(
    desk.call('readCsv', { tableId, file: twenty, next: null }).text,
  );
});

test('several workspaces are kept, each with its key', () => {
  const tableId = pulled();
  const [own] = desk.call('getState', {}).workspaces;
  desk.connect('yc-admin');
  const state = desk.call('getState', {});
  expect(state.workspaces.map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
  expect(state.tables[0]).toMatchObject({ hasKey: true, workspace: own?.ref, workspaceName: 'Acme' });
  expect(desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false })).phase).toBe('done');
  expect(desk.refusal('replaceKey', { workspace: own?.ref ?? '', key: crm.keys['yc-admin'] ?? '' }).kind).toBe(
    'key-of-another',
  );
  desk.call('replaceKey', { workspace: own?.ref ?? '', key: crm.keys['apple-readonly'] ?? '' });
  const after = desk.call('forget', { workspace: own?.ref ?? '' });
  expect(after.workspaces).toHaveLength(1);
  expect(after.tables[0]).toMatchObject({ hasKey: false, workspaceName: 'Acme' });
});

test('objects that the key may not read are found by counting', () => {
  desk.connect('apple-peopleonly');
  const { mayRead, isWhole } = desk.call('probeObjects', { more: false });
  expect(isWhole).toBe(true);
  const byName = Object.fromEntries(
    desk
      .call('listObjects', { refresh: false, more: false })
      .map(({ nameSingular, mayRead: may }) => [nameSingular, may]),
  );
  expect(byName).toMatchObject({ person: true, company: false });
  expect(Object.keys(mayRead)).toHaveLength(Object.keys(byName).length);
});
