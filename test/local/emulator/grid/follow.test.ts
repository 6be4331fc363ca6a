import { writeValidations } from '../../../../local/emulator/grid/edit/validations';
import { createFilter } from '../../../../local/emulator/grid/edit/apply-filter';
import { readContents } from '../../../../local/emulator/grid/edit/contents';
import { isFormula } from '../../../../local/emulator/grid/values/cell';
import { moveBlock } from '../../../../local/emulator/grid/structure/move';
import { findNamedRange, setNamedRange } from '../../../../local/emulator/grid/state/named-ranges';
import { personDeleteRows, personInsertRows } from '../../../../local/emulator/grid/person';
import { insertSheet, renameSheet } from '../../../../local/emulator/grid/structure/sheets';
import type { SheetState, SpreadsheetState } from '../../../../local/emulator/grid/state/state';
import { trackGet } from '../../../../local/emulator/grid/base/track';
import { validationRule } from '../../../../local/emulator/grid/state/validation';
import { fill, firstSheet, newState, rect } from './builders';

type Change = (state: SpreadsheetState, sheet: SheetState) => void;

const insert =
  (at: number, count = 1): Change =>
  (state, sheet) =>
    personInsertRows(state, sheet.id, at, count);
const remove =
  (at: number, count = 1): Change =>
  (state, sheet) =>
    personDeleteRows(state, sheet.id, at, count);

/** What becomes of a reference to rows of another sheet. */
const REFERENCES: readonly (readonly [before: string, what: string, change: Change, after: string])[] = [
  ['C2:C5', 'a row comes above its first', insert(2), 'C3:C6'],
  ['C2:C5', 'a row comes below its first', insert(3), 'C2:C6'],
  ['C2:C5', 'a row comes above its last', insert(5), 'C2:C6'],
  ['C2:C5', 'a row comes below its last', insert(6), 'C2:C5'],
  ['$C$2:$C$5', 'rows come inside', insert(4, 3), '$C$2:$C$8'],
  ['C2:C5', 'a row inside goes', remove(3), 'C2:C4'],
  ['C2:C5', 'its first row goes', remove(2), 'C2:C4'],
  ['C2:C5', 'its last row goes', remove(5), 'C2:C4'],
  ['C2:C5', 'rows above and its first go', remove(1, 2), 'C1:C3'],
  ['C2:C5', 'all its rows go', remove(2, 4), '#REF!'],
  ['C2', 'its row goes', remove(2), '#REF!'],
  ['C2', 'a row comes above', insert(2), 'C3'],
  ['A2:J', 'a row comes above its first: an open range drifts down', insert(2), 'A3:J'],
  ['A2:J', 'a row comes below its first', insert(3), 'A2:J'],
  ['A4:J', 'its first row and the one above go', remove(3, 2), 'A3:J'],
  ['A2:J', 'its first row goes', remove(2), 'A2:J'],
  ['C:C', 'a row comes', insert(1), 'C:C'],
  ['2:5', 'a row comes inside', insert(4), '2:6'],
  ['2:5', 'all go', remove(2, 4), '#REF!'],
];

describe('a reference to rows', () => {
  test.each(REFERENCES)('%s: %s', (before, _what, change, after) => {
    const state = newState();
    const sheet = firstSheet(state);
    const other = insertSheet(state, 'Other');
    fill(state, sheet, 'Z20', [[`=SUM(${before})`]]);
    fill(state, other, 'A1', [[`=SUM(Sheet1!${before})`, `=SUM(${before})`]]);
    change(state, sheet);
    const text = (home: SheetState) =>
      readContents(home, rect('A1:Z40'))
        .flat()
        .flatMap((content) => (isFormula(content) ? [content.formula] : []));
    expect(text(sheet)).toEqual([`=SUM(${after})`]);
    expect(text(other)).toEqual([`=SUM(${after === '#REF!' ? after : `Sheet1!${after}`})`, `=SUM(${before})`]);
  });
});

describe('what names rows besides formulas', () => {
  /** A rule that takes what stands in rows of a list, and one with a formula, in a cell of each sheet. */
  function furnished() {
    const state = newState();
    const sheet = firstSheet(state);
    const other = insertSheet(state, 'Other');
    const rule = (criteria: string, value: string) => ({
      criteria,
      values: [value],
      allowInvalid: true,
      helpText: null,
      showDropdown: true,
    });
    for (const home of [sheet, other]) {
      writeValidations(
        state,
        home,
        rect('A20:B20'),
        [[rule('VALUE_IN_RANGE', 'Sheet1!A2:A5'), rule('CUSTOM_FORMULA', '=COUNTIF(A$2:A$5,A20)<2')]],
        null,
      );
      home.conditionalFormats = [
        { rects: [rect('A2:B5')], criteria: 'CUSTOM_FORMULA', values: ['=$A2>Sheet1!$C$5', 'A2'], style: {} },
      ];
    }
    const rules = (home: SheetState, row: number) =>
      home.columns
        .slice(0, 2)
        .map(({ validations }) => validationRule(state, trackGet(validations, row))?.values[0] ?? null);
    return { state, sheet, other, rules };
  }

  test('rules of cells name the same rows after some came between them, on either sheet', () => {
    const { state, sheet, other, rules } = furnished();
    personInsertRows(state, sheet.id, 4, 2);
    expect(rules(sheet, 22)).toEqual(['Sheet1!A2:A7', '=COUNTIF(A$2:A$7,A22)<2']);
    expect(rules(other, 20)).toEqual(['Sheet1!A2:A7', '=COUNTIF(A$2:A$5,A20)<2']);
  });

  test('conditional formats cover and name them too; a text that is no formula stays', () => {
    const { state, sheet, other } = furnished();
    personInsertRows(state, sheet.id, 4, 2);
    expect(sheet.conditionalFormats).toMatchObject([{ rects: [rect('A2:B7')], values: ['=$A2>Sheet1!$C$7', 'A2'] }]);
    expect(other.conditionalFormats).toMatchObject([{ rects: [rect('A2:B5')], values: ['=$A2>Sheet1!$C$7', 'A2'] }]);
  });

  test('rules follow a sheet that is renamed', () => {
    const { state, sheet, other, rules } = furnished();
    renameSheet(state, sheet.id, 'My deals', null);
    expect(rules(other, 20)[0]).toBe("'My deals'!A2:A5");
    expect(other.conditionalFormats[0]?.values[0]).toBe("=$A2>'My deals'!$C$5");
  });

  test('filters, merges, bandings, protections and names grow and shrink', () => {
    const { state, sheet } = furnished();
    createFilter(state, sheet, rect('A1:C5'), null);
    sheet.merges = [rect('D2:D5')];
    setNamedRange(state, 'deals', sheet.id, rect('A2:C5'));
    personInsertRows(state, sheet.id, 5, 2);
    personDeleteRows(state, sheet.id, 2, 1);
    expect(sheet.filter?.rect).toEqual(rect('A1:C6'));
    expect(sheet.merges).toEqual([rect('D2:D6')]);
    expect(findNamedRange(state, 'deals')?.rect).toEqual(rect('A2:C6'));
  });

  test('a name goes with the cells that are cut and pasted', () => {
    const { state, sheet, other } = furnished();
    setNamedRange(state, 'deals', sheet.id, rect('A2:A5'));
    moveBlock(state, { sheetId: sheet.id, rect: rect('A1:A5') }, { sheetId: other.id, rect: rect('C3') }, null);
    expect(findNamedRange(state, 'deals')).toMatchObject({ sheetId: other.id, rect: rect('C4:C7') });
  });
});
