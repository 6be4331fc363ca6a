/** What Google refuses for good, or makes something else of, while the sheet is edited: every refresh ends, or says what keeps it. */
import { readContents } from '../../../local/emulator/grid/edit/contents';
import { setRowsHidden } from '../../../local/emulator/grid/edit/layout';
import { USUAL_VARIANTS } from '../../../local/emulator/grid/values/variants';
import { makeNativeTable } from '../../../local/emulator/grid/structure/native-table';
import { removeProtection } from '../../../local/emulator/grid/state/protection';
import type { SheetState } from '../../../local/emulator/grid/state/state';
import { isEdit, loadBase } from '../../../src/sync/own/hidden/base';
import { hiddenSheets } from '../../../src/sync/own/hidden/hidden';
import type { Job } from '../../../src/sync/job/job';
import {
  idOf,
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
} from '../pulling';

/** Id, Name and City of these people, and "of 1" … beside them. */
function tableOf(...numbers: readonly number[]): World {
  const here = world(people(...numbers));
  pull(here);
  const { name } = tableSheet(here);
  here.spreadsheet.type(name, 1, 4, 'Mine');
  numbers.forEach((number, index) => here.spreadsheet.type(name, index + 2, 4, `of ${number}`));
  return here;
}

const isWriting = ({ saved }: World): boolean => saved?.phase === 'publishing' && saved.journalled;

/** Once the sheet is edited, before the first call of that name. */
function meanwhile(here: World, name: RegExp, work: () => void): void {
  let isDone = false;
  here.spreadsheet.onCall = (_, __, call) => {
    if (isDone || !isWriting(here) || !name.test(call)) return;
    isDone = true;
    work();
  };
}

/** From now on such a call fails on the sheets that it is true of, each time. */
function refuse(here: World, name: RegExp): void {
  here.spreadsheet.onCall = (when, _, call) => {
    if (when === 'before' && isWriting(here) && name.test(call)) throw new Error('Refused.');
  };
}

const atEase = (here: World): void => {
  here.spreadsheet.onCall = () => undefined;
};

const close = (here: World, row: number, column: number, rows = 1, columns = 1): void =>
  here.spreadsheet.othersClose(tableSheet(here).name, { row, column, rows, columns, open: [] });

const open = ({ spreadsheet: { state } }: World): void => {
  for (const { id } of state.protections) removeProtection(state, id);
};

const refusedBy = (job: Job): readonly string[] | undefined =>
  job.phase === 'done' ? (job.receipt.refused ?? []) : undefined;

const kinds = ({ spreadsheet }: World): string[] => {
  spreadsheet.newExecution();
  return hiddenSheets(spreadsheet).map(({ kind }) => kind);
};

/** A whole refresh, with the error that it cannot go on from where there is one. */
function tried(here: World, work: () => Job = () => pull(here)): Job | { readonly kind: string } {
  try {
    return work();
  } catch (thrown) {
    return thrown as { readonly kind: string };
  }
}

const finish = (here: World): Job => slice(here, here.saved as Job).job;

describe('cells that somebody closes while others are written', () => {
  const changed = (numbers: readonly number[]) => numbers.map((number) => person(number, { city: `Now ${number}` }));

  test('stay as they were and are named; all others are written, and the refresh ends', () => {
    const here = tableOf(...range(1, 12));
    here.twenty.records = changed(range(1, 12));
    meanwhile(here, /^Range\.setValues$/, () => close(here, 4, 3));
    const job = pull(here);
    expect(refusedBy(job)).toEqual(['City (C4)']);
    const cities = shown(here).map((row) => row[2]);
    expect(cities).toEqual(['City', ...range(1, 12).map((number) => (number === 3 ? 'City 3' : `Now ${number}`))]);
    // The next one says it before anything is written; once it is open again, nobody is taken to have edited it.
    atEase(here);
    expect(pull(here)).toMatchObject({ phase: 'failed', kind: 'sheet-protected' });
    open(here);
    expect(pull(here)).toMatchObject({ phase: 'done', receipt: { changed: 1, edited: 0 } });
    expect(shown(here)[3]?.[2]).toBe('Now 3');
  });

  test('are all of them: it ends after a bounded number of tries', () => {
    const here = tableOf(...range(1, 400));
    here.twenty.records = changed(range(1, 400));
    let writes = 0;
    meanwhile(here, /^Range\.setValues$/, () => {
      close(here, 2, 3, 400);
      here.spreadsheet.onCall = (when, _, call) => {
        writes += Number(when === 'before' && call === 'Range.setValues');
      };
    });
    expect(refusedBy(pull(here))).toEqual(['City (C2 +399)']);
    expect(writes).toBeLessThan(300);
  });

  test('are where records must move: it says which, and goes on once they are open', () => {
    const here = tableOf(1, 2, 3);
    here.twenty.records = people(3, 2, 1);
    let copies = 0;
    here.spreadsheet.onCall = (when, _, call) => {
      if (!isWriting(here) || when === 'after' || call !== 'Range.copyTo') return;
      copies += 1;
      // The window is made, the first piece of it is placed.
      if (copies === 5) close(here, 1, 1, 1000, 26);
    };
    const thrown = tried(here);
    expect(thrown).toMatchObject({ kind: 'publish-closed', details: { range: 'A1:Z1000', sheet: 'All people' } });
    expect(tried(here, () => finish(here))).toMatchObject({ kind: 'publish-closed' });
    open(here);
    expect(finish(here)).toMatchObject({ phase: 'done', receipt: { complete: true } });
    expect(shown(here).map((row) => row[3])).toEqual(['Mine', 'of 3', 'of 2', 'of 1']);
  });
});

describe('what moving rows needs', () => {
  const NEEDED = [
    ['new rows', /^Sheet\.insertRows/],
    ['the hidden copy', /^Range\.copyTo$/],
    ['the hidden sheet', /^Spreadsheet\.insertSheet$/],
  ] as const;

  test.each(NEEDED)(
    'is refused, %s: the refresh ends, the sheet is as it was, and a later one goes through',
    (_, call) => {
      const here = tableOf(1, 2, 3);
      const { name } = tableSheet(here);
      here.spreadsheet.personFilters(name, 2, ['Person 2']);
      const before = { cells: shown(here), rows: tableOfSheet(here).rows, filter: tableOfSheet(here).filter };
      here.twenty.records = people(4, 3, 1, 2, 5);
      refuse(here, call);
      expect(pull(here)).toMatchObject({ phase: 'failed', kind: 'rows-refused' });
      atEase(here);
      const { rows, filter } = tableOfSheet(here);
      expect({ cells: shown(here), rows, filter }).toEqual(before);
      expect(kinds(here)).toEqual(['marks']);
      expect(pull(here)).toMatchObject({ phase: 'done', receipt: { complete: true, added: 2 } });
      expect(shown(here).map((row) => row[3])).toEqual(['Mine', '', 'of 3', 'of 1', 'of 2', '']);
    },
  );
});

test.each(['refused', 'visibleRowsOnly'] as const)(
  'a column that leaves the view is emptied in hidden rows too, where clearing them is %s',
  (rowsHiddenByHand) => {
    const here = tableOf(1, 2, 3);
    setRowsHidden(here.spreadsheet.state, tableOfSheet(here), 3, 1, true);
    here.spreadsheet.state.variants = { ...USUAL_VARIANTS, rowsHiddenByHand };
    here.view = viewOf('name');
    expect(tried(here)).toMatchObject({ phase: 'done' });
    expect(shown(here).map((row) => row[2])).toEqual([expect.stringContaining('City'), '', '', '']);
  },
);

const tableOfSheet = (here: World): SheetState => {
  const { id } = tableSheet(here);
  const found = here.spreadsheet.state.sheets.find((sheet) => sheet.id === id);
  if (!found) throw new Error('no sheet');
  return found;
};

describe('a typed column of a native table that makes something else of what is written', () => {
  const convert = (here: World, ...columnTypes: ('TEXT' | 'BOOLEAN' | 'RATINGS_CHIP')[]) =>
    makeNativeTable(
      here.spreadsheet.state,
      tableSheet(here).id,
      { row: 1, column: 1, rows: 5, columns: 4 },
      { columnTypes },
    );
  const EDITED = { table: { ...TABLE, options: { ...TABLE.options, editing: true } } };

  test('is named, and nobody is taken to have edited it', () => {
    const here = tableOf(1, 2, 3, 4);
    convert(here, 'TEXT', 'BOOLEAN');
    here.twenty.records = [person(1), person(2, { name: 'New' }), person(3), person(4)];
    expect(refusedBy(pull(here))).toEqual(['Name (B3)']);
    expect(pull(here)).toMatchObject({ phase: 'done', receipt: { edited: 0, refused: ['Name (B3)'] } });
  });

  test('makes no edits in a table that is edited, not of rows that only move either', () => {
    const here = tableOf(1, 2, 3, 4);
    pull(here, EDITED);
    convert(here, 'TEXT', 'BOOLEAN');
    here.twenty.records = [...people(4, 3), person(2, { name: 'New' }), person(1)];
    const job = pull(here, EDITED);
    expect(refusedBy(job)).toEqual(['Name (B2 +3)']);
    here.spreadsheet.newExecution();
    const base = loadBase(TABLE.id, here.spreadsheet);
    for (const [id, ...cells] of shown(here).slice(1)) {
      const hashes = base?.rows.get(String(id)) ?? '';
      cells.slice(0, 2).forEach((cell, at) => {
        expect(isEdit(hashes.slice(5 + at * 5, 10 + at * 5), cell as string)).toBe(false);
      });
    }
    expect(pull(here, EDITED)).toMatchObject({ receipt: { kept: { cells: 0, conflicts: 0 } } });
  });

  test('is that of the ids: the table does not grow with every refresh', () => {
    const here = tableOf(1, 2, 3, 4);
    convert(here, 'RATINGS_CHIP');
    here.twenty.records = people(9, 1, 2, 3, 4);
    pull(here);
    const { rows } = tableOfSheet(here);
    expect(pull(here)).toMatchObject({ phase: 'failed', kind: 'id-column-gone' });
    expect(tableOfSheet(here).rows).toBe(rows);
  });
});

test('a rule that was taken off to write past it is there again where writing is refused all the same', () => {
  const here = tableOf(1);
  const { id, name } = tableSheet(here);
  here.spreadsheet.personRejects({ sheetId: id, row: 2, column: 3, rows: 1, columns: 1 }, ['Paris']);
  here.spreadsheet.onCall = (when, _, call) => {
    if (when === 'before' && call === 'Range.setValues') throw new Error('Refused.');
  };
  const write = { kind: 'write', sheetId: id, row: 2, column: 3, rows: [[{ text: 'Rome' }]] } as const;
  expect(() => here.spreadsheet.apply([write])).toThrow('sheet-refused');
  atEase(here);
  expect(here.spreadsheet.rejectsAt(name, 2, 3)).toBe(true);
  expect(readContents(tableOfSheet(here), { row: 2, column: 1, rows: 1, columns: 1 })).toEqual([[idOf(1)]]);
});
