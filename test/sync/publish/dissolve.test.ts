import type { SheetEdit, Spreadsheet } from '../../../src/ports/spreadsheet';
import { TABLE_TAG } from '../../../src/sync/job/table';
import { dissolveTable } from '../../../src/sync/publish/lists/dissolve';

/** A spreadsheet with the tables "t" (and a copy of its sheet) and "u", and what is done to it. */
function dissolved(journal: string) {
  const tags: Record<string, readonly (readonly [sheetId: number, value: string])[]> = {
    [TABLE_TAG]: [
      [1, '{"id":"t"}'],
      [2, '{"id":"u"}'],
      [3, '{"id":"t"}'],
      [4, 'of nobody'],
    ],
    'twenty/hidden': [
      [5, 'marks/t/'],
      [6, `journal/t/${journal}`],
      [7, 'journal/u/open'],
    ],
  };
  const done: string[] = [];
  const spreadsheet: unknown = {
    sheetTags: (key: string) => (tags[key] ?? []).map(([sheetId, value]) => ({ sheetId, value })),
    columnTags: () => [
      { column: 1, value: 't/id' },
      { column: 2, value: 'u/name' },
      { column: 3, value: 't/city' },
    ],
    deleteSheet: (sheetId: number) => done.push(`delete ${sheetId}`),
    untagSheet: (sheetId: number, key: string) => done.push(`${key === TABLE_TAG ? 'no table' : key} ${sheetId}`),
    apply: (edits: readonly SheetEdit[]) => {
      for (const edit of edits) if (edit.kind === 'untagColumn') done.push(`untag ${edit.sheetId}/${edit.column}`);
    },
  };
  return { isDone: dissolveTable('t', spreadsheet as Spreadsheet), done };
}

test('a table is no table any more, on copies of its sheet neither; another’s tags and hidden sheets stay', () => {
  const columns = (sheetId: number) => [`untag ${sheetId}/1`, `untag ${sheetId}/3`, `no table ${sheetId}`];
  expect(dissolved('done')).toEqual({ isDone: true, done: ['delete 5', 'delete 6', ...columns(1), ...columns(3)] });
});

test('one that is being edited stays as it is', () => {
  expect(dissolved('open')).toEqual({ isDone: false, done: [] });
});
