import type { CellsDone } from '../../../src/ports/spreadsheet';
import { buildRows } from '../../../src/sync/read/building';
import { fakeSpreadsheet } from '../../fakes/spreadsheet';
import { idOf, pull, people, person, TABLE, world } from '../pulling';

/** Google takes some 50,000 cells in less than two seconds (google.md §6.4). */
const BLOCK = 50_000;

test('who looks on hears of rows after each block that is written, not only at the end of a page', () => {
  const spreadsheet = fakeSpreadsheet();
  const columns = Array.from({ length: 500 }, (_, at) => ({
    tag: at === 0 ? 'id' : `tag${at}`,
    key: `key${at}`,
    header: `H${at}`,
    format: 'automatic' as const,
  }));
  const rows = Array.from({ length: 250 }, (_, at) => columns.map((__, index) => (index === 0 ? idOf(at) : null)));
  const happened: string[] = [];
  spreadsheet.onCall = (when, _, name) => {
    if (when === 'after' && name === 'Range.setValues') happened.push('written');
  };
  const building = { table: TABLE, columns, labelTag: null, linkBase: '', total: rows.length };
  buildRows(building, 0, rows, new Set(), spreadsheet, (written) => happened.push(String(written)));
  const first = happened.indexOf(String(BLOCK / 500));
  expect(happened.slice(first - 1)).toEqual(['written', '100', 'written', '200', 'written', '250']);
});

test('a refresh says what came before it reads the sheet', () => {
  const here = world(people(1, 2, 3));
  pull(here);
  const happened: string[] = [];
  here.onNote = (rows) => happened.push(`${rows} rows`);
  here.spreadsheet.onCall = (when, _, name) => {
    if (when === 'before' && name === 'Range.getValues') happened.push('read');
  };
  pull(here);
  expect(happened.indexOf('3 rows')).toBeLessThan(happened.indexOf('read'));
  expect(happened).toContain('read');
});

test('a refresh tells of the cells that it reads, and of those that it writes', () => {
  const here = world(people(1, 2, 3, 4));
  pull(here);
  const told: CellsDone[] = [];
  here.onCells = (cells) => told.push(cells);
  here.twenty.records = [person(1, { name: 'New' }), person(2), person(3, { city: 'New' }), ...people(4, 5)];
  pull(here);
  const columns = told[0]!.of / 5;
  expect(told.slice(0, 2)).toEqual([0, 5 * columns].map((done) => ({ done, of: 5 * columns })));
  const written = told.filter(({ of }) => of === 2 + columns).map(({ done }) => done);
  expect(written).toEqual([0, 1, 2, 2 + columns]);
});
