import type { OwnedColumn, TableColumn } from '../../../src/sync/own/columns/column-tags';
import type { SheetWords } from '../../../src/sync/own/words';
import { headerEdits, planHeaders } from '../../../src/sync/publish/prepare/headers';

const words = {
  goneHeader: (header: string) => `${header} (gone)`,
  unreadableHeader: (header: string) => `${header} (unreadable)`,
  isGone: (header: string) => / \((gone|parti|unreadable)\)$/.test(header),
  unmarked: (header: string) => header.replace(/ \((gone|parti|unreadable)\)$/, ''),
} satisfies Partial<SheetWords> as unknown as SheetWords;

/** One column whose field is called `wanted` (null: it left the view), that was written as `last` and shows `shown`. */
function headerOf(
  wanted: string | null,
  last: string,
  shown: string,
  over: Partial<OwnedColumn> = {},
  unreadable: readonly string[] = [],
  resets = false,
) {
  const column: OwnedColumn = {
    column: 2,
    index: wanted === null ? null : 0,
    tag: 'tag',
    isHeaderOurs: (header) => header === last,
    needsTag: false,
    isRemade: false,
    format: 'automatic' as const,
    isEmptied: false,
    value: '',
    ...over,
  };
  const of: TableColumn = { tag: 'tag', key: 'key', header: wanted ?? '', format: 'automatic' };
  const plan = planHeaders(
    { owned: [column], shown: ['ID', shown], wanted: wanted === null ? [] : [of], unreadable, resets },
    words,
  );
  return {
    writes: plan.cells.map(({ text }) => text),
    tags: plan.retagged.length > 0,
    names: plan.renamed.map(({ field }) => field),
  };
}

describe('what a header shall say', () => {
  test.each([
    [
      'its key may not read it',
      headerOf(null, 'Name', 'Name', {}, ['tag']),
      { writes: ['Name (unreadable)'], tags: false, names: [] },
    ],
    [
      'it may be read again',
      headerOf('Name', 'Name', 'Name (unreadable)'),
      { writes: ['Name'], tags: true, names: [] },
    ],
    ['it stays where it is right', headerOf('Name', 'Name', 'Name'), { writes: [], tags: false, names: [] }],
    ['a field was renamed', headerOf('Full name', 'Name', 'Name'), { writes: ['Full name'], tags: true, names: [] }],
    ['people renamed it: it stays', headerOf('Name', 'Name', 'Who'), { writes: [], tags: false, names: ['Name'] }],
    [
      'people renamed it, and want it reset',
      headerOf('Name', 'Name', 'Who', {}, [], true),
      { writes: ['Name'], tags: true, names: [] },
    ],
    [
      'both renamed it: it stays',
      headerOf('Full name', 'Name', 'Who'),
      { writes: [], tags: true, names: ['Full name'] },
    ],
    ['people gave it the name that is wanted', headerOf('Who', 'Name', 'Who'), { writes: [], tags: true, names: [] }],
    ['people emptied it', headerOf('Name', 'Name', ''), { writes: ['Name'], tags: true, names: [] }],
    ['the column left the view', headerOf(null, 'Name', 'Name'), { writes: ['Name (gone)'], tags: false, names: [] }],
    ['it left the view long ago', headerOf(null, 'Name', 'Name (gone)'), { writes: [], tags: false, names: [] }],
    ['it left in another language', headerOf(null, 'Name', 'Nom (parti)'), { writes: [], tags: false, names: [] }],
    ['it comes back', headerOf('Name', 'Name', 'Name (gone)'), { writes: ['Name'], tags: true, names: [] }],
    [
      'it comes back, and people had renamed it',
      headerOf('Name', 'Name', 'Who (parti)'),
      { writes: ['Who'], tags: false, names: ['Name'] },
    ],
    [
      'it comes back, and people had given it the name that is wanted now',
      headerOf('Who', 'Name', 'Who (gone)'),
      { writes: ['Who'], tags: true, names: [] },
    ],
    [
      'it was made anew, under a header of theirs',
      headerOf('Name', 'Old', 'Who', { isRemade: true, needsTag: true }),
      { writes: ['Name'], tags: true, names: [] },
    ],
    [
      'it has the tag of before',
      headerOf('Name', '', 'Name', { needsTag: true }),
      { writes: [], tags: true, names: [] },
    ],
    [
      'it has no tag, and a header of theirs',
      headerOf('Name', 'Name', 'Who', { needsTag: true }),
      { writes: [], tags: true, names: ['Name'] },
    ],
  ])('%s', (_, plan, expected) => expect(plan).toEqual(expected));

  test('neighbours are written together, whatever their order', () => {
    const cells = [
      { column: 7, text: 'G' },
      { column: 3, text: 'C' },
      { column: 2, text: 'B' },
    ];
    expect(headerEdits(9, 4, cells)).toEqual([
      { kind: 'write', sheetId: 9, row: 4, column: 2, rows: [[{ text: 'B' }, { text: 'C' }]], isHeader: true },
      { kind: 'write', sheetId: 9, row: 4, column: 7, rows: [[{ text: 'G' }]], isHeader: true },
    ]);
    expect(headerEdits(9, 4, [])).toEqual([]);
  });
});
