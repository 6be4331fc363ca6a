import { changesSince, onChange } from '../../../../local/emulator/grid/compute/changes';
import { patchStyles, readStyles } from '../../../../local/emulator/grid/edit/styles';
import { readContents } from '../../../../local/emulator/grid/edit/contents';
import { displayText } from '../../../../local/emulator/grid/values/number-format';
import { addMetadata } from '../../../../local/emulator/grid/state/metadata';
import * as person from '../../../../local/emulator/grid/person';
import { insertSheet } from '../../../../local/emulator/grid/structure/sheets';
import {
  cloneSpreadsheet,
  copySpreadsheet,
  fromSnapshot,
  replaceContent,
  toSnapshot,
} from '../../../../local/emulator/grid/structure/snapshot';
import { fill, firstSheet, newState, rect, shown } from './builders';

function full() {
  const state = newState();
  const sheet = firstSheet(state);
  fill(state, sheet, 'B2', [[1, "'00123", true, '=B2+1', '2024-05-17', '']]);
  fill(state, sheet, 'G7', [['far']]);
  patchStyles(state, sheet, rect('B2:C3'), { bold: true, background: '#ff0000' }, null);
  person.personSetNote(state, sheet.id, 3, 3, 'a note');
  addMetadata(state, {
    key: 'k',
    value: 'v',
    visibility: 'PROJECT',
    projectId: 'p',
    location: { type: 'COLUMN', sheetId: sheet.id, index: 2 },
  });
  insertSheet(state, 'Second');
  return { state, sheet };
}

describe('saving a spreadsheet', () => {
  test('a snapshot survives JSON, and the new state can go on', () => {
    const { state } = full();
    const saved = JSON.parse(JSON.stringify(toSnapshot(state)));
    const back = fromSnapshot(saved);
    expect(toSnapshot(back)).toEqual(toSnapshot(state));
    const sheet = firstSheet(back);
    expect(shown(back, sheet, 'B2:F2')).toEqual([['1', '00123', 'TRUE', '2', '2024-05-17']]);
    patchStyles(back, sheet, rect('A1'), { bold: true, background: '#ff0000' }, null);
    expect(back.styles).toHaveLength(state.styles.length);
  });

  test('a clone and its original do not touch each other', () => {
    const { state, sheet } = full();
    const before = JSON.stringify(toSnapshot(state));
    const clone = cloneSpreadsheet(state);
    fill(clone, firstSheet(clone), 'A1', [['x', 'y']]);
    person.personInsertColumns(clone, sheet.id, 1);
    person.personSetNote(clone, sheet.id, 1, 1, 'other');
    person.personDeleteSheet(clone, sheet.id);
    expect(JSON.stringify(toSnapshot(state))).toBe(before);
  });

  test('a copy of the document keeps its metadata under a new id', () => {
    const { state } = full();
    const copy = copySpreadsheet(state, 'copy', 'Copy of Doc');
    expect(copy.id).toBe('copy');
    expect(copy.metadata).toEqual(state.metadata);
  });

  test('restored content shows as changed to whoever follows', () => {
    const { state, sheet } = full();
    const saved = toSnapshot(cloneSpreadsheet(state));
    fill(state, sheet, 'A1', [['later']]);
    const seen = state.version;
    replaceContent(state, saved);
    expect(shown(state, firstSheet(state), 'A1')).toEqual([['']]);
    const changes = changesSince(state, seen);
    expect(changes.sheetList).toBe(true);
    expect(changes.sheets.map((one) => one.reshaped)).toEqual([true, true]);
  });
});

describe('the change feed', () => {
  test('names the rectangles that changed since a version', () => {
    const state = newState();
    const sheet = firstSheet(state);
    const start = state.version;
    fill(state, sheet, 'B2', [[1, 2]]);
    const middle = state.version;
    person.personSetNote(state, sheet.id, 9, 1, 'n');
    const rects = (version: number) => changesSince(state, version).sheets.map((one) => one.rects);
    expect(rects(start)).toEqual([[rect('B2:C2'), rect('A9')]]);
    expect(rects(middle)).toEqual([[rect('A9')]]);
    expect(changesSince(state, state.version)).toEqual({ version: state.version, sheetList: false, sheets: [] });
  });

  test('after a thousand changes it names at least every changed cell', () => {
    const state = newState();
    const sheet = firstSheet(state);
    const start = state.version;
    for (let row = 1; row <= 1000; row++) person.typeInto(state, sheet.id, row, 1 + (row % 20), 'x');
    const [changed] = changesSince(state, start).sheets;
    expect(changed?.rects.length).toBeLessThanOrEqual(128);
    for (let row = 1; row <= 1000; row++) {
      const named = changed?.rects.some((one) => one.row <= row && row < one.row + one.rows);
      expect(named).toBe(true);
    }
  });

  test('tells of new shapes and of the list of sheets', () => {
    const state = newState();
    const sheet = firstSheet(state);
    const start = state.version;
    person.personInsertRows(state, sheet.id, 1);
    expect(changesSince(state, start).sheets).toEqual([{ sheetId: sheet.id, reshaped: true, rects: [] }]);
    const middle = state.version;
    insertSheet(state);
    expect(changesSince(state, middle).sheetList).toBe(true);
  });

  test('calls its listeners until they leave', () => {
    const state = newState();
    const sheet = firstSheet(state);
    let calls = 0;
    const leave = onChange(state, () => {
      calls += 1;
    });
    fill(state, sheet, 'A1', [[1]]);
    leave();
    fill(state, sheet, 'A1', [[2]]);
    expect(calls).toBe(1);
  });
});

describe('what is stored', () => {
  test('an empty sheet keeps no cells, and clearing gives the space back', () => {
    const state = newState();
    const sheet = firstSheet(state);
    expect(sheet.columns.every((column) => column.contents.items.length === 0)).toBe(true);
    fill(state, sheet, 'C900', [['x']]);
    expect(sheet.columns[2]?.contents.items).toHaveLength(900);
    fill(state, sheet, 'C900', [['']]);
    expect(sheet.columns[2]?.contents.items).toHaveLength(0);
  });

  test('equal styles are kept once', () => {
    const state = newState();
    const sheet = firstSheet(state);
    patchStyles(state, sheet, rect('A1:Z1000'), { bold: true }, null);
    patchStyles(state, sheet, rect('A1:Z1000'), { background: '#ffffff' }, null);
    patchStyles(state, sheet, rect('A1'), { bold: undefined, background: undefined }, null);
    expect(state.styles).toEqual([{}, { bold: true }, { bold: true, background: '#ffffff' }]);
    expect(readStyles(state, sheet, rect('A1:B1'))).toEqual([[{}, { bold: true, background: '#ffffff' }]]);
  });

  test('contents hold what was typed, not what is shown', () => {
    const state = newState();
    const sheet = firstSheet(state);
    fill(state, sheet, 'A1', [['2024-05-17', "'x", '=1+1']]);
    expect(readContents(sheet, rect('A1:C1'))).toEqual([[45429, 'x', { formula: '=1+1' }]]);
  });
});

const DISPLAY: readonly (readonly [
  value: string | number | boolean | null,
  format: string | undefined,
  en: string,
  fr: string,
])[] = [
  [null, undefined, '', ''],
  [0.1 + 0.2, undefined, '0.3', '0,3'],
  [1234567890123, undefined, '1234567890123', '1234567890123'],
  [1e21, undefined, '1E+21', '1E+21'],
  [1.5e-7, undefined, '1.5E-07', '1,5E-07'],
  [true, undefined, 'TRUE', 'VRAI'],
  [45429, 'yyyy-mm-dd', '2024-05-17', '2024-05-17'],
  [45429.5, 'yyyy-mm-dd hh:mm:ss', '2024-05-17 12:00:00', '2024-05-17 12:00:00'],
  [1, 'yyyy-mm-dd', '1899-12-31', '1899-12-31'],
  [61, 'yyyy-mm-dd', '1900-03-01', '1900-03-01'],
  [1234.5, '#,##0.00', '1,234.50', '1\u00a0234,50'],
  [0.125, '0.0%', '12.5%', '12,5%'],
  [5, '0.00', '5.00', '5,00'],
  ['text', '0.00', 'text', 'text'],
  ['00123', '@', '00123', '00123'],
  [7, 'general', '7', '7'],
];

describe('what a cell shows', () => {
  test.each(DISPLAY)('%p under %p', (value, format, english, french) => {
    expect(displayText(value, format, 'en_US').replaceAll('\u202f', '\u00a0')).toBe(english);
    expect(displayText(value, format, 'fr_FR').replaceAll(/[ \u202f]/g, '\u00a0')).toBe(
      french.replaceAll(' ', '\u00a0'),
    );
  });
});
