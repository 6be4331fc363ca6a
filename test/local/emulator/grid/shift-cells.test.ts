import * as fc from 'fast-check';
import { createFilter } from '../../../../local/emulator/grid/edit/apply-filter';
import type { Axis } from '../../../../local/emulator/grid/base/axis';
import { patchStyles, readStyles } from '../../../../local/emulator/grid/edit/styles';
import { readValidations, writeValidations } from '../../../../local/emulator/grid/edit/validations';
import { readNotes, writeNotes } from '../../../../local/emulator/grid/edit/notes';
import { isFormula } from '../../../../local/emulator/grid/values/cell';
import { readContents } from '../../../../local/emulator/grid/edit/contents';
import { addMetadata } from '../../../../local/emulator/grid/state/metadata';
import { setNamedRange } from '../../../../local/emulator/grid/state/named-ranges';
import { makeNativeTable } from '../../../../local/emulator/grid/structure/native-table';
import { protect } from '../../../../local/emulator/grid/state/protection';
import type { Rect } from '../../../../local/emulator/grid/base/rect';
import { insertSheet } from '../../../../local/emulator/grid/structure/sheets';
import { deleteCells, insertCells } from '../../../../local/emulator/grid/structure/shift-cells';
import type { SheetState, SpreadsheetState } from '../../../../local/emulator/grid/state/state';
import { fill, firstSheet, newState, rect, shown } from './builders';

/** A sheet whose cells A1:D4 say where they were. */
function marked(): { state: SpreadsheetState; sheet: SheetState } {
  const state = newState();
  const sheet = firstSheet(state);
  fill(
    state,
    sheet,
    'A1',
    Array.from({ length: 4 }, (_, down) => ['A', 'B', 'C', 'D'].map((letter) => `${letter}${down + 1}`)),
  );
  return { state, sheet };
}

function formulas(sheet: SheetState, a1: string): string[] {
  return readContents(sheet, rect(a1))
    .flat()
    .map((content) => (content !== null && isFormula(content) ? content.formula : JSON.stringify(content)));
}

type Act = (state: SpreadsheetState, sheet: SheetState) => void;
const insert =
  (a1: string, axis: Axis): Act =>
  (state, sheet) =>
    insertCells(state, sheet, rect(a1), axis, null);
const remove =
  (a1: string, axis: Axis): Act =>
  (state, sheet) =>
    deleteCells(state, sheet, rect(a1), axis, null);

describe('cells that are shifted', () => {
  test.each<[string, Act, readonly string[]]>([
    ['down', insert('B2:C2', 'row'), ['A1 B1 C1 D1', 'A2 . . D2', 'A3 B2 C2 D3', 'A4 B3 C3 D4', '. B4 C4 .']],
    ['up', remove('B2:C3', 'row'), ['A1 B1 C1 D1', 'A2 B4 C4 D2', 'A3 . . D3', 'A4 . . D4', '. . . .']],
    ['right', insert('B2:C3', 'column'), ['A1 B1 C1 D1 .', 'A2 . . B2 C2 D2', 'A3 . . B3 C3 D3', 'A4 B4 C4 D4 .']],
    ['left', remove('B2:B3', 'column'), ['A1 B1 C1 D1', 'A2 C2 D2 .', 'A3 C3 D3 .', 'A4 B4 C4 D4']],
  ])('go %s, and the others stay', (_where, act, expected) => {
    const { state, sheet } = marked();
    act(state, sheet);
    expected.forEach((line, index) => {
      const cells = line.split(' ').map((cell) => (cell === '.' ? '' : cell));
      const block = { row: index + 1, column: 1, rows: 1, columns: cells.length };
      expect(readContents(sheet, block)[0]?.map((cell) => cell ?? '')).toEqual(cells);
    });
    expect([sheet.rows, sheet.columns.length]).toEqual([1000, 26]);
  });

  test.each<Axis>(['row', 'column'])('take notes, looks and rules along (%s); new cells have only the look', (axis) => {
    const { state, sheet } = marked();
    patchStyles(state, sheet, rect('B2'), { bold: true }, null);
    writeNotes(state, sheet, rect('B2'), [['note']], null);
    const column = sheet.columns[1];
    if (column) column.validations.items = [0, 1];
    insertCells(state, sheet, rect('B2'), axis, null);
    const to = axis === 'row' ? 'B3' : 'C2';
    const rules = (a1: string) => {
      const { row, column: across } = rect(a1);
      return sheet.columns[across - 1]?.validations.items[row - 1] ?? 0;
    };
    expect([readNotes(sheet, rect('B2')), readNotes(sheet, rect(to))].flat(2)).toEqual(['', 'note']);
    expect([rules('B2'), rules(to)]).toEqual([0, 1]);
    expect([readStyles(state, sheet, rect('B2')), readStyles(state, sheet, rect(to))].flat(2)).toEqual([
      { bold: true },
      { bold: true },
    ]);
    deleteCells(state, sheet, rect('B2'), axis, null);
    expect([shown(state, sheet, 'B2'), readNotes(sheet, rect('B2'))].flat(2)).toEqual(['B2', 'note']);
    expect(rules('B2')).toBe(1);
  });

  test('come back when what was inserted is deleted', () => {
    const place = fc.record({
      row: fc.integer({ min: 1, max: 5 }),
      column: fc.integer({ min: 1, max: 5 }),
      rows: fc.integer({ min: 1, max: 3 }),
      columns: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(place, fc.constantFrom<Axis>('row', 'column'), (block: Rect, axis) => {
        const { state, sheet } = marked();
        const other = insertSheet(state, 'Other');
        fill(state, other, 'A1', [['=Sheet1!B2', '=Sheet1!B2:C3', '=Sheet1!$D$4', '=SUM(Sheet1!A:A)']]);
        setNamedRange(state, 'block', sheet.id, rect('B2:C3'));
        const picture = () => [shown(state, sheet, 'A1:H8'), formulas(other, 'A1:D1'), state.namedRanges];
        const before = picture();
        insertCells(state, sheet, block, axis, null);
        deleteCells(state, sheet, block, axis, null);
        expect(picture()).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });

  test('do not fall off: the grid grows by as much as is missing', () => {
    const { state, sheet } = marked();
    fill(state, sheet, 'B999', [['near the end']]);
    insertCells(state, sheet, rect('B2:C4'), 'row', null);
    expect(sheet.rows).toBe(1002);
    expect(shown(state, sheet, 'B1002')).toEqual([['near the end']]);
    insertCells(state, sheet, rect('A5:A9'), 'row', null);
    expect(sheet.rows).toBe(1002);
    writeNotes(state, sheet, rect('Z7'), [['note at the edge']], null);
    insertCells(state, sheet, rect('X7:Y7'), 'column', null);
    expect(sheet.columns).toHaveLength(28);
    expect(readNotes(sheet, { row: 7, column: 28, rows: 1, columns: 1 })).toEqual([['note at the edge']]);
  });
});

describe('what points at shifted cells', () => {
  const REFERENCES = ['B3', '$B$3', 'B1', 'B1:C4', 'A1:B4', 'B:B', 'B3:B', '3:3', 'D3', 'C4', 'B1000', 'B3:B1000'];
  const after = (act: Act): string => {
    const { state, sheet } = marked();
    const other = insertSheet(state, 'Other');
    fill(state, other, 'A1', [REFERENCES.map((reference) => `=Sheet1!${reference}`)]);
    fill(state, sheet, 'F1', [['=SUM(B1:C4)']]);
    act(state, sheet);
    const texts = [...formulas(other, 'A1:L1'), ...formulas(sheet, 'F1')];
    return texts.map((one) => one.replace(/^=(Sheet1!)?/, '')).join(' ');
  };

  test('follows down when it stands wholly in the shifted columns, and is cut off at the end of the grid', () => {
    expect(after(insert('B2:C3', 'row'))).toBe('B5 $B$5 B1 B1:C6 A1:B4 B:B B5:B 3:3 D3 C6 #REF! B5:B1000 SUM(B1:C6)');
  });

  test('follows up, or is lost with its cells', () => {
    expect(after(remove('B2:C3', 'row'))).toBe('#REF! #REF! B1 B1:C2 A1:B4 B:B B2:B 3:3 D3 C2 B998 B2:B998 SUM(B1:C2)');
  });

  test('follows to the right when it stands wholly in the shifted rows', () => {
    expect(after(insert('B3:B4', 'column'))).toBe(
      'C3 $C$3 B1 B1:C4 A1:B4 B:B B3:B 3:3 E3 D4 B1000 B3:B1000 SUM(B1:C4)',
    );
  });

  test('are named ranges, protections, conditional formats, bandings, rules and the filter alike', () => {
    const { state, sheet } = marked();
    setNamedRange(state, 'inside', sheet.id, rect('B2:C4'));
    setNamedRange(state, 'across', sheet.id, rect('A2:B4'));
    protect(state, sheet.id, rect('C3'));
    sheet.conditionalFormats = [
      { rects: [rect('B1:B4'), rect('A1:D4')], criteria: 'CELL_EMPTY', values: [], style: {} },
    ];
    const format = { showDropdown: true, allowInvalid: false, helpText: null };
    writeValidations(
      state,
      sheet,
      rect('F1'),
      [[{ ...format, criteria: 'VALUE_IN_RANGE', values: ['Sheet1!B2:B4'] }]],
      null,
    );
    createFilter(state, sheet, rect('B1:C4'), null);
    addMetadata(state, {
      key: 'row',
      value: null,
      visibility: 'DOCUMENT',
      projectId: 'p',
      location: { type: 'ROW', sheetId: sheet.id, index: 3 },
    });
    insertCells(state, sheet, rect('B3:C3'), 'row', null);
    expect(state.namedRanges.map((one) => one.rect)).toEqual([rect('B2:C5'), rect('A2:B4')]);
    expect(state.protections.map((one) => one.rect)).toEqual([rect('C4')]);
    expect(sheet.conditionalFormats[0]?.rects).toEqual([rect('B1:B5'), rect('A1:D4')]);
    expect(readValidations(state, sheet, rect('F1'))[0]?.[0]?.values).toEqual(['Sheet1!B2:B5']);
    expect(sheet.filter?.rect).toEqual(rect('B1:C5'));
    expect(state.metadata[0]?.location).toMatchObject({ type: 'ROW', index: 3 });
    deleteCells(state, sheet, rect('C4'), 'row', null);
    expect(state.protections).toEqual([]);
  });
});

describe('shifting is refused', () => {
  test.each<[string, Act, string]>([
    ['off the grid', insert('Z1000:AA1000', 'row'), 'outsideDimensions'],
    ['where merged cells would be torn', insert('B2', 'row'), 'shiftThroughMerge'],
    ['where a table would be torn', remove('F9', 'row'), 'shiftThroughTable'],
    ['in rows of a table', insert('A9', 'column'), 'shiftThroughTable'],
  ])('%s', (_case, act, key) => {
    const { state, sheet } = marked();
    sheet.merges = [rect('B3:C3')];
    makeNativeTable(state, sheet.id, rect('F8:G10'));
    const before = shown(state, sheet, 'A1:H12');
    expect(() => act(state, sheet)).toThrow(key);
    expect(shown(state, sheet, 'A1:H12')).toEqual(before);
  });

  test('where a cell that would move is protected', () => {
    const { state, sheet } = marked();
    protect(state, sheet.id, rect('B900')).editors = [];
    expect(() => insertCells(state, sheet, rect('B2'), 'row', 'ben')).toThrow('protectedCell');
    expect(() => insertCells(state, sheet, rect('C2'), 'row', 'ben')).not.toThrow();
    expect(() => deleteCells(state, sheet, rect('A900'), 'column', 'ben')).toThrow('protectedCell');
    expect(sheet.rows).toBe(1000);
  });
});

test('a native table over all the shifted columns grows, its checkboxes are never blank, and it ends with its header', () => {
  const { state, sheet } = marked();
  makeNativeTable(state, sheet.id, rect('F8:G10'), { columnTypes: [null, 'BOOLEAN'] });
  insertCells(state, sheet, rect('F9:G9'), 'row', null);
  expect(sheet.nativeTables.map((table) => table.rect)).toEqual([rect('F8:G11')]);
  expect(readContents(sheet, rect('F9:G9'))).toEqual([[null, false]]);
  deleteCells(state, sheet, rect('F8:G8'), 'row', null);
  expect(sheet.nativeTables).toEqual([]);
});
