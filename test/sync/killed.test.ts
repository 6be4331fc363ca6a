import fc from 'fast-check';
import type { Job } from '../../src/sync/job/job';
import { runsOf } from '../depth';
import { workThroughDeaths } from './deaths';
import { newJob, people, person, pull, range, shown, slice, TABLE, tableSheet, type World, world } from './pulling';

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 });
const deaths = fc.array(fc.integer({ min: 1, max: 1_200 }), { maxLength: 6 });

/** Both begin at one time, so that their lists are the same. */
const LISTED = { table: { ...TABLE, options: { ...TABLE.options, listChanges: true } }, started: 1_000_000 };

/** The order of tabs is that of whichever sheet was in front when an execution died. */
const namesOf = ({ spreadsheet }: World): string[] => spreadsheet.names().sort();

/** A table with records `before`, and beside each record what the person wrote about it. */
function tableWithRemarks(before: readonly number[]): World {
  const here = world(people(...before));
  pull(here);
  const { id, name } = tableSheet(here);
  here.spreadsheet.personInsertsColumn(name, 2);
  here.spreadsheet.type(name, 1, 2, 'Remark');
  before.forEach((number, row) => {
    if (number % 3 !== 0) here.spreadsheet.type(name, row + 2, 2, `about ${number}`);
    if (number % 5 === 0) here.spreadsheet.note(name, row + 2, 2, `note ${number}`);
    here.spreadsheet.type(name, row + 2, 5, '=RC[-1]&"!"');
    if (number % 4 === 0) here.spreadsheet.note(name, row + 2, 3, `VIP ${number}`);
    if (number % 3 === 1) here.spreadsheet.personFormats(name, row + 2, 2, 'yyyy-mm-dd');
  });
  // Everything that stands there is older than the rule.
  here.spreadsheet.personRejects({ sheetId: id, row: 2, column: 2, rows: 30, columns: 1 }, ['nothing']);
  return here;
}

describe('a pull killed anywhere, any number of times', () => {
  test('makes the one sheet that a pull left alone makes', () => {
    fc.assert(
      fc.property(numbers, deaths, (records, when) => {
        const here = world(people(...records));
        const job = workThroughDeaths(here, newJob(null), when);
        const calm = world(people(...records));
        pull(calm);
        expect(job.phase).toBe('done');
        expect(shown(here)).toEqual(shown(calm));
        expect(namesOf(here)).toEqual(namesOf(calm));
      }),
      { numRuns: runsOf(60) },
    );
  });

  test('leaves the same refreshed sheet, own columns, archive and list of changes as a pull left alone', () => {
    fc.assert(
      fc.property(numbers, numbers, deaths, (before, after, when) => {
        const [here, calm] = [tableWithRemarks(before), tableWithRemarks(before)];
        here.twenty.records = after.map((number) => person(number, { city: `New ${number}` }));
        calm.twenty.records = here.twenty.records;
        const { id, name } = tableSheet(here);
        const job = workThroughDeaths(here, newJob(id, LISTED), when);
        const calmJob = pull(calm, LISTED);
        expect(shown(here)).toEqual(shown(calm));
        expect(here.spreadsheet.notesOf(name)).toEqual(calm.spreadsheet.notesOf(name));
        expect(here.spreadsheet.formatsOf(name)).toEqual(calm.spreadsheet.formatsOf(name));
        const rules = ({ spreadsheet }: World) => range(2, 31).map((row) => spreadsheet.rejectsAt(name, row, 2));
        expect(rules(here)).toEqual(rules(calm));
        expect(rules(here)).toContain(true);
        expect(namesOf(here)).toEqual(namesOf(calm));
        for (const sheet of namesOf(here).filter((each) => !each.startsWith('Twenty Sheets'))) {
          expect(here.spreadsheet.show(sheet)).toEqual(calm.spreadsheet.show(sheet));
        }
        const counts = ({ phase, ...rest }: Job) =>
          'receipt' in rest ? [phase, rest.receipt.added, rest.receipt.changed, rest.receipt.gone] : phase;
        expect(counts(job)).toEqual(counts(calmJob));
      }),
      { numRuns: runsOf(60) },
    );
  });

  test('until its journal is written, leaves the old table as it was', () => {
    const here = tableWithRemarks(range(1, 8));
    const { id, name } = tableSheet(here);
    const before = [shown(here), here.spreadsheet.notesOf(name)];
    here.twenty.records = people(...range(5, 12));
    let job: Job = newJob(id);
    while (job.phase !== 'publishing') {
      job = slice(here, job, 1).job;
      expect([shown(here), here.spreadsheet.notesOf(name)]).toEqual(before);
    }
  });
});
