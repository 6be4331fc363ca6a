import { SyncError } from '../../../src/errors';
import type { SheetEdit } from '../../../src/ports/spreadsheet';
import type { Table } from '../../../src/sync/job/table';
import { idOf, MARKS, people, person, pull, range, TABLE, tableSheet, viewOf, type World, world } from '../pulling';

const LISTED: Table = { ...TABLE, options: { ...TABLE.options, listChanges: true } };
const LIST = 'All people, changes';
const HEADERS = ['Refresh', 'Record id', 'Column', 'Before', 'Now'];

const refresh = (here: World) => pull(here, { table: LISTED });

function refreshWith(here: World, ...numbers: readonly number[]) {
  here.twenty.records = people(...numbers);
  return refresh(here);
}

/** The list without the time of the refresh. */
const listed = (here: World): unknown[][] => here.spreadsheet.show(LIST).map((row) => row.slice(1, 5));

describe('what changed', () => {
  test('is counted: new, changed and gone records, by what the sheet showed', () => {
    const here = world(people(1, 2, 3, 4));
    expect(pull(here)).toMatchObject({ receipt: { added: null, changed: null, gone: null } });
    here.twenty.records = [person(5), person(4), person(3, { name: 'Renamed', city: 'Elsewhere' }), person(1)];
    expect(pull(here)).toMatchObject({ receipt: { added: 1, changed: 1, gone: 1 } });
    expect(pull(here)).toMatchObject({ receipt: { added: 0, changed: 0, gone: 0 } });
  });

  test('by hand is counted apart and set back; where Twenty has it otherwise too, it is both', () => {
    const here = world(people(1, 2, 3));
    pull(here);
    const { name } = tableSheet(here);
    here.spreadsheet.type(name, 3, 2, 'typed by hand');
    expect(pull(here)).toMatchObject({ receipt: { added: 0, changed: 0, gone: 0, edited: 1 } });
    expect(here.spreadsheet.show(name)[2]).toEqual([idOf(2), 'Person 2', 'City 2']);
    here.spreadsheet.type(name, 3, 2, 'typed by hand');
    here.twenty.records = [person(1), person(2, { city: 'Elsewhere' }), person(3, { city: 'Elsewhere' })];
    expect(pull(here)).toMatchObject({ receipt: { added: 0, changed: 2, gone: 0, edited: 1 } });
    expect(pull(here)).toMatchObject({ receipt: { added: 0, changed: 0, gone: 0, edited: 0 } });
  });

  test('leaves a formula of the person’s that shows what Twenty has', () => {
    const here = world(people(1, 2));
    pull(here);
    const { name } = tableSheet(here);
    here.spreadsheet.type(name, 2, 2, '="Person "&1');
    const before = here.spreadsheet.everything();
    expect(pull(here)).toMatchObject({ receipt: { changed: 0, edited: 0 } });
    expect(here.spreadsheet.everything()).toBe(before);
  });

  test('is not what only moved, nor a column that is new in the view', () => {
    const here = world(people(1, 2, 3));
    pull(here);
    here.view = viewOf('phone', 'city', 'name');
    here.twenty.records = people(3, 1, 2).map((record) => ({ ...record, phone: '+33' }));
    expect(pull(here)).toMatchObject({ receipt: { added: 0, changed: 0, gone: 0 } });
  });

  test('of many rows is compared in blocks', () => {
    const here = world(people(...range(1, 40_000)));
    pull(here);
    here.twenty.records = range(1, 40_000).map((number) => person(number, number % 2 === 0 ? { city: 'New' } : {}));
    expect(pull(here)).toMatchObject({ receipt: { added: 0, changed: 20_000, gone: 0 } });
  });
});

describe('the list of changes', () => {
  test('is made only where it was asked for, and not by a first pull', () => {
    const here = world(people(1, 2));
    refresh(here);
    expect(here.spreadsheet.names()).toEqual(['Sheet1', 'All people', MARKS]);
    pull(here);
    expect(here.spreadsheet.names()).not.toContain(LIST);
    refresh(here);
    expect(here.spreadsheet.names()).toContain(LIST);
  });

  test('says of each cell what it was and what it is, in the order of the table; then who is gone', () => {
    const here = world(people(1, 2, 3));
    refresh(here);
    here.twenty.records = [person(9), person(2, { name: 'Renamed', city: null }), person(1)];
    refresh(here);
    expect(listed(here)).toEqual([
      HEADERS.slice(1),
      [idOf(9), '(new record)', '', ''],
      [idOf(2), 'Name', 'Person 2', 'Renamed'],
      [idOf(2), 'City', 'City 2', ''],
      [idOf(3), '(record gone)', '', ''],
    ]);
    // A date and time, as its serial number.
    expect(here.spreadsheet.show(LIST)[1]?.[0]).toBeCloseTo(25_569 + 60 / 1_440, 0);
  });

  test('is of the last refresh that changed something, and leaves what people wrote beside it', () => {
    const here = world(people(1, 2));
    refresh(here);
    here.twenty.records = people(3, 4, 5);
    refresh(here);
    here.spreadsheet.type(LIST, 2, 7, 'mine');
    here.twenty.records = people(3, 4);
    refresh(here);
    expect(listed(here)).toEqual([HEADERS.slice(1), [idOf(5), '(record gone)', '', ''], ...Array(0)]);
    expect(here.spreadsheet.show(LIST)[1]?.[6]).toBe('mine');
    const before = here.spreadsheet.everything();
    expect(refresh(here).phase).toBe('done');
    expect(here.spreadsheet.everything()).toBe(before);
  });

  test('begins anew beside the old one where somebody moved its columns', () => {
    const here = world(people(1, 2));
    refresh(here);
    refreshWith(here, 1);
    here.spreadsheet.personInsertsColumn(LIST, 1);
    here.spreadsheet.type(LIST, 1, 1, 'Mine');
    const old = here.spreadsheet.show(LIST);
    refreshWith(here, 1, 2);
    expect(here.spreadsheet.names()).toContain(`${LIST} (2)`);
    expect(here.spreadsheet.show(LIST)).toEqual(old);
    refreshWith(here, 2);
    expect(here.spreadsheet.names()).not.toContain(`${LIST} (3)`);
  });

  test('begins anew where Google refuses to change the old one', () => {
    const here = world(people(1, 2));
    refresh(here);
    refreshWith(here, 1);
    const list = here.spreadsheet.sheets().find(({ name }) => name === LIST)?.id;
    const { apply } = here.spreadsheet;
    const refusing = (edits: readonly SheetEdit[]) => {
      if (edits.some((edit) => 'sheetId' in edit && edit.sheetId === list)) {
        throw new SyncError('sheet-refused', { sheet: LIST });
      }
      apply(edits);
    };
    Object.assign(here.spreadsheet, { apply: refusing });
    expect(refreshWith(here, 1, 2).phase).toBe('done');
    expect(here.spreadsheet.names()).toContain(`${LIST} (2)`);
  });

  test('ends at 5,000 lines and says so', () => {
    const here = world(people(...range(1, 4_000)));
    refresh(here);
    here.twenty.records = range(1, 4_000).map((number) => person(number, { name: 'Other', city: 'Other' }));
    expect(refresh(here)).toMatchObject({ receipt: { changed: 4_000 } });
    expect(listed(here)).toHaveLength(5_002);
    expect(listed(here).at(-1)?.[1]).toBe('Only the first 5000 changes are listed.');
    here.twenty.records = [person(1, { name: 'Once more', city: 'Other' }), ...here.twenty.records.slice(1)];
    refresh(here);
    expect(listed(here)).toHaveLength(2);
  });
});
