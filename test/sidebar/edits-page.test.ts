/** What comes with editing the sheet, in the page and in both languages: its options, its question, its receipt, its Undo, a stop half-way. */
import type { Page } from 'playwright-core';
import type { Failure, Language } from '../../src/protocol/reply';
import type { SidebarState } from '../../src/protocol/state';
import { inChromium } from '../chromium';
import { job, object, ok, options, receipt, refused, sidebarState, table, viewChoice, scheduleOf } from './builders';
import { openTable, useSidebar } from './page';

jest.setTimeout(30_000);

const SCHEDULE = scheduleOf();

/** What `Page.textContent` gives, with plain spaces: French has others before its colons. */
async function textOf(page: Page, selector: string): Promise<string> {
  return ((await page.textContent(selector)) ?? '').replaceAll('\u00a0', ' ');
}

inChromium('a refresh by edits, in Chromium', () => {
  const sidebar = useSidebar();
  const state = (language: Language, changes: Partial<SidebarState> = {}) =>
    ok(sidebarState({ tables: [table()], language, ...changes }));

  describe.each([
    ['en', 'Remove them', 'Change nothing'],
    ['fr', 'Les retirer', 'Ne rien changer'],
  ] as const)('in %s', (language, yes, no) => {
    const failure: Failure = { kind: 'many-gone', message: 'The view has lost 9,000 of the 12,000 records.' };

    test('one that would take most rows away is asked about, and goes on with that word alone', async () => {
      const page = await sidebar.open({
        getState: [state(language)],
        refreshTable: [ok(job({ phase: 'failed', failure })), 'silence'],
      });
      await page.click('[data-action=refresh]');
      expect(await page.textContent('#trouble')).toContain('has lost 9,000 of the 12,000 records.');
      expect(await page.locator('[data-action=again]').count()).toBe(0);
      await page.getByRole('button', { name: yes, exact: true }).click();
      await page.waitForSelector('#progress');
      expect(await sidebar.inputsOf('refreshTable')).toEqual([
        { tableId: 't1', acceptFewer: false, acceptGone: false },
        { tableId: 't1', acceptFewer: false, acceptGone: true },
      ]);
    });

    test('one that is left asks nothing of the server, and the next one asks again', async () => {
      const page = await sidebar.open({
        getState: [state(language)],
        refreshTable: [ok(job({ phase: 'failed', failure })), 'silence'],
      });
      await page.click('[data-action=refresh]');
      await page.getByRole('button', { name: no, exact: true }).click();
      await page.click('[data-table=t1] [data-action=refresh]');
      await page.waitForSelector('#progress');
      expect((await sidebar.inputsOf('refreshTable'))[1]).toEqual({
        tableId: 't1',
        acceptFewer: false,
        acceptGone: false,
      });
    });
  });

  test.each([
    ['en', 'Rows stay where they are', 'A refresh may remove most rows'],
    ['fr', 'Les lignes restent à leur place', 'Une actualisation peut retirer'],
  ] as const)(
    'in %s, rows that stay and a table that may shrink are chosen before the pull',
    async (language, stay, shrink) => {
      const page = await sidebar.open({
        getState: [state(language)],
        listObjects: [ok([object('person', 'People')])],
        listViews: [ok([viewChoice('v1')])],
        startPull: ['silence'],
      });
      await page.click('[data-action=new]');
      await page.click('[data-object=person]');
      await page.click('details:has(#rows-stay) summary');
      for (const [id, words] of [
        ['#rows-stay', stay],
        ['#may-shrink', shrink],
      ] as const) {
        expect(await page.isChecked(id)).toBe(false);
        expect(await textOf(page, `label:has(${id})`)).toContain(words);
      }
      await page.check('#rows-stay');
      await page.check('#may-shrink');
      await page.uncheck('#may-shrink');
      await page.check('#may-shrink');
      await page.click('[data-action=pull]');
      expect(await sidebar.inputsOf('startPull')).toMatchObject([
        { options: options({ rowOrder: 'stay', mayShrink: true }), acceptFewer: false, acceptGone: false },
      ]);
    },
  );

  test.each([
    ['en', 'Rows', 'stay in place', 'most may go without asking'],
    ['fr', 'Lignes', 'restent à leur place', 'la plupart peuvent disparaître sans demander'],
  ] as const)(
    'in %s, its page says what the rows of a table may do, where that was chosen',
    async (language, name, stay, shrink) => {
      const tables = [
        table({ id: 't1', options: options({ rowOrder: 'stay' }) }),
        table({ id: 't2', options: options({ mayShrink: true }) }),
        table({ id: 't3', options: options({ rowOrder: 'stay', mayShrink: true }) }),
        table({ id: 't4' }),
      ];
      const page = await sidebar.open({ getState: [state(language, { tables })] });
      await page.waitForSelector('[data-table=t4]');
      const said = async (id: string): Promise<string[]> => {
        await openTable(page, id);
        const found = await page.locator(`dl > div:has(dt:text-is("${name}")) dd`).allTextContents();
        await page.click('[data-action=back]');
        return found;
      };
      expect(await said('t1')).toEqual([stay]);
      expect(await said('t2')).toEqual([shrink]);
      expect(await said('t3')).toEqual([`${stay} · ${shrink}`]);
      expect(await said('t4')).toEqual([]);
    },
  );

  test.each([
    [
      'en',
      '3 rows you edited were set back',
      'Google refused or changedName (B3)',
      'Your columns that stayed where they wereScore, Rank',
    ],
    [
      'fr',
      '3 lignes que vous aviez modifiées ont été rétablies',
      'Refusé ou modifié par GoogleName (B3)',
      'Vos colonnes restées à leur placeScore, Rank',
    ],
  ] as const)(
    'in %s, the receipt counts what was edited by hand and names what was not moved',
    async (language, edited, taken, unmoved) => {
      const refusals = { refused: ['Name (B3)'], unmoved: ['Score', 'Rank'] };
      const told = receipt({ added: 0, changed: 0, gone: 0, edited: 3, ...refusals });
      const page = await sidebar.open({
        getState: [state(language, { tables: [table(), table({ id: 't2', receipt: told })] })],
        refreshTable: [ok(job({ phase: 'done', receipt: told }))],
      });
      await openTable(page, 't2');
      expect((await textOf(page, '#changes')).trim()).toBe(edited);
      expect(await textOf(page, 'dl')).toContain(unmoved);
      expect(await textOf(page, 'dl')).toContain(taken);
      await page.click('[data-action=back]');
      await openTable(page);
      expect(await textOf(page, 'main')).not.toMatch(/edited|modifié|stayed|restées|refused/);
      await page.click('[data-action=refresh]');
      await page.waitForSelector('#ended');
      expect((await textOf(page, '#changes')).trim()).toBe(edited);
      expect(await textOf(page, 'dl')).toContain(unmoved);
    },
  );

  test.each([
    [
      'en',
      'Its automatic refresh is switched off',
      'The automatic refresh is off',
      'its column is no longer in the sheet',
    ],
    ['fr', 'Son actualisation automatique est désactivée', 'reste désactivée', 'sa colonne n’est plus dans la feuille'],
  ] as const)(
    'in %s, an Undo says that it ends the automatic refresh, and which columns it could not fill',
    async (language, before, after, gone) => {
      const undo = { rows: 3_000, pulled: null };
      const leftOut = [{ column: 'City', reason: 'not-on-sheet' as const }];
      const page = await sidebar.open({
        getState: [
          state(language, { tables: [table({ undo, schedule: SCHEDULE }), table({ id: 't2', undo })] }),
          state(language),
        ],
        undoRefresh: [ok(job({ phase: 'done', receipt: receipt({ leftOut }) }))],
      });
      await openTable(page, 't2');
      await page.click('[data-action=undo]');
      expect(await textOf(page, '.panel')).not.toContain(before);
      await page.click('[data-action=undo-drop]');
      await page.click('[data-action=back]');
      await openTable(page);
      await page.click('[data-action=undo]');
      expect(await textOf(page, '.panel')).toContain(before);
      await page.click('[data-action=undo-confirm]');
      await page.waitForSelector('#ended');
      expect(await textOf(page, '#ended')).toContain(after);
      expect(await textOf(page, 'main ul')).toBe(`City: ${gone}`);
    },
  );

  test.each([
    ['en', 'Continue'],
    ['fr', 'Continuer'],
  ] as const)('in %s, a change that was interrupted half-way is gone on with', async (language, label) => {
    const writing = job({ phase: 'publishing', rows: 12_000 });
    const page = await sidebar.open({
      getState: [state(language), state(language, { job: writing })],
      refreshTable: [ok(writing)],
      continuePull: [
        refused('publish-interrupted', 'Some rows show the new values, some still the old ones.'),
        ok(job({ phase: 'done', receipt: receipt() })),
      ],
    });
    await page.click('[data-action=refresh]');
    expect(await page.textContent('#trouble')).toContain('some still the old ones.');
    await page.getByRole('button', { name: label, exact: true }).click();
    await page.waitForSelector('#receipt[data-receipt=complete]');
    expect((await sidebar.inputsOf('refreshTable')).length).toBe(1);
  });
});
