/** Every state of the sidebar that looks unlike the others, each with the way there: for pictures and for what holds in all of them. */
import type { Page } from 'playwright-core';
import type { Language } from '../../src/protocol/reply';
import type { SidebarState } from '../../src/protocol/state';
import type { RunLists, TableInfo } from '../../src/protocol/table';
import {
  connection,
  csvPart,
  field,
  job,
  object,
  ok,
  receipt,
  refused,
  sidebarState,
  table,
  viewCheck,
  viewChoice,
  workspace,
  scheduleOf,
} from './builders';
import type { Answer, Script } from './fake-script-run';
import { backupScenes } from './gallery-backup';
import { editingScenes } from './gallery-editing';
import { scheduleScenes } from './gallery-schedule';
import type { Scene } from './gallery-scene';
import { openTable } from './page';

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const undo = { rows: 11_990, pulled: ago(26 * 60) };
const schedule = scheduleOf({ lastRun: ago(35) });

const TABLES: readonly TableInfo[] = [
  table({ undo, schedule, receipt: receipt({ finished: ago(4), added: 14, changed: 203, gone: 1, edited: 3 }) }),
  table({
    id: 't2',
    sheetId: 12,
    sheetName: 'Pipeline by stage',
    objectLabel: 'Opportunities',
    viewName: 'By stage',
    receipt: receipt({ written: 318, asked: 318, finished: ago(60 * 25) }),
    schedule: { ...schedule, lastFailure: 'The key has expired.' },
  }),
  table({
    id: 't3',
    sheetId: 13,
    sheetName: '顧客リスト 🎌',
    objectLabel: 'Companies',
    viewName: '顧客',
    receipt: receipt({
      complete: false,
      written: 9_120,
      finished: ago(3),
      leftOut: [
        { column: 'People', reason: 'to-many' },
        { column: 'Revenue', reason: 'forbidden' },
      ],
    }),
  }),
  table({ id: 't4', sheetId: 14, sheetName: 'Tasks of mine', objectLabel: 'Tasks', viewName: 'Mine', receipt: null }),
];

const OBJECTS = ['Companies', 'Notes', 'Opportunities', 'People', 'Rockets', 'Tasks', 'Workspace members'].map(
  (label) => object(label.toLowerCase().replace(/ .*/, ''), label),
);
const VIEWS = [
  viewChoice('v1', { isIndex: true }),
  ...['Engineers', 'Directors', 'By city', 'Without e-mail', 'New this week', 'In Lyon', 'Birthdays', 'Old'].map(
    (name, at) => viewChoice(`v${at + 2}`, { name, type: at === 2 ? 'KANBAN' : 'TABLE' }),
  ),
];

const RUN: RunLists = {
  added: [],
  changed: ['Ada Lovelace', 'Grace Hopper', '<script>alert(1)</script>', '山田 太郎'].map((name, at) => ({
    id: `id-${at}`,
    name,
    link: 'https://crm.acme.example/object/person/1',
    columns: ['City', 'Job title'].slice(0, (at % 2) + 1),
  })),
  gone: [],
  edited: [],
};

const PANELS: readonly (readonly [action: string, script: Script])[] = [
  ['rename', {}],
  [
    'report',
    {
      reportColumns: [
        ok({
          groups: [
            { tag: 'a1', header: 'Stage' },
            { tag: 'a2', header: 'Company' },
          ],
          amounts: [{ tag: 'a3', header: 'Amount' }],
        }),
      ],
    },
  ],
  [
    'tidy',
    {
      staleColumns: [
        ok([
          { tag: 'a1', header: 'Birthday (no longer in the view)', letter: 'F', isEmpty: true },
          ...Array.from('GHIJKLMNOPQR', (letter) => ({
            tag: letter,
            header: 'Score (no longer in the view)',
            letter,
            isEmpty: false,
          })),
        ]),
      ],
    },
  ],
  [
    'remove',
    { removal: [ok({ sheetName: 'People', rows: 12_000, ownColumns: 2, archived: 14, hasUndo: true, lists: 1 })] },
  ],
];

const WORKSPACES = [
  workspace({ ref: 'w1' }),
  workspace({
    ref: 'w2',
    isCurrent: false,
    workspaceName: 'Globex',
    address: 'https://api.twenty.com',
    keyExpires: new Date(Date.now() + 9 * 86_400_000).toISOString(),
  }),
];

function opened(language: Language, changes: Partial<SidebarState> = {}): readonly Answer[] {
  const front = { tables: TABLES, activeSheetId: 11, ...changes };
  return [ok(sidebarState({ language, connection: connection({ workspaceName: 'Acme' }), ...front }))];
}

const choosing = (language: Language, changes: Partial<SidebarState> = {}): Script => ({
  getState: opened(language, { tables: [], activeSheetId: 1, ...changes }),
  listObjects: [ok(OBJECTS)],
  listViews: [ok(VIEWS)],
  checkView: [
    ok(
      viewCheck({
        columns: ['Id', 'Name', 'Emails', 'City', 'Company Id', 'Company'],
        leftOut: [{ column: 'Opportunities', reason: 'to-many' }],
        rows: [
          ['6f1c…', 'Ada Lovelace', 'ada@acme.example', 'London', '0a1b…', 'Analytical Engines'],
          ['7d20…', '=1+1 <b>山田</b> 🚀', '', 'Tokyo', '', ''],
        ],
      }),
    ),
  ],
  probeObjects: [ok({ mayRead: { 'object-notes': false }, isWhole: true, waitMs: 0 })],
  listFields: [
    ok(['Name', 'Emails', 'City', 'Company', 'Job title'].map((label, at) => field(label, { label, inView: at < 3 }))),
  ],
});

const running = (changes: Parameters<typeof job>[0]): ((language: Language) => Script) => {
  return (language) => ({ getState: opened(language, { job: job(changes) }), continuePull: ['silence'] });
};

const refreshed = (answer: Answer): ((language: Language) => Script) => {
  return (language) => ({ getState: opened(language), refreshTable: [answer] });
};

const refresh = (page: Page): Promise<unknown> =>
  page.click('[data-table=t1] [data-action=refresh]').then(() => page.waitForSelector('#trouble, #ended, #progress'));

export const SCENES: readonly Scene[] = [
  { name: 'loading', script: () => ({ getState: ['silence'] }) },
  { name: 'several accounts', script: () => ({ getState: [{ error: 'Error code PERMISSION_DENIED.' }] }) },
  { name: 'connect', script: (language) => ({ getState: opened(language, { connection: null, tables: [] }) }) },
  {
    name: 'connect, refused',
    script: (language) => ({
      getState: opened(language, { connection: null }),
      connect: [refused('key-invalid', 'Twenty does not accept this API key.')],
    }),
    async go(page) {
      await page.fill('#address', 'crm.acme.example');
      await page.fill('#key', 'eyJ.secret');
      await page.click('[data-action=connect]');
      await page.waitForSelector('#trouble');
    },
  },
  { name: 'home', script: (language) => ({ getState: opened(language) }) },
  {
    name: 'home, menu',
    script: (language) => ({ getState: opened(language) }),
    go: (page) => page.click('[data-table=t2] [data-action=menu]'),
  },
  { name: 'table', script: (language) => ({ getState: opened(language) }), go: (page) => openTable(page) },
  {
    name: 'table, undo',
    script: (language) => ({ getState: opened(language) }),
    go: (page) => openTable(page).then(() => page.click('[data-action=undo]')),
  },
  {
    name: 'table, changes',
    script: (language) => ({ getState: opened(language), listRun: [ok(RUN)] }),
    async go(page) {
      await openTable(page);
      await page.click('[data-changes=changed]');
      await page.waitForSelector('.changes');
    },
  },
  {
    name: 'table, more',
    script: (language) => ({ getState: opened(language) }),
    go: (page) => openTable(page).then(() => page.click('#more summary')),
  },
  ...PANELS.map(
    ([action, script]): Scene => ({
      name: `table, ${action}`,
      script: (language) => ({ getState: opened(language), ...script }),
      async go(page) {
        await openTable(page);
        await page.click('#more summary');
        await page.click(`[data-action=${action}]`);
        await page.waitForSelector('.opened .panel :is(input, select, ul)');
      },
    }),
  ),
  {
    name: 'settings of a table',
    script: (language) => ({ ...choosing(language), getState: opened(language) }),
    async go(page) {
      await openTable(page);
      await page.click('#more summary');
      await page.click('[data-action=edit]');
      await page.waitForSelector('#check summary');
    },
  },
  {
    name: 'a table of another',
    script: (language) => ({
      getState: opened(language, { tables: [table({ hasKey: false, workspaceName: 'Globex', receipt: null })] }),
    }),
    go: (page) => openTable(page),
  },
  ...scheduleScenes(opened),
  ...backupScenes(opened),
  ...editingScenes(opened),
  ...(['workspaces', 'key-replace', 'workspace-forget'] as const).map(
    (action): Scene => ({
      name: action,
      script: (language) => ({ getState: opened(language, { workspaces: WORKSPACES }) }),
      async go(page) {
        await page.click('[data-action=workspaces]');
        if (action !== 'workspaces') await page.click(`[data-workspace=w2] [data-action=${action}]`);
      },
    }),
  ),
  {
    name: 'table, not complete',
    script: (language) => ({ getState: opened(language) }),
    go: (page) => openTable(page, 't3').then(() => page.click('main summary')),
  },
  {
    name: 'choose an object',
    script: (language) => choosing(language),
    go: (page) => page.waitForSelector('[data-object=notes][aria-disabled=true]'),
  },
  {
    name: 'choose a view',
    script: (language) => choosing(language),
    go: (page) => page.click('[data-object=people]').then(() => page.waitForSelector('#check summary')),
  },
  {
    name: 'what comes',
    script: (language) => choosing(language),
    async go(page) {
      await page.click('[data-object=people]');
      await page.click('#check summary');
      await page.locator('#check table').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'options',
    script: (language) => choosing(language),
    async go(page) {
      await page.click('[data-object=people]');
      await page.click('details:has(#columns-all) summary');
      await page.click('#columns-chosen');
      await page.waitForSelector('[data-field]');
    },
  },
  { name: 'counting', script: running({ phase: 'counting', rows: 0, total: null }) },
  { name: 'reading', script: running({ rows: 84_000, total: 200_000, secondsLeft: 140 }) },
  { name: 'waiting', script: running({ rows: 84_000, total: 200_000, waitMs: 60_000 }) },
  {
    name: 'comparing',
    script: running({ rows: 5_000, total: 200_000, secondsLeft: 18, cells: { done: 800_000, of: 3_000_000 } }),
  },
  {
    name: 'writing',
    script: running({
      phase: 'publishing',
      rows: 200_000,
      total: 200_000,
      secondsLeft: 40,
      cells: { done: 1_000_000, of: 2_400_000 },
      isWriting: true,
    }),
  },
  {
    name: 'refreshed',
    script: refreshed(ok(job({ phase: 'done', receipt: TABLES[0]?.receipt ?? null }))),
    go: refresh,
  },
  {
    name: 'most would go',
    script: refreshed(
      ok(
        job({
          phase: 'failed',
          failure: { kind: 'many-gone', message: 'The view has lost 9,000 of the 12,000 records.' },
        }),
      ),
    ),
    go: refresh,
  },
  {
    name: 'too many cells',
    script: refreshed(refused('too-many-cells', '200,000 records × 60 columns need 12,000,000 cells.')),
    go: refresh,
  },
  { name: 'unexpected', script: refreshed(refused('unexpected', 'Something unexpected happened.')), go: refresh },
  {
    name: 'csv, kind',
    script: (language) => ({ getState: opened(language) }),
    async go(page) {
      await openTable(page);
      await page.click('[data-action=csv]');
      await page.click('[data-kind=sheet]');
    },
  },
  {
    name: 'csv, files',
    script: (language) => ({
      getState: opened(language),
      readCsv: [ok(csvPart({ startsFile: true, text: 'Id', totalCount: 0 }))],
    }),
    async go(page) {
      await openTable(page);
      await page.click('[data-action=csv]');
      await page.click('[data-action=csv-start]');
      await page.waitForSelector('#save');
    },
  },
];
