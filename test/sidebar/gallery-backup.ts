/** The sidebar's states that are about backups and migration. */
import type { Page } from 'playwright-core';
import type { BackupInfo } from '../../src/protocol/backup';
import type { ObjectPart } from '../../src/protocol/kit';
import type { Language } from '../../src/protocol/reply';
import type { SidebarState } from '../../src/protocol/state';
import { ok, refused, scheduleOf, workspace } from './builders';
import type { Answer } from './fake-script-run';
import type { Scene } from './gallery-scene';
import { BACKUP_INFO, PROGRESS } from './samples';

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const NAMES = ['company', 'note', 'opportunity', 'person', 'pet', 'rocket', 'task'];
const INFO: BackupInfo = {
  ...BACKUP_INFO,
  objects: [
    ...NAMES.map((name) => ({
      id: name,
      nameSingular: name,
      label: `${name[0]?.toUpperCase()}${name.slice(1)}`,
      isUsual: true,
      relatesTo: [],
    })),
    { id: 'message', nameSingular: 'message', label: 'Messages', isUsual: false, relatesTo: [] },
  ],
  schedule: scheduleOf({ timing: { kind: 'weekdays', days: [1], hour: 3 }, lastRun: ago(9_000), nextRun: ago(-2_000) }),
  kept: [9_000, 19_000].map((minutes) => ({ sheetId: 5, started: ago(minutes), objects: 7, records: 41_200 })),
};
const COUNTS = NAMES.map((objectId, at) => ({ objectId, records: at === 2 ? null : 1_200 * at, cells: 20_000 * at }));
const PART: ObjectPart = {
  nameSingular: 'company',
  label: 'Company',
  columns: [{ header: 'Id', kind: 'id', target: '', isUnique: false }],
  rows: [['c1']],
  totalCount: 1,
  next: null,
  waitMs: 0,
  notes: [],
  fields: [],
};

export function backupScenes(
  opened: (language: Language, changes?: Partial<SidebarState>) => readonly Answer[],
): readonly Scene[] {
  const other = workspace({ ref: 'w2', workspaceName: 'Acme, new', isCurrent: false });
  const script = (over: Partial<BackupInfo> = {}) => ({
    getBackup: [ok({ ...INFO, ...over })],
    countBackup: [ok({ counts: COUNTS, waitMs: 0 })],
    listMembers: [ok([])],
    checkBackup: [ok({ changed: ['2026-11-23 People'], missing: 1 })],
    readObject: [ok(PART)],
  });
  const open = (page: Page, action = 'backup') =>
    page.click(`[data-action=${action}]`).then(() => page.waitForSelector('[data-action=backup-start]'));
  return [
    {
      name: 'backup',
      script: (language) => ({ getState: opened(language), ...script() }),
      async go(page) {
        await open(page);
        await page.locator('[data-action=backup-check]').first().click();
        await page.waitForSelector('#kept [role=status]');
      },
    },
    {
      name: 'backup that does not fit',
      script: (language) => ({
        getState: opened(language),
        ...script({ cellsLeft: 5_000, objectIds: NAMES.slice(1), added: NAMES.slice(0, 1) }),
      }),
      go: (page) => open(page).then(() => page.locator('#no-room').scrollIntoViewIfNeeded()),
    },
    {
      name: 'backing up',
      script: (language) => ({
        getState: opened(language),
        ...script({ running: 'mine' }),
        continueBackup: [ok(PROGRESS), 'silence'],
      }),
      go: (page) => page.click('[data-action=backup]').then(() => page.waitForSelector('#progress')),
    },
    {
      name: 'backup refused',
      script: (language) => ({
        getState: opened(language),
        ...script(),
        startBackup: [refused('backup-no-room', 'The backup needs 9 cells, and 5 are free in this spreadsheet.')],
      }),
      go: (page) =>
        open(page)
          .then(() => page.click('[data-action=backup-start]'))
          .then(() => page.waitForSelector('#trouble')),
    },
    {
      name: 'migration kit',
      script: (language) => ({ getState: opened(language, { workspaces: [workspace(), other] }), ...script() }),
      async go(page) {
        await open(page, 'migration');
        await page.click('[data-action=backup-start]');
        await page.waitForSelector('#save');
      },
    },
  ];
}
