import { cellsCost, costOf } from '../../../../local/emulator/runtime/costs';
import { cellsOfCall } from '../../../../local/emulator/runtime/counters';

/** Name of a call, its cells, milliseconds: the call and what its cells pay. */
const PRICES: readonly (readonly [string, number, number])[] = [
  ['Range.getValues', 300_000, 30 + 2_550],
  ['Range.getFormulasR1C1', 1_000, 30 + 8.5],
  ['Range.setValues', 1_000, 50 + 36],
  ['Range.setValue', 1_001, 50 + 0.036 + 0.1],
  ['Range.copyTo', 1_000_000, 50 + 100],
  ['Range.clearContent', 10_000, 50 + 1],
  ['Properties.getProperty', 0, 40],
  ['Range.getNumRows', 0, 5],
];

test.each(PRICES)('%s of %d cells', (name, cells, ms) => {
  expect(costOf(name, { cells }, cellsOfCall(name, cells))).toBeCloseTo(ms, 6);
});

test('a call that names its own price still pays for its cells', () => {
  expect(costOf('Range.setValues', { ms: 0 }, cellsOfCall('Range.setValues', 100))).toBeCloseTo(3.6, 6);
});

test('cells of all three kinds add up', () => {
  expect(cellsCost({ read: 1_000, written: 1_000, copied: 10_000 })).toBeCloseTo(8.5 + 36 + 1, 6);
});
