import { type Case, same } from './case';
import { blockOf, type Desk, infoOf, readAll, valuesAt, writeAt } from './spreadsheet-desk';

const text = (value: string) => ({ text: value });
const column = (...texts: readonly string[]) => texts.map((value) => [text(value)]);
const shownIn = (desk: Desk, at: number, rows: number) =>
  valuesAt(desk, 1, at, rows, 1).map(([value]) => (value && 'text' in value ? value.text : ''));

/** What moves, hides and shows rows of a table. */
export const movesContract: readonly Case<Desk>[] = [
  {
    name: 'rows are sorted by a column of numbers, whole, and the column may be sorted again',
    check(desk) {
      const numbered = [3, 1, 2].map((number) => [text(`row ${number}`), { number }]);
      writeAt(desk, 2, 3, numbered);
      const sort = { kind: 'sort', block: blockOf(desk, 2, 3, 3, 2), column: 4 } as const;
      desk.spreadsheet.apply([sort, sort]);
      same(
        valuesAt(desk, 2, 3, 3, 2),
        [1, 2, 3].map((number) => [text(`row ${number}`), { number }]),
      );
    },
  },
  {
    name: 'several blocks are emptied at once, and nothing beside them',
    check(desk) {
      writeAt(desk, 1, 1, column('a', 'b', 'c', 'd'));
      const blocks = [blockOf(desk, 1, 1, 1, 1), blockOf(desk, 3, 1, 2, 1)];
      desk.spreadsheet.apply([{ kind: 'clearMany', sheetId: desk.sheetId, blocks }]);
      same(shownIn(desk, 1, 4), ['', 'b', '', '']);
    },
  },
  {
    name: 'an emptied block has no notes either',
    check(desk) {
      writeAt(desk, 1, 1, [[text('a'), text('b')]]);
      desk.spreadsheet.apply([
        { kind: 'writeNotes', sheetId: desk.sheetId, row: 1, column: 1, notes: [['n', 'm']] },
        { kind: 'empty', block: blockOf(desk, 1, 1, 1, 1) },
      ]);
      const { values, notes } = readAll(desk, 1, 1, 1, 2);
      same([values, notes], [[[null, text('b')]], [['', 'm']]]);
    },
  },
  {
    name: 'formulas in R1C1 are written one for each cell',
    check(desk) {
      writeAt(desk, 1, 1, [[{ number: 4 }]]);
      const formulas = [['=R[0]C[-1]*2'], ['=R1C1+1']];
      desk.spreadsheet.apply([{ kind: 'formulas', sheetId: desk.sheetId, row: 1, column: 2, formulas }]);
      const found = readAll(desk, 1, 2, 2, 1);
      same([found.formulas, found.values], [formulas, [[{ number: 8 }], [{ number: 5 }]]]);
    },
  },
  {
    name: 'cells that are inserted push down their own columns only; taken out, they pull them up',
    check(desk) {
      writeAt(desk, 1, 1, [
        [text('a'), text('x')],
        [text('b'), text('y')],
      ]);
      const block = blockOf(desk, 2, 1, 2, 1);
      desk.spreadsheet.apply([{ kind: 'insertCells', block }]);
      same(
        [shownIn(desk, 1, 4), shownIn(desk, 2, 4)],
        [
          ['a', '', '', 'b'],
          ['x', 'y', '', ''],
        ],
      );
      desk.spreadsheet.apply([{ kind: 'deleteCells', block }]);
      same([shownIn(desk, 1, 4), infoOf(desk, desk.sheetId).maxRows], [['a', 'b', '', ''], 20]);
    },
  },
  {
    name: 'scalars are the values in their lightest form',
    check(desk) {
      writeAt(desk, 1, 1, [[text('00123'), { number: 1.5 }, { boolean: true }, null]]);
      same(desk.spreadsheet.scalars(blockOf(desk, 1, 1, 1, 4)), [['00123', 1.5, true, null]]);
    },
  },
  {
    name: 'a filter is read, taken away and put back with its criteria',
    check(desk) {
      const { spreadsheet, sheetId } = desk;
      writeAt(desk, 1, 1, column('City', 'Paris', 'Lyon', 'Paris'));
      writeAt(desk, 1, 2, [[text('Size')], [{ number: 1 }], [{ number: 5 }], [{ number: 9 }]]);
      const filter = {
        block: blockOf(desk, 1, 1, 4, 2),
        criteria: [
          { column: 1, hiddenValues: ['Lyon'], condition: null },
          { column: 2, hiddenValues: null, condition: { type: 'NUMBER_GREATER_THAN', values: [4] } },
        ],
      };
      same(spreadsheet.filterOf(sheetId), null);
      spreadsheet.apply([
        { kind: 'setFilter', filter },
        { kind: 'setFilter', filter },
      ]);
      same(spreadsheet.filterOf(sheetId), filter);
      same(
        [2, 3, 4].map((row) => spreadsheet.isHiddenByFilter(sheetId, row)),
        [true, true, false],
      );
      spreadsheet.apply([
        { kind: 'removeFilter', sheetId },
        { kind: 'removeFilter', sheetId },
      ]);
      same([spreadsheet.filterOf(sheetId), spreadsheet.isHiddenByFilter(sheetId, 2)], [null, false]);
    },
  },
  {
    name: 'rows are hidden and shown, and asked which are hidden, by hand or by a filter',
    check(desk) {
      const { spreadsheet, sheetId, otherId } = desk;
      writeAt(desk, 1, 2, column('City', 'Paris', 'Lyon', 'Nice', 'Paris', 'Lille'));
      const cells = blockOf(desk, 2, 2, 5, 1);
      const hidden = () => spreadsheet.hiddenRows(cells, { sheetId: otherId, row: 1, column: 5 });
      same(hidden(), []);
      spreadsheet.apply([{ kind: 'hideRows', sheetId, row: 3, count: 2 }]);
      same(hidden(), [3, 4]);
      const criteria = [{ column: 2, hiddenValues: ['Lille'], condition: null }];
      spreadsheet.apply([{ kind: 'setFilter', filter: { block: blockOf(desk, 1, 2, 6, 1), criteria } }]);
      same(hidden(), [3, 4, 6]);
      spreadsheet.apply([
        { kind: 'removeFilter', sheetId },
        { kind: 'showRows', sheetId, row: 2, count: 5 },
      ]);
      same(hidden(), []);
      same(spreadsheet.usedSize(otherId), { rows: 0, columns: 0 });
    },
  },
  {
    name: 'a merge over several rows is found with its address; one in a row is none',
    check(desk) {
      const all = blockOf(desk, 1, 1, 20, 30);
      desk.person.merges(blockOf(desk, 2, 2, 1, 3));
      same(desk.spreadsheet.tallMerge(all), null);
      desk.person.merges(blockOf(desk, 4, 3, 3, 1));
      same([desk.spreadsheet.tallMerge(all), desk.spreadsheet.tallMerge(blockOf(desk, 8, 1, 5, 30))], ['C4:C6', null]);
    },
  },
  {
    name: 'rules of conditional formats are read by their ranges; set again, those behind them go',
    check(desk) {
      const { spreadsheet, sheetId } = desk;
      same(spreadsheet.formatRules(sheetId), []);
      desk.person.colours(blockOf(desk, 2, 1, 4, 2));
      desk.person.colours(blockOf(desk, 2, 5, 9, 1));
      same(spreadsheet.formatRules(sheetId), [['A2:B5'], ['E2:E10']]);
      spreadsheet.apply([{ kind: 'formatRules', sheetId, ranges: [['A2:B9']] }]);
      same(spreadsheet.formatRules(sheetId), [['A2:B9']]);
    },
  },
  {
    name: 'metadata is counted by its characters, that of columns too',
    check(desk) {
      const { spreadsheet, sheetId } = desk;
      const before = spreadsheet.metadataSize(sheetId);
      spreadsheet.tagSheet(sheetId, { key: 'abc', value: '12345' });
      spreadsheet.apply([{ kind: 'tagColumn', sheetId, column: 3, tag: { key: 'k', value: 'é' } }]);
      same(spreadsheet.metadataSize(sheetId) - before, 10);
      same([spreadsheet.countColumnTags(sheetId, 'k'), spreadsheet.countColumnTags(sheetId, 'other')], [1, 0]);
    },
  },
];
