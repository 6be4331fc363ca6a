import * as fc from 'fast-check';
import { clearCells, readContents } from '../../../../local/emulator/grid/edit/contents';
import { cellValue, spilledValueAt, valueExtent } from '../../../../local/emulator/grid/edit/computed';
import { changesSince } from '../../../../local/emulator/grid/compute/changes';
import { isFormula } from '../../../../local/emulator/grid/values/cell';
import { personDeleteRows, personInsertRows } from '../../../../local/emulator/grid/person';
import { setPlaceholder } from '../../../../local/emulator/grid/state/placeholders';
import { covers } from '../../../../local/emulator/grid/base/rect';
import { insertSheet } from '../../../../local/emulator/grid/structure/sheets';
import type { SheetState, SpreadsheetState } from '../../../../local/emulator/grid/state/state';
import { fill, firstSheet, newState, rect, shown } from './builders';

/** A1:C4 with a header, a text, a number and a gap; the formula goes to E1 and spills where nothing is. */
function desk(formula: string): { state: SpreadsheetState; sheet: SheetState } {
  const state = newState();
  const sheet = firstSheet(state);
  fill(state, sheet, 'A1', [
    ['Name', 'Amount', 'Stage'],
    ['Ada', 30, 'won'],
    ['Bob', 10, 'lost'],
    ['ada', 20, 'won'],
  ]);
  fill(state, sheet, 'E1', [[formula]]);
  return { state, sheet };
}

const SPILLS: readonly (readonly [formula: string, cells: string, shows: string[][]])[] = [
  ['=ARRAYFORMULA(B2:B4*2)', 'E1:E4', [['60'], ['20'], ['40'], ['']]],
  ['=ARRAYFORMULA(A2:A4&"-"&C2:C4)', 'E1:E3', [['Ada-won'], ['Bob-lost'], ['ada-won']]],
  ['=MAP(B2:B4;LAMBDA(one;one*2))', 'E1:E4', [['60'], ['20'], ['40'], ['']]],
  ['=MAP(A2:A4;B2:B4;LAMBDA(Name;amount;name&AMOUNT))', 'E1:E3', [['Ada30'], ['Bob10'], ['ada20']]],
  ['=MAP(UNIQUE(C2:C4);LAMBDA(one;SUMPRODUCT(EXACT(C2:C4;one)*1;B2:B4)))', 'E1:E3', [['50'], ['10'], ['']]],
  ['=MAP(B2:B3;LAMBDA(one;10/(one-10)))', 'E1:E2', [['0.5'], ['#DIV/0!']]],
  ['=MAP(B2:B4;B2:B3;LAMBDA(one;other;one))', 'E1:E2', [['#VALUE!'], ['']]],
  ['=MAP(B2:B4;1)', 'E1:E2', [['#N/A'], ['']]],
  ['=ARRAYFORMULA(EXACT(A2:A4;"ada"))', 'E1:E3', [['FALSE'], ['FALSE'], ['TRUE']]],
  ['=ARRAYFORMULA(B2:B4>15)', 'E1:E3', [['TRUE'], ['FALSE'], ['TRUE']]],
  ['=ARRAYFORMULA(IF(C2:C4="won",B2:B4,))', 'E1:E3', [['30'], [''], ['20']]],
  ['=ARRAYFORMULA(IF(A2:A="","",B2:B-1))', 'E1:E5', [['29'], ['9'], ['19'], [''], ['']]],
  [
    '=ARRAYFORMULA(B2:B4+{1,2})',
    'E1:F3',
    [
      ['31', '32'],
      ['11', '12'],
      ['21', '22'],
    ],
  ],
  ['=ARRAYFORMULA(ROUND(B2:B3/7,1))', 'E1:E2', [['4.3'], ['1.4']]],
  ['=ARRAYFORMULA(LEN(A1:A3))', 'E1:E3', [['4'], ['3'], ['3']]],
  ['=ARRAYFORMULA(IFERROR(B1:B2/1,"none"))', 'E1:E2', [['none'], ['30']]],
  ['=ARRAYFORMULA(B1:B2*1)', 'E1:E2', [['#VALUE!'], ['30']]],
  ['=ARRAYFORMULA(B2:B4+B2:B3)', 'E1:E3', [['60'], ['20'], ['#N/A']]],
  ['=ARRAYFORMULA(ISBLANK(A4:A5))', 'E1:E2', [['FALSE'], ['TRUE']]],
  ['=ARRAYFORMULA(ROW(A2:A4))', 'E1:E3', [['2'], ['3'], ['4']]],
  ['=ARRAYFORMULA(TEXT(B2:B3,"0.00"))', 'E1:E2', [['30.00'], ['10.00']]],
  [
    '=ARRAYFORMULA(VLOOKUP({"Bob";"ADA";"b?b"},A2:C4,{3,2},FALSE))',
    'E1:F3',
    [
      ['lost', '10'],
      ['won', '30'],
      ['lost', '10'],
    ],
  ],
  ['=ARRAYFORMULA(SUMIF(C2:C4,{"won";"lost"},B2:B4))', 'E1:E2', [['50'], ['10']]],
  ['=ARRAYFORMULA(SUM(B2:B4*2))', 'E1:E2', [['120'], ['']]],
  ['=ARRAYFORMULA(-B2:B3)', 'E1:E2', [['-30'], ['-10']]],
  [
    '=FILTER(A2:B4,C2:C4="won")',
    'E1:F3',
    [
      ['Ada', '30'],
      ['ada', '20'],
      ['', ''],
    ],
  ],
  ['=FILTER(A2:A4,C2:C4="won",B2:B4<25)', 'E1:E2', [['ada'], ['']]],
  [
    '=FILTER(A1:C2,A1:C1<>"Amount")',
    'E1:F2',
    [
      ['Name', 'Stage'],
      ['Ada', 'won'],
    ],
  ],
  ['=FILTER(A2:A4,C2:C4="open")', 'E1:E2', [['#N/A'], ['']]],
  ['=IFERROR(FILTER(A2:A4,C2:C4="open"),"nobody")', 'E1:E2', [['nobody'], ['']]],
  ['=IF(B2>1,FILTER(A2:A4,B2:B4>5),"")', 'E1:E3', [['Ada'], ['Bob'], ['ada']]],
  ['=FILTER(A2:A,B2:B>15)', 'E1:E3', [['Ada'], ['ada'], ['']]],
  [
    '=SORT(A2:B4,2,FALSE)',
    'E1:F3',
    [
      ['Ada', '30'],
      ['ada', '20'],
      ['Bob', '10'],
    ],
  ],
  ['=SORT(A2:A4,B2:B4,TRUE)', 'E1:E3', [['Bob'], ['ada'], ['Ada']]],
  ['=SORT(B2:B)', 'E1:E4', [['10'], ['20'], ['30'], ['']]],
  [
    '=ARRAY_CONSTRAIN(SORT(A2:B4,2,FALSE),2,1)',
    'E1:F3',
    [
      ['Ada', ''],
      ['ada', ''],
      ['', ''],
    ],
  ],
  [
    '=SORTN(A2:B4,2,0,2,TRUE)',
    'E1:F3',
    [
      ['Bob', '10'],
      ['ada', '20'],
      ['', ''],
    ],
  ],
  ['=UNIQUE(C2:C4)', 'E1:E3', [['won'], ['lost'], ['']]],
  [
    '=SEQUENCE(2,3)',
    'E1:G2',
    [
      ['1', '2', '3'],
      ['4', '5', '6'],
    ],
  ],
  ['=SEQUENCE(3,1,10,-5)', 'E1:E3', [['10'], ['5'], ['0']]],
  ['=SEQUENCE(COUNTA(A2:A))', 'E1:E4', [['1'], ['2'], ['3'], ['']]],
  [
    '=TRANSPOSE(A2:B3)',
    'E1:F2',
    [
      ['Ada', 'Bob'],
      ['30', '10'],
    ],
  ],
  [
    '={A1,B1;A3:B3}',
    'E1:F2',
    [
      ['Name', 'Amount'],
      ['Bob', '10'],
    ],
  ],
  [
    '={1\\2;3\\4}',
    'E1:F2',
    [
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  ['={A2:A4;C2:C3}', 'E1:E5', [['Ada'], ['Bob'], ['ada'], ['won'], ['lost']]],
  ['={A1:B1;A1:A2}', 'E1:F1', [['#VALUE!', '']]],
  ['=FLATTEN(A2:B3)', 'E1:E4', [['Ada'], ['30'], ['Bob'], ['10']]],
  [
    '=VSTACK(A2:A3,{1,2})',
    'E1:F3',
    [
      ['Ada', '#N/A'],
      ['Bob', '#N/A'],
      ['1', '2'],
    ],
  ],
  ['=SPLIT("a,b;3",",;")', 'E1:G1', [['a', 'b', '3']]],
  ['=INDEX(A2:C4,2)', 'E1:G1', [['Bob', '10', 'lost']]],
  ['=ARRAYFORMULA(2:3)', 'E1:E2', [['#REF!'], ['']]],
  ['=COUNTA(A:A)+SUM(2:2)', 'E1:E1', [['34']]],
  ['=SUMPRODUCT((C2:C4="won")*B2:B4)', 'E1:E1', [['50']]],
  // Without ARRAYFORMULA a range in the place of one value is the cell in the formula's own row.
  ['=B1:B4', 'E1:E2', [['Amount'], ['']]],
  ['=B2:B4*2', 'E1:E2', [['#VALUE!'], ['']]],
  [
    '=QUERY(A1:B,"select A, B")',
    'E1:F5',
    [
      ['QUERY 1,1', 'QUERY 1,2'],
      ['QUERY 2,1', 'QUERY 2,2'],
      ['QUERY 3,1', 'QUERY 3,2'],
      ['QUERY 4,1', 'QUERY 4,2'],
      ['', ''],
    ],
  ],
  [
    '=IMPORTRANGE("https://docs.google.com/x","Deals!B2:C3")',
    'E1:F2',
    [
      ['IMPORTRANGE 1,1', 'IMPORTRANGE 1,2'],
      ['IMPORTRANGE 2,1', 'IMPORTRANGE 2,2'],
    ],
  ],
  ['=ownFunction(A1)', 'E1:E2', [['#NAME?'], ['']]],
];

describe('the cells an array formula fills', () => {
  test.each(SPILLS)('%s', (formula, cells, shows) => {
    const { state, sheet } = desk(formula);
    expect(shown(state, sheet, cells)).toEqual(shows);
    expect(
      readContents(sheet, rect('E1:G5'))
        .flat()
        .filter((content) => content !== null && !isFormula(content)),
    ).toEqual([]);
  });

  test('count for the extent of the sheet, empty texts too, but not empty results', () => {
    const { state, sheet } = desk('=SEQUENCE(9,2)');
    expect(valueExtent(state, sheet)).toEqual({ row: 9, column: 6 });
    fill(state, sheet, 'E1', [['=ARRAYFORMULA(IF(A1:A20="","","x"))']]);
    expect(valueExtent(state, sheet)).toEqual({ row: 20, column: 5 });
    fill(state, sheet, 'E1', [['=ARRAYFORMULA(IF(A1:A20="",,"x"))']]);
    expect(valueExtent(state, sheet)).toEqual({ row: 4, column: 5 });
  });

  test('are told from cells that hold something', () => {
    const { state, sheet } = desk('=ARRAYFORMULA(A2:A5)');
    expect([1, 2, 4, 5].map((row) => spilledValueAt(state, sheet, row, 5))).toEqual([
      undefined,
      'Bob',
      null,
      undefined,
    ]);
    expect(spilledValueAt(state, sheet, 2, 1)).toBeUndefined();
  });

  test('have to be empty: otherwise nothing is spilled and the formula shows #REF!', () => {
    const { state, sheet } = desk('=SEQUENCE(3)');
    fill(state, sheet, 'E3', [['in the way']]);
    expect(shown(state, sheet, 'E1:E3')).toEqual([['#REF!'], [''], ['in the way']]);
    clearCells(state, sheet, rect('E3'), ['contents'], null);
    expect(shown(state, sheet, 'E1:E3')).toEqual([['1'], ['2'], ['3']]);
  });

  test('are empty once the formula is gone', () => {
    const { state, sheet } = desk('=SEQUENCE(3)');
    expect(shown(state, sheet, 'E1:E3')).toEqual([['1'], ['2'], ['3']]);
    clearCells(state, sheet, rect('E1'), ['contents'], null);
    expect(shown(state, sheet, 'E1:E3')).toEqual([[''], [''], ['']]);
    expect(valueExtent(state, sheet)).toEqual({ row: 4, column: 3 });
  });

  test('do not reach beyond the sheet: such a formula shows #REF!', () => {
    const { state, sheet } = desk('=SEQUENCE(1001)');
    expect(shown(state, sheet, 'E1:E2')).toEqual([['#REF!'], ['']]);
    fill(state, sheet, 'Y2', [['=ARRAYFORMULA(A1:C1)']]);
    expect(shown(state, sheet, 'Y2:Z2')).toEqual([['#REF!', '']]);
    fill(state, sheet, 'E2', [['=ARRAYFORMULA(A:A)']]);
    expect(shown(state, sheet, 'E2:E3')).toEqual([['#REF!'], ['']]);
  });

  test('go to the first of two formulas in reading order', () => {
    const { state, sheet } = desk('');
    fill(state, sheet, 'F3', [['=SEQUENCE(1,2,10)']]);
    fill(state, sheet, 'G1', [['=SEQUENCE(4)']]);
    expect(shown(state, sheet, 'F3:G3')).toEqual([['#REF!', '3']]);
    expect(shown(state, sheet, 'G1:G4')).toEqual([['1'], ['2'], ['3'], ['4']]);
  });
});

describe('array formulas that read each other', () => {
  test('see what the others spill, whatever side they stand on, also on another sheet', () => {
    const { state, sheet } = desk('=ARRAYFORMULA(G1:G3*2)');
    const other = insertSheet(state, 'Top');
    fill(state, sheet, 'G1', [['=ARRAYFORMULA(B2:B4+I1:I3)']]);
    fill(state, sheet, 'I1', [['=SEQUENCE(3)']]);
    fill(state, other, 'A1', [['=SORT(Sheet1!E1:E,1,FALSE)', '=SUM(Sheet1!E:E)', '=COUNTA(Sheet1!G:I)']]);
    expect(shown(state, other, 'A1:C3')).toEqual([
      ['62', '132', '6'],
      ['46', '', ''],
      ['24', '', ''],
    ]);
  });

  test('follow a change at the start of the chain', () => {
    const { state, sheet } = desk('=ARRAYFORMULA(G1:G3*2)');
    fill(state, sheet, 'G1', [['=FILTER(B2:B4,B2:B4>15)']]);
    expect(shown(state, sheet, 'E1:E3')).toEqual([['60'], ['40'], ['0']]);
    fill(state, sheet, 'B2', [[1]]);
    expect(shown(state, sheet, 'E1:E3')).toEqual([['40'], ['0'], ['0']]);
  });

  const CYCLES: readonly (readonly [cell: string, formula: string])[][] = [
    [['E1', '=ARRAYFORMULA(E1:E3)']],
    [['E1', '=ARRAYFORMULA(E2:E4*2)']],
    [['E1', '=ARRAYFORMULA(IF(E:E="",1,2))']],
    [['E1', '=SEQUENCE(SUM(E2:E4)+3)']],
    [
      ['E1', '=SEQUENCE(F1+3)'],
      ['F1', '=SUM(E2:E9)'],
    ],
    [
      ['E1', '=ARRAYFORMULA(G1:G3)'],
      ['G1', '=ARRAYFORMULA(E1:E3)'],
    ],
    [
      ['E1', '=ARRAYFORMULA(G1:G3)'],
      ['G1', '=ARRAYFORMULA(E2:E4)'],
    ],
  ];

  test.each(CYCLES)('in a circle, %j end as #REF! and fill nothing', (...cells) => {
    const { state, sheet } = desk('');
    for (const [cell, formula] of cells) fill(state, sheet, cell, [[formula]]);
    expect(shown(state, sheet, 'E1:E1')).toEqual([['#REF!']]);
    expect(shown(state, sheet, 'E2:H4').flat().join('')).toBe('');
  });

  test('in a chain of 1,000 all end', () => {
    const state = newState();
    const sheet = firstSheet(state);
    sheet.rows = 1001;
    fill(
      state,
      sheet,
      'A1',
      Array.from({ length: 1000 }, (_, index) => [`=ARRAYFORMULA(A${index + 2}:B${index + 2}+1)`]),
    );
    expect(cellValue(state, sheet, 1, 1)).toBe(1000);
    expect(cellValue(state, sheet, 1, 2)).toBe(1000);
  });
});

describe('placeholders', () => {
  test('have the size that a test sets, for any function that is not computed', () => {
    const { state, sheet } = desk('=ownFunction(A1:A3)');
    setPlaceholder(state, 'OwnFunction', { rows: 2, columns: 2 });
    expect(shown(state, sheet, 'E1:F3')).toEqual([
      ['OWNFUNCTION 1,1', 'OWNFUNCTION 1,2'],
      ['OWNFUNCTION 2,1', 'OWNFUNCTION 2,2'],
      ['', ''],
    ]);
    fill(state, sheet, 'F2', [['x']]);
    expect(shown(state, sheet, 'E1:F1')).toEqual([['#REF!', '']]);
    setPlaceholder(state, 'ownfunction', null);
    expect(shown(state, sheet, 'E1:F1')).toEqual([['#NAME?', '']]);
  });

  test('grow and shrink with the records that QUERY reads', () => {
    const { state, sheet } = desk('=QUERY(A1:C,"select *")');
    expect(valueExtent(state, sheet)).toEqual({ row: 4, column: 7 });
    fill(state, sheet, 'A5', [['Eve', 5, 'won']]);
    expect(valueExtent(state, sheet)).toEqual({ row: 5, column: 7 });
  });
});

describe('the change feed', () => {
  test('names the cells whose spilled value changed when only their source was written', () => {
    const { state, sheet } = desk('=ARRAYFORMULA(B2:B4*2)');
    const before = changesSince(state, 0).version;
    fill(state, sheet, 'B3', [[11]]);
    const rects = changesSince(state, before).sheets.flatMap((one) => one.rects);
    expect(rects.some((one) => covers(one, rect('E1:E3')))).toBe(true);
    const quiet = changesSince(state, before).version;
    fill(state, sheet, 'C2', [['open']]);
    expect(changesSince(state, quiet).sheets.flatMap((one) => one.rects)).toEqual([rect('C2:C2')]);
  });

  test('names what was filled when a formula goes or is blocked', () => {
    const { state, sheet } = desk('=SEQUENCE(3)');
    const before = changesSince(state, 0).version;
    fill(state, sheet, 'E3', [['x']]);
    const blocked = changesSince(state, before);
    expect(blocked.sheets.flatMap((one) => one.rects)).toContainEqual(rect('E1:E3'));
    fill(state, sheet, 'E3', [['']]);
    const open = changesSince(state, blocked.version).version;
    clearCells(state, sheet, rect('E1'), ['contents'], null);
    expect(changesSince(state, open).sheets.flatMap((one) => one.rects)).toContainEqual(rect('E1:E3'));
  });
});

describe('laws of spilling', () => {
  const formula = fc.constantFrom(
    '=SEQUENCE(3,2)',
    '=ARRAYFORMULA(A1:B3&"x")',
    '=FILTER(A1:A9,A1:A9<>"")',
    '=UNIQUE(C1:D4)',
    '=SORT(B2:C)',
    '=TRANSPOSE(A1:A4)',
    '={B1:C2;A3,D4}',
    '=ARRAYFORMULA(IF(D2:D="","",ROW(D2:D)))',
    '=SUM(A1:F9)',
    '=IF(B2=1,SEQUENCE(2,2),C3)',
    'text',
    '7',
  );
  const place = fc.record({
    row: fc.integer({ min: 1, max: 9 }),
    column: fc.integer({ min: 1, max: 6 }),
    text: formula,
  });

  function filled(cells: readonly { readonly row: number; readonly column: number; readonly text: string }[]) {
    const state = newState();
    const sheet = firstSheet(state);
    sheet.rows = 14;
    for (const { row, column, text } of cells) fill(state, sheet, `${'ABCDEF'[column - 1]}${row}`, [[text]]);
    return { state, sheet };
  }

  test('a spilled cell holds nothing, and every value is the same in whatever order cells are asked', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 8 }), fc.infiniteStream(fc.nat(83)), (cells, order) => {
        const { state, sheet } = filled(cells);
        const before = JSON.stringify(readContents(sheet, rect('A1:L14')));
        const all = shown(state, sheet, 'A1:L14');
        expect(JSON.stringify(readContents(sheet, rect('A1:L14')))).toBe(before);
        const again = filled(cells);
        const seen = Array.from({ length: 20 }, () => order.next().value as number).map((index) => {
          const [row, column] = [Math.floor(index / 6) + 1, (index % 6) + 1];
          if (spilledValueAt(state, sheet, row, column) !== undefined) {
            expect(readContents(sheet, { row, column, rows: 1, columns: 1 })).toEqual([[null]]);
          }
          return [shown(again.state, again.sheet, `${'ABCDEF'[column - 1]}${row}`)[0]?.[0], all[row - 1]?.[column - 1]];
        });
        for (const [one, other] of seen) expect(one).toBe(other);
      }),
      { numRuns: 300 },
    );
  });

  test('rows inserted between the first and the last of its ranges and deleted again leave the same results', () => {
    const count = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 4 }), count, (at, rows) => {
        const { state, sheet } = desk('=ARRAYFORMULA(B2:B4*2)');
        const before = shown(state, sheet, 'E1:E6');
        personInsertRows(state, sheet.id, at, rows);
        expect(readContents(sheet, rect('E1'))[0]?.[0]).toEqual({ formula: `=ARRAYFORMULA(B2:B${4 + rows}*2)` });
        personDeleteRows(state, sheet.id, at, rows);
        expect(shown(state, sheet, 'E1:E6')).toEqual(before);
      }),
    );
  });
});
