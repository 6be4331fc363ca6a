import type { SheetEdit } from '../../../src/ports/spreadsheet';
import { newMemory } from '../../../src/sync/read/slice';
import { isActive, type Job } from '../../../src/sync/job/job';
import { newJob, people, person, pull, range, shown, slice, tableSheet, type World, world } from '../pulling';

type Copy = Extract<SheetEdit, { readonly kind: 'copy' }>;

/** A refresh in a spreadsheet that copies otherwise than it was asked to; so often, then as asked. */
function refreshWith(copied: (copy: Copy) => SheetEdit, times: number) {
  const here = world(people(1, 2, 3));
  pull(here);
  const { id } = tableSheet(here);
  const { apply } = here.spreadsheet;
  let left = times;
  Object.assign(here.spreadsheet, {
    apply: (edits: readonly SheetEdit[]) =>
      apply(
        edits.map((edit) => {
          if (edit.kind !== 'copy' || edit.sheetId !== id || left === 0) return edit;
          left -= 1;
          return copied(edit);
        }),
      ),
  });
  here.twenty.records = people(3, 2, 1);
  return { here, job: pull(here) };
}

describe('the ids that are read again when all is written', () => {
  const short = (copy: Copy): SheetEdit => ({ ...copy, from: { ...copy.from, rows: Math.max(copy.from.rows - 1, 1) } });

  test('agree where every row arrived', () => {
    const { job } = refreshWith((copy) => copy, 0);
    expect(job).toMatchObject({ receipt: { complete: true, fetched: 3, written: 3 } });
  });

  test('tell of a row that did not arrive, and it is placed once more', () => {
    const { here, job } = refreshWith(short, 1);
    expect(job).toMatchObject({ receipt: { complete: true, fetched: 3, written: 3 } });
    expect(shown(here).map((row) => row[1])).toEqual(['Name', 'Person 3', 'Person 2', 'Person 1']);
  });

  test('tell of one that does not arrive at all: no receipt calls that complete', () => {
    const { job } = refreshWith(short, Number.POSITIVE_INFINITY);
    expect(job).toMatchObject({ receipt: { complete: false, fetched: 3, distinct: 3 } });
  });
});

describe('a refresh where nothing changed', () => {
  /** Everything that the spreadsheet held before and after a refresh. */
  function refreshed(here: World, lastsMs?: number): readonly [string, string] {
    const before = here.spreadsheet.everything();
    let job: Job = newJob(tableSheet(here).id);
    for (let slices = 0; slices < 30 && isActive(job); slices += 1) job = slice(here, job, lastsMs, newMemory()).job;
    expect(job).toMatchObject({ phase: 'done', receipt: { complete: true, added: 0, changed: 0, gone: 0, edited: 0 } });
    return [before, here.spreadsheet.everything()];
  }

  test('writes nothing at all', () => {
    const here = world(people(...range(1, 20)));
    pull(here);
    const { name } = tableSheet(here);
    here.spreadsheet.type(name, 1, 4, 'Mine');
    here.spreadsheet.type(name, 3, 4, '=RC[-1]&"!"');
    here.spreadsheet.note(name, 4, 2, 'VIP');
    const [before, after] = refreshed(here);
    expect(after).toBe(before);
  });

  test('nor after one that changed something', () => {
    const here = world(people(...range(1, 20)));
    pull(here);
    here.twenty.records = people(...range(5, 25).reverse());
    pull(here);
    const [before, after] = refreshed(here);
    expect(after).toBe(before);
  });

  test('nor under a filter, with rows hidden by hand, a title above and a total below', () => {
    const here = world(people(...range(1, 20)));
    pull(here);
    const { id, name } = tableSheet(here);
    here.spreadsheet.personInsertsRows(name, 1, 2);
    here.spreadsheet.type(name, 1, 1, 'Our people');
    here.spreadsheet.type(name, 26, 2, '=COUNTA(B4:B23)');
    here.spreadsheet.personFilters(name, 3, ['City 1']);
    here.spreadsheet.apply([{ kind: 'hideRows', sheetId: id, row: 6, count: 2 }]);
    const [before, after] = refreshed(here);
    expect(after).toBe(before);
  });

  test('stages between executions, and leaves nothing of that', () => {
    const here = world(people(...range(1, 2_500)));
    pull(here);
    refreshed(here, 1);
    const sheets = here.spreadsheet.names();
    refreshed(here, 1);
    expect(here.spreadsheet.names()).toEqual(sheets);
    expect(sheets.filter((name) => name.includes('staging'))).toEqual([]);
  });
});

describe('a view that shows few rows otherwise', () => {
  test('has only those cells written', () => {
    const here = world(people(...range(1, 300)));
    pull(here);
    here.twenty.records = range(1, 300).map((number) => person(number, number === 150 ? { city: 'Elsewhere' } : {}));
    const { id } = tableSheet(here);
    const written: SheetEdit[] = [];
    const { apply } = here.spreadsheet;
    Object.assign(here.spreadsheet, {
      apply: (edits: readonly SheetEdit[]) => {
        written.push(...edits.filter((edit) => 'sheetId' in edit && edit.sheetId === id));
        apply(edits);
      },
    });
    expect(pull(here)).toMatchObject({ receipt: { changed: 1, complete: true } });
    expect(written.filter(({ kind }) => kind !== 'writeNotes')).toEqual([
      { kind: 'write', sheetId: id, row: 151, column: 3, rows: [[{ text: 'Elsewhere' }]], own: true },
    ]);
  });
});

describe('a sheet of the name that the new table was to have', () => {
  /** A first pull that is read and waits for its publishing. */
  function aboutToShow() {
    const here = world(people(1, 2));
    let job: Job = newJob(null);
    for (let slices = 0; slices < 20 && job.phase !== 'publishing'; slices += 1) job = slice(here, job, 1).job;
    expect(job.phase).toBe('publishing');
    return { here, job };
  }

  test('is left alone where somebody made it meanwhile', () => {
    const { here, job } = aboutToShow();
    here.spreadsheet.addSheet('All people');
    here.spreadsheet.type('All people', 1, 1, 'my own');
    expect(slice(here, job).job).toMatchObject({ phase: 'done', receipt: { complete: true, written: 2 } });
    expect(here.spreadsheet.show('All people')).toEqual([['my own']]);
    expect(tableSheet(here).name).toBe('All people (2)');
    expect(shown(here)).toHaveLength(3);
  });
});
