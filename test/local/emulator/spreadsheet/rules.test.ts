import { openDesk } from './fake-execution';

const PROTECTED = 'You are trying to edit a protected cell or object.';

describe('protection', () => {
  test('changes nothing until editors are removed, and then stops the others', () => {
    const { sheet, state } = openDesk();
    const bob = openDesk({ state, userId: 'bob' }).sheet;
    const protection = sheet.getRange('A1:B2').protect().setDescription('mine');
    bob.getRange('A1').setValue(1);
    protection.removeEditors(['bob']);
    expect(bob.getRange('A1').canEdit()).toBe(false);
    expect(bob.getRange('A3').canEdit()).toBe(true);
    expect(() =>
      bob.getRange('A1:C3').setValues([
        [1, 2, 3],
        [1, 2, 3],
        [1, 2, 3],
      ]),
    ).toThrow(PROTECTED);
    expect(() => bob.getRange('C1').copyTo(bob.getRange('A1'))).toThrow(PROTECTED);
    expect(() => bob.getRange('A1').clear()).toThrow(PROTECTED);
    expect(() => bob.deleteRow(1)).toThrow(PROTECTED);
    expect(bob.getRange('A1').getValue()).toBe(1);
    sheet.getRange('A1').setValue('ann may');
    protection.setWarningOnly(true);
    bob.getRange('A1').setValue('warned only');
    protection.setWarningOnly(false).addEditor('bob');
    bob.getRange('A1').setValue('invited');
  });

  test('of a sheet leaves open what is named', () => {
    const { sheet, state, app } = openDesk();
    const bob = openDesk({ state, userId: 'bob' }).sheet;
    sheet
      .protect()
      .removeEditors(['bob'])
      .setUnprotectedRanges([sheet.getRange('B:B')]);
    bob.getRange('B7').setValue('open');
    expect(() => bob.getRange('C7').setValue('closed')).toThrow(PROTECTED);
    expect(() => bob.setName('x')).toThrow(PROTECTED);
    sheet.protect();
    expect(sheet.getProtections(app.ProtectionType.SHEET)).toHaveLength(1);
    sheet.getProtections(app.ProtectionType.SHEET)[0]?.remove();
    bob.getRange('C7').setValue('open again');
  });

  test('moves with its cells', () => {
    const { sheet, state, app } = openDesk();
    const bob = openDesk({ state, userId: 'bob' }).sheet;
    sheet.getRange('B2').protect().removeEditors(['bob']);
    sheet.insertRowsBefore(1, 3);
    expect(sheet.getProtections(app.ProtectionType.RANGE)[0]?.getRange().getA1Notation()).toBe('B5');
    expect(bob.getRange('B2').canEdit()).toBe(true);
  });
});

describe('data validation', () => {
  test('a rule that rejects makes the write throw, and nothing is written', () => {
    const { sheet, app } = openDesk();
    const rule = app.newDataValidation().requireValueInList(['red', 'blue']).setAllowInvalid(false).build();
    sheet.getRange('B1:B2').setDataValidation(rule);
    expect(() => sheet.getRange('A1:B1').setValues([['x', 'green']])).toThrow(
      'The data you entered in cell B1 violates the data validation rules set on this cell.',
    );
    expect(sheet.getRange('A1').isBlank()).toBe(true);
    sheet.getRange('A1:B1').setValues([['x', 'red']]);
    expect(
      sheet
        .getRange('B1:B3')
        .getDataValidations()
        .map(([one]) => one?.getCriteriaValues()[0]),
    ).toEqual([['red', 'blue'], ['red', 'blue'], undefined]);
    sheet.getRange('B1').clearDataValidations().setValue('green');
  });

  test('numbers and dates are compared', () => {
    const { sheet, app } = openDesk();
    const year = app.newDataValidation().requireDateOnOrAfter(new Date('2024-01-01T00:00:00Z')).setAllowInvalid(false);
    sheet.getRange('A1').setDataValidation(year.build());
    sheet.getRange('A1').setValue('2024-05-17');
    expect(() => sheet.getRange('A1').setValue('2023-05-17')).toThrow('violates');
    expect(() => sheet.getRange('A1').setValue('text')).toThrow('violates');
  });

  test('checkboxes hold booleans', () => {
    const { sheet } = openDesk();
    const range = sheet.getRange('A1:A2').insertCheckboxes();
    expect(range.getValues()).toEqual([[false], [false]]);
    range.check();
    expect(range.getValues()).toEqual([[true], [true]]);
    expect(() => range.setValue('yes')).toThrow('violates');
    range.removeCheckboxes();
    expect(range.isBlank()).toBe(true);
  });
});

describe('filter, banding, conditional formats, names', () => {
  test('a sheet has one filter', () => {
    const { sheet } = openDesk();
    expect(sheet.getFilter()).toBeNull();
    const filter = sheet.getRange('A1:C9').createFilter();
    expect(() => sheet.getRange('E1:F2').createFilter()).toThrow('already has a filter');
    expect(sheet.getFilter()?.getRange().getA1Notation()).toBe('A1:C9');
    filter.remove();
    expect(sheet.getFilter()).toBeNull();
    expect(() => filter.getRange()).toThrow('The sheet has no filter.');
  });

  test('cells have one banding', () => {
    const { sheet, app } = openDesk();
    sheet.getRange('A1:C9').applyRowBanding(app.BandingTheme.CYAN, true, false);
    expect(() => sheet.getRange('C9:D10').applyRowBanding()).toThrow('already has alternating background colors');
    expect(sheet.getBandings()[0]?.getHeaderRowColor()).toBe('#4dd0e1');
    sheet.getBandings()[0]?.remove();
    expect(sheet.getBandings()).toEqual([]);
  });

  test('conditional formats are replaced as a whole and follow their cells', () => {
    const { sheet, app } = openDesk();
    const rule = app.newConditionalFormatRule().whenTextContains('x').setBackground('#ff0000');
    sheet.setConditionalFormatRules([rule.setRanges([sheet.getRange('B1:B9')]).build()]);
    sheet.insertColumnBefore(1);
    const [back] = sheet.getConditionalFormatRules();
    expect(back?.getRanges()[0]?.getA1Notation()).toBe('C1:C9');
    expect(back?.getBooleanCondition()?.getCriteriaType()).toBe(app.BooleanCriteria.TEXT_CONTAINS);
    sheet.setConditionalFormatRules([]);
    expect(sheet.getConditionalFormatRules()).toEqual([]);
  });

  test('named ranges can be read by name and follow their cells', () => {
    const { sheet, spreadsheet } = openDesk();
    spreadsheet.setNamedRange('twenty_1', sheet.getRange('B2:C3'));
    sheet.insertRowBefore(1);
    expect(spreadsheet.getRangeByName('TWENTY_1')?.getA1Notation()).toBe('B3:C4');
    expect(sheet.getRange('twenty_1').getA1Notation()).toBe('B3:C4');
    expect(() => spreadsheet.setNamedRange('A1', sheet.getRange('A1'))).toThrow('not valid');
    spreadsheet.getNamedRanges()[0]?.setName('other');
    expect(spreadsheet.getRangeByName('twenty_1')).toBeNull();
    spreadsheet.removeNamedRange('other');
    expect(spreadsheet.getNamedRanges()).toEqual([]);
  });
});

describe('the spreadsheet itself', () => {
  test('says who it is, and where and in which language', () => {
    const { spreadsheet } = openDesk({ timeZone: 'Europe/Paris' });
    expect([spreadsheet.getId(), spreadsheet.getName(), spreadsheet.getUrl()]).toEqual([
      'doc',
      'Doc',
      'https://docs.google.com/spreadsheets/d/doc/edit',
    ]);
    expect([spreadsheet.getSpreadsheetTimeZone(), spreadsheet.getSpreadsheetLocale()]).toEqual([
      'Europe/Paris',
      'en_US',
    ]);
    spreadsheet.setSpreadsheetLocale('fr_FR');
    spreadsheet.getActiveSheet().getRange('A1').setValue('1,5');
    expect(spreadsheet.getActiveSheet().getRange('A1').getValue()).toBe(1.5);
    expect(() => spreadsheet.setSpreadsheetTimeZone('Mars/Olympus')).toThrow('Invalid argument: Mars/Olympus');
  });

  test('keeps its toasts for whoever shows them', () => {
    const { spreadsheet, state } = openDesk();
    spreadsheet.toast('done', 'Twenty', -1);
    expect(state.toasts).toEqual([{ message: 'done', title: 'Twenty', seconds: -1 }]);
  });

  test('no document can be opened by id', () => {
    const { app } = openDesk();
    expect(() => app.openById('doc')).toThrow('You do not have permission to open the document doc.');
  });
});
