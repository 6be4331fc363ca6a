/** Another view in the sheet of a table: what the old one leaves behind takes what the new one has more. */
import { workThroughDeaths } from '../deaths';
import { idOf, newJob, people, pull, shown, TABLE, tableSheet, undo, viewOf, type World, world } from '../pulling';

const ANOTHER = { ...TABLE, viewId: 'another' };
const LEFT = ' (no longer in the view)';

function withAnother(change: (here: World, name: string) => void = () => undefined): World {
  const here = world(people(1, 2, 3));
  pull(here);
  change(here, tableSheet(here).name);
  here.view = viewOf('phone');
  here.twenty.records = people(1, 3).map((record) => ({ ...record, phone: `+${record['id']}` }));
  return here;
}

const tableOf = (here: World): unknown[][] => shown(here).map((row) => row.slice(0, 3));

test('its column stands where one of the old view stood, and the rest is marked', () => {
  const here = withAnother();
  expect(pull(here, { table: ANOTHER })).toMatchObject({ phase: 'done', receipt: { complete: true } });
  expect(tableOf(here)).toEqual([
    ['Id', 'Phone', `City${LEFT}`],
    [idOf(1), `+${idOf(1)}`, ''],
    [idOf(3), `+${idOf(3)}`, ''],
  ]);
  const again = here.spreadsheet.everything();
  expect(pull(here, { table: ANOTHER })).toMatchObject({ receipt: { changed: 0, added: 0 } });
  expect(here.spreadsheet.everything()).toBe(again);
});

test('a header that the person wrote stays', () => {
  const here = withAnother((at, name) => at.spreadsheet.type(name, 1, 2, 'Who'));
  pull(here, { table: ANOTHER });
  expect(tableOf(here)[0]).toEqual(['Id', `Who${LEFT}`, 'Phone']);
});

test('the same view with other fields reuses none: formulas may point at its columns', () => {
  const here = withAnother();
  pull(here);
  expect(shown(here)[0]?.slice(0, 4)).toEqual(['Id', `Name${LEFT}`, `City${LEFT}`, 'Phone']);
});

test('undo brings the old view back', () => {
  const here = withAnother();
  const before = shown(here);
  pull(here, { table: ANOTHER });
  expect(undo(here)).toMatchObject({ phase: 'done', receipt: { leftOut: [] } });
  expect(shown(here)).toEqual(before);
});

test('killed at any call, it makes the sheet that a pull left alone makes', () => {
  const calm = withAnother();
  const begun = calm.spreadsheet.calls();
  pull(calm, { table: ANOTHER });
  const deaths = 2 * (calm.spreadsheet.calls() - begun);
  expect(deaths).toBeGreaterThan(370);
  for (let death = 1; death < deaths; death += 37) {
    const here = withAnother();
    const job = newJob(tableSheet(here).id, { started: 2_000_000, table: ANOTHER });
    expect(workThroughDeaths(here, job, [death, 1]).phase).toBe('done');
    expect([death, tableOf(here)]).toEqual([death, tableOf(calm)]);
  }
});
