import type { SheetEdit } from '../../../src/ports/spreadsheet';
import { isCopying, type Job } from '../../../src/sync/job';
import { newJob, people, pull, shown, slice, tableSheet, world } from '../pulling';

type Copy = Extract<SheetEdit, { readonly kind: 'copy' }>;

/** A refresh in a spreadsheet that copies otherwise than it was asked to. */
function refreshWith(copied: (copy: Copy) => SheetEdit) {
  const here = world(people(1, 2, 3));
  pull(here);
  const { id } = tableSheet(here);
  const { apply } = here.spreadsheet;
  Object.assign(here.spreadsheet, {
    apply: (edits: readonly SheetEdit[]) =>
      apply(edits.map((edit) => (edit.kind === 'copy' && edit.sheetId === id ? copied(edit) : edit))),
  });
  here.twenty.records = people(4, 5, 6);
  return pull(here);
}

describe('the ids that are read again when all is written', () => {
  test('agree where every row arrived', () => {
    expect(refreshWith((copy) => copy)).toMatchObject({ receipt: { complete: true, fetched: 3, written: 3 } });
  });

  test('tell of a row that did not arrive: no receipt calls that complete', () => {
    const short = (copy: Copy): SheetEdit => ({ ...copy, from: { ...copy.from, rows: copy.from.rows - 1 } });
    expect(refreshWith(short)).toMatchObject({ receipt: { complete: false, fetched: 3, distinct: 3, written: 2 } });
  });

  test('tell of rows that arrived in another place', () => {
    const shifted = (copy: Copy): SheetEdit => ({ ...copy, row: copy.row + 1 });
    expect(refreshWith(shifted)).toMatchObject({ receipt: { complete: false, fetched: 3, written: 0 } });
  });
});

describe('a sheet of the name that the new table was to have', () => {
  /** A first pull that stands just before its copy. */
  function aboutToCopy() {
    const here = world(people(1, 2));
    let job: Job = newJob(null);
    for (let slices = 0; slices < 20 && !isCopying(job); slices += 1) job = slice(here, job, 1).job;
    expect(job).toMatchObject({ phase: 'publishing', newSheetName: 'All people' });
    return { here, job };
  }

  test('is left alone where somebody made it meanwhile and wrote into it', () => {
    const { here, job } = aboutToCopy();
    here.spreadsheet.addSheet('All people');
    here.spreadsheet.type('All people', 1, 1, 'my own');
    expect(slice(here, job).job).toMatchObject({ phase: 'done', receipt: { complete: true, written: 2 } });
    expect(here.spreadsheet.show('All people')).toEqual([['my own']]);
    expect(tableSheet(here).name).toBe('All people (2)');
    expect(shown(here)).toHaveLength(3);
  });

  test('is taken where it is empty, as an interrupted step leaves it', () => {
    const { here, job } = aboutToCopy();
    here.spreadsheet.addSheet('All people');
    slice(here, job);
    expect(tableSheet(here).name).toBe('All people');
    expect(here.spreadsheet.names()).toEqual(['Sheet1', 'All people']);
  });
});
