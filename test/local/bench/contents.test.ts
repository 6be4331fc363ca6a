import { cellsThatDiffer, heldBy } from '../../../local/bench/contents';
import { openDesk } from '../emulator/spreadsheet/fake-execution';

function holding(rows: readonly (readonly unknown[])[]) {
  const { sheet, state } = openDesk();
  sheet.getRange(1, 1, rows.length, 3).setValues(rows.map((row) => [...row]));
  return heldBy(state, sheet.getSheetId(), 3);
}

const HEAD = ['Id', 'Name', 'Age'];
const before = holding([HEAD, ['a', 'Ada', 1], ['b', 'Bob', 2], ['c', 'Cem', '']]);

test.each([
  ['nothing', [HEAD, ['a', 'Ada', 1], ['b', 'Bob', 2], ['c', 'Cem', '']], 0],
  ['another order', [HEAD, ['c', 'Cem', ''], ['a', 'Ada', 1], ['b', 'Bob', 2]], 0],
  ['a record that left', [HEAD, ['a', 'Ada', 1], ['c', 'Cem', '']], 0],
  ['one cell', [HEAD, ['a', 'Ada', 1], ['b', 'Bo', 2], ['c', 'Cem', '']], 1],
  ['a cell that became empty, one that was filled', [HEAD, ['a', 'Ada', ''], ['b', 'Bob', 2], ['c', 'Cem', 0]], 2],
  ['a number that became a text', [HEAD, ['a', 'Ada', "'1"], ['b', 'Bob', 2], ['c', 'Cem', '']], 1],
  ['a record that came', [HEAD, ['d', 'Dan', ''], ['a', 'Ada', 1], ['b', 'Bob', 2], ['c', 'Cem', '']], 3],
])('%s: cells that a pull has to send', (_what, rows, cells) => {
  expect(cellsThatDiffer(before, holding(rows))).toBe(cells);
});
