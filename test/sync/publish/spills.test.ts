import { failsOtherwise } from '../../../src/sync/publish/columns/spills';

describe('a copied formula', () => {
  test.each([
    ['shows what the formula shows', 4000, 4000, false],
    ['shows the error of one cell, as the formula does', '#VALUE!', '#VALUE!', false],
    ['shows another value', 4000, '#VALUE!', false],
    ['shows a text with such a sign in it', 'No #1', 4000, false],
    ['is in the way of itself', '#REF!', 4000, true],
    ['is in the way of itself, and the formula shows an error too', '#REF!', '#VALUE!', true],
    ['is in the way of itself, and the formula shows nothing', '#REF!', null, true],
  ])('%s', (_, copied, shown, fails) => expect(failsOtherwise(copied, shown)).toBe(fails));
});
