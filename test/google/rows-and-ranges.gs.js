about('Inserted and deleted rows; array formulas');

check(
  'where inserted rows have their look from',
  {
    source:
      'google.md §6.5: claims contradict each other; https://developers.google.com/apps-script/reference/spreadsheet/sheet (insertRowsAfter)',
    status: 'assumed',
    variant: 'insertedRowsTakeFrom',
    readings: { namedRow: ['above', 'below'], above: ['above', 'above'], below: ['below', 'below'] },
    change: 'Fix the variant; at the ends of a table src/sync/publish/perform/rows.ts sets the look itself.',
  },
  () =>
    [(sheet) => sheet.insertRowsAfter(2, 1), (sheet) => sheet.insertRowsBefore(3, 1)].map((insert) => {
      const sheet = fresh();
      sheet.getRange('A2:A3').setBackgrounds([['#000002'], ['#000003']]);
      insert(sheet);
      return { '#000002': 'above', '#000003': 'below' }[sheet.getRange('A3').getBackground()] || 'neither';
    }),
);

check(
  'ranges grow by rows inserted inside, and are pushed by rows inserted above',
  {
    source: 'google.md §6.5, tested by others',
    status: 'assumed',
    expected: ['=SUM(A2:A5)', '=SUM(A3:A6)'],
    change: 'src/sync/publish/perform/rows.ts inserts between two records because of it.',
  },
  () => {
    const sheet = fresh();
    const formula = () => sheet.getRange('C1').getFormula();
    sheet.getRange('C1').setFormula('=SUM(A2:A4)');
    sheet.insertRowsBefore(3, 1);
    const inside = formula();
    sheet.insertRowsBefore(2, 1);
    return [inside, formula()];
  },
);

check(
  'an open range drifts when rows come above its first',
  {
    source: 'google.md §6.5, claimed by others',
    status: 'assumed',
    expected: '=SUM(A3:A)',
    change: 'src/sync/publish/perform/rows.ts may insert above the first record.',
  },
  () => {
    const sheet = fresh();
    sheet.getRange('C1').setFormula('=SUM(A2:A)');
    sheet.insertRowsBefore(2, 1);
    return sheet.getRange('C1').getFormula();
  },
);

check(
  'conditional formats, filters and rules follow inserted rows',
  {
    source: 'google.md §6.5',
    status: 'assumed',
    expected: ['A2:A5', 'A1:A5', true],
    change: 'src/sync/publish/perform/reflow.ts must set their ranges.',
  },
  () => {
    const sheet = fresh();
    const rule = SpreadsheetApp.newConditionalFormatRule().whenNumberGreaterThan(3).setBackground('#ff0000');
    sheet.setConditionalFormatRules([rule.setRanges([sheet.getRange('A2:A4')]).build()]);
    sheet
      .getRange('A1:A4')
      .setValues(column(['n', 1, 2, 3]))
      .createFilter();
    sheet.getRange('A4').setDataValidation(SpreadsheetApp.newDataValidation().requireNumberGreaterThan(0).build());
    sheet.insertRowsBefore(3, 1);
    const format = sheet.getConditionalFormatRules()[0].getRanges()[0].getA1Notation();
    const ruled = sheet.getRange('A5').getDataValidation() !== null;
    return [format, sheet.getFilter().getRange().getA1Notation(), ruled];
  },
);

check(
  'cells that are inserted push their own columns only',
  {
    source: 'https://developers.google.com/apps-script/reference/spreadsheet/range (insertCells)',
    status: 'documented',
    expected: ['a - b', 'x y -'],
    change: 'src/sync/publish/perform/reflow.ts must not insert cells where something stands beside a table.',
  },
  () => {
    const sheet = fresh();
    sheet.getRange('A1:B2').setValues([
      ['a', 'x'],
      ['b', 'y'],
    ]);
    sheet.getRange('A2').insertCells(SpreadsheetApp.Dimension.ROWS);
    return [line(sheet.getRange('A1:A3')), line(sheet.getRange('B1:B3'))];
  },
);

check(
  'what an array formula fills has a value and no formula, and goes with it',
  {
    source: 'google.md §6.5, claimed by others',
    status: 'assumed',
    expected: [3, '', '- - -'],
    change: 'src/sync/publish/columns/spills.ts finds filled cells by it.',
  },
  () => {
    const sheet = fresh();
    sheet.getRange('A1').setFormula('=SEQUENCE(3)');
    SpreadsheetApp.flush();
    const filled = sheet.getRange('A3');
    const seen = [filled.getValue(), filled.getFormula()];
    sheet.getRange('A1').clearContent();
    SpreadsheetApp.flush();
    return seen.concat([line(sheet.getRange('A1:A3'))]);
  },
);

check(
  'a value in the way of an array formula makes it #REF!',
  {
    source: 'google.md §6.5',
    status: 'assumed',
    expected: ['#REF!', '', 'x'],
    change: 'A refresh that writes into filled cells must look for something else than #REF!.',
  },
  () => {
    const sheet = fresh();
    sheet.getRange('A1').setFormula('=SEQUENCE(3)');
    sheet.getRange('A3').setValue('x');
    SpreadsheetApp.flush();
    return ['A1', 'A2', 'A3'].map((a1) => sheet.getRange(a1).getDisplayValue());
  },
);

check(
  'array formulas go on working while rows come between and go',
  {
    source: 'google.md §6.5',
    status: 'assumed',
    expected: ['2 4 6', '2 - 4 6'],
    change: 'src/sync/publish/columns/spills.ts must lift array formulas before rows are inserted.',
  },
  () => {
    const sheet = fresh();
    sheet.getRange('A2:A4').setValues(column([1, 2, 3]));
    sheet.getRange('C2').setFormula('=ARRAYFORMULA(IF(A2:A="";"";A2:A*2))');
    SpreadsheetApp.flush();
    const before = line(sheet.getRange('C2:C4'));
    sheet.insertRowsBefore(3, 1);
    SpreadsheetApp.flush();
    return [before, line(sheet.getRange('C2:C5'))];
  },
);
