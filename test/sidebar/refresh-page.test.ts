/** What a refresh leads to, in the page: undo, take-over, fewer records, what changed, the walk by id, pauses. */
import type { Failure } from '../../src/protocol/reply';
import { inChromium } from '../chromium';
import { held, job, object, ok, options, receipt, refused, sidebarState, table, viewChoice } from './builders';
import { opensWith, useSidebar } from './page';

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

jest.setTimeout(30_000);

inChromium('after a refresh, in Chromium', () => {
  const sidebar = useSidebar();

  test('a refresh is undone from the tables: asked, brought back, said', async () => {
    const undo = { rows: 3_000, pulled: ago(26 * 60) };
    const page = await sidebar.open({
      getState: [ok(sidebarState({ tables: [table({ undo })] })), ok(sidebarState({ tables: [table()] }))],
      undoRefresh: [ok(job({ phase: 'publishing', rows: 3_000, total: 3_000 }))],
      continuePull: [held(job({ phase: 'done', receipt: receipt({ asked: 3_000, written: 3_000 }) }))],
    });
    await page.click('[data-action=table]');
    await page.click('[data-action=undo]');
    expect(await page.textContent('#sure')).toBe('Bring the table back as it was (3,000 records, yesterday)?');
    // The key that is nearest to the finger changes nothing.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-action'))).toBe('undo-drop');
    await page.click('[data-action=undo-drop]');
    expect(await sidebar.inputsOf('undoRefresh')).toEqual([]);
    await page.click('[data-action=undo]');
    await page.click('[data-action=undo-confirm]');
    await page.getByRole('heading', { name: 'Bringing back All People' }).waitFor();
    expect(await page.locator('[data-action=cancel]').count()).toBe(0);
    expect(await page.textContent('#status')).toContain('Writing to the sheet');
    await page.evaluate(() => Reflect.get(globalThis, 'releaseAnswer')());
    await page.waitForSelector('#ended');
    const said = 'All People is as it was (3,000 records, yesterday).';
    expect(await page.textContent('#ended')).toBe(said);
    expect(await page.textContent('#status')).toBe(said);
    expect(await sidebar.inputsOf('undoRefresh')).toEqual([{ tableId: 't1' }]);
    expect(await page.locator('[data-action=undo]').count()).toBe(0);
  });

  test('a finished refresh can be undone at once, in French too', async () => {
    const undo = { rows: 1, pulled: null };
    const page = await sidebar.open({
      getState: [
        ok(sidebarState({ tables: [table()], language: 'fr' })),
        ok(sidebarState({ tables: [table({ undo })], language: 'fr' })),
      ],
      refreshTable: [ok(job({ phase: 'done', receipt: receipt() }))],
      undoRefresh: [refused('undo-gone', 'Il n’y a rien à annuler.')],
    });
    await page.click('[data-action=refresh]');
    await page.click('[data-action=undo]');
    expect(await page.textContent('#sure')).toBe(
      'Rétablir la table comme avant (1 enregistrement, une actualisation précédente)\u00a0?',
    );
    await page.click('[data-action=undo-confirm]');
    await page.getByRole('heading', { name: 'L’opération n’a pas abouti' }).waitFor();
    expect(await page.textContent('#trouble')).toContain('Il n’y a rien à annuler.');
  });

  test('a job that was writing when the sidebar opened has a title that is true of a pull and of an Undo', async () => {
    const page = await sidebar.open({
      ...opensWith({ tables: [table()], job: job({ phase: 'publishing' }) }),
      continuePull: ['silence'],
    });
    await page.getByRole('heading', { name: 'Working on All People' }).waitFor();
  });

  test('another person’s pull is told on its card, one that was left can be taken over', async () => {
    const others = [
      { tableId: 't1', viewName: 'All People', saved: ago(1), leftBehind: false },
      { tableId: 't9', viewName: 'Pipeline', saved: ago(25), leftBehind: true },
    ];
    const page = await sidebar.open({
      ...opensWith({ tables: [table({ undo: { rows: 3, pulled: null } })], others }),
      takeOver: [ok(job({ tableId: 't9', viewName: 'Pipeline' }))],
      continuePull: ['silence'],
    });
    expect(await page.textContent('[data-table=t1]')).toContain('Someone else is refreshing it');
    await page.click('[data-table=t1] [data-action=table]');
    expect(await page.textContent('[data-others=t1]')).toContain('Someone else is refreshing All People.');
    expect(await page.locator('[data-others=t1] [data-action=take-over]').count()).toBe(0);
    expect(await page.locator('[data-action=undo]').count()).toBe(0);
    await page.click('[data-action=back]');
    const left = await page.textContent('main > [data-others=t9]');
    expect(left).toContain('Someone else began to refresh Pipeline and left it 25 minutes ago.');
    await page.click('[data-others=t9] [data-action=take-over]');
    await page.getByRole('heading', { name: 'Importing Pipeline' }).waitFor();
    expect(await sidebar.inputsOf('takeOver')).toEqual([{ tableId: 't9' }]);
    expect(await sidebar.inputsOf('continuePull')).toEqual([{ tableId: 't9' }]);
  });

  test.each(['fewer-records', 'fewer-columns'] as const)(
    'on %s the table is replaced only when the person says so, and trying again is not offered',
    async (kind) => {
      const failure: Failure = { kind, message: 'Your key sees 2,400 records; the table holds 12,000.' };
      const page = await sidebar.open({
        ...opensWith({ tables: [table()] }),
        refreshTable: [ok(job({ phase: 'failed', failure })), 'silence'],
      });
      await page.click('[data-action=refresh]');
      expect(await page.textContent('#trouble')).toContain('the table holds 12,000.');
      expect(await page.locator('[data-action=again]').count()).toBe(0);
      await page.getByRole('button', { name: 'Change nothing' }).click();
      await page.click('[data-table=t1] [data-action=refresh]');
      await page.waitForSelector('#progress');
      expect(await sidebar.inputsOf('refreshTable')).toEqual([
        { tableId: 't1', acceptFewer: false, acceptGone: false },
        { tableId: 't1', acceptFewer: false, acceptGone: false },
      ]);
    },
  );

  test('replacing anyway says so to the server', async () => {
    const failure: Failure = { kind: 'fewer-records', message: 'Your key sees 2,400 records.' };
    const page = await sidebar.open({
      ...opensWith({ tables: [table()] }),
      refreshTable: [ok(job({ phase: 'failed', failure })), 'silence'],
    });
    await page.click('[data-action=refresh]');
    await page.click('[data-action=accept-fewer]');
    await page.waitForSelector('#progress');
    expect(await sidebar.inputsOf('refreshTable')).toMatchObject([{ acceptFewer: false }, { acceptFewer: true }]);
  });

  test('a question whether the person agrees says what, and goes on with a yes to that', async () => {
    const page = await sidebar.open({
      ...opensWith({ tables: [table({ isChanged: true })] }),
      refreshTable: [refused('agree-anew', 'The settings are others: view: “Directors”.', 'm1'), 'silence'],
    });
    expect(await page.textContent('[data-table=t1]')).toContain('Its settings were changed');
    await page.click('[data-action=table]');
    expect(await page.textContent('[data-changed=t1]')).toContain('not those that you agreed to');
    await page.click('[data-action=refresh]');
    await page.getByRole('heading', { name: 'Do you agree?' }).waitFor();
    expect(await page.textContent('#trouble')).toContain('view: “Directors”.');
    expect(await page.locator('[data-action=again]').count()).toBe(0);
    await page.getByRole('button', { name: 'Agree and go on' }).click();
    await page.waitForSelector('#progress');
    expect(await sidebar.inputsOf('refreshTable')).toMatchObject([{ tableId: 't1' }, { tableId: 't1', agreed: 'm1' }]);
  });

  test('the page of a table counts what changed, and how often the view was read again', async () => {
    const counted = receipt({ added: 14, changed: 203, gone: 1, edited: 2, restarts: 2 });
    const page = await sidebar.open(
      opensWith({
        tables: [
          table({ receipt: counted, options: options({ listChanges: true }) }),
          table({ id: 't2', receipt: receipt({ added: 0, changed: 0, gone: 0 }) }),
          table({ id: 't3' }),
        ],
      }),
    );
    const look = async (id: string): Promise<{ changes: string; details: string[] }> => {
      await page.click(`[data-table=${id}] [data-action=table]`);
      const pills = await page.locator('#changes button').allTextContents();
      const changes = pills.join(' · ') || (await page.locator('#changes').allTextContents()).join();
      const details = await page.locator('dl > div').allTextContents();
      await page.click('[data-action=back]');
      return { changes, details };
    };
    const first = await look('t1');
    expect(first.changes).toBe('14 new · 203 changed · 1 gone · 2 rows you edited were set back');
    expect(first.details).toEqual(
      expect.arrayContaining(['List of changesin a sheet of its own', 'Read again, as the view changed2 ×']),
    );
    expect((await look('t2')).changes).toBe('Nothing has changed since the last time');
    const third = await look('t3');
    expect([third.changes, third.details.join().match(/List|again/)]).toEqual(['', null]);
  });

  test('a walk by id is told calmly, with what Twenty counted meanwhile', async () => {
    const walked = { least: 11_990, most: 12_014 };
    const page = await sidebar.open(opensWith({ tables: [table({ receipt: receipt({ walked, restarts: 3 }) })] }));
    await page.click('[data-action=table]');
    expect(await page.textContent('#receipt .warn')).toContain('counted between 11,990 and 12,014 meanwhile');
    expect(await page.textContent('main')).not.toContain('Read again');
  });

  test('a list of changes is asked for with the options', async () => {
    const page = await sidebar.open({
      ...opensWith({}),
      listObjects: [ok([object('person', 'People')])],
      listViews: [ok([viewChoice('v1')])],
      startPull: ['silence'],
    });
    await page.click('[data-object=person]');
    await page.click('details:has(#list-changes) summary');
    await page.check('#list-changes');
    await page.click('[data-action=pull]');
    expect(await sidebar.inputsOf('startPull')).toMatchObject([{ options: { listChanges: true } }]);
  });

  test.each([
    [1_900, /^$/],
    [60_000, /^Twenty’s limit: waiting \d+\ss$/],
  ])('a pause of %i ms moves nothing on the page and says %s', async (waitMs, said) => {
    const page = await sidebar.open({
      ...opensWith({ tables: [table()] }),
      refreshTable: [held(job({ waitMs }))],
      continuePull: ['silence'],
    });
    const cancelAt = (): Promise<number | undefined> =>
      page
        .locator('[data-action=cancel]')
        .boundingBox()
        .then((box) => box?.y);
    await page.click('[data-action=refresh]');
    const before = await cancelAt();
    await page.evaluate(() => Reflect.get(globalThis, 'releaseAnswer')());
    await page.waitForSelector('#progress[aria-valuenow="50"]');
    expect(await page.textContent('[role=timer]')).toMatch(said);
    expect(await cancelAt()).toBe(before);
  });
});
