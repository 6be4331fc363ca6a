import { isActive, type Job } from '../../../src/sync/job/job';
import { idOf, newJob, people, pull, range, shown, slice, world } from '../pulling';

const idsOf = (here: ReturnType<typeof world>): unknown[] =>
  shown(here)
    .slice(1)
    .map(([id]) => id);

describe('the last count before anything is published', () => {
  test('sees a record that came behind the last page', () => {
    const here = world(people(1, 2, 3));
    let counts = 0;
    here.twenty.onCount = () => {
      counts += 1;
      if (counts === 2) here.twenty.records = people(1, 2, 3, 4);
    };
    expect(pull(here)).toMatchObject({ phase: 'done', restarts: 1, receipt: { asked: 4, written: 4, walked: null } });
    expect(idsOf(here)).toEqual([1, 2, 3, 4].map(idOf));
  });

  test('sees a record that left after it was read', () => {
    const here = world(people(1, 2, 3));
    let counts = 0;
    here.twenty.onCount = () => {
      counts += 1;
      if (counts === 2) here.twenty.records = people(1, 3);
    };
    expect(pull(here)).toMatchObject({ phase: 'done', restarts: 1, receipt: { asked: 2, written: 2 } });
    expect(idsOf(here)).toEqual([1, 3].map(idOf));
  });

  test('sees a page that came twice, once in each of two executions, though the number of rows is right', () => {
    const here = world(people(...range(1, 2_000)));
    const { pages } = here.twenty;
    let isRepeated = true;
    Object.assign(here.twenty, {
      pages: (...[object, queries]: Parameters<typeof pages>) => {
        const asked = isRepeated ? queries.map((query) => ({ ...query, offset: 0, first: 1_000 })) : queries;
        return pages(object, asked).map((page, index) => ({ ...page, hasMore: (queries[index]?.offset ?? 0) === 0 }));
      },
    });
    let job: Job = newJob(null);
    while (isActive(job)) {
      job = slice(here, job, 1).job;
      if (job.phase === 'planning' && job.restarts > 0) isRepeated = false;
    }
    expect(job).toMatchObject({ phase: 'done', restarts: 1, receipt: { distinct: 2_000, written: 2_000 } });
    expect(new Set(idsOf(here)).size).toBe(2_000);
  });
});
