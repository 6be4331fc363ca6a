about('Text in cells: setValues');

for (const text of [
  '=1+1',
  '+1+1',
  '+49 1',
  '00123',
  '2024-05-17',
  '1/2',
  'TRUE',
  '1e5',
  '12%',
  "'x",
  "''",
  '\uFEFF=1+1',
  '@A1',
  '-1',
]) {
  check(
    `an apostrophe keeps ${JSON.stringify(text).replace('\uFEFF', '\\uFEFF')}`,
    {
      source: 'google.md §6.1',
      status: 'assumed',
      expected: [text, ''],
      change: 'No text is safe: src/gas/sheet/writing.ts (plainValue) needs another way to say "this is text".',
    },
    () => {
      const cell = fresh().getRange('A1');
      cell.setValues([[`'${text}`]]);
      SpreadsheetApp.flush();
      return [cell.getValue(), cell.getFormula()];
    },
  );
}

check(
  'a text that a rule rejects is refused, and written where the rule is away',
  {
    source: 'google.md §6.1',
    status: 'assumed',
    expected: ['refused', "y's"],
    change: 'src/gas/sheet/writing.ts (writePastRules) takes rules off where a write throws.',
  },
  () => {
    const range = fresh().getRange('A1');
    range.setDataValidation(SpreadsheetApp.newDataValidation().requireTextContains('x').setAllowInvalid(false).build());
    const first = orRefused(() => {
      range.setValues([["'y's"]]);
      return 'written';
    });
    range.clearDataValidations();
    range.setValues([["'y's"]]);
    SpreadsheetApp.flush();
    return [first, range.getValue()];
  },
);

check(
  'an apostrophe in a text cell is part of the text',
  {
    source: 'google.md §6.1',
    status: 'assumed',
    expected: "'x",
    change: 'src/gas/sheet/writing.ts may write one apostrophe in cells of format @ too.',
  },
  () => fresh().getRange('A1').setNumberFormat('@').setValue("'x").getValue(),
);

check(
  'a text with "=" in a text cell',
  {
    source:
      'google.md §6.1; https://developers.google.com/apps-script/reference/spreadsheet/range: a leading "=" is a formula',
    status: 'assumed',
    variant: 'formulaTextInTextCell',
    readings: { formula: '=1+1', text: '' },
    change: 'Fix the variant; src/gas/sheet/writing.ts may then write text cells bare.',
  },
  () => fresh().getRange('A1').setNumberFormat('@').setValue('=1+1').getFormula(),
);

check(
  'a web address stays its text without an apostrophe',
  {
    source: 'our own code, src/gas/sheet/edits.ts',
    status: 'assumed',
    expected: ['https://example.com/a', ''],
    change:
      'src/gas/sheet/edits.ts must write addresses with an apostrophe. Where the link is null, they cannot be clicked.',
  },
  () => {
    const cell = fresh().getRange('A1');
    cell.setValues([['https://example.com/a']]);
    SpreadsheetApp.flush();
    detail(`link: ${cell.getRichTextValue().getLinkUrl()}`);
    return [cell.getValue(), cell.getFormula()];
  },
);

check(
  'digits in a text cell stay text',
  {
    source: 'google.md §6.1',
    status: 'assumed',
    expected: ['string', '00123'],
    change: 'src/gas/sheet/edits.ts must write an apostrophe there.',
  },
  () => {
    const value = fresh().getRange('A1').setNumberFormat('@').setValue('00123').getValue();
    return [typeof value, value];
  },
);

check(
  'the automatic format and its name',
  {
    source: 'google.md §6.1',
    status: 'assumed',
    expected: ['0.###############', '0.###############'],
    change: 'src/gas/sheet/edits.ts knows automatic cells by this format.',
  },
  () => {
    const cell = fresh().getRange('A1');
    return [cell.getNumberFormat(), cell.setNumberFormat('0.00').setNumberFormat('general').getNumberFormat()];
  },
);

check(
  'a date is a Date of this script',
  {
    source: 'google.md §6.2',
    status: 'assumed',
    expected: true,
    change: 'src/gas/sheet/read-block.ts must know dates otherwise.',
  },
  () => fresh().getRange('A1').setValue(new Date()).getValue() instanceof Date,
);

check(
  'when a write that cannot be done throws',
  {
    source: 'https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet-app (flush); google.md §6.3',
    status: 'assumed',
    variant: 'errorsSurface',
    readings: { atCall: 'atCall', atFlush: 'atFlush' },
    change: 'Fix the variant. "never": src/sync/publish/prepare/obstacles.ts looks for rules that reject in vain.',
  },
  () => {
    const cell = fresh().getRange('A1');
    cell.setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['a']).setAllowInvalid(false).build());
    SpreadsheetApp.flush();
    try {
      cell.setValue('b');
    } catch {
      return 'atCall';
    }
    try {
      SpreadsheetApp.flush();
    } catch {
      return 'atFlush';
    }
    return 'never';
  },
);
