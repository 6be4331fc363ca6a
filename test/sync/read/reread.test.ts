/** A first pull whose execution read anew, wrote other rows, and died before it could say so. */
import type { Job } from '../../../src/sync/job/job';
import { idOf, newJob, people, pull, range, shown, slice, tableSheet, type World, world } from '../pulling';

/** Two pages of three are written; then somebody changed the order, and the first page was written once more. */
function reread(first: readonly number[]): { readonly here: World; readonly job: Job } {
  const here = world(people(...range(1, 6)));
  here.twenty.pageCap = 3;
  let job: Job = newJob(null);
  while (job.phase !== 'fetching' || job.offset < 3) job = slice(here, job, 0).job;
  const building = here.spreadsheet.names().find((name) => name.includes('building')) ?? '';
  first.forEach((number, row) => {
    people(number).forEach(({ id, name, city }) => {
      [id, name, city].forEach((cell, column) => here.spreadsheet.type(building, row + 2, column + 1, String(cell)));
    });
  });
  return { here, job };
}

const idsIn = (here: World): unknown[] =>
  shown(here)
    .slice(1)
    .map(([id]) => id);

test('is complete by what stands there, and the next refresh finds nothing new', () => {
  const { here, job } = reread([2, 3, 1]);
  here.twenty.records = people(2, 3, 1, 4, 5, 6);
  expect(slice(here, job).job).toMatchObject({ phase: 'done', receipt: { complete: true, written: 6 } });
  expect(idsIn(here)).toEqual([2, 3, 1, 4, 5, 6].map(idOf));
  const again = pull(here);
  expect(again).toMatchObject({ phase: 'done', receipt: { complete: true, changed: 0, edited: 0, added: 0, gone: 0 } });
});

test('is read anew where a record stands there twice: what is not whole never shows', () => {
  const { here, job } = reread([2, 3, 4]);
  const done = slice(here, job).job;
  expect(done).toMatchObject({ phase: 'done', restarts: 1, receipt: { complete: true, written: 6 } });
  expect(idsIn(here)).toEqual(range(1, 6).map(idOf));
  expect(here.spreadsheet.names()).toContain(tableSheet(here).name);
});
