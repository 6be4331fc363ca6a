import { SyncError } from '../../src/errors';
import { isActive, type Job } from '../../src/sync/job/job';
import {
  idOf,
  JOURNAL,
  MARKS,
  newJob,
  people,
  person,
  pull,
  range,
  shown,
  slice,
  tableSheet,
  viewOf,
  type World,
  world,
} from './pulling';

const rowOf = (number: number) => [idOf(number), `Person ${number}`, `City ${number % 7}`];
const tableOf = (...numbers: readonly number[]) => [['Id', 'Name', 'City'], ...numbers.map(rowOf)];

/** A view of 3,000 that grows with every page that is asked by offset; gives how many there are. */
function restless({ twenty }: World): () => number {
  let count = 3_000;
  const grow = (by: number) => {
    count += by;
    twenty.records = people(...range(1, count));
  };
  grow(0);
  twenty.onPages = () => grow(1);
  return () => count;
}

describe('a pull', () => {
  test('fills a new sheet with the view: ids, columns and order', () => {
    const here = world(people(3, 1, 2));
    const job = pull(here);
    expect(shown(here)).toEqual(tableOf(3, 1, 2));
    expect(tableSheet(here).name).toBe('All people');
    expect(job).toMatchObject({
      phase: 'done',
      receipt: { complete: true, asked: 3, fetched: 3, distinct: 3, written: 3 },
    });
  });

  test('takes away its hidden sheets, but for the marks of what it wrote', () => {
    const here = world(people(1, 2));
    pull(here);
    expect(here.spreadsheet.names()).toEqual(['Sheet1', 'All people', MARKS]);
  });

  test('asks for one page of 1,000 first, then for larger ones, four at a time', () => {
    const here = world(people(...range(1, 30_000)));
    pull(here);
    const sizes = here.twenty.batches().map((batch) => batch.map(({ first, offset }) => [first, offset]));
    expect(sizes).toEqual([
      [[1000, 0]],
      [
        [5000, 1000],
        [5000, 6000],
        [5000, 11_000],
        [5000, 16_000],
      ],
      [
        [5000, 21_000],
        [5000, 26_000],
      ],
    ]);
    expect(shown(here)).toHaveLength(30_001);
  });

  test('learns the cap of a server that gives fewer rows than asked', () => {
    const here = world(people(...range(1, 500)));
    here.twenty.pageCap = 60;
    const job = pull(here);
    expect(job).toMatchObject({ phase: 'done', receipt: { written: 500 } });
    expect(shown(here)).toEqual(tableOf(...range(1, 500)));
    expect(here.twenty.batches().at(-1)?.[0]?.first).toBe(60);
  });

  test('asks for half as much when the server is too busy, and ends when there is nothing left to halve', () => {
    const here = world(people(...range(1, 2000)));
    here.twenty.onPages = ([query]) => {
      if ((query?.first ?? 0) > 300) throw new SyncError('server-busy');
    };
    expect(pull(here)).toMatchObject({ phase: 'done', receipt: { written: 2000 } });
    here.twenty.onPages = () => {
      throw new SyncError('server-busy');
    };
    expect(pull(here)).toMatchObject({ phase: 'failed', kind: 'server-busy' });
  });

  test('starts again when the count changes while it reads, and ends well once it stands still', () => {
    const here = world(people(...range(1, 3000)));
    here.twenty.onPages = (_, batch) => {
      if (batch === 2) here.twenty.records = people(...range(1, 3001));
    };
    expect(pull(here)).toMatchObject({ phase: 'done', restarts: 1, receipt: { asked: 3001, written: 3001 } });
    expect(shown(here)).toHaveLength(3002);
  });

  test('walks by id where the view never stands still, and says so', () => {
    const here = world(people(1, 2));
    pull(here);
    const counted = restless(here);
    here.twenty.onWalk = (page) => {
      // One comes behind what is read, one goes that was read already.
      if (page === 2) here.twenty.records = people(...range(2, counted() + 1));
    };
    const job = pull(here);
    expect(job).toMatchObject({
      phase: 'done',
      restarts: 3,
      receipt: { walked: { least: counted(), most: counted() } },
    });
    expect(shown(here)).toEqual(tableOf(...range(1, counted() + 1)));
    expect(here.spreadsheet.names()).toEqual(['Sheet1', 'All people', MARKS, JOURNAL]);
  });

  test('goes on with the walk in later executions, where the saved job says', () => {
    const here = world(people(1, 2));
    pull(here);
    const counted = restless(here);
    const phases: string[] = [];
    const pages: number[] = [];
    here.twenty.onWalk = (page) => void pages.push(page);
    for (let job: Job | null = newJob(tableSheet(here).id); job && isActive(job); job = here.saved) {
      phases.push(job.phase);
      slice(here, job, 1);
    }
    expect(here.saved).toMatchObject({ phase: 'done', restarts: 3, receipt: { walked: { most: counted() } } });
    expect(phases.filter((phase) => phase === 'walking').length).toBeGreaterThan(1);
    // No page twice: an execution that did not know the walk would begin it again.
    expect(pages).toHaveLength(phases.filter((phase) => phase === 'walking').length);
  });

  test('stops a walk that never ends, by the count and by the cells', () => {
    for (const [claims, kind] of [
      [30, 'view-changing'],
      [20_000_000, 'too-many-cells'],
    ] as const) {
      const here = world(people(...range(1, 30)));
      const { twenty } = here;
      const walked: number[] = [];
      const endless: typeof twenty.walk = (_, { first }) => {
        const records = people(...range(walked.length * first + 1, (walked.length + 1) * first));
        walked.push(records.length);
        return { records, totalCount: claims, hasMore: true, cursor: `c${walked.length}` };
      };
      // Its pages overlap, so that it is walked; then there is always one more.
      const overlapping = () => {
        throw new SyncError('pages-inconsistent');
      };
      Object.assign(twenty, { walk: endless, pages: overlapping });
      const job = pull(here);
      expect(job).toMatchObject({ phase: 'failed', kind });
      expect([kind, walked.reduce((sum, count) => sum + count, 0) < 20_000]).toEqual([kind, true]);
      expect(here.spreadsheet.sheets()).toHaveLength(1);
    }
  });

  test('gives up where not even the walk can be true, and leaves the old table whole', () => {
    const here = world(people(1, 2));
    pull(here);
    const before = shown(here);
    const counted = restless(here);
    here.twenty.onWalk = (page) => {
      // As many come behind as go before they are read: fewer rows than there ever were records.
      if (page === 2) here.twenty.records = people(...range(-99, counted() - 100));
    };
    expect(pull(here)).toMatchObject({ phase: 'failed', kind: 'view-changing' });
    expect(shown(here)).toEqual(before);
    expect(here.spreadsheet.names()).toEqual(['Sheet1', 'All people', MARKS]);
  });

  test('never publishes a set with repeats, even when the count is right', () => {
    const here = world([...people(...range(1, 1500)), person(7)]);
    expect(pull(here)).toMatchObject({ phase: 'failed', kind: 'view-changing' });
    expect(here.spreadsheet.names()).toEqual(['Sheet1']);
  });

  test('notices a page that comes twice at once, not when all is read', () => {
    const here = world(people(...range(1, 45_000)));
    const pages = here.twenty.pages;
    Object.assign(here.twenty, {
      pages: (...[object, queries]: Parameters<typeof pages>) => {
        const isSecond = here.twenty.batches().length === 1;
        return pages(object, isSecond ? queries.map((query) => ({ ...query, offset: 0 })) : queries);
      },
    });
    expect(pull(here)).toMatchObject({ phase: 'done', restarts: 1, receipt: { written: 45_000 } });
    expect(here.twenty.batches().map(([query]) => query?.offset)).toEqual([0, 0, 0, 1_000, 21_000, 41_000]);
  });

  test('notices a server that ignores the offset, and walks by id', () => {
    const here = world(people(...range(1, 1500)));
    const pages = here.twenty.pages;
    Object.assign(here.twenty, {
      pages: (...[object, queries]: Parameters<typeof pages>) =>
        pages(
          object,
          queries.map((query) => ({ ...query, offset: 0, first: 1000 })),
        ),
    });
    const walked = { least: 1500, most: 1500 };
    expect(pull(here)).toMatchObject({ phase: 'done', receipt: { walked, written: 1500 } });
    // The ids of the first page are forgotten then: more rows come than there is room for.
    let job: Job = newJob(null);
    while (isActive(job)) job = slice(here, job, 1).job;
    expect(job).toMatchObject({ phase: 'done', receipt: { walked, written: 1500 } });
  });

  test.each([
    ['in one execution', Number.POSITIVE_INFINITY],
    ['in one execution for each page', 1],
  ])('gives up on a server that ignores the cursor too, %s', (_, lastsMs) => {
    const here = world(people(...range(1, 1500)));
    const { pages, walk } = here.twenty;
    Object.assign(here.twenty, {
      pages: (...[object, queries]: Parameters<typeof pages>) =>
        pages(
          object,
          queries.map((query) => ({ ...query, offset: 0, first: 1000 })),
        ),
      walk: (...[object, query]: Parameters<typeof walk>) => walk(object, { ...query, first: 1000, after: null }),
    });
    let job: Job = newJob(null);
    for (let slices = 0; isActive(job); slices += 1) {
      job = slice(here, job, lastsMs).job;
      expect(slices).toBeLessThan(30);
    }
    expect(job).toMatchObject({ phase: 'failed', kind: 'view-changing' });
    expect(here.spreadsheet.names()).toEqual(['Sheet1']);
  });

  test('of an empty view makes a table of no records', () => {
    const here = world([]);
    expect(pull(here)).toMatchObject({ phase: 'done', receipt: { complete: true, asked: 0, written: 0 } });
    expect(shown(here).map((row) => row.filter((cell) => cell !== ''))).toEqual([shown(here)[0]]);
  });

  test('says with numbers when the spreadsheet has no room', () => {
    const here = world(people(...range(1, 1000)));
    here.spreadsheet.addSheet('Large', 99_000, 100);
    here.spreadsheet.addSheet('Larger', 730, 100);
    expect(pull(here)).toMatchObject({ phase: 'failed', kind: 'too-many-cells', details: { rows: 1000, columns: 3 } });
  });

  test('leaves out a column that the key may not read, and names it', () => {
    const here = world(people(1, 2), viewOf('name', 'secret', 'city'));
    here.twenty.onPages = ([query]) => {
      if (query?.selections.includes('secret')) {
        throw new SyncError('field-forbidden', { object: 'person', field: 'secret' });
      }
    };
    const job = pull(here);
    expect(shown(here)).toEqual(tableOf(1, 2));
    expect(job).toMatchObject({ phase: 'done', receipt: { leftOut: [{ column: 'Secret', reason: 'forbidden' }] } });
  });

  test('ends when what the key may not read is no column', () => {
    const here = world(people(1, 2));
    here.twenty.onPages = () => {
      throw new SyncError('field-forbidden', { object: 'person', field: 'salary' });
    };
    expect(pull(here)).toMatchObject({ phase: 'failed', kind: 'field-forbidden' });
  });

  test('stops at a rate limit with the time to wait, and goes on from there', () => {
    const here = world(people(...range(1, 3000)));
    let refusals = 1;
    here.twenty.onPages = (_, batch) => {
      if (batch === 2 && refusals-- > 0) throw new SyncError('rate-limited', { retryAfterMs: 14_000 });
    };
    const first = slice(here, newJob(null));
    expect(first).toMatchObject({ waitMs: 14_000, job: { phase: 'fetching', offset: 1000 } });
    expect(slice(here, first.job).job).toMatchObject({ phase: 'done', receipt: { written: 3000 } });
  });

  test('works in slices: a later execution goes on where the saved job says', () => {
    const here = world(people(...range(1, 12_000)));
    let [job, slices] = [newJob(null), 0];
    while (job.phase !== 'done') {
      job = slice(here, job, 1).job;
      slices += 1;
      expect(slices).toBeLessThan(20);
    }
    expect(slices).toBeGreaterThan(5);
    expect(shown(here)).toEqual(tableOf(...range(1, 12_000)));
  });

  test('ends when somebody asks for it, and leaves nothing behind', () => {
    const here = world(people(...range(1, 12_000)));
    const first = slice(here, newJob(null), 1);
    here.cancelRequested = true;
    expect(slice(here, first.job).job).toMatchObject({ phase: 'cancelled' });
    expect(here.spreadsheet.names()).toEqual(['Sheet1']);
  });

  test('starts again when the view was edited between two slices', () => {
    const here = world(people(...range(1, 12_000)));
    let job = newJob(null);
    while (job.phase !== 'fetching') job = slice(here, job, 1).job;
    here.view = viewOf('city');
    const done = slice(here, job).job;
    expect(done).toMatchObject({ phase: 'done', restarts: 1 });
    expect(shown(here)[0]).toEqual(['Id', 'City']);
  });
});

describe('a refresh', () => {
  test('brings the new order, the new records and the new values', () => {
    const here = world(people(1, 2, 3));
    pull(here);
    here.twenty.records = [person(4), person(3, { name: 'Renamed' }), person(1)];
    const job = pull(here);
    expect(shown(here)).toEqual([['Id', 'Name', 'City'], rowOf(4), [idOf(3), 'Renamed', 'City 3'], rowOf(1)]);
    expect(job).toMatchObject({ receipt: { added: 1, gone: 1, written: 3 } });
  });

  test('keeps values and notes of own columns beside their record', () => {
    const here = world(people(1, 2, 3));
    pull(here);
    const { name } = tableSheet(here);
    here.spreadsheet.type(name, 1, 4, 'My remark');
    range(1, 3).forEach((number) => here.spreadsheet.type(name, number + 1, 4, `about ${number}`));
    here.spreadsheet.note(name, 3, 4, 'noted at 2');
    here.twenty.records = people(3, 9, 2, 1);
    pull(here);
    expect(shown(here).map((row) => row[3])).toEqual(['My remark', 'about 3', '', 'about 2', 'about 1']);
    expect(here.spreadsheet.notesOf(name)[3]?.[3]).toBe('noted at 2');
  });

  test('fills down a formula that all rows share, and keeps single formulas beside their record', () => {
    const here = world(people(1, 2));
    pull(here);
    const { name } = tableSheet(here);
    here.spreadsheet.type(name, 2, 4, '=RC[-2]&"!"');
    here.spreadsheet.type(name, 3, 4, '=RC[-2]&"!"');
    here.spreadsheet.type(name, 3, 5, '=RC[-1]*2');
    here.spreadsheet.type(name, 2, 5, 7);
    here.twenty.records = people(2, 1, 5);
    pull(here);
    expect(here.spreadsheet.formulasOf(name).map((row) => row[3])).toEqual(['', ...Array(3).fill('=RC[-2]&"!"')]);
    expect(shown(here).map((row) => row[4])).toEqual(['', '=RC[-1]*2', 7, '']);
  });

  test('puts aside what stood beside a record that left the view', () => {
    const here = world(people(1, 2));
    pull(here);
    const { name } = tableSheet(here);
    here.spreadsheet.type(name, 1, 4, 'Remark');
    here.spreadsheet.type(name, 2, 4, 'call back');
    here.twenty.records = people(2);
    pull(here);
    const [, line] = here.spreadsheet.show('Twenty archive');
    expect(line?.slice(1, 5)).toEqual(['All people', idOf(1), 'Remark', 'call back']);
    expect(shown(here)[0]).toEqual(['Id', 'Name', 'City', 'Remark']);
  });

  test('respects moved and interleaved columns', () => {
    const here = world(people(1, 2));
    pull(here);
    const { name } = tableSheet(here);
    here.spreadsheet.personInsertsColumn(name, 2);
    here.spreadsheet.type(name, 1, 2, 'Mine');
    here.spreadsheet.type(name, 3, 2, 'beside 2');
    here.twenty.records = people(2, 1);
    pull(here);
    expect(shown(here)).toEqual([
      ['Id', 'Mine', 'Name', 'City'],
      [idOf(2), 'beside 2', 'Person 2', 'City 2'],
      [idOf(1), '', 'Person 1', 'City 1'],
    ]);
  });

  test('adds a new column of the view at the right end of its own, before what the person wrote there', () => {
    const here = world(people(1, 2));
    pull(here);
    const { name } = tableSheet(here);
    here.spreadsheet.type(name, 1, 4, 'Mine');
    here.spreadsheet.type(name, 2, 4, 'beside 1');
    here.view = viewOf('name', 'city', 'phone');
    here.twenty.records = [person(2, { phone: '+33' }), person(1)];
    pull(here);
    expect(shown(here)).toEqual([
      ['Id', 'Name', 'City', 'Phone', 'Mine'],
      [idOf(2), 'Person 2', 'City 2', '+33', ''],
      [idOf(1), 'Person 1', 'City 1', '', 'beside 1'],
    ]);
  });

  test('empties a column that left the view and says so in its header; it comes back when the view has it again', () => {
    const here = world(people(1));
    pull(here);
    here.view = viewOf('name');
    pull(here);
    expect(shown(here)).toEqual([
      ['Id', 'Name', 'City (no longer in the view)'],
      [idOf(1), 'Person 1', ''],
    ]);
    pull(here);
    expect(shown(here)[0]?.[2]).toBe('City (no longer in the view)');
    here.view = viewOf('name', 'city');
    pull(here);
    expect(shown(here)).toEqual(tableOf(1));
  });

  test('does not mark a header again that a person of another language marked', () => {
    const here = world(people(1));
    pull(here);
    here.view = viewOf('name');
    pull(here);
    here.language = 'fr';
    pull(here);
    expect(shown(here)[0]).toEqual(['Id', 'Name', 'City (no longer in the view)']);
    here.view = viewOf('name', 'city');
    expect(pull(here)).toMatchObject({ receipt: { changed: 0 } });
  });

  describe('a column that left the view is the person’s', () => {
    /** The sheet after the field left, with something typed into its column. */
    function left(header: string | null): World {
      const here = world(people(1, 2));
      pull(here);
      here.view = viewOf('name');
      pull(here);
      if (header !== null) here.spreadsheet.type('All people', 1, 3, header);
      here.spreadsheet.type('All people', 2, 3, 'mine of 1');
      return here;
    }

    test.each([['as it is'], ['under a header of their own']])('%s: what they type follows its record', (how) => {
      const here = left(how === 'as it is' ? null : 'Mine');
      here.twenty.records = people(3, 2, 1);
      expect(pull(here).phase).toBe('done');
      const [header, ...rows] = shown(here);
      expect(header?.[2]).toBe(how === 'as it is' ? 'City (no longer in the view)' : 'Mine');
      expect(rows.map((cells) => cells[2] ?? '')).toEqual(['', '', 'mine of 1']);
    });

    test('where the field comes back it gets another column, once', () => {
      const here = left('Mine');
      here.view = viewOf('name', 'city');
      for (const ids of [
        [1, 2],
        [2, 1],
      ]) {
        here.twenty.records = people(...ids);
        expect(pull(here).phase).toBe('done');
      }
      const [header, , first] = shown(here);
      expect(header).toEqual(['Id', 'Name', 'City', 'Mine']);
      expect(first?.slice(1)).toEqual(['Person 1', 'City 1', 'mine of 1']);
    });

    test('while nothing stands in it the field comes back to it', () => {
      const here = world(people(1, 2));
      pull(here);
      for (const fields of [['name'], ['name', 'city'], ['name'], ['name', 'city']]) {
        here.view = viewOf(...fields);
        expect(pull(here).phase).toBe('done');
      }
      expect(shown(here)[0]).toEqual(['Id', 'Name', 'City']);
      expect(shown(here)[1]?.[2]).toBe('City 1');
    });
  });

  test('moves what stands under the table down and up with it', () => {
    const here = world(people(1, 2));
    pull(here);
    const { name } = tableSheet(here);
    here.spreadsheet.type(name, 5, 1, 'Total');
    here.twenty.records = people(...range(1, 6));
    pull(here);
    expect(shown(here).slice(7)).toEqual([
      ['', '', ''],
      ['Total', '', ''],
    ]);
    expect(shown(here).slice(0, 7)).toEqual(tableOf(...range(1, 6)));
    here.twenty.records = people(1);
    pull(here);
    // A table keeps two rows, so that ranges over it grow again, and uses an empty one first.
    expect(shown(here)).toEqual([...tableOf(1), ['', '', ''], ['', '', ''], ['Total', '', '']]);
    here.twenty.records = people(1, 2);
    pull(here);
    expect(shown(here)).toEqual([...tableOf(1, 2), ['', '', ''], ['Total', '', '']]);
  });

  test('says so when own columns lost the id column that keeps them in place', () => {
    const here = world(people(1, 2));
    pull(here);
    const { name } = tableSheet(here);
    here.spreadsheet.type(name, 2, 4, 'beside 1');
    here.spreadsheet.personDeletesColumn(name, 1);
    const before = shown(here);
    expect(pull(here)).toMatchObject({ phase: 'failed', kind: 'id-column-gone' });
    expect(shown(here)).toEqual(before);
  });

  test('says so when its sheet was deleted', () => {
    const here = world(people(1, 2));
    pull(here);
    const { id, name } = tableSheet(here);
    here.spreadsheet.personDeletesSheet(name);
    expect(slice(here, newJob(id)).job).toMatchObject({ phase: 'failed', kind: 'sheet-gone' });
  });

  test('follows the ids of a sheet that someone sorted by hand', () => {
    const here = world(people(1, 2));
    pull(here);
    const { name } = tableSheet(here);
    here.spreadsheet.type(name, 2, 4, 'beside 1');
    here.spreadsheet.personSwapsRows(name, 2, 3);
    pull(here);
    expect(shown(here).map((row) => row[3])).toEqual(['', 'beside 1', '']);
  });

  test('finds its columns by their headers when a copy of the sheet lost the tags', () => {
    const here = world(people(1, 2));
    pull(here);
    const { id } = tableSheet(here);
    for (const column of [1, 2, 3]) {
      here.spreadsheet.apply([{ kind: 'untagColumn', sheetId: id, column, key: 'twenty-sheets/column' }]);
    }
    here.twenty.records = people(2, 1);
    pull(here);
    expect(shown(here)).toEqual(tableOf(2, 1));
  });
});
