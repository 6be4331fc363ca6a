import { SyncError } from '../../../src/errors';
import type { Job } from '../../../src/sync/job/job';
import { newJob, people, pull, shown, slice, tableSheet, viewOf, type World, world } from '../pulling';

/** A table of three people, made by somebody who sees all; now somebody else is at it. */
function tableOfAnother(held: World['heldByOthers'], view = viewOf('name', 'city')): World {
  const here = world(people(1, 2, 3), view);
  pull(here);
  here.heldByOthers = held;
  return here;
}

/** As a role that hides a field: Twenty refuses every page with it. */
function hideSecret(here: World): void {
  here.twenty.onPages = ([query]) => {
    if (!query?.selections.includes('secret')) return;
    throw new SyncError('field-forbidden', { object: 'person', field: 'secret' });
  };
}

const agreedTo = (here: World): Job => slice(here, newJob(tableSheet(here).id, { acceptFewer: true })).job;

describe('a refresh by a person who is not known to see all of the table', () => {
  test('is compared with the last receipt, whatever stands on the sheet', () => {
    const here = tableOfAnother({ rows: 4 });
    const before = shown(here);
    expect(pull(here)).toMatchObject({
      phase: 'failed',
      kind: 'fewer-records',
      details: { view: 'All people', rows: 3, before: 4 },
    });
    expect(shown(here)).toEqual(before);
    here.heldByOthers = { rows: 3 };
    expect(pull(here).phase).toBe('done');
  });

  test('of a table without a receipt is compared with the records on the sheet', () => {
    const here = tableOfAnother({ rows: null });
    here.spreadsheet.type(tableSheet(here).name, 7, 2, 'a total of the person’s');
    here.twenty.records = people(1, 2);
    expect(pull(here)).toMatchObject({ kind: 'fewer-records', details: { rows: 2, before: 3 } });
    here.twenty.records = people(4, 5, 6);
    expect(pull(here).phase).toBe('done');
  });

  test('is refused before Twenty is asked for a page', () => {
    const here = tableOfAnother({ rows: 4 });
    const pages = here.twenty.batches().length;
    pull(here);
    expect(here.twenty.batches()).toHaveLength(pages);
  });

  test('goes on with the person’s consent, and for a person who is known', () => {
    const here = tableOfAnother({ rows: 4 });
    expect(agreedTo(here).phase).toBe('done');
    here.heldByOthers = null;
    here.twenty.records = people(1);
    expect(pull(here)).toMatchObject({ phase: 'done', receipt: { written: 1 } });
  });

  test('names the columns that it would take away, also where their headers were rewritten and they were moved', () => {
    const here = tableOfAnother({ rows: 3 }, viewOf('secret', 'name', 'city'));
    const { name } = tableSheet(here);
    here.spreadsheet.personInsertsColumn(name, 1);
    here.spreadsheet.type(name, 1, 3, 'Hush');
    hideSecret(here);
    const before = shown(here);
    expect(pull(here)).toMatchObject({
      phase: 'failed',
      kind: 'fewer-columns',
      details: { view: 'All people', fields: 'Secret' },
    });
    expect(shown(here)).toEqual(before);
  });

  test('does not name a column that was taken away already, nor one that the table never had', () => {
    const here = tableOfAnother({ rows: 3 }, viewOf('name', 'city'));
    hideSecret(here);
    here.view = viewOf('name', 'city', 'secret');
    expect(pull(here).phase).toBe('done');
    const full = tableOfAnother({ rows: 3 }, viewOf('name', 'secret'));
    hideSecret(full);
    expect(agreedTo(full).phase).toBe('done');
    expect(pull(full).phase).toBe('done');
  });
});
