import * as fc from 'fast-check';
import { type AxisChange, movedIndex, movedSpan } from '../../../../local/emulator/grid/base/axis';
import { createFilter, setFilterCriteria } from '../../../../local/emulator/grid/edit/apply-filter';
import { patchStyles, readStyles } from '../../../../local/emulator/grid/edit/styles';
import { readNotes, writeNotes } from '../../../../local/emulator/grid/edit/notes';
import { isFormula } from '../../../../local/emulator/grid/values/cell';
import { readContents } from '../../../../local/emulator/grid/edit/contents';
import { addMetadata } from '../../../../local/emulator/grid/state/metadata';
import { setNamedRange } from '../../../../local/emulator/grid/state/named-ranges';
import * as person from '../../../../local/emulator/grid/person';
import { insertSheet, setFrozen } from '../../../../local/emulator/grid/structure/sheets';
import type { SheetState, SpreadsheetState } from '../../../../local/emulator/grid/state/state';
import * as structure from '../../../../local/emulator/grid/structure/structure';
import { fill, firstSheet, newState, rect, shown } from './builders';

const SIZE = 12;

/** Any change of an axis of 12 lines that leaves one. */
const change: fc.Arbitrary<AxisChange> = fc
  .record({ kind: fc.constantFrom('insert', 'delete', 'move'), a: fc.nat(SIZE - 1), n: fc.nat(3), b: fc.nat(SIZE) })
  .map(({ kind, a, n, b }): AxisChange => {
    const at = a + 1;
    const count = Math.min(n + 1, SIZE - a, SIZE - 1);
    if (kind === 'insert') return { kind, at, count };
    if (kind === 'delete') return { kind, at, count };
    return { kind: 'move', from: at, count, to: b + 1 };
  });

/** The lines by the slow way: as a list of names. */
function linesAfter(step: AxisChange): (number | null)[] {
  const lines: (number | null)[] = Array.from({ length: SIZE }, (_, index) => index + 1);
  if (step.kind === 'insert') lines.splice(step.at - 1, 0, ...Array.from({ length: step.count }, () => null));
  else if (step.kind === 'delete') lines.splice(step.at - 1, step.count);
  else if (step.to < step.from || step.to > step.from + step.count) {
    const moved = lines.splice(step.from - 1, step.count);
    lines.splice((step.to > step.from ? step.to - step.count : step.to) - 1, 0, ...moved);
  }
  return lines;
}

describe('where a line is after a change', () => {
  test('is where a list of lines says', () => {
    fc.assert(
      fc.property(change, fc.integer({ min: 1, max: SIZE }), (step, line) => {
        const place = linesAfter(step).indexOf(line);
        expect(movedIndex(step, line)).toBe(place < 0 ? null : place + 1);
      }),
      { numRuns: 500 },
    );
  });

  test('a span keeps the members that stay, in one piece', () => {
    fc.assert(
      fc.property(change, fc.integer({ min: 1, max: SIZE }), fc.nat(SIZE), (step, first, more) => {
        const last = Math.min(SIZE, first + more);
        const members = linesAfter(step).flatMap((line, index) =>
          line !== null && line >= first && line <= last ? [index + 1] : [],
        );
        const together = members.every((place, index) => place === (members[0] ?? 0) + index);
        // A member moved out, or a stranger moved in between: what the span then is, is a choice and not a law.
        fc.pre(step.kind !== 'move' || together);
        const ends = members.length === 0 ? null : [members[0], members.at(-1)];
        expect(movedSpan(step, first, last)).toEqual(ends);
      }),
      { numRuns: 500 },
    );
  });
});

/** A sheet whose cells say where they were: "A1" … with a note, a style, metadata and formulas. */
function marked(): { state: SpreadsheetState; sheet: SheetState; other: SheetState } {
  const state = newState();
  const sheet = firstSheet(state);
  const other = insertSheet(state, 'Other');
  const rows = Array.from({ length: 5 }, (_, down) =>
    Array.from({ length: 4 }, (_cell, across) => `${String.fromCharCode(65 + across)}${down + 1}`),
  );
  fill(state, sheet, 'A1', rows);
  fill(state, other, 'A1', [['=Sheet1!B2', '=Sheet1!B2:C4', '=SUM(Sheet1!B:B)', '=Sheet1!$B$2', '=B2']]);
  writeNotes(state, sheet, rect('B2'), [['note B2']], null);
  patchStyles(state, sheet, rect('B2'), { bold: true }, null);
  addMetadata(state, { ...OWN, key: 'column', location: { type: 'COLUMN', sheetId: sheet.id, index: 2 } });
  addMetadata(state, { ...OWN, key: 'row', location: { type: 'ROW', sheetId: sheet.id, index: 2 } });
  setNamedRange(state, 'block', sheet.id, rect('B2:C4'));
  return { state, sheet, other };
}

const OWN = { value: null, visibility: 'DOCUMENT', projectId: 'p' } as const;

function formulas(sheet: SheetState): string[] {
  return (readContents(sheet, rect('A1:E1'))[0] ?? []).map((content) =>
    content !== null && isFormula(content) ? content.formula : JSON.stringify(content),
  );
}

function places(state: SpreadsheetState): Record<string, number | undefined> {
  return Object.fromEntries(
    state.metadata.map(({ key, location }) => [key, 'index' in location ? location.index : undefined]),
  );
}

describe('a range of which a part is moved', () => {
  test('loses a member that leaves it and gains a stranger moved into it', () => {
    expect(movedSpan({ kind: 'move', from: 4, count: 1, to: 9 }, 2, 4)).toEqual([2, 3]);
    expect(movedSpan({ kind: 'move', from: 2, count: 1, to: 9 }, 2, 4)).toEqual([2, 3]);
    expect(movedSpan({ kind: 'move', from: 9, count: 1, to: 3 }, 2, 4)).toEqual([2, 5]);
    expect(movedSpan({ kind: 'move', from: 2, count: 1, to: 5 }, 2, 4)).toEqual([2, 4]);
  });
});

describe('rows and columns of a sheet', () => {
  test('inserted columns push everything along and every pointer follows', () => {
    const { state, sheet, other } = marked();
    person.personInsertColumns(state, sheet.id, 2, 2);
    expect(sheet.columns).toHaveLength(28);
    expect(shown(state, sheet, 'A2:F2')).toEqual([['A2', '', '', 'B2', 'C2', 'D2']]);
    expect(readNotes(sheet, rect('D2'))).toEqual([['note B2']]);
    expect(readStyles(state, sheet, rect('D2'))).toEqual([[{ bold: true }]]);
    expect(places(state)).toEqual({ column: 4, row: 2 });
    expect(state.namedRanges[0]?.rect).toEqual(rect('D2:E4'));
    expect(formulas(other)).toEqual(['=Sheet1!D2', '=Sheet1!D2:E4', '=SUM(Sheet1!D:D)', '=Sheet1!$D$2', '=B2']);
  });

  test('inserted rows push everything along', () => {
    const { state, sheet, other } = marked();
    person.personInsertRows(state, sheet.id, 3, 10);
    expect(sheet.rows).toBe(1010);
    expect(shown(state, sheet, 'A13:B13')).toEqual([['A3', 'B3']]);
    expect(places(state)).toEqual({ column: 2, row: 2 });
    expect(formulas(other)).toEqual(['=Sheet1!B2', '=Sheet1!B2:C14', '=SUM(Sheet1!B:B)', '=Sheet1!$B$2', '=B2']);
  });

  test('deleting what is pointed at gives #REF! and takes the metadata along', () => {
    const { state, sheet, other } = marked();
    person.personDeleteColumns(state, sheet.id, 2);
    expect(shown(state, sheet, 'A1:C1')).toEqual([['A1', 'C1', 'D1']]);
    expect(places(state)).toEqual({ row: 2 });
    expect(state.namedRanges[0]?.rect).toEqual(rect('B2:B4'));
    expect(formulas(other)).toEqual(['=#REF!', '=Sheet1!B2:B4', '=SUM(#REF!)', '=#REF!', '=B2']);
  });

  test('deleting rows narrows ranges', () => {
    const { state, sheet, other } = marked();
    person.personDeleteRows(state, sheet.id, 3, 2);
    expect(shown(state, sheet, 'A2:A3')).toEqual([['A2'], ['A5']]);
    expect(formulas(other)[1]).toBe('=Sheet1!B2:C2');
  });

  test('a moved column takes cells, note, style, width and metadata with it', () => {
    const { state, sheet, other } = marked();
    const column = sheet.columns[1];
    if (column) column.width = 321;
    person.personMoveColumn(state, sheet.id, 2, 5);
    expect(shown(state, sheet, 'A2:D2')).toEqual([['A2', 'C2', 'D2', 'B2']]);
    expect(readNotes(sheet, rect('D2'))).toEqual([['note B2']]);
    expect(sheet.columns[3]?.width).toBe(321);
    expect(places(state)).toEqual({ column: 4, row: 2 });
    expect(formulas(other)[0]).toBe('=Sheet1!D2');
    person.personMoveColumn(state, sheet.id, 4, 2);
    expect(shown(state, sheet, 'A2:D2')).toEqual([['A2', 'B2', 'C2', 'D2']]);
    expect(places(state)).toEqual({ column: 2, row: 2 });
  });

  test('any move and the move back leave the sheet as it was', () => {
    const step = fc.record({ from: fc.integer({ min: 1, max: 5 }), to: fc.integer({ min: 1, max: 6 }) });
    fc.assert(
      fc.property(step, fc.constantFrom('row', 'column'), ({ from, to }, axis) => {
        const { state, sheet } = marked();
        const before = [shown(state, sheet, 'A1:F6'), places(state), readNotes(sheet, rect('A1:F6'))];
        const move = axis === 'row' ? structure.moveRows : structure.moveColumns;
        move(state, sheet, from, 1, to, null);
        const now = movedIndex({ kind: 'move', from, count: 1, to }, from) ?? from;
        move(state, sheet, now, 1, from > now ? from + 1 : from, null);
        expect([shown(state, sheet, 'A1:F6'), places(state), readNotes(sheet, rect('A1:F6'))]).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  test('inserted rows look like their neighbour but hold nothing', () => {
    const { state, sheet } = marked();
    structure.insertRows(state, sheet, 3, 1, 'before', null);
    expect(readStyles(state, sheet, rect('B3'))).toEqual([[{ bold: true }]]);
    expect(shown(state, sheet, 'A3:D3')).toEqual([['', '', '', '']]);
    expect(readNotes(sheet, rect('B3'))).toEqual([['']]);
  });

  test('a filter follows its columns and hidden rows stay with their rows', () => {
    const { state, sheet } = marked();
    createFilter(state, sheet, rect('A1:D5'), null);
    const criteria = { criteria: null, values: [], hiddenValues: ['B3'], visibleValues: null };
    setFilterCriteria(state, sheet, 2, criteria);
    expect(sheet.rowsHiddenByFilter.items).toEqual([false, false, true]);
    person.personInsertColumns(state, sheet.id, 1);
    person.personInsertRows(state, sheet.id, 2);
    expect(sheet.filter).toEqual({ rect: rect('B1:E6'), criteria: { '3': criteria } });
    expect(sheet.rowsHiddenByFilter.items).toEqual([false, false, false, true]);
  });

  test('sorting moves rows with notes and formulas, and leaves row metadata', () => {
    const state = newState();
    const sheet = firstSheet(state);
    fill(state, sheet, 'A1', [
      ['name', 'n', 'double'],
      ['b', 2, '=B2*2'],
      ['c', 3, '=B3*2'],
      ['', '', ''],
      ['a', 1, '=B5*2'],
    ]);
    person.personSetNote(state, sheet.id, 5, 1, 'first');
    setFrozen(state, sheet, 'row', 1);
    addMetadata(state, { ...OWN, key: 'row', location: { type: 'ROW', sheetId: sheet.id, index: 5 } });
    person.personSort(state, sheet.id, 1);
    expect(shown(state, sheet, 'A1:C5')).toEqual([
      ['name', 'n', 'double'],
      ['a', '1', '2'],
      ['b', '2', '4'],
      ['c', '3', '6'],
      ['', '', ''],
    ]);
    expect(readNotes(sheet, rect('A2'))).toEqual([['first']]);
    expect(places(state)).toEqual({ row: 5 });
    person.personSort(state, sheet.id, 2, false);
    expect(shown(state, sheet, 'B2:B5')).toEqual([['3'], ['2'], ['1'], ['']]);
  });
});

describe('sheets', () => {
  test('formulas follow a renamed sheet and lose a deleted one', () => {
    const { state, sheet, other } = marked();
    person.personRenameSheet(state, sheet.id, "Ann's");
    expect(formulas(other)[0]).toBe("='Ann''s'!B2");
    person.personDeleteSheet(state, sheet.id);
    expect(formulas(other)[0]).toBe('=#REF!');
    expect(state.metadata).toEqual([]);
    expect(state.namedRanges).toEqual([]);
    expect(state.activeSheetId).toBe(other.id);
  });
});
