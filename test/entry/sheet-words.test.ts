/** What is on a sheet keeps the language of the table, and its columns the form that was chosen. */
import { type CellContent, isRich } from '../../local/emulator/grid/values/cell';
import type { TableOptions } from '../../src/protocol/choice';
import { closedAfterAll } from '../closing';
import { type Desk, gridOf, openDesk, OPTIONS, refreshAgreed } from './add-on-world';
import { everythingIn } from '../everything';
import { type CrmBeside, startCrmBeside } from './crm-beside';

jest.setTimeout(30_000);

let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 12, objects: ['person', 'company', 'opportunity', 'workspaceMember'] });
  later(() => crm.close());
});
afterEach(() => crm.control({ clear: true, restore: true }));

function openedBy(locale: 'en' | 'fr'): Desk {
  const desk = openDesk(crm, { locale });
  desk.connect();
  return desk;
}

/** Pulled by names in English, whatever the language of the person. */
function pulled(desk: Desk, locale: 'en' | 'fr', options: Partial<TableOptions> = {}): string {
  desk.emulator.setLocale('ada', 'en');
  const choice = desk.choice('Opportunities', 'All Opportunities', { options: { ...OPTIONS, ...options } });
  desk.emulator.setLocale('ada', locale);
  return desk.drive(desk.call('startPull', choice)).tableId;
}

const headersOf = (desk: Desk, tableId: string): readonly unknown[] => {
  const [headers = []] = gridOf(desk.state, desk.table(tableId).sheetName);
  return headers.filter((header) => header !== null && header !== '');
};

test('a French table has French headers', () => {
  const desk = openedBy('fr');
  const headers = headersOf(desk, pulled(desk, 'fr'));
  expect(headers).toEqual(expect.arrayContaining(['Montant / Devise', 'Identifiant (Entreprise)']));
});

test('a refresh by a colleague of another language changes nothing on the sheet', () => {
  const desk = openedBy('fr');
  const tableId = pulled(desk, 'fr');
  desk.emulator.setLocale('bob', 'en');
  desk.connect('apple-admin', 'bob');
  refreshAgreed(desk, tableId, 'bob');
  const before = everythingIn(desk.state);
  expect(refreshAgreed(desk, tableId, 'bob')).toMatchObject({ phase: 'done', receipt: { changed: 0 } });
  expect(everythingIn(desk.state)).toBe(before);
  expect(headersOf(desk, tableId)).toContain('Montant / Devise');
});

describe('a table that does not say its language', () => {
  const forget = (desk: Desk): void => {
    for (const tag of desk.state.metadata) tag.value = tag.value?.replace(/"language":"\w+",/, '') ?? null;
  };

  test.each([
    ['en', 'fr', 'Company Id'],
    ['fr', 'en', 'Identifiant (Entreprise)'],
  ] as const)('keeps %s where its headers are, although it is refreshed in %s', (made, refreshed, header) => {
    const desk = openedBy(made);
    const tableId = pulled(desk, made);
    forget(desk);
    expect(desk.table(tableId).language).toBeNull();
    const before = headersOf(desk, tableId);
    desk.emulator.setLocale('ada', refreshed);
    expect(refreshAgreed(desk, tableId).phase).toBe('done');
    expect([headersOf(desk, tableId), desk.table(tableId).language]).toEqual([before, made]);
    expect(before).toContain(header);
  });
});

describe('ids of related records', () => {
  const desk = (): Desk => openedBy('en');

  test('are left out', () => {
    const here = desk();
    const headers = headersOf(here, pulled(here, 'en', { relationIds: 'none' }));
    expect(headers).toContain('Company');
    expect(headers).not.toContain('Company Id');
    expect(headers[0]).toBe('Id');
  });

  test('stand at the end', () => {
    const here = desk();
    const usual = headersOf(here, pulled(here, 'en'));
    const headers = headersOf(here, pulled(here, 'en', { relationIds: 'last' }));
    const ids = usual.filter((header) => String(header).endsWith(' Id'));
    expect(ids.length).toBeGreaterThan(1);
    expect(headers).toEqual([...usual.filter((header) => !ids.includes(header)), ...ids]);
  });

  test('are hidden, and show again when that is chosen', () => {
    const here = desk();
    const tableId = pulled(here, 'en', { relationIds: 'hidden' });
    const hidden = (): readonly unknown[] => {
      const sheet = here.state.sheets.find(({ name }) => name === here.table(tableId).sheetName);
      return headersOf(here, tableId).filter((_, index) => sheet?.columns[index]?.hidden);
    };
    expect(hidden()).toEqual(expect.arrayContaining(['Id', 'Company Id']));
    expect(hidden()).not.toContain('Company');
    const accept = { acceptFewer: false, acceptGone: false };
    const change = (relationIds: 'first' | 'hidden') =>
      here.drive(
        here.call('changeTable', { tableId, options: { ...OPTIONS, relationIds }, memberId: null, ...accept }),
      );
    expect(change('first').phase).toBe('done');
    expect(hidden()).toEqual([]);
    expect(change('hidden').phase).toBe('done');
    expect(hidden()).toContain('Company Id');
  });
});

describe('names as links', () => {
  /** Addresses behind the cells of a column, '' where there is none. */
  const linksIn = (desk: Desk, tableId: string, header: string): readonly string[] => {
    const [headers = [], ...rows] = gridOf(desk.state, desk.table(tableId).sheetName);
    return rows.map((cells) => {
      const cell = cells[headers.indexOf(header)];
      return isRich(cell as CellContent) ? (/https?:[^"]+/.exec(JSON.stringify(cell))?.[0] ?? '') : '';
    });
  };
  const idsIn = (desk: Desk, tableId: string): readonly unknown[] =>
    gridOf(desk.state, desk.table(tableId).sheetName)
      .slice(1)
      .map(([id]) => id);

  test('lead to each record, also after rows came and moved, and go when that is chosen', async () => {
    const desk = openedBy('en');
    const options = { ...OPTIONS, recordLinks: true };
    const choice = desk.choice('People', 'All People', { options });
    const { tableId } = desk.drive(desk.call('startPull', choice));
    const { workspaces } = desk.call('getState', {});
    const wanted = (): readonly string[] =>
      idsIn(desk, tableId).map((id) => `${workspaces[0]?.webAddress ?? ''}/object/person/${String(id)}`);
    const linked = (): readonly (readonly [string, string])[] =>
      linksIn(desk, tableId, 'Name').flatMap((link, row) =>
        link === '' ? [] : [[link, wanted()[row] ?? ''] as const],
      );
    expect(linked().length).toBeGreaterThan(5);
    for (const [link, right] of linked()) expect(link).toBe(right);
    const before = linked().length;
    await crm.control({ now: [{ kind: 'delete', object: 'person', count: 1, at: 'first' }] });
    await crm.control({ now: [{ kind: 'insert', object: 'person', count: 2, at: 'first' }] });
    expect(refreshAgreed(desk, tableId)).toMatchObject({ phase: 'done' });
    expect(linked().length).toBeGreaterThanOrEqual(before - 1);
    for (const [link, right] of linked()) expect(link).toBe(right);
    const accept = { acceptFewer: false, acceptGone: false };
    const change = (recordLinks: boolean) =>
      desk.drive(
        desk.call('changeTable', { tableId, options: { ...OPTIONS, recordLinks }, memberId: null, ...accept }),
      );
    expect(change(false).phase).toBe('done');
    expect(linked()).toEqual([]);
    expect(change(true).phase).toBe('done');
    expect(linked().length).toBeGreaterThanOrEqual(before - 1);
    for (const [link, right] of linked()) expect(link).toBe(right);
  });
});
