import * as fc from 'fast-check';
import { mapReferences, splitA1, writeA1 } from '../../../../local/emulator/grid/formula/references';
import { fromR1C1, movedFormula, toR1C1 } from '../../../../local/emulator/grid/formula/r1c1';
import { cellValue } from '../../../../local/emulator/grid/edit/computed';
import { createFilter, setFilterCriteria } from '../../../../local/emulator/grid/edit/apply-filter';
import { setRowsHidden } from '../../../../local/emulator/grid/edit/layout';
import { insertSheet } from '../../../../local/emulator/grid/structure/sheets';
import { setNamedRange } from '../../../../local/emulator/grid/state/named-ranges';
import { fill, firstSheet, newState, rect, shown } from './builders';

/** Formula of cell C5, the same in R1C1. */
const NOTATIONS: readonly (readonly [a1: string, r1c1: string])[] = [
  ['=A1', '=R[-4]C[-2]'],
  ['=$A$1', '=R1C1'],
  ['=$A5*B$2', '=R[0]C1*R2C[-1]'],
  ['=SUM(A1:B5)', '=SUM(R[-4]C[-2]:R[0]C[-1])'],
  ['=SUM(A:A)', '=SUM(C[-2]:C[-2])'],
  ['=SUM($2:$3)', '=SUM(R2:R3)'],
  ["='My sheet'!A1", "='My sheet'!R[-4]C[-2]"],
  ["='It''s'!$A$1", "='It''s'!R1C1"],
  ['=Sheet2!B5', '=Sheet2!R[0]C[-1]'],
  ['="A1"&C5', '="A1"&R[0]C[0]'],
  ['="say ""A1"""', '="say ""A1"""'],
  ['=LOG10(A5)+Q1_sales', '=LOG10(R[0]C[-2])+Q1_sales'],
  ['=IF(A5>1E5,TRUE,"x")', '=IF(R[0]C[-2]>1E5,TRUE,"x")'],
];

describe('R1C1 notation', () => {
  test.each(NOTATIONS)('%s', (a1, r1c1) => {
    expect(toR1C1(a1, 5, 3)).toBe(r1c1);
    expect(fromR1C1(r1c1, 5, 3)).toBe(a1);
  });

  test('offsets may be left out, and lower case is read', () => {
    expect(fromR1C1('=rc[-1]+R[1]C', 5, 3)).toBe('=B5+C6');
    expect(fromR1C1('=SUM(C2)', 5, 3)).toBe('=SUM($B:$B)');
  });

  test('an offset that leaves the grid is #REF!', () => {
    expect(fromR1C1('=R[-9]C', 5, 3)).toBe('=#REF!');
  });

  test('a formula copied somewhere reads the same in R1C1', () => {
    const corner = fc.record({
      row: fc.integer({ min: 20, max: 60 }),
      column: fc.integer({ min: 10, max: 40 }),
      rowFixed: fc.boolean(),
      columnFixed: fc.boolean(),
    });
    const offset = fc.integer({ min: -9, max: 9 });
    fc.assert(
      fc.property(corner, corner, offset, offset, (start, end, down, right) => {
        const formula = `=SUM(${writeA1({ sheetName: null, start, end })})`;
        expect(toR1C1(movedFormula(formula, down, right), 30 + down, 20 + right)).toBe(toR1C1(formula, 30, 20));
      }),
    );
  });

  test('what is no reference is left alone', () => {
    const formula = '=CONCATENATE("A1:B2",\'un\'&FOO.BAR(A1B, ABCD1, A0, x.A1))';
    expect(splitA1(formula).filter((piece) => typeof piece !== 'string')).toEqual([]);
    expect(mapReferences(formula, () => null)).toBe(formula);
  });
});

const COMPUTED: readonly (readonly [formula: string, value: unknown])[] = [
  ['=1+2*3', 7],
  ['=(1+2)*3', 9],
  ['=-2^2', 4],
  ['=10/4', 2.5],
  ['=50%', 0.5],
  ['="a"&1&TRUE', 'a1TRUE'],
  ['=A1+A2', 3],
  ['=SUM(A1:A3)', 6],
  ['=SUM(A:A)', 6],
  ['=AVERAGE(A1:A3)', 2],
  ['=COUNTA(A1:B3)', 5],
  ['=COUNTIF(A1:A3,">1")', 2],
  ['=SUMIF(B1:B3,"x",A1:A3)', 1],
  ['=LEN(B1)', 1],
  ['=DATE(2024;14;1)', 45689],
  ['=YEAR(45689)&"-"&MONTH(45689)&"-"&DAY(45689.9)', '2025-2-1'],
  ['=EDATE(DATE(2024;1;31);1)', 45351],
  ['=EDATE(DATE(2024;3;31);-1)', 45351],
  ['=IF(A1=1,"one","other")', 'one'],
  ['=IF(A1>A2;"yes";"no")', 'no'],
  ['=IFERROR(1/0,"none")', 'none'],
  ['=VLOOKUP(2,A1:B3,2,FALSE)', 'y'],
  ['=UPPER(B1)', 'X'],
  ['=B1="X"', true],
  ['=VLOOKUP("X",B1:C3,1,FALSE)', 'x'],
  ['=VLOOKUP("?",B1:B3,1,FALSE)', 'x'],
  ['=VLOOKUP(2.5,A1:B3,2)', 'y'],
  ['=VLOOKUP(9,A1:B3,2,FALSE)', { error: '#N/A' }],
  ['=MATCH(3,A1:A3,0)', 3],
  ['=MATCH(2,A1:C1,1)', 1],
  ['=INDEX(B1:B3,MATCH(2,A1:A3,0))', 'y'],
  ['=COUNTIF(B:B,"Y")', 1],
  ['=COUNTIF(A1:A3,2)', 1],
  ['=SUMIF(B1:B3,"<>y",A1:A3)', 4],
  ['=LARGE(A1:A3,2)+SMALL(A1:A3,1)', 3],
  ['=MEDIAN(A1:A2)', 1.5],
  ['=ROW()+COLUMN()', 5],
  ['=ROWS(A2:C3)*10+COLUMNS(A2:C3)', 23],
  ['=TEXTJOIN("-",TRUE,B1:B3,"z")', 'x-y-z'],
  ['=IF(A1=1,,2)', 0],
  ['=IFNA(VLOOKUP(9,A1:B3,2,FALSE),"none")', 'none'],
  ['=IFNA(1/0,"none")', { error: '#DIV/0!' }],
  ['=SUMPRODUCT(A1:A3,A1:A3)', 14],
  ['=COUNTA(1/0,A1:A2)', 3],
  ['=Z99', 0],
  ['=total*2', 12],
  ['=Data!A1', 'from data'],
  ['=1/0', { error: '#DIV/0!' }],
  ['=B1+1', { error: '#VALUE!' }],
  ['=IMPORTXML("http://x")', { error: '#NAME?' }],
  ['=nonsense', { error: '#NAME?' }],
  ['=+33 6', { error: '#ERROR!' }],
  ['=Nowhere!A1', { error: '#REF!' }],
  ['=#REF!+1', { error: '#REF!' }],
  ['=D1', { error: '#REF!' }],
];

describe('the value of a formula', () => {
  test.each(COMPUTED)('%s', (formula, value) => {
    const state = newState();
    const sheet = firstSheet(state);
    const data = insertSheet(state, 'Data');
    fill(state, data, 'A1', [['from data']]);
    fill(state, sheet, 'A1', [
      [1, 'x'],
      [2, 'y'],
      [3, ''],
    ]);
    fill(state, sheet, 'C1', [['=SUM(A1:A3)']]);
    setNamedRange(state, 'total', sheet.id, rect('C1'));
    fill(state, sheet, 'D1', [[formula]]);
    expect(cellValue(state, sheet, 1, 4)).toEqual(value);
  });

  test('of a subtotal leaves out rows that are hidden: by the filter always, by hand from code 100 on', () => {
    const state = newState();
    const sheet = firstSheet(state);
    fill(state, sheet, 'A1', [['Amount'], [1], [2], [4], ['=SUBTOTAL(9,A2:A4)'], [8]]);
    createFilter(state, sheet, rect('A1:A4'), null);
    setFilterCriteria(state, sheet, 1, { criteria: null, values: [], hiddenValues: ['2'], visibleValues: null });
    setRowsHidden(state, sheet, 4, 1, true);
    fill(state, sheet, 'C1', [
      ['=SUBTOTAL(9,A2:A6)', '=SUBTOTAL(109,A2:A6)', '=SUBTOTAL(3,A2:A4)', '=SUBTOTAL(103,A2:A4)', '=SUBTOTAL(103,A4)'],
    ]);
    expect(shown(state, sheet, 'C1:G1')).toEqual([['13', '9', '2', '1', '0']]);
    const other = insertSheet(state, 'Other');
    fill(state, other, 'A2', [['=SUBTOTAL(103,Sheet1!A2)', '=SUBTOTAL(103,Sheet1!A3)', '=SUBTOTAL(7,Sheet1!A3)']]);
    expect(shown(state, other, 'A2:C2')).toEqual([['1', '0', '#VALUE!']]);
  });

  test('of a running total, and of the same range asked from below, is that of its own rows', () => {
    const state = newState();
    const sheet = firstSheet(state);
    fill(
      state,
      sheet,
      'A1',
      Array.from({ length: 6 }, (_, index) => [index + 1, `=SUM(A$1:A${index + 1})`, `=COUNT(A${index + 1}:A)`]),
    );
    expect([6, 2, 4, 1].map((row) => cellValue(state, sheet, row, 2))).toEqual([21, 3, 10, 1]);
    expect(shown(state, sheet, 'B1:C6').map((row) => row.join(' '))).toEqual([
      '1 6',
      '3 5',
      '6 4',
      '10 3',
      '15 2',
      '21 1',
    ]);
    fill(state, sheet, 'A2', [['=1/0']]);
    expect(shown(state, sheet, 'B1:C3')).toEqual([
      ['1', '5'],
      ['#DIV/0!', '4'],
      ['#DIV/0!', '4'],
    ]);
  });

  test('changes with the cells it reads', () => {
    const state = newState();
    const sheet = firstSheet(state);
    fill(state, sheet, 'A1', [[1, '=A1*2']]);
    expect(shown(state, sheet, 'B1')).toEqual([['2']]);
    fill(state, sheet, 'A1', [[21]]);
    expect(shown(state, sheet, 'B1')).toEqual([['42']]);
  });

  test('a chain of 5,000 cells and a cycle of 1,000 both end', () => {
    const state = newState();
    const sheet = firstSheet(state);
    sheet.rows = 5000;
    fill(state, sheet, 'A1', [[1]]);
    fill(
      state,
      sheet,
      'A2',
      Array.from({ length: 4999 }, (_, index) => [`=A${index + 1}+1`]),
    );
    expect(cellValue(state, sheet, 5000, 1)).toBe(5000);
    fill(state, sheet, 'A1', [['=A1000']]);
    expect(cellValue(state, sheet, 5000, 1)).toEqual({ error: '#REF!' });
  });
});

test('NOW and TODAY follow the clock of the last execution, in the spreadsheet’s zone', () => {
  const state = newState({ timeZone: 'Asia/Tokyo' });
  const sheet = firstSheet(state);
  fill(state, sheet, 'A1', [['=NOW()', '=TODAY()', '=IF(NOW()>45429;"late";"early")']]);
  let now = Date.UTC(2024, 4, 16, 6);
  state.memo.now = () => now;
  const values = () => [1, 2, 3].map((column) => cellValue(state, sheet, 1, column));
  expect(values()).toEqual([45428.625, 45428, 'early']);
  now += 86_400_000;
  expect(values()).toEqual([45429.625, 45429, 'late']);
});
