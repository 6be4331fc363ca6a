/** The sidebar's states that are about schedules. */
import type { Page } from 'playwright-core';
import type { RunInfo } from '../../src/protocol/job';
import type { Language } from '../../src/protocol/reply';
import type { SidebarState } from '../../src/protocol/state';
import { ok, scheduleOf, table } from './builders';
import type { Answer } from './fake-script-run';
import type { Scene } from './gallery-scene';
import { openTable } from './page';

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const RUN: RunInfo = {
  started: ago(35),
  tableId: 't1',
  viewName: 'All People',
  who: 'you',
  scheduled: true,
  rows: 12_000,
  added: 14,
  changed: 203,
  gone: 1,
  requests: 7,
  seconds: 11.4,
  phase: 'done',
  result: 'done',
};

export function scheduleScenes(
  opened: (language: Language, changes?: Partial<SidebarState>) => readonly Answer[],
): readonly Scene[] {
  const daily = scheduleOf({
    timing: { kind: 'weekdays', days: [1, 2, 3, 4, 5], hour: 7 },
    lastRun: ago(300),
    nextRun: ago(-900),
  });
  const another = scheduleOf({
    mine: false,
    by: 'Grace',
    lastRun: ago(1_600),
    nextRun: ago(100),
    missing: ago(100),
    lastFailure: 'The key has expired. The sheet is unchanged.',
  });
  const snapshots = { every: 'week', columns: ['a1'], keep: { kind: 'number', number: 20 } } as const;
  const columns = [
    { tag: 'id', header: 'Id' },
    { tag: 'a1', header: 'Amount' },
    ...Array.from({ length: 15 }, (_, at) => ({ tag: `b${at}`, header: `Column ${at}` })),
  ];
  const notice = {
    kind: 'missing',
    tableId: 't1',
    message: '“All People” was not refreshed when it was due.',
  } as const;
  const page = (action: string, ready: string) => (opened_: Page) =>
    opened_.click(`[data-action=${action}]`).then(() => opened_.waitForSelector(ready));
  return [
    {
      name: 'schedule',
      script: (language) => ({ getState: opened(language, { tables: [table({ schedule: daily })] }) }),
      async go(opened_) {
        await openTable(opened_);
        await opened_.click('[data-action=schedule]');
        await opened_.locator('#guard').scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'schedule of another',
      script: (language) => ({
        getState: opened(language, { tables: [table({ schedule: another })], notices: [notice] }),
      }),
      go: (opened_) => openTable(opened_).then(() => opened_.locator('#schedule').scrollIntoViewIfNeeded()),
    },
    {
      name: 'copies and freshness',
      script: (language) => ({
        getState: opened(language, { tables: [table({ schedule: daily })] }),
        tableExtras: [ok({ snapshots, freshness: 'placed', columns })],
      }),
      async go(opened_) {
        await openTable(opened_);
        await opened_.click('[data-action=copies]');
        await opened_.locator('#copies-number').scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'notifications',
      script: (language) => ({
        getState: opened(language, { notices: [notice] }),
        getTelling: [ok({ email: 'ada@acme.example', webhook: '', name: 'Ada', isWorkspace: false })],
      }),
      go: page('telling', '#email'),
    },
    {
      name: 'log of refreshes',
      script: (language) => ({
        getState: opened(language),
        listRuns: [
          ok([RUN, { ...RUN, who: 'Grace', phase: 'failed', result: 'key-expired' }, { ...RUN, scheduled: false }]),
        ],
      }),
      go: page('runs', '#runs'),
    },
  ];
}
