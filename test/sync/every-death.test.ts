import { cloneSpreadsheet, replaceContent, toSnapshot } from '../../local/emulator/grid/structure/snapshot';
import { columnMemo } from '../../src/sync/own/columns/column-memo';
import { fakeStore } from '../fakes/store';
import { workThroughDeaths } from './deaths';
import { isActive, type Job } from '../../src/sync/job/job';
import {
  idOf,
  newJob,
  newUndo,
  people,
  person,
  pull,
  range,
  shown,
  slice,
  TABLE,
  tableSheet,
  viewOf,
  type World,
  world,
} from './pulling';
import { strideOf } from '../depth';

/** Two pulls begin at one time, so that their lists are the same. */
const LISTED = { table: { ...TABLE, options: { ...TABLE.options, listChanges: true } }, started: 5_000_000 };
const HEADERS = 1;

/** A table with what people keep in and beside it: remarks, notes, formulas, a filter, hidden rows, a subtotal, a total below. */
function livedIn(...numbers: readonly number[]): World {
  const here = world(people(...numbers));
  pull(here);
  const { id, name } = tableSheet(here);
  const { spreadsheet } = here;
  spreadsheet.personInsertsColumn(name, 2);
  [2, 5, 6, 7].forEach((column, index) => spreadsheet.type(name, 1, column, `Mine ${index}`));
  numbers.forEach((number, index) => {
    const row = index + 2;
    if (number % 3 !== 0) spreadsheet.type(name, row, 2, `about ${number}`);
    if (number % 2 === 0) spreadsheet.note(name, row, 2, `note ${number}`);
    if (number % 4 === 0) spreadsheet.note(name, row, 3, `VIP ${number}`);
    spreadsheet.type(name, row, 5, '=RC[-1]&"!"');
    if (number % 5 === 0) spreadsheet.note(name, row, 5, `loud ${number}`);
    spreadsheet.type(name, row, 6, `=LEN(RC2)+${number}`);
    if (number % 3 === 1) spreadsheet.type(name, row, 7, 46_000 + number);
    if (number % 3 === 1) spreadsheet.personFormats(name, row, 7, 'yyyy-mm-dd');
  });
  spreadsheet.type(name, numbers.length + 4, 2, 'Total');
  spreadsheet.personFilters(name, 4, ['City 1']);
  spreadsheet.apply([{ kind: 'hideRows', sheetId: id, row: 3, count: 1 }]);
  return here;
}

/** What a person sees and has, whatever happened on the way. */
function kept(here: World) {
  const { spreadsheet } = here;
  const { id, name } = tableSheet(here);
  const isHidden = (sheet: string) => sheet.startsWith('Twenty Sheets');
  const names = spreadsheet.names();
  return {
    hiddenSheets: names.filter(isHidden).sort(),
    // The order of tabs is that of whichever sheet was in front when the execution died.
    sheets: Object.fromEntries(
      names.filter((sheet) => !isHidden(sheet)).map((sheet) => [sheet, spreadsheet.show(sheet)]),
    ),
    notes: spreadsheet.notesOf(name),
    formats: spreadsheet.formatsOf(name),
    filter: spreadsheet.filterOf(id),
    hidden: range(1, 20).filter(
      (row) => spreadsheet.state.sheets.find((sheet) => sheet.id === id)?.rowsHiddenByUser.items[row - 1],
    ),
  };
}

/** What is about a record stands beside it or nowhere. The cells that break this, as `record: cell`. */
function misplaced(here: World): readonly string[] {
  const rows = shown(here).slice(HEADERS);
  const notes = here.spreadsheet.notesOf(tableSheet(here).name).slice(HEADERS);
  return rows.flatMap(([id, remark, name, city, ...others], row) => {
    if (id === '') return [remark, ...others].map(String).filter((cell) => /^about|^4/.test(cell));
    const number = Number(String(id).slice(-12));
    const allowed: readonly (readonly [unknown, readonly unknown[]])[] = [
      [name, [`Person ${number}`, `New ${number}`, '']],
      [city, [`City ${number % 7}`, `Town ${number}`, '']],
      [remark, [`about ${number}`, '']],
      [others[2] ?? '', [46_000 + number, '']],
    ];
    const wrong = allowed.filter(([cell, right]) => !right.includes(cell)).map(([cell]) => cell);
    const elsewhere = (notes[row] ?? []).filter((note) => note !== '' && !note.endsWith(` ${number}`));
    return [...wrong, ...elsewhere].map((cell) => `${number}: ${String(cell)}`);
  });
}

/** Gives what brings the world back to where it stands now. */
function rewinding(here: World): () => void {
  const { spreadsheet, now, receipt } = here;
  const start = cloneSpreadsheet(spreadsheet.state);
  return () => {
    replaceContent(spreadsheet.state, toSnapshot(start));
    Object.assign(here, { now, receipt, saved: null, columnMemo: columnMemo(fakeStore()) });
    spreadsheet.newExecution();
  };
}

/** Offsets of the calls that act, in a run that nothing disturbs. */
function actsOf(here: World, job: Job): readonly number[] {
  const before = here.spreadsheet.calls();
  const acts: number[] = [];
  here.spreadsheet.onCall = (when, call) => {
    if (when === 'after') acts.push(call - before);
  };
  here.saved = slice(here, job).job;
  here.spreadsheet.onCall = () => undefined;
  expect(here.saved.phase).toBe('done');
  return acts;
}

const renamed = (...numbers: readonly number[]) =>
  numbers.map((number) => person(number, { name: `New ${number}`, city: `Town ${number}` }));

const BEFORE = [1, 2, 3, 4, 5, 6, 7, 8];

interface Route {
  /** One call in so many, of what is not tried every night: the same steps die in other routes. */
  readonly step: number;
  readonly begun: () => World;
  readonly job: (here: World) => Job;
  /** @default of a sheet that is lived in */
  readonly misplaced?: (here: World) => readonly string[];
}

/** Behind id, name and an empty column. */
const GAP = 4;

const refreshTo = (step: number, ...records: ReturnType<typeof people>): Route => ({
  step,
  begun() {
    const here = livedIn(...BEFORE);
    here.twenty.records = records;
    return here;
  },
  job: (here) => newJob(tableSheet(here).id, LISTED),
});

const ROUTES: Readonly<Record<string, Route>> = {
  'a first pull': { step: 2, begun: () => world(people(1, 2, 3)), job: () => newJob(null, { started: 5_000_000 }) },
  'a patch': refreshTo(2, ...people(1, 2), ...renamed(3), ...people(4, 5), ...renamed(6), ...people(7, 8)),
  'a reflow that grows': refreshTo(4, ...renamed(11, 8), ...people(12, 1, 2), ...renamed(7, 4), ...people(13, 5)),
  'a reflow that shrinks': refreshTo(7, ...people(8), ...renamed(4), ...people(2)),
  'a reflow in which columns come before what stands behind an empty one': {
    step: 3,
    begun() {
      const here = world(people(1, 2, 3), viewOf('name'));
      pull(here);
      const { name } = tableSheet(here);
      here.spreadsheet.type(name, 1, GAP, 'Mine');
      [1, 2, 3].forEach((number) => here.spreadsheet.type(name, number + 1, GAP, `about ${number}`));
      here.view = viewOf('name', 'city', 'phone');
      here.twenty.records = people(3, 1, 2);
      return here;
    },
    job: (here) => newJob(tableSheet(here).id, LISTED),
    misplaced(here) {
      const rows = shown(here).slice(HEADERS);
      return rows.flatMap(([id, ...cells]) => {
        const about = cells.filter((cell) => String(cell).startsWith('about')).map(String);
        const own = `about ${Number(String(id).slice(-12))}`;
        return id === '' ? about : about.filter((cell) => cell !== own);
      });
    },
  },
  'an undo': {
    step: 9,
    begun() {
      const here = livedIn(...BEFORE);
      here.twenty.records = [...renamed(11, 8), ...people(12, 1, 2), ...renamed(7, 4)];
      pull(here, { started: 4_000_000 });
      return here;
    },
    job(here) {
      const job = newUndo(here);
      if (!job) throw new Error('nothing was kept');
      return { ...job, started: 5_000_000 };
    },
  },
};

describe.each(Object.entries(ROUTES))('%s', (_, { begun, job, step, misplaced: lost = misplaced }) => {
  test('killed after a call that acts, keeps the law at that moment and ends as one left alone', () => {
    const here = begun();
    const again = rewinding(here);
    const acts = actsOf(here, job(here));
    const wanted = kept(here);
    expect(acts.length).toBeGreaterThan(20);
    for (const act of acts.filter((_act, index) => index % strideOf(step) === 0)) {
      again();
      const first = job(here);
      const hadTable = here.spreadsheet.sheetTags('twenty-sheets/table').length > 0;
      const done = workThroughDeaths(here, first, [2 * act], () => {
        if (hadTable) expect(lost(here)).toEqual([]);
      });
      expect([act, done.phase, isActive(done)]).toEqual([act, 'done', false]);
      expect([act, kept(here)]).toEqual([act, wanted]);
    }
  });
});

test('the ids of people are told by their last digits', () => {
  expect(Number(idOf(12).slice(-12))).toBe(12);
});
