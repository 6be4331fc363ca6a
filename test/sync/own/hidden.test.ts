import { hiddenSheets, noteState, sweepHidden } from '../../../src/sync/own/hidden/hidden';
import { isWriting, type Job } from '../../../src/sync/job/job';
import {
  JOURNAL,
  MARKS,
  newJob,
  people,
  pull,
  range,
  shown,
  slice,
  TABLE,
  tableSheet,
  type World,
  world,
} from '../pulling';

const NOTHING = { active: new Set<string>(), tables: new Set<string>(), pulled: new Set<string>() };
const NOBODY = { ...NOTHING, tables: new Set([TABLE.id]) };
const STAGING = 'Twenty Sheets staging 0badcafe';

/** A refresh that is read and waits, staged, for its publishing. */
function waiting(here: World): Job {
  pull(here);
  here.twenty.records = people(2, 1, 3);
  let job = newJob(tableSheet(here).id);
  for (let slices = 0; slices < 20 && job.phase !== 'publishing'; slices += 1) job = slice(here, job, 1).job;
  expect(here.spreadsheet.names()).toContain(STAGING);
  return job;
}

describe('the hidden sheets', () => {
  test('are known by their tags: sheets of the same names are people’s, and stay', () => {
    const here = world(people(...range(1, 4)));
    for (const name of [STAGING, MARKS, JOURNAL]) {
      here.spreadsheet.addSheet(name);
      here.spreadsheet.type(name, 1, 1, 'mine');
    }
    pull(here);
    here.twenty.records = people(4, 1);
    expect(pull(here).phase).toBe('done');
    sweepHidden(here.spreadsheet, NOTHING);
    expect(shown(here)).toHaveLength(3);
    for (const name of [STAGING, MARKS, JOURNAL]) expect(here.spreadsheet.show(name)).toEqual([['mine']]);
  });

  test('of an execution that died before it hid and tagged one are used, and hidden', () => {
    const here = world(people(1, 2));
    here.spreadsheet.addSheet(MARKS);
    pull(here);
    const named = here.spreadsheet.sheets().filter(({ name }) => name.startsWith(MARKS));
    expect(named.map(({ name, hidden }) => [name, hidden])).toEqual([[MARKS, true]]);
  });

  test('of an execution that died before it tagged one are swept while nobody needs them, and nobody’s own', () => {
    const here = world(people(1, 2));
    pull(here);
    const before = here.spreadsheet.names();
    here.spreadsheet.addSheet(STAGING);
    sweepHidden(here.spreadsheet, { ...NOBODY, active: new Set([TABLE.id]) });
    expect(here.spreadsheet.names()).toContain(STAGING);
    sweepHidden(here.spreadsheet, NOBODY);
    expect(here.spreadsheet.names()).toEqual(before);
    for (const name of ['Twenty Sheets staging feedbeef', 'Twenty Sheets notes 0badcafe', 'Twenty Sheets']) {
      here.spreadsheet.addSheet(name);
    }
    here.spreadsheet.addSheet(STAGING);
    here.spreadsheet.type(STAGING, 1, 1, 'mine');
    sweepHidden(here.spreadsheet, NOBODY);
    expect(here.spreadsheet.names()).toHaveLength(before.length + 4);
  });

  test('of a pull that died are swept, but not while it runs', () => {
    const here = world(people(1, 2));
    waiting(here);
    sweepHidden(here.spreadsheet, { ...NOBODY, active: new Set([TABLE.id]) });
    expect(here.spreadsheet.names()).toContain(STAGING);
    sweepHidden(here.spreadsheet, { ...NOBODY, active: new Set(['12345678']) });
    expect(here.spreadsheet.names()).toEqual(['Sheet1', 'All people', MARKS]);
  });

  test('of a table that is gone are swept, an open journal never', () => {
    const here = world(people(1, 2));
    pull(here);
    here.twenty.records = people(2, 1);
    pull(here);
    const journal = hiddenSheets(here.spreadsheet).find(({ kind }) => kind === 'journal');
    if (!journal) throw new Error('no journal');
    noteState(here.spreadsheet, { ...journal, state: 'open' });
    sweepHidden(here.spreadsheet, NOTHING);
    expect(here.spreadsheet.names()).toEqual(['Sheet1', 'All people', JOURNAL]);
    noteState(here.spreadsheet, journal);
    sweepHidden(here.spreadsheet, NOTHING);
    expect(here.spreadsheet.names()).toEqual(['Sheet1', 'All people']);
  });
});

describe('a pull whose hidden sheet somebody deleted', () => {
  test('reads anew where it was staged', () => {
    const here = world(people(1, 2));
    const job = waiting(here);
    here.spreadsheet.personDeletesSheet(STAGING);
    expect(slice(here, job).job).toMatchObject({ phase: 'done', restarts: 1, receipt: { complete: true, written: 3 } });
  });

  test('begins its sheet anew where a first pull was building it', () => {
    const here = world(people(...range(1, 1_500)));
    let job = newJob(null);
    for (let slices = 0; slices < 20 && job.phase !== 'publishing'; slices += 1) job = slice(here, job, 1).job;
    here.spreadsheet.personDeletesSheet('Twenty Sheets building 0badcafe');
    expect(slice(here, job).job).toMatchObject({ phase: 'done', restarts: 1, receipt: { complete: true } });
    expect(here.spreadsheet.names()).toEqual(['Sheet1', 'All people', MARKS]);
  });

  test('ends with a sentence where its journal is gone, and nothing of anybody’s is lost', () => {
    const here = world(people(1, 2));
    pull(here);
    const { id, name } = tableSheet(here);
    here.spreadsheet.type(name, 2, 4, 'beside 1');
    here.twenty.records = people(2, 1);
    here.spreadsheet.onCall = () => {
      if (here.saved && isWriting(here.saved)) throw new Error('dead');
    };
    expect(() => slice(here, newJob(id))).toThrow('publish-interrupted');
    here.spreadsheet.onCall = () => undefined;
    const { saved } = here;
    if (!saved || !isWriting(saved)) throw new Error('the journal was not written');
    here.spreadsheet.personDeletesSheet(JOURNAL);
    expect(slice(here, saved).job).toMatchObject({ phase: 'failed', kind: 'job-gone' });
    expect(shown(here).flat()).toContain('beside 1');
  });
});
