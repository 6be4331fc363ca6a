/** The sidebar's states that are about editing. */
import type { EditedCell, EditsInfo } from '../../src/protocol/edits';
import type { Language } from '../../src/protocol/reply';
import type { SidebarState } from '../../src/protocol/state';
import { ok, options, receipt, table } from './builders';
import type { Answer, Script } from './fake-script-run';
import type { Scene } from './gallery-scene';
import { openTable } from './page';

const cell = (over: Partial<EditedCell>): EditedCell => ({
  tag: 'a1',
  header: 'Job title',
  theirs: 'Engineer',
  mine: 'Head of everything that has to do with engines',
  is: 'goes',
  why: null,
  isConflict: false,
  ...over,
});

const LINK = 'https://crm.acme.example/object/person/1';

/** An edit of each kind. */
export const EDITS: EditsInfo = {
  from: 0,
  conflicts: ['r1/a1', 'r1/a2', 'r250/a1'],
  records: [
    {
      id: 'r1',
      name: 'Ada Lovelace',
      link: LINK,
      state: 'there',
      cells: [cell({ isConflict: true }), cell({ tag: 'a2', isConflict: true })],
    },
    {
      id: 'r2',
      name: 'Grace Hopper',
      link: LINK,
      state: 'there',
      cells: [cell({}), cell({ tag: 'a3', mine: '', is: 'clear' }), cell({ tag: 'a4', is: 'refused', why: 'joined' })],
    },
    { id: 'r3', name: '', link: '', state: 'deleted', cells: [cell({ is: 'refused' })] },
  ],
  total: { records: 300, goes: 1, conflicts: 3, clears: 1, refused: 2, typed: 2, made: 1 },
  typed: [
    { row: 12_002, name: 'New Person', refused: [] },
    { row: 12_003, name: 'Another', refused: [{ header: 'Emails', why: 'taken' }] },
  ],
  back: [{ row: 12_004, name: 'Old Person' }],
};

const FILE = { name: 'person-changes.csv', text: '"Id"\n', rows: 1, isNew: false };

export const editedTable = () =>
  table({ options: options({ editing: true }), receipt: receipt({ kept: { cells: 5, conflicts: 2 } }) });

export function editingScenes(
  opened: (language: Language, changes?: Partial<SidebarState>) => readonly Answer[],
): readonly Scene[] {
  const script = (language: Language): Script => ({
    getState: opened(language, { tables: [editedTable()] }),
    listEdits: [ok(EDITS)],
    saveEdits: [
      ok({
        files: [FILE, { ...FILE, name: 'person-new.csv', isNew: true }],
        leftOut: [{ name: 'Ada', state: 'gone' }],
      }),
    ],
  });
  const scenes: readonly Scene[] = [
    { name: 'table, edited', script },
    {
      name: 'edits',
      script,
      async go(page) {
        await page.click('[data-action=edits]');
        await page.waitForSelector('#edits-total');
      },
    },
    {
      name: 'edits, files',
      script,
      async go(page) {
        await page.click('[data-action=edits]');
        await page.click('[data-action=edits-save]');
        await page.waitForSelector('#save');
      },
    },
    {
      name: 'table, stop editing',
      script,
      async go(page) {
        await page.click('#more summary');
        await page.click('[data-action=editing]');
      },
    },
  ];
  return scenes.map((scene) => ({
    ...scene,
    async go(page) {
      await openTable(page);
      await scene.go?.(page);
    },
  }));
}
