import { callAnyhow, openDesk } from './fake-execution';

const bounds = (range: GoogleAppsScript.Spreadsheet.Range): readonly boolean[] => [
  range.isStartRowBounded(),
  range.isEndRowBounded(),
  range.isStartColumnBounded(),
  range.isEndColumnBounded(),
];

describe('addresses of ranges', () => {
  test.each([
    ['H:H', 'H:H', [1, 8, 1000, 1]],
    ['$C:$A', 'A:C', [1, 1, 1000, 3]],
    ['12:12', '12:12', [12, 1, 1, 26]],
    ['$9:$4', '4:9', [4, 1, 6, 26]],
    ['E2:C9', 'C2:E9', [2, 3, 8, 3]],
    ['A2:A', 'A2:A', [2, 1, 999, 1]],
    ['X2:3', 'X2:3', [2, 24, 2, 3]],
    ['R7C2', 'B7', [7, 2, 1, 1]],
    ['R7C4:R2C2', 'B2:D7', [2, 2, 6, 3]],
    ['r3c1:r3c26', 'A3:Z3', [3, 1, 1, 26]],
    ["'Sheet1'!R1C2", 'B1', [1, 2, 1, 1]],
    ['Sheet1!B:C', 'B:C', [1, 2, 1000, 2]],
  ] as const)('%s is %s', (text, a1, [row, column, rows, columns]) => {
    const range = openDesk().sheet.getRange(text);
    expect(range.getA1Notation()).toBe(a1);
    expect([range.getRow(), range.getColumn(), range.getNumRows(), range.getNumColumns()]).toEqual([
      row,
      column,
      rows,
      columns,
    ]);
    expect(callAnyhow(range, 'getColumnIndex')).toBe(column);
  });

  test.each([['R0C1'], ['R1C0'], ['R[1]C[1]'], ['R1C1:R2'], ['RC']])('%s is no address', (text) => {
    expect(() => openDesk().sheet.getRange(text)).toThrow('Range not found');
  });

  test('R1C1 beyond the grid is refused as A1 is', () => {
    expect(() => openDesk().sheet.getRange('R1001C1')).toThrow('outside the dimensions');
  });

  test('a side that was not written is not bounded', () => {
    const { sheet } = openDesk();
    expect(bounds(sheet.getRange('C:D'))).toEqual([false, false, true, true]);
    expect(bounds(sheet.getRange('8:8'))).toEqual([true, true, false, false]);
    expect(bounds(sheet.getRange('A2:B'))).toEqual([true, false, true, true]);
    expect(bounds(sheet.getRange('B2:3'))).toEqual([true, true, true, false]);
    expect(bounds(sheet.getRange('R1C1:R1000C26'))).toEqual([true, true, true, true]);
    // Coordinates that reach both edges are still coordinates.
    expect(sheet.getRange(1, 2, 1000, 1).getA1Notation()).toBe('B1:B1000');
  });

  test('a range made from whole columns is a block', () => {
    const { sheet } = openDesk();
    expect(sheet.getRange('B:C').offset(0, 1).getA1Notation()).toBe('C1:D1000');
    expect(sheet.getRange('B:C').getCell(2, 1).getA1Notation()).toBe('B2');
  });

  test('the range of a protected sheet covers it and has no text, that of a protected block has', () => {
    const { sheet } = openDesk();
    const whole = sheet.protect().getRange();
    expect([whole.getA1Notation(), whole.getNumRows(), whole.getNumColumns()]).toEqual(['', 1000, 26]);
    expect(bounds(whole)).toEqual([false, false, false, false]);
    expect(sheet.getRange('B2:C3').protect().getRange().getA1Notation()).toBe('B2:C3');
  });
});
