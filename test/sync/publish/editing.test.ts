import { type Base, hashOf, isEdit, loadBase, saveBase } from '../../../src/sync/own/hidden/base';
import { hiddenSheets, sweepHidden } from '../../../src/sync/own/hidden/hidden';
import { workThroughDeaths } from '../deaths';
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
  undo,
  viewOf,
  type World,
  world,
} from '../pulling';
import { EVERY_CALL } from '../../depth';

/** A table that people edit: a refresh keeps what they typed (docs/sync.md, *Editing*). Columns: 1 Id, 2 name, 3 city. */

const EDITED = { table: { ...TABLE, options: { ...TABLE.options, editing: true } } };
const edited = (here: World, over: object = {}) => pull(here, { ...EDITED, ...over });

function editable(...numbers: readonly number[]): World {
  const here = world(people(...numbers));
  pull(here);
  edited(here);
  return here;
}

const type = (here: World, row: number, column: number, value: string): void =>
  here.spreadsheet.type(tableSheet(here).name, row, column, value);
const cities = (here: World): unknown[] =>
  shown(here)
    .slice(1)
    .map(([, , city]) => city);

function base(here: World): Base {
  here.spreadsheet.newExecution();
  const found = loadBase(TABLE.id, here.spreadsheet);
  if (!found) throw new Error('no base');
  return found;
}

/** Columns, from 0, of a record's cells that the base takes for edits. */
function editsOf(here: World, number: number): number[] {
  const row = shown(here).find(([id]) => id === idOf(number)) ?? [];
  const hashes = base(here).rows.get(idOf(number)) ?? '';
  return row.flatMap((cell, at) =>
    isEdit(hashes.slice(at * 5, at * 5 + 5), cell === '' ? null : (cell as string)) ? [at] : [],
  );
}

/** What is the same from behind, or the other's other way round, and what differs in one place. */
const ALIKE = [
  ...Array.from({ length: 100 }, (_, index) => index),
  ...'abcdefghijklmnopqrstuvwxyz0123456789'.split(''),
  ...['', 'on', 'no', 'anna', 'ABBA', 'AB', 'BA', "'24", '24', '11', '=1', "''=1", 'true', 'null'].values(),
  1_234_567_890_123_456,
  1_234_567_890_123_457,
  0.1,
  0.11,
  -1,
  true,
  false,
  null,
] as const;

test('a cell that shows anything else than Twenty had is an edit', () => {
  const missed = ALIKE.flatMap((had) =>
    ALIKE.flatMap((typed) => (typed !== had && !isEdit(hashOf(had), typed) ? [[had, typed]] : [])),
  );
  expect(missed).toEqual([]);
  expect(ALIKE.filter((cell) => isEdit(hashOf(cell), cell))).toEqual([]);
  const many = Array.from({ length: 100_000 }, (_, index) => hashOf(index));
  // Of thirty bits each, some five pairs are expected to be alike.
  expect(many.length - new Set(many).size).toBeLessThan(25);
});

test('by a base that a version before wrote no cell is edited that was not', () => {
  const written = [
    ['gliLm', 'City 7'],
    ['waREO', 42],
    ['AAAAA', 7],
    ['st9Ij', false],
    ['ecsFF', null],
  ] as const;
  expect(written.filter(([hash, cell]) => isEdit(hash, cell))).toEqual([]);
  expect(written.filter(([hash]) => !isEdit(hash, 'typed'))).toEqual([]);
});

test('a refresh keeps what was typed, writes what changed beside it, and counts conflicts', () => {
  const here = editable(1, 2, 3);
  type(here, 2, 3, 'typed 1');
  type(here, 3, 3, 'typed 2');
  here.twenty.records = [person(1, { name: 'Renamed' }), person(2, { city: 'Moved' }), person(3, { city: 'New 3' })];
  const job = edited(here);
  expect(cities(here)).toEqual(['typed 1', 'typed 2', 'New 3']);
  expect(shown(here)[1]?.[1]).toBe('Renamed');
  expect(job).toMatchObject({ receipt: { edited: 0, changed: 2, kept: { cells: 2, conflicts: 1 } } });
  expect([editsOf(here, 1), editsOf(here, 2), editsOf(here, 3)]).toEqual([[2], [2], []]);
  // The next one keeps them too, writes nothing, and still knows the conflict.
  expect(edited(here)).toMatchObject({ receipt: { changed: 0, kept: { cells: 2, conflicts: 1 } } });
});

test.each(['before', 'after'])('an Undo leaves what was typed %s the refresh an edit', (when) => {
  const here = editable(1, 2, 3);
  const typeAll = (): void => [2, 3].forEach((row) => type(here, row, 3, `typed ${row - 1}`));
  if (when === 'before') typeAll();
  here.twenty.records = [person(1), person(2, { name: 'Renamed' }), person(3, { city: 'New 3' })];
  edited(here);
  if (when === 'after') typeAll();
  undo(here);
  expect(cities(here)).toEqual(['typed 1', 'typed 2', 'City 3']);
  expect([editsOf(here, 1), editsOf(here, 2), editsOf(here, 3)]).toEqual([[2], [2], []]);
  expect(edited(here)).toMatchObject({ receipt: { edited: 0, changed: 2, kept: { cells: 2, conflicts: 0 } } });
  expect(cities(here)).toEqual(['typed 1', 'typed 2', 'New 3']);
});

test('a row that was copied and changed stays, without the id of its record; a copy alone goes', () => {
  const here = editable(1, 2, 3);
  const rows = [
    [idOf(1), 'Copied', 'City 1'],
    [idOf(2), 'Person 2', 'City 2'],
  ];
  const { name, id: sheetId } = tableSheet(here);
  here.spreadsheet.apply([{ kind: 'grow', sheetId, rows: 9, columns: 3 }]);
  rows.forEach((cells, at) => cells.forEach((cell, index) => here.spreadsheet.type(name, 5 + at, index + 1, cell)));
  expect(edited(here)).toMatchObject({ phase: 'done', receipt: { complete: true, gone: 0, kept: { cells: 0 } } });
  expect(shown(here).map(([id, who]) => [id === '' ? '' : Number(String(id).slice(-2)), who])).toEqual([
    [expect.anything(), 'Name'],
    [1, 'Person 1'],
    [2, 'Person 2'],
    [3, 'Person 3'],
    ['', 'Copied'],
  ]);
  // In a table that is not edited both are second rows.
  const plain = world(people(1, 2, 3));
  pull(plain);
  plain.spreadsheet.apply([{ kind: 'grow', sheetId: tableSheet(plain).id, rows: 9, columns: 3 }]);
  rows[0]?.forEach((cell, index) => plain.spreadsheet.type(tableSheet(plain).name, 5, index + 1, cell));
  pull(plain);
  expect(shown(plain)).toHaveLength(4);
});

test('an edit that Twenty has by now is none any more: the next change in Twenty is written', () => {
  const here = editable(1);
  type(here, 2, 3, 'Lyon');
  here.twenty.records = [person(1, { city: 'Lyon' })];
  expect(edited(here)).toMatchObject({ receipt: { kept: { cells: 0, conflicts: 0 } } });
  here.twenty.records = [person(1, { city: 'Nice' })];
  edited(here);
  expect(cities(here)).toEqual(['Nice']);
});

test('an emptied cell is an edit; one set back by hand is none', () => {
  const here = editable(1, 2);
  type(here, 2, 3, '');
  type(here, 3, 3, 'x');
  type(here, 3, 3, 'City 2');
  expect(edited(here)).toMatchObject({ receipt: { kept: { cells: 1 } } });
  expect(cities(here)).toEqual(['', 'City 2']);
});

test('what was typed before editing was switched on is set back', () => {
  const here = world(people(1));
  pull(here);
  type(here, 2, 3, 'typed');
  expect(edited(here)).toMatchObject({ receipt: { edited: 1, kept: { cells: 0 } } });
  expect(cities(here)).toEqual(['City 1']);
});

test('a table whose first pull is of the kind knows its cells', () => {
  const here = world(people(1, 2));
  edited(here);
  type(here, 3, 3, 'typed');
  edited(here);
  expect(cities(here)).toEqual(['City 1', 'typed']);
});

test('edits of a record that leaves are put aside, and come back with it', () => {
  const here = editable(1, 2);
  type(here, 3, 3, 'typed 2');
  here.twenty.records = people(1);
  edited(here);
  expect(base(here).left).toEqual([
    expect.objectContaining({
      id: idOf(2),
      name: 'Person 2',
      header: 'City',
      value: 'typed 2',
      base: hashOf('City 2'),
    }),
  ]);
  // Whatever refreshes come in between.
  edited(here);
  expect(base(here).left).toHaveLength(1);
  here.twenty.records = people(1, 2);
  edited(here);
  expect(cities(here)).toEqual(['City 1', 'typed 2']);
  expect([base(here).left, editsOf(here, 2)]).toEqual([[], [2]]);
});

test('edits in a column that leaves the view are put aside, and come back with it', () => {
  const here = editable(1);
  type(here, 2, 3, 'typed');
  here.view = viewOf('name');
  edited(here);
  expect(base(here).left).toMatchObject([{ id: idOf(1), value: 'typed' }]);
  here.view = viewOf('name', 'city');
  edited(here);
  expect([cities(here), base(here).left]).toEqual([['typed'], []]);
});

test('an Undo makes no edits, and loses none', () => {
  const here = editable(1, 2, 3);
  type(here, 3, 3, 'typed 2');
  here.twenty.records = [person(1, { city: 'New 1' }), person(3)];
  edited(here);
  undo(here);
  expect(cities(here)).toEqual(['City 1', 'typed 2', 'City 3']);
  expect([1, 2, 3].map((number) => editsOf(here, number))).toEqual([[], [2], []]);
  expect(base(here).left).toEqual([]);
  edited(here);
  expect(cities(here)).toEqual(['New 1', 'City 3']);
});

test('switched off, edits are set back and counted, and an Undo brings them back as edits', () => {
  const here = editable(1, 2);
  type(here, 2, 3, 'typed');
  const off = pull(here);
  expect([cities(here), off]).toMatchObject([['City 1', 'City 2'], { receipt: { edited: 1, changed: 0 } }]);
  undo(here);
  expect([cities(here), editsOf(here, 1)]).toEqual([['typed', 'City 2'], [2]]);
  edited(here);
  expect(cities(here)).toEqual(['typed', 'City 2']);
});

test('switched off and on again, nothing that Twenty changed meanwhile looks edited', () => {
  const here = editable(1);
  type(here, 2, 3, 'typed');
  pull(here);
  here.twenty.records = [person(1, { city: 'Moved' })];
  pull(here);
  here.spreadsheet.newExecution();
  expect(hiddenSheets(here.spreadsheet).map(({ kind }) => kind)).not.toContain('base');
  edited(here);
  expect(editsOf(here, 1)).toEqual([]);
});

test('what is typed between two executions of one pull is an edit like any other', () => {
  const here = editable(...range(1, 30));
  here.twenty.records = [...people(...range(1, 29)), person(30, { city: 'New 30' })];
  here.twenty.pageCap = 10;
  const started = newJob(tableSheet(here).id, { ...EDITED, started: (here.now += 60_000) });
  let job = slice(here, started, 0).job;
  while (job.phase !== 'checking') job = slice(here, job, 0).job;
  type(here, 2, 3, 'typed meanwhile');
  job = slice(here, job).job;
  expect(job).toMatchObject({ phase: 'done', restarts: 0, receipt: { kept: { cells: 1, conflicts: 0 } } });
  expect([cities(here)[0], cities(here)[29], editsOf(here, 1)]).toEqual(['typed meanwhile', 'New 30', [2]]);
  edited(here);
  expect([cities(here)[0], editsOf(here, 1)]).toEqual(['typed meanwhile', [2]]);
});

test('what is typed while the sheet is edited, before the cells are looked at again, is an edit', () => {
  const here = editable(1, 2, 3);
  here.twenty.records = [person(1, { city: 'New 1' }), person(2, { city: 'New 2' }), person(3)];
  let isTyped = false;
  here.spreadsheet.onCall = (when, _, call) => {
    if (isTyped || when !== 'after' || call !== 'Range.setValues' || cities(here)[1] !== 'New 2') return;
    isTyped = true;
    type(here, 2, 3, 'typed meanwhile');
  };
  edited(here);
  here.spreadsheet.onCall = () => undefined;
  expect([isTyped, cities(here)[0], editsOf(here, 1)]).toEqual([true, 'typed meanwhile', [2]]);
  edited(here);
  expect([cities(here)[0], editsOf(here, 1)]).toEqual(['typed meanwhile', [2]]);
});

test('a sweep leaves the base, until the table is gone', () => {
  const here = editable(1);
  const kinds = (tables: readonly string[]) => {
    here.spreadsheet.newExecution();
    sweepHidden(here.spreadsheet, { active: new Set(), tables: new Set(tables), pulled: new Set() });
    return hiddenSheets(here.spreadsheet).map(({ kind }) => kind);
  };
  expect(kinds([TABLE.id])).toContain('base');
  expect(kinds([])).toEqual([]);
});

/** Of Google's services, getters too: to look for hidden sheets, to find the base among them, and to read its one cell. */
const CALLS_OF_BASE = 14;

test('a table that is edited reads its base; one that is not pays nothing for it, and has no hidden sheet more', () => {
  const refreshed = (over: object): World => {
    const here = world(people(1, 2));
    pull(here, over);
    return here;
  };
  const calls = (over: object): number => {
    const here = refreshed(over);
    const before = here.spreadsheet.calls();
    pull(here, over);
    return here.spreadsheet.calls() - before;
  };
  expect(calls(EDITED) - calls({})).toBe(CALLS_OF_BASE);
  expect(hiddenSheets(refreshed({}).spreadsheet).map(({ kind }) => kind)).toEqual(['marks']);
});

/** From one death to the next, in calls, which are counted before and after they act: an odd number, so that both have their turn. */
const STEP = EVERY_CALL ? 3 : 11;

test('killed anywhere, edits are where they were and the base says so', () => {
  const start = (): World => {
    const here = editable(...range(1, 5));
    type(here, 3, 3, 'typed 2');
    type(here, 5, 3, 'typed 4');
    here.twenty.records = [person(5), person(3, { city: 'New 3' }), person(2, { city: 'New 2' }), person(6), person(1)];
    return here;
  };
  const job = (here: World) => newJob(tableSheet(here).id, { ...EDITED, started: 5_000_000 });
  const state = (here: World): unknown => {
    const { left, rows } = base(here);
    return [shown(here), left, new Map(rows)];
  };
  const calm = start();
  workThroughDeaths(calm, job(calm), []);
  expect(base(calm).left).toMatchObject([{ id: idOf(4), value: 'typed 4' }]);
  const here = start();
  const first = here.spreadsheet.calls();
  workThroughDeaths(here, job(here), []);
  const calls = here.spreadsheet.calls() - first;
  for (let death = 1; death <= 2 * calls; death += STEP) {
    const again = start();
    workThroughDeaths(again, job(again), [death], () => {
      // The edit stands beside its record, or nowhere.
      const city = shown(again).find(([id]) => id === idOf(2))?.[2];
      if (city !== undefined) expect([death, city]).toEqual([death, 'typed 2']);
    });
    expect([death, state(again)]).toEqual([death, state(calm)]);
  }
});

test('a base that is being written counts once it is whole: until then the one before does', () => {
  const here = editable(1, 2);
  const old = base(here);
  const next: Base = { ...old, rows: new Map([[idOf(1), 'x'.repeat(15)]]) };
  const outcomes = new Set<string>();
  for (let call = 1; call <= 40; call += 1) {
    saveBase(TABLE.id, old, here.spreadsheet);
    const last = here.spreadsheet.calls() + call;
    here.spreadsheet.onCall = (_when, number) => {
      if (number >= last) throw new Error('killed');
    };
    try {
      saveBase(TABLE.id, next, here.spreadsheet);
    } catch {
      // A dead execution.
    }
    here.spreadsheet.onCall = () => undefined;
    const { rows } = base(here);
    outcomes.add(rows.size === 2 ? 'old' : 'new');
    expect([...rows]).toEqual([...(rows.size === 2 ? old : next).rows]);
  }
  expect([...outcomes]).toEqual(['old', 'new']);
});

test('an Undo that is killed anywhere leaves the same base', () => {
  const start = (): World => {
    const here = editable(1, 2, 3);
    type(here, 3, 3, 'typed 2');
    here.twenty.records = [person(3, { city: 'New 3' }), person(1)];
    edited(here);
    return here;
  };
  const calm = start();
  undo(calm);
  for (const death of range(1, Math.ceil(200 / STEP)).map((step) => STEP * step)) {
    const here = start();
    const job = newUndo(here);
    if (job) workThroughDeaths(here, job, [death]);
    expect([death, shown(here), base(here)]).toEqual([death, shown(calm), base(calm)]);
  }
});
