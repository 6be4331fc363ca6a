import { idOf, people, pull, range, shown, TABLE, tableSheet, undo, world } from '../pulling';

/** A table of so many people, of whom Twenty then has only the first few. */
function shrunk(before: number, after: number) {
  const here = world(people(...range(1, before)));
  pull(here);
  here.twenty.records = people(...range(1, after));
  return here;
}

const idsOf = (here: ReturnType<typeof world>): unknown[] =>
  shown(here)
    .slice(1)
    .map(([id]) => id)
    .filter((id) => id !== '');

describe('a view that has no records any more', () => {
  test('is said so, however small the table, and the sheet is as it was', () => {
    const here = shrunk(3, 0);
    const details = { view: 'All people', rows: 3 };
    expect(pull(here)).toMatchObject({ phase: 'failed', kind: 'view-emptied', details });
    expect(idsOf(here)).toEqual([1, 2, 3].map(idOf));
  });

  test('empties the table when the person says so; what comes later stands under the header again', () => {
    const here = shrunk(3, 0);
    here.spreadsheet.type(tableSheet(here).name, 8, 1, 'below');
    expect(pull(here, { acceptGone: true })).toMatchObject({ phase: 'done', receipt: { gone: 3, written: 0 } });
    expect(idsOf(here)).toEqual(['below']);
    expect(pull(here)).toMatchObject({ phase: 'done', receipt: { written: 0 } });
    here.twenty.records = people(...range(4, 9));
    expect(pull(here)).toMatchObject({ phase: 'done', receipt: { complete: true, written: 6 } });
    expect(idsOf(here)).toEqual([...range(4, 9).map(idOf), 'below']);
  });

  test.each([
    ['in the header', 1, '={"Loud";ARRAYFORMULA(R2C2:C2&"!")}'],
    ['in the first row', 2, '=ARRAYFORMULA(R2C2:C2&"!")'],
  ])('is filled again beside an array formula %s, by a refresh or an undo', (_, row, formula) => {
    const here = shrunk(3, 0);
    const { name } = tableSheet(here);
    here.spreadsheet.type(name, 1, 4, 'Loud');
    here.spreadsheet.type(name, row, 4, formula);
    pull(here, { acceptGone: true });
    expect(undo(here)?.phase).toBe('done');
    expect(idsOf(here)).toEqual([1, 2, 3].map(idOf));
    pull(here, { acceptGone: true });
    here.twenty.records = people(4, 5, 6);
    expect(pull(here)).toMatchObject({ phase: 'done', receipt: { complete: true } });
    expect(here.spreadsheet.formulasOf(name).flatMap((cells) => (cells[3] === '' ? [] : [cells[3]]))).toEqual([
      formula,
    ]);
    const shows = here.spreadsheet.display(name).map((cells) => cells[3]);
    expect(shows.slice(0, 4)).toEqual(['Loud', 'Person 4!', 'Person 5!', 'Person 6!']);
  });

  test('is not filled again over what stands directly under the header', () => {
    const here = shrunk(3, 0);
    pull(here, { acceptGone: true });
    here.spreadsheet.type(tableSheet(here).name, 2, 1, 'mine');
    here.twenty.records = people(...range(1, 2));
    expect(pull(here)).toMatchObject({ phase: 'failed', kind: 'no-room-below' });
    expect(idsOf(here)).toEqual(['mine']);
  });
});

describe('a refresh that takes away more than half of a table', () => {
  test('is refused with its numbers, and the sheet is as it was', () => {
    const here = shrunk(30, 14);
    const before = here.spreadsheet.show(tableSheet(here).name);
    const details = { view: 'All people', gone: 16, rows: 30 };
    expect(pull(here)).toMatchObject({ phase: 'failed', kind: 'many-gone', details });
    expect(shown(here)).toEqual(before);
  });

  test.each([
    ['half of them', 30, 15],
    ['most of a small table', 20, 1],
  ])('asks nothing where it is %s', (_, before, after) => {
    const here = shrunk(before, after);
    expect(pull(here)).toMatchObject({ phase: 'done', receipt: { gone: before - after } });
    expect(idsOf(here)).toEqual(range(1, after).map(idOf));
  });

  test.each([
    ['the person said so', { acceptGone: true }],
    ['the table may shrink', { table: { ...TABLE, options: { ...TABLE.options, mayShrink: true } } }],
    ['another view is put into the sheet', { table: { ...TABLE, viewId: 'another' } }],
  ])('goes on where %s', (_, over) => {
    const here = shrunk(30, 3);
    expect(pull(here, over)).toMatchObject({ phase: 'done' });
    expect(idsOf(here)).toEqual([1, 2, 3].map(idOf));
  });

  test('is not what an undo is asked', () => {
    const here = world(people(...range(1, 3)));
    pull(here);
    here.twenty.records = people(...range(1, 40));
    pull(here);
    expect(undo(here)).toMatchObject({ phase: 'done' });
    expect(idsOf(here)).toEqual([1, 2, 3].map(idOf));
  });
});
