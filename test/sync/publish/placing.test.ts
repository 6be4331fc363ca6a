/** In which order a window goes to the sheet: no cell of a record stands beside the id of another, no user cell beside another record. */
import { columnLetters } from '../../../src/cells/column-letters';
import type { Block, SheetEdit, Spreadsheet } from '../../../src/ports/spreadsheet';
import type { Arrangement, Piece } from '../../../src/sync/publish/columns/arranging';
import { type Placing, placeWindow } from '../../../src/sync/publish/columns/place';

const [SHEET, WINDOW] = [1, 9];

const NOTHING: Arrangement = {
  first: 1,
  last: 3,
  pieces: [],
  alongside: [],
  fills: [],
  lifts: [],
  loose: [],
  blanks: [],
  written: [],
  notes: [],
  mended: [],
  refilled: [],
  rules: [['A1:A9']],
  left: [],
};

const at = (row: number, column: number): string => columnLetters(column) + row;
const area = ({ row, column, rows, columns }: Block): string =>
  `${at(row, column)}:${at(row + rows - 1, column + columns - 1)}`;

/** An edit in a few words; of copies where they go, and from where in the window. */
function said(edit: SheetEdit): string {
  switch (edit.kind) {
    case 'copy':
      return `copy ${area(edit.from)} to ${at(edit.row, edit.column)}, ${edit.spare === WINDOW ? 'spare' : 'not spare'}`;
    case 'copyValues':
      return `values ${area(edit.from)} to ${at(edit.to.row, edit.to.column)}`;
    case 'clearMany':
      return `clear ${edit.blocks.map(area).join(' ')}`;
    case 'fillFormula':
      return `fill ${area(edit.block)} ${edit.formula}`;
    case 'formulas':
      return `formulas ${at(edit.row, edit.column)} ${JSON.stringify(edit.formulas)}`;
    case 'writeNotes':
      return `notes ${at(edit.row, edit.column)} ${JSON.stringify(edit.notes)}`;
    case 'formatRules':
      return `rules ${edit.ranges.join()}`;
    default:
      return 'block' in edit ? `${edit.kind} ${area(edit.block)}` : edit.kind;
  }
}

const own = (column: number, count: number): Piece => ({ column, count, isOwned: true });
const beside = (column: number, count: number): Piece => ({ column, count, isOwned: false });

/** The header stands in row 5 now, and stood in row 2 when the window was made. */
function placed(over: Partial<Arrangement>, idColumn = 2): readonly string[] {
  const edits: SheetEdit[] = [];
  let flushed = 0;
  const spreadsheet: unknown = {
    apply: (some: readonly SheetEdit[]) => edits.push(...some),
    flush: () => (flushed = edits.length),
  };
  const placing: Placing = { sheetId: SHEET, windowId: WINDOW, top: 5, windowTop: 2, idColumn };
  placeWindow({ ...NOTHING, ...over }, placing, spreadsheet as Spreadsheet);
  expect(flushed).toBe(edits.length);
  return edits.map(said);
}

test('in one piece it takes one copy, and nothing is emptied before', () => {
  expect(placed({ pieces: [own(1, 4)] })).toEqual(['copy A4:D6 to A7, spare', 'rules A1:A9']);
});

test.each<[string, Partial<Arrangement>]>([
  ['several pieces of the table', { pieces: [own(1, 1), own(2, 2)] }],
  ['a piece beside it', { pieces: [own(1, 2), beside(4, 1)] }],
  ['notes that go by themselves', { pieces: [own(1, 2)], notes: [{ column: 4, notes: ['', 'a', ''] }] }],
])('where there are %s, no row has an id while it is made up of two', (_, over) => {
  const edits = placed(over);
  const cleared = edits.indexOf('clear B7:B9');
  const copied = edits.findIndex((edit) => edit.startsWith('copy '));
  expect([cleared > 0, copied > cleared]).toEqual([true, true]);
});

test.each([
  [1, ['values B4:C6 to B7', 'copy A4:A6 to A7', 'copy B4:C6 to B7']],
  [2, ['values A4:A6 to A7', 'copy B4:C6 to B7', 'copy A4:A6 to A7']],
  [3, ['values A4:A6 to A7', 'copy B4:C6 to B7', 'copy A4:A6 to A7']],
])(
  'with the id in column %i its piece comes after the values of the others, and before they are whole',
  (id, expected) => {
    const copies = placed({ pieces: [own(1, 1), own(2, 2)] }, id).filter((edit) => /^(copy|values)/.test(edit));
    expect(copies.map((edit) => edit.split(',')[0])).toEqual(expected);
  },
);

test('user cells are off the sheet first, and there again when all records stand', () => {
  const edits = placed({
    pieces: [own(1, 2), beside(4, 2)],
    fills: [{ column: 3, row: 1, count: 2, formula: '=RC1' }],
    lifts: [{ column: 3, row: 3, count: 1 }],
    loose: [{ column: 3, row: 2, count: 2 }],
    blanks: [{ column: 3, row: 1, count: 1 }],
    written: [{ column: 7, formulas: ['=A', '', '=B'] }],
    notes: [{ column: 3, notes: ['', 'mine', ''] }],
  });
  expect(edits).toEqual([
    'empty D7:E9',
    'fill C7:C8 =RC1',
    'clear C9:C9',
    'clearNotes C7:C9',
    'clearNotes A7:B9',
    'clear B7:B9',
    'copy A4:B6 to A7, spare',
    'copy D4:E6 to D7, spare',
    'copy C5:C6 to C8, spare',
    'clear C7:C7',
    'formulas G7 [["=A"],[""],["=B"]]',
    'notes C7 [[""],["mine"],[""]]',
    'rules A1:A9',
  ]);
});
