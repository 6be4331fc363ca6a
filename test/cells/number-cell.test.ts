import * as fc from 'fast-check';
import { BLANK, type Cell } from '../../src/cells/cell';
import { numberCell } from '../../src/cells/number-cell';

const number = (value: number): Cell => ({ kind: 'number', value });
const text = (value: string): Cell => ({ kind: 'text', text: value });

test.each<[unknown, Cell]>([
  [0, number(0)],
  [-12.5, number(-12.5)],
  [7.866767199974241e73, number(7.866767199974241e73)],
  [9_007_199_254_740_991, number(9_007_199_254_740_991)],
  [9_007_199_254_740_992, text('9007199254740992')],
  [Number.NaN, text('NaN')],
  ['', BLANK],
  [null, BLANK],
  ['12.50', number(12.5)],
  ['-0.000001', number(-0.000001)],
  ['0', number(0)],
  ['-0', number(-0)],
  ['1e3', number(1000)],
  ['000', number(0)],
  ['007', number(7)],
  ['0.10500', number(0.105)],
  ['-1200', number(-1200)],
  ['+1.20e3', number(1200)],
  ['-1', number(-1)],
  ['1 ', text('1 ')],
  ['0.26022134837694466', number(0.26022134837694466)],
  ['9007199254740993', text('9007199254740993')],
  ['9007199254740992', text('9007199254740992')],
  ['12345678901234567890', text('12345678901234567890')],
  ['0.123456789012345678901', text('0.123456789012345678901')],
  ['1e999', text('1e999')],
  ['NaN', text('NaN')],
  ['Infinity', text('Infinity')],
  ['0x10', text('0x10')],
  [' 1', text(' 1')],
  ['12 %', text('12 %')],
  [true, text('true')],
  [[1], text('[1]')],
])('%j', (value, expected) => {
  expect(numberCell(value)).toEqual(expected);
});

test('the text of any number of JavaScript is that number, or that text', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const cell = numberCell(String(value));
      expect(cell).toEqual(cell.kind === 'number' ? number(Number(String(value))) : text(String(value)));
      expect(cell).toEqual(numberCell(Number(String(value))));
    }),
  );
});

test('digits that a double cannot hold never change', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (value) => {
      const cell = numberCell(String(value));
      const shown = cell.kind === 'number' ? BigInt(cell.value) : cell;
      expect(shown).toEqual(cell.kind === 'number' ? value : text(String(value)));
    }),
  );
});
