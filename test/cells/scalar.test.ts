import fc from 'fast-check';
import { holds, markedAs, type Scalar, scalarOf, typedOf } from '../../src/cells/scalar';

describe('a cell that shows one value holds another', () => {
  test.each<[Scalar, Scalar, boolean]>([
    ['a', 'a', true],
    ['a', 'A', false],
    ['a', 'a ', false],
    ["'=a", '=a', true],
    ["'+a", '+a', true],
    ['=a', "'=a", false],
    ["''=a", "'=a", false],
    ["'24", '24', false],
    ["'a", 'a', false],
    ['a', "'a", false],
    ["''a", "'a", false],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree', true],
    ['one\n\ntwo', 'one\r\ntwo', false],
    ["'=one\r\ntwo", '=one\ntwo', true],
    [0.1 + 0.2, 0.3, true],
    [45_000.123_456_789_12, 45_000.123_456_789_13, true],
    [45_000.123_456_789_1, 45_000.123_456_789_2, false],
    [1.000_000_000_01, 1, false],
    [4_012_888_888_881_881, 4_012_888_888_881_882, false],
    [9_007_199_254_740_991, 9_007_199_254_740_990, false],
    [-1_234_567_890.123_456, -1_234_567_890.123_457, false],
    [2_958_465.123_456_789, 2_958_465.123_456_789 + 1e-9, true],
    [Number.MAX_VALUE, Number.MAX_VALUE, true],
    [-0, 0, true],
    [1, -1, false],
    [1, '1', false],
    ['1', 1, false],
    [true, 1, false],
    [true, 'TRUE', false],
    [true, true, true],
    [true, false, false],
    [null, null, true],
    [null, '', false],
    [null, 0, false],
    [null, false, false],
    ["'", null, false],
  ])('%j, %j: %s', (found, wanted, expected) => expect(holds(found, wanted)).toBe(expected));
});

const anyText = fc
  .array(fc.constantFrom('\r\n', '\n', '\r', 'a', 'b', "'", '1', '😀', '='), { maxLength: 4 })
  .map((parts) => parts.join(''));
const anyNumber = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -3, max: 3 }),
  fc.integer({ min: -3, max: 3 }).map((number) => number / 10 + 0.1 + 0.2),
);
const anyScalar = fc.oneof(anyText, anyNumber, fc.boolean(), fc.constant(null));

/** Pairs of which many are nearly the same. */
const anyPair = fc.oneof(
  fc.tuple(anyScalar, anyScalar),
  anyText.map((text): [Scalar, Scalar] => [text.replace(/\r\n?/g, '\n'), text]),
  anyText.map((text): [Scalar, Scalar] => [`'${text}`, text]),
  anyNumber.map((number): [Scalar, Scalar] => [number * (1 + Number.EPSILON), number]),
);

test('two values of which one holds the other have one mark', () => {
  fc.assert(
    fc.property(anyPair, ([found, wanted]) => {
      if (holds(found, wanted)) expect(JSON.stringify(markedAs(found))).toBe(JSON.stringify(markedAs(wanted)));
    }),
    { numRuns: 2_000 },
  );
});

test('two values of one mark hold each other, but for the sign before a text', () => {
  fc.assert(
    fc.property(anyPair, ([one, other]) => {
      const isSign = [one, other].some((value) => typeof value === 'string' && value.startsWith("'"));
      if (!isSign && JSON.stringify(markedAs(one)) === JSON.stringify(markedAs(other))) {
        expect([holds(one, other), holds(other, one)]).toEqual([true, true]);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('a value goes through a cell and comes back', () => {
  fc.assert(fc.property(anyScalar, (value) => expect(scalarOf(typedOf(value))).toBe(value)));
  expect([typedOf('1'), typedOf(1), typedOf(true), typedOf(null)]).toEqual([
    { text: '1' },
    { number: 1 },
    { boolean: true },
    null,
  ]);
});
