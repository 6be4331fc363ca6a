about('Pasting: Range.copyTo');

/** What the second of two cells has after the first was pasted onto it whole; `dress` prepares them. */
function afterPaste(dress, look) {
  const sheet = fresh();
  const [from, to] = [sheet.getRange('A1'), sheet.getRange('C5')];
  dress(from, to);
  SpreadsheetApp.flush();
  from.copyTo(to);
  SpreadsheetApp.flush();
  return look(to, sheet);
}

check(
  'a paste carries the note',
  {
    source: UNKNOWN,
    status: 'assumed',
    variant: 'pastedNotes',
    readings: { carried: 'new', lost: 'old' },
    change: 'Fix the variant. src/gas/sheet/copying.ts tries it, and sets again what is lost.',
  },
  () =>
    afterPaste(
      (from, to) => {
        from.setValue('x').setNote('new');
        to.setNote('old');
      },
      (to) => to.getNote(),
    ),
);

check(
  'a paste carries the validation rule',
  {
    source: UNKNOWN,
    status: 'assumed',
    variant: 'pastedValidations',
    readings: { carried: 'new', lost: 'old' },
    change: 'Fix the variant. src/gas/sheet/copying.ts tries it, and sets again what is lost.',
  },
  () =>
    afterPaste(
      (from, to) => {
        from.setValue('new').setDataValidation(ruleFor('new'));
        to.setDataValidation(ruleFor('old'));
      },
      (to) => to.getDataValidation().getCriteriaValues()[0],
    ),
);

check(
  'a paste carries links on words',
  {
    source: UNKNOWN,
    status: 'assumed',
    variant: 'pastedLinks',
    readings: { carried: [null, 'https://example.com'], lost: [null] },
    change: 'Fix the variant. src/gas/sheet/copying.ts tries it, and sets again what is lost.',
  },
  () =>
    afterPaste(
      (from) => {
        const text = SpreadsheetApp.newRichTextValue().setText('see here').setLinkUrl(4, 8, 'https://example.com');
        from.setRichTextValue(text.build());
      },
      (to) =>
        to
          .getRichTextValue()
          .getRuns()
          .map((run) => run.getLinkUrl()),
    ),
);

check(
  'a paste carries chips',
  {
    source: UNKNOWN,
    status: 'assumed',
    variant: 'pastedChips',
    readings: { carried: true, lost: false },
    change: 'Fix the variant. Chips that are lost cannot be made again: rows that hold some must not be pasted.',
  },
  () => {
    const sheet = byHand();
    sheet.getRange('E10').copyTo(sheet.getRange('E12'));
    SpreadsheetApp.flush();
    return seesYes('Sheet "By hand": is there a chip in E12, as in E10?');
  },
);

check(
  'a paste carries pictures in cells, one of contents too',
  {
    source: UNKNOWN,
    status: 'assumed',
    expected: ['object', 'object'],
    change: 'Pictures cannot be written back: rows that hold some must not be pasted (src/gas/sheet/copying.ts).',
  },
  () => {
    const sheet = byHand();
    sheet.getRange('E14').copyTo(sheet.getRange('E16'));
    sheet.getRange('E14').copyTo(sheet.getRange('E18'), { contentsOnly: true });
    SpreadsheetApp.flush();
    return ['E16', 'E18'].map((a1) => typeof sheet.getRange(a1).getValue());
  },
);

check(
  'a paste adds no conditional format',
  {
    source: UNKNOWN,
    status: 'assumed',
    variant: 'pastedConditionalFormats',
    readings: { notMultiplied: 1, multiplied: 2 },
    change: 'Fix the variant. Rules that come are taken away again (src/gas/sheet/filters.ts).',
  },
  () =>
    afterPaste(
      (from) => {
        const sheet = from.getSheet();
        const rule = SpreadsheetApp.newConditionalFormatRule().whenNumberGreaterThan(3).setBackground('#ff0000');
        sheet.setConditionalFormatRules([rule.setRanges([sheet.getRange('A1:A3')]).build()]);
      },
      (to, sheet) => sheet.getConditionalFormatRules().length,
    ),
);

check(
  'what an array formula fills is pasted as constants',
  {
    source: UNKNOWN,
    status: 'assumed',
    variant: 'copiedSpills',
    readings: { asConstants: '2 3', empty: '- -' },
    change: 'Fix the variant; src/sync/publish/columns/spills.ts holds for both.',
  },
  () => {
    const sheet = fresh();
    sheet.getRange('A2').setFormula('=SEQUENCE(3)');
    SpreadsheetApp.flush();
    sheet.getRange('A3:A4').copyTo(sheet.getRange('C3'));
    SpreadsheetApp.flush();
    return line(sheet.getRange('C3:C4'));
  },
);

check(
  'contents alone keep the look of the target; values alone reset it',
  {
    source: 'google.md §6.5, tested by gas-fakes; issue 427192537 of Google',
    status: 'assumed',
    expected: ['#ff0000', '#ffffff'],
    change: 'src/gas/sheet/edits.ts chooses between the two by this.',
  },
  () => {
    const sheet = fresh();
    sheet.getRange('A1').setValue('x');
    sheet.getRange('B1:C1').setBackground('#ff0000');
    sheet.getRange('A1').copyTo(sheet.getRange('B1'), { contentsOnly: true });
    sheet.getRange('A1').copyTo(sheet.getRange('C1'), SpreadsheetApp.CopyPasteType.PASTE_VALUES, false);
    return sheet.getRange('B1:C1').getBackgrounds()[0];
  },
);

check(
  'text that was copied stays text, from a hidden sheet too',
  {
    source: 'google.md §6.1',
    status: 'assumed',
    expected: [
      ['=1+1', '00123', '2024-05-17'],
      ['', '', ''],
    ],
    change: 'Undo and publishing copy texts: src/gas/sheet/edits.ts must write them anew.',
  },
  () => {
    const [from, to] = [fresh(), fresh().getRange('A1:C1')];
    from.getRange('A1:C1').setValues([["'=1+1", "'00123", "'2024-05-17"]]);
    from.hideSheet();
    from.getRange('A1:C1').copyTo(to.setNumberFormat('0.00'), { contentsOnly: true });
    SpreadsheetApp.flush();
    return [to.getValues()[0], to.getFormulas()[0]];
  },
);
