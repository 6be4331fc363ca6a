import { callAnyhow, openDesk } from './fake-execution';

function filled() {
  const desk = openDesk();
  desk.sheet.getRange('A1:C3').setValues([
    ['a1', 'b1', 'c1'],
    ['a2', 'b2', 'c2'],
    ['a3', 'b3', 'c3'],
  ]);
  desk.execution.calls.length = 0;
  return desk;
}

const MISMATCH = "don't match the method signature";

describe('cells that are inserted or deleted alone', () => {
  test('shift their own columns or rows, in one call', () => {
    const { sheet, app, execution } = filled();
    const range = sheet.getRange('B2:C2');
    execution.calls.length = 0;
    expect(range.insertCells(app.Dimension.ROWS)).toBe(range);
    range.deleteCells(app.Dimension.COLUMNS);
    expect(execution.calls.map(({ name, cost }) => [name, cost.cells])).toEqual([
      ['Range.insertCells', 2],
      ['Range.deleteCells', 2],
    ]);
    expect(sheet.getRange('A1:C4').getValues()).toEqual([
      ['a1', 'b1', 'c1'],
      ['a2', '', ''],
      ['a3', 'b2', 'c2'],
      ['', 'b3', 'c3'],
    ]);
  });

  test.each(['insertCells', 'deleteCells'])('%s wants a dimension', (method) => {
    const { sheet, app } = filled();
    for (const wrong of [undefined, 'ROWS', null, app.WrapStrategy.CLIP]) {
      expect(() => callAnyhow(sheet.getRange('A1'), method, wrong)).toThrow(MISMATCH);
    }
    expect(sheet.getRange('A1').getValue()).toBe('a1');
  });
});

describe('a list of ranges', () => {
  test('is done to in one call, whatever its length', () => {
    const { sheet, execution } = filled();
    const list = sheet.getRangeList(['A1', 'B2:C3']);
    execution.calls.length = 0;
    expect(list.clearContent()).toBe(list);
    expect(execution.calls.map(({ name, cost }) => [name, cost.cells])).toEqual([['RangeList.clearContent', 5]]);
    expect(sheet.getRange('A1:C3').getValues()).toEqual([
      ['', 'b1', 'c1'],
      ['a2', '', ''],
      ['a3', '', ''],
    ]);
    list.setValue(7).setNote('seven').setBackground('#ff0000').setNumberFormat('0.0');
    expect(sheet.getRange('B2:C3').getDisplayValues().flat()).toEqual(['7.0', '7.0', '7.0', '7.0']);
    expect(sheet.getRange('A1').getNote()).toBe('seven');
    list.clearFormat().clearNote();
    expect(sheet.getRange('C3').getDisplayValue()).toBe('7');
    expect([sheet.getRange('A1').getBackground(), sheet.getRange('A1').getNote()]).toEqual(['#ffffff', '']);
  });

  test('gives its ranges, of the sheet it was asked of or those that are named', () => {
    const { sheet, spreadsheet } = filled();
    const other = spreadsheet.insertSheet('Other');
    const places = (list: GoogleAppsScript.Spreadsheet.RangeList) =>
      list.getRanges().map((range) => `${range.getSheet().getName()}!${range.getA1Notation()}`);
    expect(places(sheet.getRangeList(['A1', 'B2:C']))).toEqual(['Sheet1!A1', 'Sheet1!B2:C']);
    expect(places(spreadsheet.getRangeList(['A1', 'Sheet1!C2']))).toEqual(['Other!A1', 'Sheet1!C2']);
    expect(places(other.getRangeList([]))).toEqual([]);
  });

  test('refuses what is no list, and what getRange refuses', () => {
    const { sheet } = filled();
    for (const wrong of ['A1', null, [1], [['A1']]])
      expect(() => callAnyhow(sheet, 'getRangeList', wrong)).toThrow(MISMATCH);
    expect(() => sheet.getRangeList(['A1', 'A9999'])).toThrow('outside the dimensions');
  });

  test('reaches hidden rows as its ranges do one by one', () => {
    const { sheet } = openDesk({ variants: { rowsHiddenByHand: 'visibleRowsOnly' } });
    sheet.getRange('A1:A3').setValues([['a'], ['b'], ['c']]);
    sheet.hideRows(2);
    sheet.getRangeList(['A1:A3', 'B1:B3']).clearContent();
    expect(sheet.getRange('A1:A3').getValues().flat()).toEqual(['', 'b', '']);
  });
});

describe('looks are taken away', () => {
  test('by clearFormat, the number format too', () => {
    const { sheet } = filled();
    const range = sheet.getRange('A1');
    range.setValue(0.5).setNumberFormat('0%').setBackground('#123456').setFontWeight('bold').setNote('stays');
    range.clearFormat();
    const plain = sheet.getRange('Z99');
    const look = (one: typeof range) => [one.getNumberFormat(), one.getBackground(), one.getFontWeight()];
    expect(look(range)).toEqual(look(plain));
    expect([range.getDisplayValue(), range.getNote()]).toEqual(['0.5', 'stays']);
  });

  test('one by one, by null or the word for the usual', () => {
    const { sheet, state } = filled();
    const range = sheet.getRange('A1:B2');
    const styles = () =>
      sheet.getRange('A1').getFontWeight() + JSON.stringify(state.sheets[0]?.columns[0]?.styles.items);
    const before = styles();
    range.setBackground('#123456').setFontColor('#654321').setFontWeight('bold').setFontStyle('italic');
    range.setFontLine('underline').setHorizontalAlignment('center').setVerticalAlignment('top');
    expect(styles()).not.toBe(before);
    range.setBackground(null).setFontColor(null).setFontWeight('normal').setFontStyle(null);
    range.setFontLine('none').setHorizontalAlignment(null).setVerticalAlignment(null);
    expect(styles()).toBe(before);
    range.setBackgrounds([
      ['#111111', null],
      [null, '#222222'],
    ]);
    expect(range.getBackgrounds()).toEqual([
      ['#111111', '#ffffff'],
      ['#ffffff', '#222222'],
    ]);
  });
});
