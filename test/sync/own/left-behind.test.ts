import { sweepHidden } from '../../../src/sync/own/staging';
import { newJob, people, pull, range, shown, slice, TABLE, tableSheet, world } from '../pulling';

/** An execution died after it had made the sheet and before it hid it. */
const NOT_YET_HIDDEN = ['Twenty Sheets staging 0badcafe', 'Twenty Sheets before 0badcafe'];

describe('a sheet that a pull made and could not hide any more', () => {
  test('does not keep the next pull from making its own', () => {
    const here = world(people(...range(1, 4)));
    for (const name of NOT_YET_HIDDEN) here.spreadsheet.addSheet(name, 3, 1);
    expect(pull(here).phase).toBe('done');
    expect(shown(here)).toHaveLength(5);
    expect(here.spreadsheet.names()).toEqual(['Sheet1', tableSheet(here).name]);
  });

  test('is swept when a sidebar opens, but not while its pull runs', () => {
    const here = world([]);
    for (const name of NOT_YET_HIDDEN) here.spreadsheet.addSheet(name);
    sweepHidden(here.spreadsheet, { active: ['0badcafe'], undoable: [TABLE.id], rescuedName: () => null });
    expect(here.spreadsheet.names()).toEqual(['Sheet1', ...NOT_YET_HIDDEN]);
    sweepHidden(here.spreadsheet, { active: ['12345678'], undoable: [TABLE.id], rescuedName: () => null });
    expect(here.spreadsheet.names()).toEqual(['Sheet1']);
  });
});

test('what was set aside is shown before a copy without its staging sheet is saved as failed', () => {
  const here = world(people(1, 2));
  pull(here);
  const { id, name } = tableSheet(here);
  here.spreadsheet.type(name, 1, 4, 'Mine');
  here.spreadsheet.type(name, 2, 4, 'beside 1');
  let job = newJob(id);
  while (!(job.phase === 'publishing' && job.image !== null)) job = slice(here, job, 1).job;
  here.spreadsheet.personDeletesSheet('Twenty Sheets staging 0badcafe');
  // The execution dies as it saves; then a sidebar opens.
  Object.defineProperty(here, 'saved', {
    set() {
      throw new Error('dead');
    },
  });
  expect(() => slice(here, job)).toThrow('dead');
  sweepHidden(here.spreadsheet, { active: [], undoable: [TABLE.id], rescuedName: () => null });
  expect(here.spreadsheet.names()).toEqual(['Sheet1', name, `${name}, own columns before`]);
});

test('what was set aside for a job that nobody can read is shown, and never taken away', () => {
  const here = world([]);
  for (const name of NOT_YET_HIDDEN) here.spreadsheet.addSheet(name);
  here.spreadsheet.addSheet('Rescued');
  const rescuedName = (tableId: string) => (tableId === '0badcafe' ? 'Rescued' : null);
  sweepHidden(here.spreadsheet, { active: [], undoable: [], rescuedName });
  expect(here.spreadsheet.names()).toEqual(['Sheet1', 'Rescued (2)', 'Rescued']);
});
