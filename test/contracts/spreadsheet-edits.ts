import type { SheetEdit } from '../../src/ports/spreadsheet';
import { type Case, refused, same } from './case';
import { blockOf, copyTo, type Desk, infoOf, readAll, valuesAt, writeAt } from './spreadsheet-desk';

const text = (value: string) => ({ text: value });

export const editsContract: readonly Case<Desk>[] = [
  {
    name: 'a grid grows to the size that was asked for, and never shrinks',
    check(desk) {
      const grow = (rows: number, columns: number) =>
        desk.spreadsheet.apply([{ kind: 'grow', sheetId: desk.sheetId, rows, columns }]);
      const size = () => {
        const { maxRows, maxColumns } = infoOf(desk, desk.sheetId);
        return [maxRows, maxColumns];
      };
      same(size(), [20, 30]);
      grow(25, 32);
      same(size(), [25, 32]);
      grow(25, 32);
      grow(3, 3);
      same(size(), [25, 32]);
    },
  },
  {
    name: 'a copy carries values, formulas that look at their own row, number formats, notes and what a link leads to',
    check(desk) {
      const { otherId, sheetId } = desk;
      writeAt(desk, 1, 1, [[text('=1+1'), { number: 2 }, text("'q"), text('https://example.com/a')]]);
      desk.spreadsheet.apply([
        { kind: 'fillFormula', block: blockOf(desk, 1, 5, 1, 1), formula: '=R[0]C[-3]*2' },
        { kind: 'writeNotes', sheetId, row: 1, column: 1, notes: [['a note']] },
        { kind: 'numberFormat', block: blockOf(desk, 1, 2, 1, 1), format: '0.00' },
        copyTo(desk, blockOf(desk, 1, 1, 1, 5), { sheetId: otherId, row: 3, column: 2 }),
      ]);
      const block = { sheetId: otherId, row: 3, column: 2, rows: 1, columns: 5 };
      const copied = desk.spreadsheet.read(block, { formulas: true, notes: true, formats: true });
      same(copied.values[0], [text('=1+1'), { number: 2 }, text("'q"), text('https://example.com/a'), { number: 4 }]);
      same(copied.formulas, [['', '', '', '', '=R[0]C[-3]*2']]);
      same([copied.notes[0]?.[0], copied.notes[0]?.[1], copied.formats[0]?.[1]], ['a note', '', '0.00']);
    },
  },
  {
    name: 'a copy of an empty cell empties its target, notes and all',
    check(desk) {
      writeAt(desk, 1, 1, [[text('there')]]);
      desk.spreadsheet.apply([
        { kind: 'writeNotes', sheetId: desk.sheetId, row: 1, column: 1, notes: [['a note']] },
        copyTo(desk, blockOf(desk, 5, 5, 1, 1), { sheetId: desk.sheetId, row: 1, column: 1 }),
      ]);
      const { values, notes } = readAll(desk, 1, 1, 1, 1);
      same([values, notes], [[[null]], [['']]]);
    },
  },
  {
    name: 'what a copy tries things on is empty afterwards',
    check(desk) {
      writeAt(desk, 1, 1, [[text('there')]]);
      desk.spreadsheet.apply([copyTo(desk, blockOf(desk, 1, 1, 1, 1), { sheetId: desk.sheetId, row: 3, column: 3 })]);
      same(desk.spreadsheet.usedSize(desk.otherId), { rows: 0, columns: 0 });
      same(desk.spreadsheet.notes({ sheetId: desk.otherId, row: 1, column: 1, rows: 20, columns: 30 }), []);
    },
  },
  {
    name: 'clearing empties contents, and notes stay',
    check(desk) {
      writeAt(desk, 1, 1, [[text('a'), text('b')]]);
      desk.spreadsheet.apply([
        { kind: 'writeNotes', sheetId: desk.sheetId, row: 1, column: 1, notes: [['n', '']] },
        { kind: 'clear', block: blockOf(desk, 1, 1, 1, 1) },
      ]);
      const { values, notes } = readAll(desk, 1, 1, 1, 2);
      same([values, notes], [[[null, text('b')]], [['n', '']]]);
    },
  },
  {
    name: 'notes are written, replaced and taken away',
    check(desk) {
      const write = (notes: readonly (readonly string[])[]) =>
        desk.spreadsheet.apply([{ kind: 'writeNotes', sheetId: desk.sheetId, row: 2, column: 2, notes }]);
      write([
        ['one', 'two'],
        ['=three', ''],
      ]);
      same(readAll(desk, 2, 2, 2, 2).notes, [
        ['one', 'two'],
        ['=three', ''],
      ]);
      write([
        ['', 'other'],
        ['', ''],
      ]);
      same(readAll(desk, 2, 2, 2, 2).notes, [
        ['', 'other'],
        ['', ''],
      ]);
      same(desk.spreadsheet.usedSize(desk.sheetId), { rows: 0, columns: 0 });
    },
  },
  {
    name: 'of a block, the notes are found that are there, with their cells',
    check(desk) {
      const { sheetId, spreadsheet } = desk;
      const notes = [
        ['outside', 'one'],
        ['two', ''],
      ];
      spreadsheet.apply([{ kind: 'writeNotes', sheetId, row: 2, column: 29, notes }]);
      same(spreadsheet.notes(blockOf(desk, 1, 1, 20, 30)), [
        { row: 2, column: 29, text: 'outside' },
        { row: 2, column: 30, text: 'one' },
        { row: 3, column: 29, text: 'two' },
      ]);
      same(spreadsheet.notes(blockOf(desk, 3, 2, 1, 29)), [{ row: 3, column: 29, text: 'two' }]);
      same(spreadsheet.notes(blockOf(desk, 4, 1, 2, 2)), []);
    },
  },
  {
    name: 'a formula in R1C1 fills every cell of the block and comes back as it was',
    check(desk) {
      const formula = '=R[0]C[-1]*2';
      writeAt(desk, 2, 1, [[{ number: 4 }], [{ number: 5 }]]);
      desk.spreadsheet.apply([{ kind: 'fillFormula', block: blockOf(desk, 2, 2, 2, 1), formula }]);
      same(readAll(desk, 2, 2, 2, 1).formulas, [[formula], [formula]]);
      same(readAll(desk, 2, 1, 1, 1).formulas, [['']]);
    },
  },
  {
    name: 'the used size reaches to the last value or formula',
    check(desk) {
      const used = () => desk.spreadsheet.usedSize(desk.sheetId);
      same(used(), { rows: 0, columns: 0 });
      writeAt(desk, 4, 3, [[text('x')]]);
      same(used(), { rows: 4, columns: 3 });
      desk.spreadsheet.apply([{ kind: 'fillFormula', block: blockOf(desk, 7, 2, 1, 1), formula: '=1+1' }]);
      same(used(), { rows: 7, columns: 3 });
      desk.spreadsheet.apply([{ kind: 'clear', block: blockOf(desk, 1, 1, 20, 30) }]);
      same(used(), { rows: 0, columns: 0 });
    },
  },
  {
    name: 'rows that are inserted push down what stands there; rows that are deleted pull it up',
    check(desk) {
      const { sheetId, spreadsheet } = desk;
      writeAt(desk, 1, 1, [[text('a')], [text('b')], [text('c')]]);
      spreadsheet.apply([{ kind: 'insertRows', sheetId, before: 2, count: 2 }]);
      same(valuesAt(desk, 1, 1, 5, 1).flat(), [text('a'), null, null, text('b'), text('c')]);
      same(infoOf(desk, sheetId).maxRows, 22);
      spreadsheet.apply([{ kind: 'deleteRows', sheetId, row: 2, count: 3 }]);
      same(valuesAt(desk, 1, 1, 3, 1).flat(), [text('a'), text('c'), null]);
      same(infoOf(desk, sheetId).maxRows, 19);
    },
  },
  {
    name: 'columns that are inserted push to the right what stands there; deleted ones pull it back, with notes',
    check(desk) {
      const { sheetId, spreadsheet } = desk;
      writeAt(desk, 1, 1, [[text('a'), text('b'), text('c')]]);
      spreadsheet.apply([
        { kind: 'writeNotes', sheetId, row: 1, column: 2, notes: [['of b']] },
        { kind: 'insertColumns', sheetId, after: 1, count: 2 },
      ]);
      const inserted = readAll(desk, 1, 1, 1, 5);
      same(inserted.values[0], [text('a'), null, null, text('b'), text('c')]);
      same(inserted.notes[0], ['', '', '', 'of b', '']);
      same(infoOf(desk, sheetId).maxColumns, 32);
      spreadsheet.apply([{ kind: 'deleteColumns', sheetId, column: 1, count: 3 }]);
      const deleted = readAll(desk, 1, 1, 1, 2);
      same(
        [deleted.values[0], deleted.notes[0]],
        [
          [text('b'), text('c')],
          ['of b', ''],
        ],
      );
    },
  },
  {
    name: 'looks change no content, and may be set twice',
    check(desk) {
      const { sheetId } = desk;
      writeAt(desk, 1, 1, [
        [text('00123'), { number: 0.5 }],
        [text('=x'), { boolean: true }],
      ]);
      const before = readAll(desk, 1, 1, 3, 3);
      const looks: readonly SheetEdit[] = [
        { kind: 'headerStyle', block: blockOf(desk, 1, 1, 1, 2) },
        { kind: 'columnWidth', sheetId, column: 1, count: 2, pixels: 120 },
        { kind: 'freezeRows', sheetId, rows: 1 },
        { kind: 'numberFormat', block: blockOf(desk, 1, 1, 2, 2), format: '0.00' },
        { kind: 'numberFormat', block: blockOf(desk, 1, 1, 2, 2), format: 'general' },
      ];
      desk.spreadsheet.apply([...looks, ...looks]);
      desk.spreadsheet.flush();
      same(readAll(desk, 1, 1, 3, 3), before);
    },
  },
  {
    name: 'number formats of single cells are read as they were set',
    check(desk) {
      const { sheetId } = desk;
      writeAt(desk, 1, 1, [[{ number: 46_143 }, { number: 0.5 }]]);
      const formats = [['yyyy-mm-dd', '0.00']];
      desk.spreadsheet.apply([{ kind: 'numberFormats', sheetId, row: 1, column: 1, formats }]);
      const read = (row: number) => desk.spreadsheet.read(blockOf(desk, row, 1, 1, 2), { formats: true }).formats;
      same(read(1), formats);
      // What a cell without a format answers makes another one such a cell.
      const automatic = read(5);
      desk.spreadsheet.apply([{ kind: 'numberFormats', sheetId, row: 6, column: 1, formats: [['0.00', '@']] }]);
      desk.spreadsheet.apply([{ kind: 'numberFormats', sheetId, row: 6, column: 1, formats: automatic }]);
      same(read(6), automatic);
      writeAt(desk, 6, 1, [[text('00123')]]);
      same(valuesAt(desk, 6, 1, 1, 1), [[text('00123')]]);
      same(valuesAt(desk, 1, 1, 1, 2), [[{ number: 46_143 }, { number: 0.5 }]]);
    },
  },
  {
    name: 'edits are applied in their order',
    check(desk) {
      const { sheetId } = desk;
      desk.spreadsheet.apply([
        { kind: 'write', sheetId, row: 1, column: 1, rows: [[text('first')]] },
        { kind: 'insertRows', sheetId, before: 1, count: 1 },
        { kind: 'write', sheetId, row: 1, column: 1, rows: [[text('second')]] },
      ]);
      same(valuesAt(desk, 1, 1, 2, 1).flat(), [text('second'), text('first')]);
    },
  },
  {
    name: 'an edit outside the grid is refused with the sheet’s name, and what came before it stays',
    check(desk) {
      const { sheetId } = desk;
      const details = refused('sheet-refused', () =>
        desk.spreadsheet.apply([
          { kind: 'write', sheetId, row: 1, column: 1, rows: [[text('kept')]] },
          { kind: 'write', sheetId, row: 21, column: 1, rows: [[text('outside')]] },
        ]),
      );
      same(details, { sheet: 'Cases' });
      same(valuesAt(desk, 1, 1, 1, 1), [[text('kept')]]);
    },
  },
  {
    name: 'an edit of a sheet that is gone says so',
    check(desk) {
      const block = { sheetId: 4_711, row: 1, column: 1, rows: 1, columns: 1 };
      refused('sheet-gone', () => desk.spreadsheet.apply([{ kind: 'clear', block }]));
      refused('sheet-gone', () => desk.spreadsheet.read(block));
      // Nothing refuses a copy whose rows come from nowhere: they are gone.
      const { sheetId } = desk;
      refused('sheet-gone', () => desk.spreadsheet.apply([copyTo(desk, block, { sheetId, row: 1, column: 1 })]));
    },
  },
];
