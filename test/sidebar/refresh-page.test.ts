/** What a refresh leads to, in the page: undo, take-over, fewer records, what changed, the walk by id, pauses. */
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
    await page.click('[data-action=undo]');
    expect(await page.textContent('#sure')).toBe('Bring back the 3,000 records pulled yesterday?');
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
    await page.getByRole('heading', { name: 'All People is as it was' }).waitFor();
    expect(await page.textContent('main')).toContain('The 3,000 records pulled yesterday are back.');
    expect(await page.textContent('#status')).toBe('All People is as it was');
    expect(await sidebar.inputsOf('undoRefresh')).toEqual([{ tableId: 't1' }]);
    await page.click('[data-action=back]');
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
    expect(await page.textContent('#sure')).toBe('Rétablir la table importée plus tôt (1 enregistrement)\u00a0?');
    await page.click('[data-action=undo-confirm]');
    await page.getByRole('heading', { name: 'Le travail n’a pas abouti' }).waitFor();
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
    expect(await page.textContent('[data-table=t1] [data-others=t1]')).toContain('Someone else is pulling All People.');
    expect(await page.locator('[data-others=t1] [data-action=take-over]').count()).toBe(0);
    expect(await page.locator('[data-table=t1] [data-action=undo]').count()).toBe(0);
    const left = await page.textContent('main > [data-others=t9]');
    expect(left).toContain('Someone else began to pull Pipeline and left it 25 minutes ago.');
    await page.click('[data-others=t9] [data-action=take-over]');
    await page.getByRole('heading', { name: 'Pulling Pipeline' }).waitFor();
    expect(await sidebar.inputsOf('takeOver')).toEqual([{ tableId: 't9' }]);
    expect(await sidebar.inputsOf('continuePull')).toEqual([{ tableId: 't9' }]);
  });

  test.each(['fewer-records', 'fewer-columns'])(
    'on %s the table is replaced only when the person says so, and trying again is not offered',
    async (kind) => {
      const failure = { kind, message: 'Your key sees 2,400 records; the table holds 12,000.' };
      const page = await sidebar.open({
        ...opensWith({ tables: [table()] }),
        refreshTable: [ok(job({ phase: 'failed', failure })), 'silence'],
      });
      await page.click('[data-action=refresh]');
      expect(await page.textContent('#trouble')).toContain('the table holds 12,000.');
      expect(await page.locator('[data-action=again]').count()).toBe(0);
      await page.getByRole('button', { name: 'Leave it' }).click();
      await page.click('[data-table=t1] [data-action=refresh]');
      await page.waitForSelector('#progress');
      expect(await sidebar.inputsOf('refreshTable')).toEqual([
        { tableId: 't1', acceptFewer: false, acceptGone: false },
        { tableId: 't1', acceptFewer: false, acceptGone: false },
      ]);
    },
  );

  test('replacing anyway says so to the server', async () => {
    const failure = { kind: 'fewer-records', message: 'Your key sees 2,400 records.' };
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
    expect(await page.textContent('[data-changed=t1]')).toContain('not those that you agreed to');
    await page.click('[data-action=refresh]');
    await page.getByRole('heading', { name: 'Do you agree?' }).waitFor();
    expect(await page.textContent('#trouble')).toContain('view: “Directors”.');
    expect(await page.locator('[data-action=again]').count()).toBe(0);
    await page.getByRole('button', { name: 'Agree and go on' }).click();
    await page.waitForSelector('#progress');
    expect(await sidebar.inputsOf('refreshTable')).toMatchObject([{ tableId: 't1' }, { tableId: 't1', agreed: 'm1' }]);
  });

  test('the receipt counts what changed, and how often the view was read again', async () => {
    const counted = receipt({ added: 14, changed: 203, gone: 2, restarts: 2 });
    const listing = options({ listChanges: true });
    const page = await sidebar.open(
      opensWith({ tables: [table({ receipt: counted, options: listing }), table({ id: 't2' })] }),
    );
    const entries = (id: string): Promise<string[]> => page.locator(`[data-table=${id}] dl > div`).allTextContents();
    const changes = [
      'Changesin a sheet of their own',
      'New since last time14',
      'Changed since last time203',
      'Gone since last time2',
      'Read again as the view changed2 ×',
    ];
    await page.waitForSelector('[data-table=t2]');
    expect(await entries('t1')).toEqual(expect.arrayContaining(changes));
    expect((await entries('t2')).join()).not.toMatch(/Changes|last time|again/);
  });

  test('a walk by id is told calmly, with what Twenty counted meanwhile', async () => {
    const walked = { least: 11_990, most: 12_014 };
    const page = await sidebar.open(opensWith({ tables: [table({ receipt: receipt({ walked, restarts: 3 }) })] }));
    const card = page.locator('[data-table=t1]');
    expect(await card.locator('.warn').textContent()).toContain('counted between 11,990 and 12,014 meanwhile');
    expect(await card.textContent()).not.toContain('Read again');
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
