import { asSyncError, type SyncError } from '../../../src/errors';
import { requireMetadata } from '../../../src/sync/own/columns/metadata';
import type { JobIn } from '../../../src/sync/job/job';
import { count } from '../../../src/sync/read/check';
import type { Slice } from '../../../src/sync/read/slice';
import { newJob, people, range, TABLE, world } from '../pulling';

const columns = (fields: number) =>
  range(1, fields).map((number) => ({
    tag: `3f2a9c01-${String(number).padStart(4, '0')}`,
    key: `field${number}.amount`,
    header: `Field ${number}`,
    format: 'amount' as const,
  }));

function thrownBy(work: () => void): SyncError | null {
  try {
    work();
    return null;
  } catch (thrown) {
    return asSyncError(thrown);
  }
}

describe('what Google can remember of a table', () => {
  test('are 500 columns', () => {
    expect(() => requireMetadata(TABLE, columns(500), 0)).not.toThrow();
  });

  test.each([
    ['700 columns', 700, 0],
    ['300 where others have left too little', 300, 20_000],
  ])('are not %s: the number that would do is said', (_, fields, others) => {
    const thrown = thrownBy(() => requireMetadata(TABLE, columns(fields), others));
    expect(thrown).toMatchObject({ kind: 'too-many-columns', details: { columns: fields } });
    const most = Number(thrown?.details['most']);
    expect(() => requireMetadata(TABLE, columns(most), others)).not.toThrow();
  });

  test('is counted before a first pull reads a record or makes a sheet', () => {
    const here = world(people(1, 2));
    const counting = { ...newJob(null), phase: 'counting', fingerprint: 'same' } as JobIn<'counting'>;
    const planned = (fields: number) =>
      ({
        planFor: () => ({ fingerprint: 'same', view: { name: 'All people' }, columns: columns(fields) }),
        twenty: here.twenty,
        spreadsheet: here.spreadsheet,
      }) as unknown as Slice;
    expect(() => count(counting, planned(700))).toThrow(expect.objectContaining({ kind: 'too-many-columns' }));
    expect(count(counting, planned(500))).toMatchObject({ type: 'counted', total: 2 });
    expect(here.spreadsheet.sheets()).toHaveLength(1);
  });
});
