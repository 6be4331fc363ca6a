import fc from 'fast-check';
import { readUndos } from '../../../src/sync/publish/journal/journal';
import { workThroughDeaths } from '../deaths';
import {
  idOf,
  JOURNAL,
  MARKS,
  newUndo,
  people,
  person,
  pull,
  range,
  shown,
  TABLE,
  tableSheet,
  undo,
  viewOf,
  type World,
  world,
} from '../pulling';
import { runsOf } from '../../depth';

/** A table refreshed once: `before` is what it showed until then. */
function refreshed(before: readonly number[], after: readonly number[]): { here: World; old: unknown[][] } {
  const here = world(people(...before));
  pull(here);
  const old = shown(here);
  here.twenty.records = after.map((number) => person(number, { city: `New ${number}` }));
  pull(here);
  return { here, old };
}

describe('undo', () => {
  test('brings back the rows, the order and the values from before the last refresh, with their receipt', () => {
    const { here, old } = refreshed([1, 2, 3], [4, 3, 1]);
    const job = undo(here);
    expect(shown(here)).toEqual(old);
    expect(job).toMatchObject({ phase: 'done', receipt: { complete: true, asked: 3, written: 3, added: null } });
    expect(here.twenty.requests()).toBe(6);
  });

  test('is used up by it, and leaves no hidden sheet behind', () => {
    const { here } = refreshed([1, 2], [2]);
    expect(here.spreadsheet.names()).toEqual(['Sheet1', 'All people', MARKS, JOURNAL]);
    undo(here);
    expect(here.spreadsheet.names()).toEqual(['Sheet1', 'All people', MARKS]);
    expect(undo(here)).toBeNull();
  });

  test('is used up where the sheet shows already what it would bring back', () => {
    const here = world(people(1, 2));
    pull(here);
    const { id, name } = tableSheet(here);
    here.spreadsheet.apply([{ kind: 'insertRows', sheetId: id, before: 3, count: 1 }]);
    here.spreadsheet.type(name, 3, 1, idOf(1));
    pull(here);
    const old = shown(here);
    expect(undo(here)).toMatchObject({ phase: 'done' });
    expect([shown(here), readUndos(here.spreadsheet)]).toEqual([old, []]);
    expect(undo(here)).toBeNull();
  });

  test('brings back what somebody had typed into a column of the table', () => {
    const here = world(people(1, 2));
    pull(here);
    here.spreadsheet.type(tableSheet(here).name, 2, 3, 'typed by hand');
    pull(here);
    expect(shown(here)[1]?.[2]).toBe('City 1');
    undo(here);
    expect(shown(here)[1]?.[2]).toBe('typed by hand');
  });

  test('leaves own columns beside their records, also what was written since', () => {
    const here = world(people(1, 2, 3));
    pull(here);
    const { name } = tableSheet(here);
    here.spreadsheet.type(name, 1, 4, 'Remark');
    range(1, 3).forEach((number) => here.spreadsheet.type(name, number + 1, 4, `about ${number}`));
    here.twenty.records = people(3, 1);
    pull(here);
    here.spreadsheet.type(name, 2, 4, 'written since');
    undo(here);
    expect(shown(here).map((row) => row[3])).toEqual(['Remark', 'about 1', 'about 2', 'written since']);
  });

  test('puts what went to the archive beside its record again, notes too, but over nothing', () => {
    const here = world(people(1, 2));
    pull(here);
    const { name } = tableSheet(here);
    here.spreadsheet.type(name, 1, 4, 'Remark');
    here.spreadsheet.type(name, 2, 4, 'about 1');
    here.spreadsheet.note(name, 2, 4, 'noted');
    here.twenty.records = people(2);
    pull(here);
    const [headers, line] = here.spreadsheet.show('Twenty archive');
    undo(here);
    expect(shown(here)[1]).toEqual([idOf(1), 'Person 1', 'City 1', 'about 1']);
    expect(here.spreadsheet.notesOf(name)[1]?.[3]).toBe('noted');
    // The line stays, and says since when it needs not go back any more.
    const returned = expect.stringMatching(/^1970-01-01T/);
    expect(here.spreadsheet.show('Twenty archive')).toEqual([headers, [...(line ?? []).slice(0, 7), returned]]);
  });

  test('of a record that stood in two rows, puts back what was beside the first', () => {
    const here = world(people(1, 2));
    pull(here);
    const { id, name } = tableSheet(here);
    here.spreadsheet.type(name, 1, 4, 'Remark');
    here.spreadsheet.apply([{ kind: 'insertRows', sheetId: id, before: 3, count: 1 }]);
    here.spreadsheet.type(name, 3, 1, idOf(1));
    here.spreadsheet.type(name, 2, 4, 'the first');
    here.spreadsheet.type(name, 3, 4, 'the second');
    here.twenty.records = people(2);
    pull(here);
    const lines = here.spreadsheet.show('Twenty archive').filter(([, , record]) => record === idOf(1));
    expect(lines.map(([, , , , value]) => value)).toEqual(['the first', 'the second']);
    undo(here);
    expect(shown(here)[1]).toEqual([idOf(1), 'Person 1', 'City 1', 'the first']);
  });

  test('finds what went to the archive in another language', () => {
    const here = world(people(1, 2));
    pull(here);
    const { name } = tableSheet(here);
    here.spreadsheet.type(name, 1, 4, 'Remark');
    here.spreadsheet.type(name, 2, 4, 'about 1');
    here.twenty.records = people(2);
    here.language = 'fr';
    pull(here);
    expect(here.spreadsheet.names()).toContain('Archive Twenty');
    here.language = 'en';
    undo(here);
    expect(shown(here)[1]?.[3]).toBe('about 1');
  });

  test('takes away the columns that came with the refresh, and fills those that left with it', () => {
    const here = world(people(1, 2));
    pull(here);
    here.view = viewOf('city', 'phone');
    here.twenty.records = [person(1, { phone: '+33' }), person(2)];
    pull(here);
    undo(here);
    expect(shown(here)).toEqual([
      ['Id', 'Name', 'City', 'Phone (no longer in the view)'],
      [idOf(1), 'Person 1', 'City 1', ''],
      [idOf(2), 'Person 2', 'City 2', ''],
    ]);
  });

  test('brings a note back into a column that left with the record', () => {
    const here = world(people(1, 2));
    pull(here);
    const { name } = tableSheet(here);
    here.spreadsheet.note(name, 3, 3, 'VIP');
    here.view = viewOf('name');
    here.twenty.records = people(1);
    pull(here);
    expect(here.spreadsheet.notesOf(name).flat().join('')).toBe('');
    undo(here);
    expect(here.spreadsheet.notesOf(name)[2]?.[2]).toBe('VIP');
  });

  test('brings back the settings of the table too', () => {
    const here = world(people(1, 2));
    pull(here);
    pull(here, { table: { ...TABLE, viewId: 'other', viewName: 'Other view' } });
    expect(here.spreadsheet.sheetTags('twenty-sheets/table')[0]?.value).toContain('"viewId":"other"');
    undo(here);
    expect(JSON.parse(here.spreadsheet.sheetTags('twenty-sheets/table')[0]?.value ?? '')).toMatchObject({
      viewId: TABLE.viewId,
      options: TABLE.options,
    });
  });

  test('has nothing to bring back where the view was only renamed in Twenty', () => {
    const here = world(people(1, 3));
    pull(here);
    const tag = () => here.spreadsheet.sheetTags('twenty-sheets/table')[0];
    const [first] = [tag()];
    here.spreadsheet.tagSheet(first?.sheetId ?? 0, {
      key: 'twenty-sheets/table',
      value: (first?.value ?? '').replace('All people', 'Everybody'),
    });
    pull(here);
    expect(tag()).toEqual(first);
    expect(readUndos(here.spreadsheet)).toEqual([]);
  });

  test('copes with rows that somebody copied or inserted in the old table', () => {
    const here = world(people(1, 2, 3));
    pull(here);
    const { id, name } = tableSheet(here);
    here.spreadsheet.apply([{ kind: 'insertRows', sheetId: id, before: 3, count: 2 }]);
    here.spreadsheet.type(name, 4, 1, idOf(1));
    here.twenty.records = people(9);
    pull(here);
    undo(here);
    expect(shown(here).map(([first]) => first)).toEqual(['Id', '', idOf(1), idOf(2), idOf(3)]);
  });

  test('is of the last refresh only', () => {
    const { here } = refreshed([1, 2], [2, 3]);
    const between = shown(here);
    here.twenty.records = people(5);
    pull(here);
    undo(here);
    expect(shown(here)).toEqual(between);
  });

  test('is not offered after a first pull, nor for a table without its id column', () => {
    const here = world(people(1, 2));
    pull(here);
    expect(readUndos(here.spreadsheet)).toEqual([]);
    here.spreadsheet.personDeletesColumn(tableSheet(here).name, 1);
    pull(here);
    expect(readUndos(here.spreadsheet)).toEqual([]);
  });

  test('of a sheet with a filter brings back the rows that it hides too, and the filter', () => {
    const here = world(people(1, 2, 3));
    pull(here);
    const { id, name } = tableSheet(here);
    here.spreadsheet.personFilters(name, 3, ['City 1']);
    const [old, filter] = [shown(here), here.spreadsheet.filterOf(id)];
    here.twenty.records = people(3, 1);
    pull(here);
    expect(here.spreadsheet.filterOf(id)?.criteria).toEqual(filter?.criteria);
    undo(here);
    expect(shown(here)).toEqual(old);
    expect(here.spreadsheet.filterOf(id)).toEqual(filter);
  });

  test('outlives a refresh that changes nothing', () => {
    const { here, old } = refreshed([1, 2], [2, 3]);
    pull(here);
    undo(here);
    expect(shown(here)).toEqual(old);
  });

  test('skips a column that is gone by then, and names it', () => {
    const { here } = refreshed([1, 2], [2, 1]);
    here.spreadsheet.personDeletesColumn(tableSheet(here).name, 2);
    expect(undo(here)).toMatchObject({
      phase: 'done',
      receipt: { leftOut: [{ column: 'Name', reason: 'not-on-sheet' }] },
    });
    expect(shown(here)).toEqual([
      ['Id', 'City'],
      [idOf(1), 'City 1'],
      [idOf(2), 'City 2'],
    ]);
  });

  test('killed anywhere, any number of times, ends in the old table or waits with the new one whole', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 });
    const deaths = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(numbers, numbers, deaths, (before, after, when) => {
        const { here, old } = refreshed(before, after);
        const table = shown(here);
        const first = newUndo(here);
        if (!first) throw new Error('nothing was kept');
        const job = workThroughDeaths(here, first, when, () => {
          const { saved } = here;
          if (saved?.phase === 'publishing' && !saved.journalled) expect(shown(here)).toEqual(table);
        });
        expect(job.phase).toBe('done');
        expect(shown(here)).toEqual(old);
      }),
      { numRuns: runsOf(40) },
    );
  });
});
