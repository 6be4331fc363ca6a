import { callAnyhow, openDesk } from './fake-execution';

describe('values of a range', () => {
  test('come back as numbers, booleans, strings, Dates and "" for empty', () => {
    const { sheet } = openDesk();
    sheet.getRange('A1:F1').setValues([[1.5, true, 'text', new Date('2024-05-17T10:30:00Z'), '', '=1/0']]);
    const [row] = sheet.getRange('A1:F1').getValues();
    expect(row).toEqual([1.5, true, 'text', new Date('2024-05-17T10:30:00Z'), '', '#DIV/0!']);
    expect(sheet.getRange('A1:F1').getDisplayValues()).toEqual([
      ['1.5', 'TRUE', 'text', '5/17/2024 10:30:00', '', '#DIV/0!'],
    ]);
  });

  test('a serial under a date format is a Date of the spreadsheet zone, under a number format a number', () => {
    const { sheet } = openDesk({ timeZone: 'Europe/Paris' });
    const cell = sheet.getRange('A1').setNumberFormat('yyyy-mm-dd').setValue(45474);
    expect(cell.getValue()).toEqual(new Date('2024-06-30T22:00:00Z'));
    expect(cell.getDisplayValue()).toBe('2024-07-01');
    expect(cell.setNumberFormat('0').getValue()).toBe(45474);
  });

  test('text that looks like something else arrives as it is only behind an apostrophe', () => {
    const { sheet } = openDesk();
    const texts = ['=IMPORTXML("http://x")', '+33 6', '00123', '2024-05-17', 'TRUE', "'quoted", "it's"];
    const range = sheet.getRange(1, 1, texts.length, 1);
    range.setValues(texts.map((text) => [`'${text}`]));
    expect(range.getValues()).toEqual(texts.map((text) => [text]));
    expect(range.getFormulas().flat().join('')).toBe('');
    range.setValues(texts.map((text) => [text]));
    expect(range.getFormulas()).toEqual([['=IMPORTXML("http://x")'], ['=+33 6'], [''], [''], [''], [''], ['']]);
    expect(range.getNumberFormats().slice(2, 5)).toEqual([
      ['0.###############'],
      ['yyyy-mm-dd'],
      ['0.###############'],
    ]);
  });

  test('in a plain text cell the apostrophe stays and "=" is a formula all the same', () => {
    const { sheet } = openDesk();
    const range = sheet
      .getRange('A1:C1')
      .setNumberFormat('@')
      .setValues([["'00123", '00123', '=1+1']]);
    expect(range.getValues()).toEqual([["'00123", '00123', 2]]);
  });

  test('a typed date takes a date format, but not where the person has chosen one', () => {
    const { sheet } = openDesk();
    sheet.getRange('A2').setNumberFormat('0.0');
    sheet.getRange('A1:A2').setValues([['2024-05-17'], ['2024-05-17']]);
    expect(sheet.getRange('A1:A2').getDisplayValues()).toEqual([['2024-05-17'], ['45429.0']]);
    expect(sheet.getRange('A1:A2').getNumberFormats()).toEqual([['yyyy-mm-dd'], ['0.0']]);
  });

  test('that an array formula fills have no formula, count as values and go with it', () => {
    const { sheet } = openDesk();
    sheet.getRange('A1:A3').setValues([['a'], [''], ['c']]);
    sheet.getRange('C1').setFormula('=ARRAYFORMULA(IF(A1:A9="","",A1:A9&"!"))');
    expect(sheet.getRange('C1:C3').getFormulas()).toEqual([['=ARRAYFORMULA(IF(A1:A9="","",A1:A9&"!"))'], [''], ['']]);
    expect(sheet.getRange('C3').getFormula()).toBe('');
    expect(sheet.getRange('C3').getFormulaR1C1()).toBeNull();
    expect(sheet.getRange('C1:C3').getValues()).toEqual([['a!'], [''], ['c!']]);
    expect(sheet.getRange('C3').getRichTextValue()?.getText()).toBe('c!');
    expect([sheet.getLastRow(), sheet.getLastColumn(), sheet.getDataRange().getA1Notation()]).toEqual([9, 3, 'A1:C9']);
    expect([sheet.getRange('C3').isBlank(), sheet.getRange('C2').isBlank(), sheet.getRange('C10').isBlank()]).toEqual([
      false,
      false,
      true,
    ]);
    sheet.appendRow(['below']);
    expect(sheet.getRange('A10').getValue()).toBe('below');
    sheet.getRange('C1').clearContent();
    expect([sheet.getRange('C1:C9').isBlank(), sheet.getLastColumn()]).toEqual([true, 1]);
  });

  test('an array formula copied elsewhere is the formula, seen from there', () => {
    const { sheet } = openDesk();
    sheet.getRange('A1:B2').setValues([
      [1, 10],
      [2, 20],
    ]);
    sheet.getRange('D1').setFormula('=ARRAYFORMULA(A1:A2*2)');
    sheet.getRange('D1').copyTo(sheet.getRange('E1'));
    expect(sheet.getRange('E1').getFormula()).toBe('=ARRAYFORMULA(B1:B2*2)');
    expect(sheet.getRange('D1:E2').getValues()).toEqual([
      [2, 20],
      [4, 40],
    ]);
  });

  test('setValue fills the whole range', () => {
    const { sheet } = openDesk();
    sheet.getRange('A1:B2').setValue('x');
    expect(sheet.getDataRange().getValues()).toEqual([
      ['x', 'x'],
      ['x', 'x'],
    ]);
  });

  test('rows hidden by hand or by a filter are written like any other', () => {
    const { sheet, app } = openDesk();
    sheet.getRange('A1:A4').setValues([['head'], ['a'], ['b'], ['c']]);
    const hideB = app.newFilterCriteria().setHiddenValues(['b']).build();
    sheet.getRange('A1:A4').createFilter().setColumnFilterCriteria(1, hideB);
    sheet.hideRows(4);
    expect([2, 3, 4].map((row) => [sheet.isRowHiddenByFilter(row), sheet.isRowHiddenByUser(row)])).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
    sheet.getRange('A2:A4').setValues([[1], [2], [3]]);
    expect(sheet.getRange('A2:A4').getValues()).toEqual([[1], [2], [3]]);
  });

  test('rich text is text, whatever it looks like, and keeps its links', () => {
    const { sheet, app } = openDesk();
    const link = app.newRichTextValue().setText('=see site').setLinkUrl(5, 9, 'https://example.com').build();
    const plain = app.newRichTextValue().setText('00123').build();
    sheet.getRange('A1:B1').setRichTextValues([[link, plain]]);
    expect(sheet.getRange('A1:B1').getValues()).toEqual([['=see site', '00123']]);
    const [back] = sheet.getRange('A1:B1').getRichTextValues()[0] ?? [];
    expect(back?.getRuns().map((run) => [run.getText(), run.getLinkUrl()])).toEqual([
      ['=see ', null],
      ['site', 'https://example.com'],
    ]);
    sheet.getRange('C1').setValue(5);
    expect(sheet.getRange('C1').getRichTextValue()).toBeNull();
  });
});

describe('the extent of a sheet', () => {
  test('an empty one has no last row, and A1 as data range', () => {
    const { sheet } = openDesk();
    expect([sheet.getLastRow(), sheet.getLastColumn(), sheet.getDataRange().getA1Notation()]).toEqual([0, 0, 'A1']);
  });

  test('formats and notes are no content', () => {
    const { sheet } = openDesk();
    sheet.getRange('Z900').setBackground('red').setNote('n');
    sheet.getRange('B3').setValue(1);
    expect([sheet.getLastRow(), sheet.getLastColumn()]).toEqual([3, 2]);
  });

  test('appendRow writes below the content and grows the grid at its end', () => {
    const { sheet } = openDesk();
    sheet.getRange('A1000').setValue('last');
    sheet.appendRow(['=1+1', '00123']);
    expect(sheet.getMaxRows()).toBe(1001);
    expect(sheet.getRange('A1001:B1001').getValues()).toEqual([[2, 123]]);
  });
});

describe('formulas of a range', () => {
  test('read and write in both notations', () => {
    const { sheet } = openDesk();
    sheet.getRange('A1:B1').setValues([[2, 3]]);
    sheet.getRange('C1:C2').setFormulaR1C1('=RC[-2]*R1C2');
    expect(sheet.getRange('C1:C2').getFormulas()).toEqual([['=A1*$B$1'], ['=A2*$B$1']]);
    expect(sheet.getRange('C1:C2').getFormulasR1C1()).toEqual([['=R[0]C[-2]*R1C2'], ['=R[0]C[-2]*R1C2']]);
    expect(sheet.getRange('C1').getValue()).toBe(6);
    sheet.getRange('D1:D2').setFormula('=SUM(A1:$B1)');
    expect(sheet.getRange('D1:D2').getFormulas()).toEqual([['=SUM(A1:$B1)'], ['=SUM(A2:$B2)']]);
    expect(sheet.getRange('A1:C1').getFormulas()).toEqual([['', '', '=A1*$B$1']]);
    expect(sheet.getRange('A1:A1').getFormulasR1C1()).toEqual([[null]]);
    sheet.getRange('C1:D1').setFormulas([['', 'A1+1']]);
    expect(sheet.getRange('C1:D1').getFormulas()).toEqual([['', '=A1+1']]);
    sheet.getRange('C2').setFormulasR1C1([['=R[-1]C']]);
    expect(sheet.getRange('C2').getFormula()).toBe('=C1');
  });
});

describe('looks of a range', () => {
  test('styles are stored cell by cell and cleared apart from contents and notes', () => {
    const { sheet, app } = openDesk();
    const range = sheet.getRange('A1:B1').setValues([['a', 'b']]);
    range
      .setFontWeights([['bold', 'normal']])
      .setBackgrounds([['#FF0000', null]])
      .setFontColor('blue');
    range
      .setWrapStrategy(app.WrapStrategy.CLIP)
      .setHorizontalAlignment('right')
      .setNotes([['n', null]]);
    expect(range.getFontWeights()).toEqual([['bold', 'normal']]);
    expect(range.getBackgrounds()).toEqual([['#ff0000', '#ffffff']]);
    expect(range.getWrapStrategy()).toBe(app.WrapStrategy.CLIP);
    expect(range.getHorizontalAlignments()).toEqual([['right', 'right']]);
    expect(range.getNotes()).toEqual([['n', '']]);
    range.clearContent();
    expect([range.getValues(), range.getNote(), range.getFontWeight()]).toEqual([[['', '']], 'n', 'bold']);
    range.clearFormat();
    expect([range.getFontWeight(), range.getNote()]).toEqual(['normal', 'n']);
    range.clearNote();
    expect(range.getNotes()).toEqual([['', '']]);
  });

  test('number formats reset with "general", not with null', () => {
    const { sheet } = openDesk();
    const cell = sheet.getRange('A1').setNumberFormat('0.00').setValue(1);
    expect(cell.getDisplayValue()).toBe('1.00');
    cell.setNumberFormat('general');
    expect([cell.getNumberFormat(), cell.getDisplayValue()]).toEqual(['0.###############', '1']);
    expect(() => callAnyhow(cell, 'setNumberFormat', null)).toThrow('Invalid argument: null');
  });
});
