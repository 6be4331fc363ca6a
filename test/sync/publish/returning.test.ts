import type { Scalar } from '../../../src/cells/scalar';
import { SHEET_WORDS } from '../../../src/calls/words/words';
import { archive, archivedCells } from '../../../src/sync/publish/lists/archive';
import { bringBack } from '../../../src/sync/publish/perform/returning';
import { writeRows } from '../../../src/sheet/write';
import { typedOf } from '../../../src/cells/scalar';
import { fakeSpreadsheet } from '../../fakes/spreadsheet';

const WORDS = SHEET_WORDS.en;
const TABLE = '1a2b3c4d';
const NOW = Date.UTC(2026, 4, 20, 9);
/** Of the column beside the ids. */
const REMARK = 2;

interface Line {
  readonly header?: string;
  readonly value?: Scalar;
  readonly formula?: string;
  readonly note?: string;
  readonly format?: string;
}

const idOf = (number: number): string => `record ${number}`;

/** A table of ids with a column beside it, and records that came back into these rows; each had one line or more. */
function returned(lines: Readonly<Record<number, Line | readonly Line[]>>, remarks: readonly Scalar[] = []) {
  const spreadsheet = fakeSpreadsheet();
  const { id: sheetId } = spreadsheet.insertSheet('People', { hidden: false, rows: 11, columns: 4 });
  const rows = Array.from({ length: 10 }, (_, index): Scalar[] => [idOf(index + 1), remarks[index] ?? null]);
  const typed = [['Id', 'Remark'], ...rows].map((cells) => cells.map(typedOf));
  spreadsheet.apply(writeRows(sheetId, 1, 1, typed));
  const all = Object.entries(lines).flatMap(([number, some]) =>
    [some].flat().map((line) => {
      const { header = 'Remark', value = null, formula = '', note = '', format = '' } = line;
      return { id: idOf(Number(number)), header, value, formula, note, format, rich: null };
    }),
  );
  archive({ tableId: TABLE, started: NOW, viewName: 'People' }, all, WORDS, spreadsheet);
  const ids = Object.keys(lines).map(Number);
  const again = () => {
    const before = spreadsheet.calls();
    const returning = {
      tableId: TABLE,
      sheetId,
      top: 1,
      headers: ['Id', 'Remark'],
      rowOf: new Map(ids.map((number) => [idOf(number), number - 1])),
      owned: new Set([1]),
      now: NOW,
    };
    bringBack(returning, WORDS, spreadsheet);
    return spreadsheet.calls() - before;
  };
  const block = { sheetId, row: 2, column: REMARK, rows: 10, columns: 1 };
  return {
    spreadsheet,
    sheetId,
    again,
    held: () => spreadsheet.scalars(block).map(([value = null]) => value),
    read: () => spreadsheet.read(block, { formulas: true, notes: true, formats: true }),
    waiting: () => archivedCells(new Set(ids.map(idOf)), WORDS, spreadsheet).map(({ value }) => value),
  };
}

test('values, formulas, formats and notes come back, each beside its record', () => {
  const { again, read, held, waiting } = returned({
    2: { value: 'called' },
    3: { value: 45_000, format: 'yyyy-mm-dd' },
    4: { formula: '=R[0]C[-1]', note: 'by hand' },
    7: { value: true },
    9: { note: 'only this' },
  });
  again();
  const { formulas, notes, formats } = read();
  expect(held()).toEqual([null, 'called', 45_000, 'record 4', null, null, true, null, null, null]);
  expect(formulas[3]).toEqual(['=R[0]C[-1]']);
  expect(formats[2]).toEqual(['yyyy-mm-dd']);
  expect([notes[3], notes[8]]).toEqual([['by hand'], ['only this']]);
  expect(waiting()).toEqual([]);
});

test('what a cell holds by now stays, and what has no room waits in the archive', () => {
  const { again, held, waiting } = returned({ 1: { value: 'old' }, 2: { value: 'back' } }, ['new', null]);
  again();
  expect([held().slice(0, 2), waiting()]).toEqual([['new', 'back'], ['old']]);
});

test('a formula that the column gives to its rows makes room, also in the last row of the grid', () => {
  const { spreadsheet, sheetId, again, held } = returned({ 10: { value: 'mine' } });
  const block = { sheetId, row: 2, column: REMARK, rows: 10, columns: 1 };
  spreadsheet.apply([{ kind: 'fillFormula', block, formula: '=1+1' }]);
  again();
  expect(held()).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2, 'mine']);
});

test('a formula that no cell beside it has is somebody’s', () => {
  const { spreadsheet, sheetId, again, held, waiting } = returned({ 5: { value: 'mine' } });
  spreadsheet.apply([{ kind: 'formula', sheetId, row: 6, column: REMARK, formula: '=1+1' }]);
  again();
  expect([held()[4], waiting()]).toEqual([2, ['mine']]);
});

test('of two lines for one cell the first comes back, the other waits', () => {
  const header = WORDS.goneHeader('Remark');
  const { again, held, waiting } = returned({ 5: [{ value: 'first' }, { header, value: 'second' }] });
  again();
  expect([held()[4], waiting()]).toEqual(['first', ['second']]);
});

test('what came back stays back when a step that died is done again', () => {
  const { again, held } = returned({ 4: { value: 'a' }, 5: { formula: '=1+1' } });
  again();
  again();
  expect(held().slice(3, 5)).toEqual(['a', 2]);
});

test('neighbours take no more calls than one cell', () => {
  const many = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [index + 1, { value: index }]));
  const [one, ten] = [returned({ 1: { value: 7 } }).again(), returned(many).again()];
  expect(ten).toBeLessThanOrEqual(one);
});
