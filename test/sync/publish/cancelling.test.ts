/** A wish to cancel, until the first cell of the sheet changes. */
import { JOURNAL, people, pull, range, shown, tableSheet, type World, world } from '../pulling';

/** A table of three people, of whom two have gone by now. */
function changing(): World {
  const here = world(people(1, 2, 3));
  pull(here);
  here.twenty.records = people(...range(3, 6));
  return here;
}

/** The wish comes once `moment` has come. */
function cancelling(here: World, moment: () => boolean): World {
  Object.defineProperty(here, 'cancelRequested', { get: moment });
  return here;
}

const isOpenJournal = ({ value }: { readonly value: string }): boolean =>
  value.startsWith('journal/') && value.endsWith('/open');

test.each([
  ['while it is planned', (here: World) => here.spreadsheet.names().includes(JOURNAL)],
  ['while the journal is written', (here: World) => here.spreadsheet.sheetTags('twenty/hidden').some(isOpenJournal)],
  ['once all is read', (here: World) => here.twenty.requests() >= 6],
])('that comes %s ends the pull, and the sheet is as it was', (_, moment) => {
  const here = changing();
  const before = shown(here);
  cancelling(here, () => moment(here));
  expect(pull(here).phase).toBe('cancelled');
  expect(shown(here)).toEqual(before);
  expect(here.spreadsheet.names()).not.toContain(JOURNAL);
});

test('that comes before a new sheet shows leaves none', () => {
  const here = world(people(1, 2, 3));
  let asked = 0;
  cancelling(here, () => (asked += 1) > 1);
  expect(pull(here).phase).toBe('cancelled');
  expect(here.spreadsheet.names()).toEqual(['Sheet1']);
});

test('that comes once the sheet changes is too late', () => {
  const here = changing();
  cancelling(here, () => here.saved?.phase === 'publishing' && here.saved.journalled);
  expect(pull(here)).toMatchObject({ phase: 'done', receipt: { complete: true } });
  expect(tableSheet(here).name).toBe('All people');
});
