/** What is asked before a table is removed. */
import type { App } from '../../src/calls/app/app';
import { removal } from '../../src/calls/table/removing';
import { COLUMN_TAG } from '../../src/sync/own/columns/column-tags';
import { TABLE_TAG } from '../../src/sync/job/table';
import { TABLE } from '../sync/pulling';

/** A table of three columns beside another of its view's name, on a sheet of which so much is used. */
function asked(used: { readonly rows: number; readonly columns: number }) {
  const tables = [TABLE, { ...TABLE, id: 'other' }].map((table, at) => ({
    sheetId: 5 + at,
    value: JSON.stringify(table),
  }));
  const columns = ['id', 'name', 'city'].map((tag) => ({ value: `${TABLE.id}/${tag}` }));
  const app: unknown = {
    spreadsheet: {
      info: () => ({ id: 'book' }),
      sheet: () => ({ name: 'People' }),
      usedSize: () => used,
      sheetTags: (key: string) => (key === TABLE_TAG ? tables : []),
      columnTags: (_: number, key: string) => (key === COLUMN_TAG ? [...columns, { value: 'other/id' }] : []),
    },
    jobs: { receipt: () => null },
  };
  return removal(app as App, TABLE.id);
}

test.each([
  ['with two columns of the person’s', { rows: 8, columns: 5 }, { rows: 7, ownColumns: 2 }],
  ['that somebody emptied', { rows: 0, columns: 0 }, { rows: 0, ownColumns: 0 }],
])('the numbers of a table %s; an archive that another of its name uses is not counted', (_, used, expected) => {
  expect(asked(used)).toMatchObject({ ...expected, sheetName: 'People', archived: 0 });
});
