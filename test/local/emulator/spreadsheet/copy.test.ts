import { callAnyhow, type Desk, openDesk } from './fake-execution';

function withData(): Desk {
  const desk = openDesk();
  desk.sheet.getRange('A1:B2').setValues([
    [1, '=A1*10'],
    [2, '=$A$1+A2'],
  ]);
  desk.sheet.getRange('A1').setNumberFormat('0.00').setNote('n').setFontWeight('bold');
  return desk;
}

describe('copyTo', () => {
  test('brings formulas adjusted, formats and notes', () => {
    const { sheet } = withData();
    sheet.getRange('A1:B2').copyTo(sheet.getRange('D5'));
    expect(sheet.getRange('D5:E6').getFormulas()).toEqual([
      ['', '=D5*10'],
      ['', '=$A$1+D6'],
    ]);
    expect(sheet.getRange('D5:E6').getDisplayValues()).toEqual([
      ['1.00', '10'],
      ['2', '3'],
    ]);
    expect([sheet.getRange('D5').getNote(), sheet.getRange('D5').getFontWeight()]).toEqual(['n', 'bold']);
  });

  test('contents only means values', () => {
    const { sheet } = withData();
    sheet.getRange('A1:B2').copyTo(sheet.getRange('D5:E6'), { contentsOnly: true });
    expect(sheet.getRange('D5:E6').getFormulas().flat()).toEqual(['', '', '', '']);
    expect(sheet.getRange('D5:E6').getDisplayValues()).toEqual([
      ['1', '10'],
      ['2', '3'],
    ]);
  });

  test('format only brings no content', () => {
    const { sheet } = withData();
    sheet.getRange('A1').copyTo(sheet.getRange('D5'), { formatOnly: true });
    expect(sheet.getRange('D5').isBlank()).toBe(true);
    expect(sheet.getRange('D5').getNumberFormat()).toBe('0.00');
  });

  test('paste types', () => {
    const { sheet, app } = withData();
    const { CopyPasteType } = app;
    sheet.getRange('B2').copyTo(sheet.getRange('D1'), CopyPasteType.PASTE_FORMULA, false);
    sheet.getRange('B2').copyTo(sheet.getRange('D2'), CopyPasteType.PASTE_VALUES, false);
    sheet.getRange('A1').copyTo(sheet.getRange('D2'), CopyPasteType.PASTE_FORMAT, false);
    sheet.setColumnWidth(1, 222);
    sheet.getRange('A1').copyTo(sheet.getRange('D1'), CopyPasteType.PASTE_COLUMN_WIDTHS, false);
    expect(sheet.getRange('D1:D2').getFormulas()).toEqual([['=$A$1+C1'], ['']]);
    expect(sheet.getRange('D2').getDisplayValue()).toBe('3.00');
    expect(sheet.getColumnWidth(4)).toBe(222);
  });

  test('a larger target gets as many whole copies as fit', () => {
    const { sheet } = openDesk();
    sheet.getRange('A1:B1').setValues([[1, '=A1+1']]);
    sheet.getRange('A1:B1').copyTo(sheet.getRange('A2:D3'));
    expect(sheet.getRange('A2:D3').getFormulasR1C1().flat()).toEqual(
      [0, 1].flatMap(() => [null, '=R[0]C[-1]+1', null, '=R[0]C[-1]+1']),
    );
    sheet.getRange('A1:B1').copyTo(sheet.getRange('F1:H1'));
    expect(sheet.getRange('F1:I1').getDisplayValues()).toEqual([['1', '2', '', '']]);
    sheet.getRange('A1:B1').copyTo(sheet.getRange('J1:N3'));
    expect(sheet.getRange('J1:O4').getDisplayValues()).toEqual([
      ...[1, 2, 3].map(() => ['1', '2', '1', '2', '', '']),
      ['', '', '', '', '', ''],
    ]);
  });

  test('a type needs no third argument, and without one nothing is checked', () => {
    const { sheet, app } = withData();
    const from = sheet.getRange('A1:B1');
    const [first, second] = [sheet.getRange('D1:E1'), sheet.getRange('D2:E2')];
    callAnyhow(from, 'copyTo', first, app.CopyPasteType.PASTE_FORMULA);
    callAnyhow(from, 'copyTo', second, 'no type');
    expect([...first.getFormulas(), ...second.getFormulas()].flat()).toEqual(['', '=D1*10', '', '=D2*10']);
    expect([first.getNote(), second.getNote()]).toEqual(['', 'n']);
    const mismatch = "don't match the method signature for SpreadsheetApp.Range.copyTo";
    expect(() => callAnyhow(from, 'copyTo', first, 'no type', true)).toThrow(mismatch);
    expect(() => callAnyhow(from, 'copyTo', first, app.CopyPasteType.PASTE_VALUES, 1)).toThrow(mismatch);
    expect(() => callAnyhow(from, 'copyTo')).toThrow(mismatch);
  });

  test('values by type take the formats of the target away, contents only leaves them', () => {
    const { sheet, app } = withData();
    const targets = [sheet.getRange('D1'), sheet.getRange('E1')] as const;
    for (const target of targets) target.setBackground('#ff0000');
    sheet.getRange('A1').copyTo(targets[0], app.CopyPasteType.PASTE_VALUES, false);
    sheet.getRange('A1').copyTo(targets[1], { contentsOnly: true });
    expect(targets.map((target) => [target.getValue(), target.getBackground()])).toEqual([
      [1, '#ffffff'],
      [1, '#ff0000'],
    ]);
  });

  test('transposed, rows become columns, with notes, formats and references from where they were', () => {
    const { sheet, app } = withData();
    sheet.getRange('A3:B3').setValues([['x', '=A3']]);
    sheet.getRange('A1:B3').copyTo(sheet.getRange('D5:I6'), app.CopyPasteType.PASTE_NORMAL, true);
    expect(sheet.getRange('D5:I6').getFormulas()).toEqual([
      ['', '', '', '', '', ''],
      ['=C6*10', '=$A$1+D6', '=E6', '=F6*10', '=$A$1+G6', '=H6'],
    ]);
    expect(sheet.getRange('D5:G5').getDisplayValues()).toEqual([['1.00', '2', 'x', '1.00']]);
    expect(sheet.getRange('D5:G5').getNotes()).toEqual([['n', '', '', 'n']]);
  });

  test('copies to edges given by number, on a sheet given by object or id', () => {
    const { sheet, spreadsheet } = withData();
    const other = spreadsheet.insertSheet('Other');
    sheet.getRange('A1:A2').copyValuesToRange(other, 2, 3, 1, 5);
    sheet.getRange('A1').copyFormatToRange(other.getSheetId(), 1, 1, 1, 2);
    expect(other.getRange('A1:C5').getValues()).toEqual([
      ['', 1, 1],
      ['', 2, 2],
      ['', 1, 1],
      ['', 2, 2],
      ['', '', ''],
    ]);
    expect(other.getRange('A1:B2').getNumberFormats()[1]).toEqual(['0.00', '0.###############']);
    expect(() => callAnyhow(sheet.getRange('A1'), 'copyValuesToRange', other, 1, 2, 3)).toThrow('signature');
  });

  test('one formula fills a column down', () => {
    const { sheet } = openDesk();
    sheet.getRange('A1:A500').setValue(7);
    sheet.getRange('B1').setFormula('=A1*2').copyTo(sheet.getRange('B2:B500'));
    expect(new Set(sheet.getRange('B1:B500').getFormulasR1C1().flat())).toEqual(new Set(['=R[0]C[-1]*2']));
  });

  test('overlapping ranges are read before they are written', () => {
    const { sheet } = openDesk();
    sheet.getRange('A1:A4').setValues([[1], [2], [3], [4]]);
    sheet.getRange('A1:A3').copyTo(sheet.getRange('A2'));
    expect(sheet.getRange('A1:A4').getValues()).toEqual([[1], [1], [2], [3]]);
  });

  test('goes to another sheet, also a hidden one', () => {
    const { sheet, spreadsheet } = withData();
    const staging = spreadsheet.insertSheet('staging').hideSheet();
    sheet.getRange('A1:B2').copyTo(staging.getRange('A1'));
    expect(staging.getRange('A1:B2').getDisplayValues()).toEqual([
      ['1.00', '10'],
      ['2', '3'],
    ]);
    expect(staging.getRange('B2').getFormula()).toBe('=$A$1+A2');
  });

  test('leaves out rows that the filter of the source hides', () => {
    const { sheet, app } = openDesk();
    sheet.getRange('A1:A4').setValues([['head'], ['a'], ['b'], ['c']]);
    sheet
      .getRange('A1:A4')
      .createFilter()
      .setColumnFilterCriteria(1, app.newFilterCriteria().whenTextEqualTo('c').build());
    sheet.getRange('A1:A4').copyTo(sheet.getRange('C1'));
    expect(sheet.getRange('C1:C4').getValues()).toEqual([['head'], ['c'], [''], ['']]);
  });

  test('does not leave the grid', () => {
    const { sheet } = withData();
    expect(() => sheet.getRange('A1:B2').copyTo(sheet.getRange('Z1'))).toThrow('outside the dimensions');
    expect(sheet.getRange('Z1').isBlank()).toBe(true);
  });
});

describe('moveTo and sort', () => {
  test('a moved block takes everything with it, and references follow', () => {
    const { sheet, spreadsheet } = withData();
    const other = spreadsheet.insertSheet('Other');
    other.getRange('A1').setFormula('=Sheet1!A1+Sheet1!A2');
    sheet.getRange('A1').moveTo(sheet.getRange('F9'));
    expect(sheet.getRange('A1').isBlank()).toBe(true);
    expect([sheet.getRange('F9').getDisplayValue(), sheet.getRange('F9').getNote()]).toEqual(['1.00', 'n']);
    expect(sheet.getRange('B1:B2').getFormulas()).toEqual([['=F9*10'], ['=$F$9+A2']]);
    expect(other.getRange('A1').getFormula()).toBe('=Sheet1!F9+Sheet1!A2');
  });

  test('a range sorts by several columns of the sheet', () => {
    const { sheet } = openDesk();
    sheet.getRange('B2:C5').setValues([
      ['x', 1],
      ['y', 2],
      ['x', 3],
      ['', 4],
    ]);
    sheet.getRange('B2:C5').sort([
      { column: 2, ascending: true },
      { column: 3, ascending: false },
    ]);
    expect(sheet.getRange('B2:C5').getValues()).toEqual([
      ['x', 3],
      ['x', 1],
      ['y', 2],
      ['', 4],
    ]);
  });
});
