import { BLANK, textCell, unexpectedCell } from '../../src/cells/cell';
import { columnLetters } from '../../src/cells/column-letters';
import { CUT_MARK, cutText } from '../../src/cells/cut-text';

test('a shape that nobody knows is shown as its JSON, a text as it is', () => {
  expect([null, undefined, ''].map(unexpectedCell)).toEqual([BLANK, BLANK, BLANK]);
  expect(BLANK).toEqual({ kind: 'blank' });
  expect(unexpectedCell('a "b"')).toEqual(textCell('a "b"'));
  expect(unexpectedCell({ a: [1] })).toEqual(textCell('{"a":[1]}'));
});

test.each([
  [1, 'A'],
  [2, 'B'],
  [26, 'Z'],
  [27, 'AA'],
  [28, 'AB'],
  [52, 'AZ'],
  [53, 'BA'],
  [702, 'ZZ'],
  [703, 'AAA'],
  [18_278, 'ZZZ'],
])('column %i is %s', (column, letters) => expect(columnLetters(column)).toBe(letters));

test('where a text is cut, only a pair of units stays together', () => {
  const room = 49_999 - CUT_MARK.length;
  expect(CUT_MARK).toBe(' […]');
  const [high, low] = ['\uD83D', '\uDE00'];
  const cutAt = (before: string, after: string): string =>
    cutText('x'.repeat(room - 1) + before + after + 'x'.repeat(10)).slice(room - 2, -CUT_MARK.length);
  expect(cutAt(high, low)).toBe('x');
  // Halves that stand alone are texts of their own.
  expect(cutAt(high, 'y')).toBe(`x${high}`);
  expect(cutAt('y', low)).toBe('xy');
  expect(cutText(`😀${'x'.repeat(room - 2)}${'y'.repeat(10)}`)).toBe(`😀${'x'.repeat(room - 2)}${CUT_MARK}`);
});
