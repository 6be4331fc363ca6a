import { callAnyhow, type Desk, openDesk } from './fake-execution';

const DAY = new Date('2026-05-17T00:00:00Z');
const LATER = new Date('2026-06-01T00:00:00Z');

/** Method, arguments, the name of the criterion; the values that come back are the arguments. */
const VALIDATIONS: readonly (readonly [string, readonly unknown[], string])[] = [
  ['requireDateEqualTo', [DAY], 'DATE_EQUAL_TO'],
  ['requireDateNotBetween', [DAY, LATER], 'DATE_NOT_BETWEEN'],
  ['requireDateBetween', [DAY, LATER], 'DATE_BETWEEN'],
  ['requireNumberNotBetween', [3, 4], 'NUMBER_NOT_BETWEEN'],
  ['requireDate', [], 'DATE_IS_VALID_DATE'],
  ['requireNumberBetween', [3, 4], 'NUMBER_BETWEEN'],
  ['requireNumberGreaterThanOrEqualTo', [3], 'NUMBER_GREATER_THAN_OR_EQUAL_TO'],
  ['requireNumberLessThanOrEqualTo', [3], 'NUMBER_LESS_THAN_OR_EQUAL_TO'],
  ['requireNumberNotEqualTo', [3], 'NUMBER_NOT_EQUAL_TO'],
  ['requireTextDoesNotContain', ['x'], 'TEXT_DOES_NOT_CONTAIN'],
  ['requireTextEqualTo', ['x'], 'TEXT_EQUAL_TO'],
  ['requireTextIsEmail', [], 'TEXT_IS_VALID_EMAIL'],
  ['requireTextIsUrl', [], 'TEXT_IS_VALID_URL'],
  ['requireCheckbox', ['on', 'off'], 'CHECKBOX'],
  ['requireFormulaSatisfied', ['=B1>2'], 'CUSTOM_FORMULA'],
];

const CONDITIONS: readonly (readonly [string, readonly unknown[], string])[] = [
  ['whenCellNotEmpty', [], 'CELL_NOT_EMPTY'],
  ['whenDateAfter', [DAY], 'DATE_AFTER'],
  ['whenDateBefore', [DAY], 'DATE_BEFORE'],
  ['whenFormulaSatisfied', ['=A1=2'], 'CUSTOM_FORMULA'],
  ['whenNumberBetween', [1, 2], 'NUMBER_BETWEEN'],
  ['whenNumberNotEqualTo', [0], 'NUMBER_NOT_EQUAL_TO'],
  ['whenTextDoesNotContain', ['x'], 'TEXT_DOES_NOT_CONTAIN'],
  ['whenTextEndsWith', ['x'], 'TEXT_ENDS_WITH'],
];

const said = (service: object): readonly unknown[] => [
  String(callAnyhow(service, 'getCriteriaType')),
  callAnyhow(service, 'getCriteriaValues'),
];

const built = (builder: object): object => Object(callAnyhow(builder, 'build'));

describe('data validation', () => {
  test('a new builder says that it has nothing yet', () => {
    const builder = openDesk().app.newDataValidation();
    expect([builder.getCriteriaType(), builder.getCriteriaValues(), builder.getHelpText()]).toEqual([null, [], null]);
    expect([builder.getAllowInvalid(), builder.setAllowInvalid(false).getAllowInvalid()]).toEqual([true, false]);
  });

  test.each(VALIDATIONS)('%s(%j) is %s, in the builder, the rule and the cell', (method, values, name) => {
    const { app, sheet } = openDesk();
    const builder = app.newDataValidation();
    callAnyhow(builder, method, ...values);
    const cell = sheet.getRange('A1').setDataValidation(builder.build());
    for (const service of [builder, built(builder), Object(cell.getDataValidation())]) {
      expect(said(service)).toEqual([name, values]);
    }
  });

  test('a range is given back as one, on its own sheet', () => {
    const { app, spreadsheet, sheet } = openDesk();
    const other = spreadsheet.insertSheet("Ann's list");
    const rule = app.newDataValidation().requireValueInRange(other.getRange('B2:B9'), false).build();
    const [range, dropDown]: readonly unknown[] =
      sheet.getRange('A1').setDataValidation(rule).getDataValidation()?.getCriteriaValues() ?? [];
    expect([callAnyhow(Object(range), 'getA1Notation'), callAnyhow(Object(range), 'getGridId'), dropDown]).toEqual([
      'B2:B9',
      other.getSheetId(),
      false,
    ]);
  });

  test('numbers and dates are nothing else, but withCriteria takes anything', () => {
    const { app } = openDesk();
    for (const [method, value] of [
      ['requireDateAfter', '=B1'],
      ['requireDateEqualTo', 45_000],
      ['requireNumberEqualTo', '1'],
      ['requireNumberLessThan', DAY],
    ] as const) {
      expect(() => callAnyhow(app.newDataValidation(), method, value)).toThrow("don't match the method signature");
    }
    const freely = app.newDataValidation().withCriteria(app.DataValidationCriteria.DATE_AFTER, ['=B1']);
    expect(said(freely.build())).toEqual(['DATE_AFTER', ['=B1']]);
    expect(() => callAnyhow(app.newDataValidation(), 'withCriteria', 'DATE_AFTER', [])).toThrow('signature');
  });

  test('a copy of a rule is a builder of its own', () => {
    const { app } = openDesk();
    const rule = app.newDataValidation().requireNumberEqualTo(1).setHelpText('one').build();
    const copy = rule.copy().requireNumberEqualTo(2);
    expect([said(rule), said(copy), copy.getHelpText()]).toEqual([
      ['NUMBER_EQUAL_TO', [1]],
      ['NUMBER_EQUAL_TO', [2]],
      'one',
    ]);
  });
});

describe.each([
  ['filter criteria', ({ app }: Desk): object => app.newFilterCriteria(), (builder: object) => built(builder)],
  [
    'conditional formats',
    ({ app, sheet }: Desk): object => app.newConditionalFormatRule().setRanges([sheet.getRange('A1:A3')]),
    (builder: object) => Object(callAnyhow(built(builder), 'getBooleanCondition')),
  ],
])('%s', (_name, make, conditionOf) => {
  test.each(CONDITIONS)('%s(%j) is %s', (method, values, name) => {
    const builder = make(openDesk());
    callAnyhow(builder, method, ...values);
    expect(said(conditionOf(builder))).toEqual([name, values]);
  });

  test('a date may be relative, and says so in its name', () => {
    const desk = openDesk();
    const { RelativeDate } = desk.app;
    const builder = make(desk);
    callAnyhow(builder, 'whenDateEqualTo', RelativeDate.YESTERDAY);
    expect(said(conditionOf(builder))).toEqual(['DATE_EQUAL_TO_RELATIVE', [RelativeDate.YESTERDAY]]);
  });

  test('any criterion can be given with its values', () => {
    const desk = openDesk();
    const builder = make(desk);
    callAnyhow(builder, 'withCriteria', desk.app.BooleanCriteria.NUMBER_BETWEEN, [5, 6]);
    expect(said(conditionOf(builder))).toEqual(['NUMBER_BETWEEN', [5, 6]]);
  });

  test('a text where a number or a date belongs is refused', () => {
    expect(() => callAnyhow(make(openDesk()), 'whenNumberEqualTo', '1')).toThrow('signature');
    expect(() => callAnyhow(make(openDesk()), 'whenDateAfter', '2026-05-17')).toThrow('signature');
  });
});

test('a conditional format gives back what it paints', () => {
  const { app, sheet } = openDesk();
  const rule = app
    .newConditionalFormatRule()
    .setRanges([sheet.getRange('B2:B5')])
    .whenTextContains('x')
    .setBackground('LightCoral')
    .setItalic(true)
    .setUnderline(false);
  sheet.setConditionalFormatRules([rule.build()]);
  const [back] = sheet.getConditionalFormatRules();
  const condition = back?.getBooleanCondition();
  expect([condition?.getBackground(), condition?.getItalic(), condition?.getUnderline(), condition?.getBold()]).toEqual(
    ['#f08080', true, false, null],
  );
  expect(back?.copy().getRanges()[0]?.getA1Notation()).toBe('B2:B5');
});

test('criteria that only hide values have no type', () => {
  const criteria = openDesk().app.newFilterCriteria().setHiddenValues(['a']).build();
  expect([criteria.getCriteriaType(), criteria.getHiddenValues()]).toEqual([null, ['a']]);
});
