import { callAnyhow, type Desk, openDesk } from './fake-execution';

/** One object of every service class, with the name its calls are counted under. */
function everyService({ app, spreadsheet, sheet }: Desk): Readonly<Record<string, object>> {
  const range = sheet.getRange('A:A');
  spreadsheet.setNamedRange('named', range);
  range.addDeveloperMetadata('k', 'v');
  const [metadata] = spreadsheet.createDeveloperMetadataFinder().find();
  const style = app.newTextStyle().setBold(true);
  const text = app.newRichTextValue().setText('x');
  const validation = app.newDataValidation().requireTextContains('x');
  const criteria = app.newFilterCriteria().whenCellEmpty();
  const rule = app.newConditionalFormatRule().whenCellEmpty().setRanges([range]);
  return {
    SpreadsheetApp: app,
    Spreadsheet: spreadsheet,
    Sheet: sheet,
    Range: sheet.getRange('B2'),
    RangeList: sheet.getRangeList(['B2', 'D4']),
    TextRotation: sheet.getRange('B2').getTextRotation(),
    DeveloperMetadata: metadata ?? {},
    DeveloperMetadataLocation: metadata?.getLocation() ?? {},
    DeveloperMetadataFinder: sheet.createDeveloperMetadataFinder(),
    Protection: range.protect(),
    NamedRange: spreadsheet.getNamedRanges()[0] ?? {},
    Banding: range.applyRowBanding(),
    Filter: sheet.getRange('C1:C5').createFilter(),
    FilterCriteria: criteria.build(),
    FilterCriteriaBuilder: criteria,
    DataValidation: validation.build(),
    DataValidationBuilder: validation,
    ConditionalFormatRule: rule.build(),
    ConditionalFormatRuleBuilder: rule,
    BooleanCondition: rule.build().getBooleanCondition() ?? {},
    RichTextValue: text.build(),
    RichTextValueBuilder: text,
    TextStyle: style.build(),
    TextStyleBuilder: style,
  };
}

const CLASSES = Object.keys(everyService(openDesk()));

/** Those of its class too. */
function namesIn(service: object): readonly string[] {
  const names: string[] = [];
  for (const name in service) names.push(name);
  return names;
}

describe('every service class', () => {
  test.each(CLASSES)('%s counts each of its methods before it does anything else', (className) => {
    const methods = namesIn(everyService(openDesk())[className] ?? {});
    const uncounted = methods.filter((method) => {
      const desk = openDesk();
      const service = everyService(desk)[className] ?? {};
      const body: unknown = Reflect.get(service, method);
      if (typeof body !== 'function' || method === 'toString') return false;
      desk.execution.calls.length = 0;
      try {
        Reflect.apply(body, service, []);
      } catch {
        // Without arguments most methods refuse; what matters is that they had been counted.
      }
      return desk.execution.calls[0]?.name !== `${className}.${method}`;
    });
    expect(methods.length).toBeGreaterThan(1);
    expect(uncounted).toEqual([]);
  });

  test.each(CLASSES)('%s has its name as text', (className) => {
    expect(callAnyhow(everyService(openDesk())[className] ?? {}, 'toString')).toBe(className);
  });

  test('bulk calls say how many cells they touch', () => {
    const { sheet, execution } = openDesk();
    execution.calls.length = 0;
    sheet.getRange('A1:C4').setValue(1).getValues();
    expect(execution.calls).toEqual([
      { name: 'Sheet.getRange', cost: { cells: 0 } },
      { name: 'Range.setValue', cost: { cells: 12 } },
      { name: 'Range.getValues', cost: { cells: 12 } },
    ]);
  });
});
