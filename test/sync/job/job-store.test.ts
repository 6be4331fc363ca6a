import { jobStore } from '../../../src/sync/job/job-store';
import { fakeStore } from '../../fakes/store';
import { newJob, people, pull, range, slice, TABLE, world } from '../pulling';

describe('the job store', () => {
  test('gives back every job that a pull saves, as it was saved', () => {
    const here = world(people(...range(1, 2500)));
    let job = newJob(null);
    const store = jobStore(fakeStore());
    for (let slices = 0; slices < 20; slices += 1) {
      store.save(job);
      expect(store.load(TABLE.id)).toEqual(job);
      job = slice(here, job, 1).job;
    }
    expect(job.phase).toBe('done');
  });

  test('knows nothing of a job that another version wrote', () => {
    const properties = fakeStore();
    properties.set(`job/${TABLE.id}`, JSON.stringify({ ...newJob(null), v: 1 }));
    expect(jobStore(properties).load(TABLE.id)).toBeNull();
    properties.set(`job/${TABLE.id}`, 'not JSON');
    expect(jobStore(properties).load(TABLE.id)).toBeNull();
    expect(jobStore(properties).all()).toEqual([]);
  });

  test('keeps the receipt of the last pull beside the job', () => {
    const done = pull(world(people(1, 2)));
    const store = jobStore(fakeStore());
    if (done.phase !== 'done') throw new Error(`the pull ended as ${done.phase}`);
    store.saveReceipt(TABLE.id, done.receipt);
    expect(store.receipt(TABLE.id)).toEqual(done.receipt);
    expect(store.receipt('other')).toBeNull();
  });

  test('keeps a request to cancel until the next job begins', () => {
    const store = jobStore(fakeStore());
    store.save(newJob(null));
    store.requestCancel(TABLE.id);
    store.save(newJob(null, { phase: 'cancelled' }));
    expect(store.cancelRequested(TABLE.id)).toBe(true);
    store.forgetCancel(TABLE.id);
    expect(store.cancelRequested(TABLE.id)).toBe(false);
  });
});
