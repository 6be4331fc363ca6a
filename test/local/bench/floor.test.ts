import { fewestPages, floorMs } from '../../../local/bench/floor';

test.each([
  // records, characters of each, pages
  [1, 600, 1],
  [5_000, 600, 1],
  [5_001, 600, 2],
  [20_000, 600, 4],
  [20_000, 2_000, 10],
  [3, 9_000_000, 3],
])('%d records of %d characters need %d pages', (records, charactersEach, pages) => {
  expect(fewestPages({ records, charactersEach })).toBe(pages);
});

test('the floor is waves of four pages, and cells that travel', () => {
  expect(floorMs({ records: 20_000, charactersEach: 600, read: 0, written: 0 })).toBe(300);
  expect(floorMs({ records: 20_001, charactersEach: 600, read: 0, written: 0 })).toBe(600);
  const refresh = { records: 20_000, charactersEach: 600, read: 300_000, written: 1_000 };
  expect(floorMs(refresh)).toBeCloseTo(300 + 2_550 + 36, 6);
});
