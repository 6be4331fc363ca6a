import { styleOf } from '../../../../local/emulator/grid/state/style';
import { trackGet } from '../../../../local/emulator/grid/base/track';
import type { HiddenRows } from '../../../../local/emulator/grid/values/variants';
import { type Desk, openDesk } from './fake-execution';

type Range = GoogleAppsScript.Spreadsheet.Range;
type Act = (range: Range, desk: Desk) => unknown;

/** Rows 2 to 8 of column B hold a text, a look, a note and a rule; rows 3 and 4 are hidden. */
function furnished(hiddenBy: 'filter' | 'hand', how: HiddenRows): Desk {
  const desk = openDesk({
    variants: hiddenBy === 'filter' ? { rowsHiddenByFilter: how } : { rowsHiddenByHand: how },
  });
  const { sheet, app } = desk;
  const rule = app.newDataValidation().requireNumberGreaterThan(1).build();
  sheet.getRange('A1:A8').setValues(['key', 'on', 'off', 'off', 'on', 'on', 'on', 'on'].map((text) => [text]));
  sheet.getRange('B2:B8').setValue('old').setBackground('#111111').setNote('old note').setDataValidation(rule);
  if (hiddenBy === 'hand') sheet.hideRows(3, 2);
  else {
    const on = app.newFilterCriteria().whenTextEqualTo('on').build();
    sheet.getRange('A1:B8').createFilter().setColumnFilterCriteria(1, on);
  }
  desk.spreadsheet.insertSheet('source');
  return desk;
}

/** What stands in the rows of column B, everything about it. */
function picture({ state }: Desk): readonly string[] {
  const column = state.sheets[0]?.columns[1];
  if (!column) throw new Error('The sheet has a column B.');
  return Array.from({ length: 12 }, (_, index) => {
    const row = index + 1;
    const parts = [column.contents, column.notes, column.validations].map((track) => trackGet<unknown>(track, row));
    return JSON.stringify([...parts, styleOf(state, trackGet(column.styles, row))]);
  });
}

function changedRows(hiddenBy: 'filter' | 'hand', how: HiddenRows, act: Act, a1 = 'B2:B6'): readonly number[] | string {
  const desk = furnished(hiddenBy, how);
  const before = picture(desk);
  let refusal = '';
  try {
    act(desk.spreadsheet.getSheets()[0]?.getRange(a1) ?? desk.sheet.getRange(a1), desk);
  } catch (problem) {
    refusal = String(problem);
  }
  const changed = picture(desk).flatMap((row, index) => (row === before[index] ? [] : [index + 1]));
  if (refusal !== '' && changed.length > 0) throw new Error(`Refused, and changed rows ${changed.join()}.`);
  return refusal === '' ? changed : refusal;
}

const lines = <T>(value: T): T[][] => Array.from({ length: 5 }, () => [value]);
const text = ({ app }: Desk) => app.newRichTextValue().setText('new').build();
const rule = ({ app }: Desk) => app.newDataValidation().requireNumberLessThan(9).build();

/** On a sheet of its own: rows that a filter of the source hides would not be copied at all. */
const sourceOf = ({ spreadsheet, app }: Desk): Range => {
  const source = spreadsheet.getSheetByName('source')?.getRange('D2:D6');
  if (!source) throw new Error('There is a source.');
  source
    .setValues([['=A2&1'], ['b'], ['c'], ['d'], ['e']])
    .setBackground('#222222')
    .setNote('new note');
  return source.setDataValidation(app.newDataValidation().requireNumberGreaterThan(2).build());
};

const REPEATING: Readonly<Record<string, Act>> = {
  clear: (range) => range.clear(),
  'clear contents only': (range) => range.clear({ contentsOnly: true }),
  'clear format only': (range) => range.clear({ formatOnly: true }),
  clearContent: (range) => range.clearContent(),
  clearFormat: (range) => range.clearFormat(),
  clearNote: (range) => range.clearNote(),
  clearDataValidations: (range) => range.clearDataValidations(),
  setValue: (range) => range.clearDataValidations().setValue('new'),
  setFormula: (range) => range.setFormula('=A2'),
  setFormulaR1C1: (range) => range.setFormulaR1C1('=RC[-1]'),
  setRichTextValue: (range, desk) => range.setRichTextValue(text(desk)),
  setNote: (range) => range.setNote('new'),
  setDataValidation: (range, desk) => range.setDataValidation(rule(desk)),
  insertCheckboxes: (range) => range.insertCheckboxes(),
  setNumberFormat: (range) => range.setNumberFormat('0.00'),
  setBackground: (range) => range.setBackground('#333333'),
  setFontWeight: (range) => range.setFontWeight('bold'),
};

const PASTING: Readonly<Record<string, Act>> = {
  copyTo: (range, desk) => sourceOf(desk).copyTo(range),
  'copyTo contents only': (range, desk) => sourceOf(desk).copyTo(range, { contentsOnly: true }),
  'copyTo format only': (range, desk) => sourceOf(desk).copyTo(range, { formatOnly: true }),
  PASTE_NORMAL: (range, desk) => sourceOf(desk).copyTo(range, desk.app.CopyPasteType.PASTE_NORMAL, false),
  PASTE_FORMULA: (range, desk) => sourceOf(desk).copyTo(range, desk.app.CopyPasteType.PASTE_FORMULA, false),
  PASTE_VALUES: (range, desk) => sourceOf(desk).copyTo(range, desk.app.CopyPasteType.PASTE_VALUES, false),
  PASTE_FORMAT: (range, desk) => sourceOf(desk).copyTo(range, desk.app.CopyPasteType.PASTE_FORMAT, false),
  PASTE_DATA_VALIDATION: (range, desk) =>
    sourceOf(desk).copyTo(range, desk.app.CopyPasteType.PASTE_DATA_VALIDATION, false),
};

const TILING: Readonly<Record<string, Act>> = {
  'copyTo of one cell to many': (range, desk) => sourceOf(desk).getCell(2, 1).copyTo(range),
};

const ARRAYS: Readonly<Record<string, Act>> = {
  setValues: (range) => range.setValues(lines(5)),
  setFormulas: (range) => range.setFormulas(lines('=A2')),
  setFormulasR1C1: (range) => range.setFormulasR1C1(lines('=RC[-1]')),
  setRichTextValues: (range, desk) => range.setRichTextValues(lines(text(desk))),
  setNotes: (range) => range.setNotes(lines('new')),
  setDataValidations: (range, desk) => range.setDataValidations(lines(rule(desk))),
  setNumberFormats: (range) => range.setNumberFormats(lines('0.00')),
  setBackgrounds: (range) => range.setBackgrounds(lines('#333333')),
};

const ALL = [2, 3, 4, 5, 6];
const VISIBLE = [2, 5, 6];
const REFUSED = 'Error: Service error: Spreadsheets';

describe.each(['filter', 'hand'] as const)('rows hidden by %s', (hiddenBy) => {
  describe.each<{
    how: HiddenRows;
    repeated: readonly number[] | string;
    pasted: readonly number[] | string;
    tiled: readonly number[] | string;
  }>([
    { how: 'allRows', repeated: ALL, pasted: ALL, tiled: ALL },
    { how: 'visibleRowsOnly', repeated: VISIBLE, pasted: VISIBLE, tiled: VISIBLE },
    { how: 'pouredIntoVisibleRows', repeated: VISIBLE, pasted: [2, 5, 6, 7, 8], tiled: VISIBLE },
    { how: 'refused', repeated: REFUSED, pasted: REFUSED, tiled: REFUSED },
  ])('where Google means $how', ({ how, repeated, pasted, tiled }) => {
    test.each(Object.entries(REPEATING))('%s', (_name, act) => {
      expect(changedRows(hiddenBy, how, act)).toEqual(repeated);
    });
    test.each(Object.entries(PASTING))('%s', (_name, act) => {
      expect(changedRows(hiddenBy, how, act)).toEqual(pasted);
    });
    test.each(Object.entries(TILING))('%s', (_name, act) => {
      expect(changedRows(hiddenBy, how, act)).toEqual(tiled);
    });
    test.each(Object.entries(ARRAYS))('%s reaches every row', (_name, act) => {
      expect(changedRows(hiddenBy, how, act)).toEqual(ALL);
    });
  });
});

test('what is poured keeps its order, and formulas read as from where they land', () => {
  const desk = furnished('filter', 'pouredIntoVisibleRows');
  const target = desk.spreadsheet.getSheets()[0];
  sourceOf(desk)
    .offset(0, 0, 3, 1)
    .setFormulaR1C1('=RC[-3]&"!"')
    .copyTo(target?.getRange('E2') ?? desk.sheet.getRange('E2'));
  expect(target?.getRange('E2:E6').getFormulas().flat()).toEqual(['=B2&"!"', '', '', '=B5&"!"', '=B6&"!"']);
});

test('values, formulas, notes and rules of one cell reach a hidden row, its look does not', () => {
  const one = (act: Act) => changedRows('filter', 'visibleRowsOnly', act, 'B3');
  const { setNumberFormat, clearContent, setFormula, setNote, setDataValidation } = REPEATING;
  const acts = [setFormula, setNote, setDataValidation, setNumberFormat, clearContent];
  expect(acts.map((act) => act && one(act))).toEqual([[3], [3], [3], [], []]);
});

test('rows hidden both ways are left out as soon as one of the two says so', () => {
  const desk = openDesk({ variants: { rowsHiddenByHand: 'visibleRowsOnly' } });
  desk.sheet.hideRows(2);
  desk.sheet
    .getRange('A1:A3')
    .setValues([['on'], ['off'], ['on']])
    .createFilter();
  const on = desk.app.newFilterCriteria().whenTextEqualTo('on').build();
  desk.sheet.getFilter()?.setColumnFilterCriteria(1, on);
  desk.sheet.getRange('B1:B3').setValue(1);
  expect(desk.sheet.getRange('B1:B3').getValues().flat()).toEqual([1, '', 1]);
});

test('whole-sheet clearing reaches every row', () => {
  const desk = furnished('filter', 'refused');
  desk.spreadsheet.getSheets()[0]?.clearContents();
  expect(desk.spreadsheet.getSheets()[0]?.getLastRow()).toBe(0);
});
