import { filterNativeTable, makeNativeTable } from '../../../../local/emulator/grid/structure/native-table';
import { rect } from '../grid/builders';
import { callAnyhow, type Desk, openDesk } from './fake-execution';

/** Rows 2 to 6 say "on" or "off" in column A and count in column B. */
function listed(): Desk {
  const desk = openDesk();
  const rows = ['on', 'off', 'on', 'off', 'on'].map((word, index) => [word, index + 1]);
  desk.sheet.getRange('A1:B6').setValues([['state', 'n'], ...rows]);
  return desk;
}

const hidden = ({ sheet }: Desk): number[] =>
  [2, 3, 4, 5, 6].filter((row) => sheet.isRowHiddenByFilter(row) || sheet.isRowHiddenByUser(row));

describe('a filter', () => {
  test('is lifted and put back as it was', () => {
    const desk = listed();
    const { app, sheet } = desk;
    const filter = sheet.getRange('A1:B6').createFilter();
    filter.setColumnFilterCriteria(1, app.newFilterCriteria().setHiddenValues(['off']).build());
    filter.setColumnFilterCriteria(2, app.newFilterCriteria().whenNumberLessThan(4).build());
    const before = hidden(desk);
    expect(before).toEqual([3, 5, 6]);

    const range = filter.getRange();
    const kept = [1, 2].map((column) => filter.getColumnFilterCriteria(column));
    filter.remove();
    expect(sheet.getFilter()).toBeNull();
    expect(hidden(desk)).toEqual([]);
    const again = range.createFilter();
    for (const [index, criteria] of kept.entries()) again.setColumnFilterCriteria(index + 1, criteria);
    expect(hidden(desk)).toEqual(before);
    expect(again.getColumnFilterCriteria(1)?.getHiddenValues()).toEqual(['off']);
    expect(String(again.getColumnFilterCriteria(2)?.getCriteriaType())).toBe('NUMBER_LESS_THAN');
    expect(again.getColumnFilterCriteria(2)?.getCriteriaValues()).toEqual([4]);
    expect(again.getRange().getA1Notation()).toBe('A1:B6');
  });

  test('is made anew from the type, the values and the hidden texts of its criteria', () => {
    const desk = listed();
    const { app, sheet } = desk;
    const filter = sheet.getRange('A1:B6').createFilter();
    filter.setColumnFilterCriteria(1, app.newFilterCriteria().setHiddenValues(['off']).build());
    filter.setColumnFilterCriteria(2, app.newFilterCriteria().whenNumberBetween(1, 3).build());
    const before = hidden(desk);
    const journal = [1, 2].map((column) => {
      const criteria = filter.getColumnFilterCriteria(column);
      const type: unknown = criteria?.getCriteriaType() ?? null;
      return { type, values: criteria?.getCriteriaValues(), texts: criteria?.getHiddenValues() ?? [] };
    });
    expect(journal[0]?.type).toBeNull();
    filter.remove();
    const again = sheet.getRange('A1:B6').createFilter();
    for (const [index, { type, values, texts }] of journal.entries()) {
      const builder = app.newFilterCriteria().setHiddenValues(texts);
      if (type !== null) callAnyhow(builder, 'withCriteria', type, values);
      again.setColumnFilterCriteria(index + 1, builder.build());
    }
    expect(before).toEqual([3, 5, 6]);
    expect(hidden(desk)).toEqual(before);
  });

  test('forgets the criteria of one column', () => {
    const desk = listed();
    const filter = desk.sheet.getRange('A1:B6').createFilter();
    filter.setColumnFilterCriteria(1, desk.app.newFilterCriteria().setHiddenValues(['on']).build());
    expect(hidden(desk)).toEqual([2, 4, 6]);
    filter.removeColumnFilterCriteria(1);
    expect(hidden(desk)).toEqual([]);
    expect(filter.getColumnFilterCriteria(1)).toBeNull();
    expect(desk.sheet.getRange('B2').getFilter()?.getRange().getA1Notation()).toBe('A1:B6');
  });
});

test('rows that the filter of a native table hides are told from those hidden by hand, and neither lifts the other', () => {
  const desk = listed();
  const { sheet, state } = desk;
  makeNativeTable(state, sheet.getSheetId(), rect('A1:B6'));
  filterNativeTable(state, sheet.getSheetId(), 0, 1, ['off']);
  sheet.hideRows(4);
  const told = () => [3, 4, 5].map((row) => [sheet.isRowHiddenByFilter(row), sheet.isRowHiddenByUser(row)]);
  expect(told()).toEqual([
    [true, false],
    [false, true],
    [true, false],
  ]);
  expect(sheet.getFilter()).toBeNull();
  sheet.showRows(1, 6);
  expect(hidden(desk)).toEqual([3, 5]);
  sheet.hideRows(3, 2);
  filterNativeTable(state, sheet.getSheetId(), 0, 1, []);
  expect(hidden(desk)).toEqual([3, 4]);
});

test('a rule of conditional formats is put on other ranges, and is otherwise as it was', () => {
  const { app, sheet, state } = listed();
  const rule = app
    .newConditionalFormatRule()
    .whenNumberGreaterThan(2)
    .setBackground('#ff0000')
    .setRanges([sheet.getRange('B2:B6')])
    .build();
  sheet.setConditionalFormatRules([rule]);
  const moved = sheet.getConditionalFormatRules().map((one) =>
    one
      .copy()
      .setRanges([sheet.getRange('B2:B3'), sheet.getRange('D2:D3')])
      .build(),
  );
  sheet.setConditionalFormatRules(moved);
  const [now] = sheet.getConditionalFormatRules();
  expect(now?.getRanges().map((range) => range.getA1Notation())).toEqual(['B2:B3', 'D2:D3']);
  expect(now?.getBooleanCondition()?.getCriteriaValues()).toEqual([2]);
  expect(state.sheets[0]?.conditionalFormats.map((one) => one.style)).toEqual([{ background: '#ff0000' }]);
  expect(rule.getRanges().map((range) => range.getA1Notation())).toEqual(['B2:B6']);
});
