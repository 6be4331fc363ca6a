import { guardedCell } from '../../src/cells/csv';
import { type CsvValue, csvJsonOf, csvValueOf, EMPTY } from '../../src/cells/csv-value';
import { jsonText } from '../../src/cells/json-text';

const text = (value: string): CsvValue => ({ kind: 'text', text: value });
const plain = (value: string): CsvValue => ({ kind: 'plain', text: value });

test.each<[unknown, CsvValue]>([
  [null, EMPTY],
  [undefined, EMPTY],
  ['', EMPTY],
  ['=1', text('=1')],
  [0, plain('0')],
  [-5.5, plain('-5.5')],
  [true, plain('true')],
  [false, plain('false')],
  [[1, 'a'], plain('[1,"a"]')],
  [{ a: '' }, plain('{"a":""}')],
])('%j is written by its own type', (value, expected) => expect(csvValueOf(value)).toEqual(expected));

test('of a JSON field only null is empty', () => {
  expect([null, undefined].map(csvJsonOf)).toEqual([EMPTY, EMPTY]);
  expect(EMPTY).toEqual({ kind: 'empty' });
  for (const value of ['', 0, false, []]) expect(csvJsonOf(value)).toEqual({ kind: 'json', value });
});

test('what cannot be written as JSON is no exception', () => {
  const round: unknown[] = [];
  round.push(round);
  expect(jsonText(round)).toBe('[…]');
  expect(jsonText(undefined)).toBe('');
});

test.each([
  '=1+1',
  '+33',
  '@x',
  '\tx',
  '\rx',
  '-',
  '-x',
  '--5',
  '-5x',
  '-5.',
  '-1e',
  '-1e+',
  '-.5',
  '\u200Dx',
  '=',
  '-5\n',
])('%j is guarded in a file of changes', (value) => expect(guardedCell(value)).toBe(`\u200D${value}`));

test.each(['', 'a', 'a=1', '5', '-5', '-12', '-12.50', '-1e5', '-12e-15', '-1.25e+10', ' =1', 'x@y', "'=1"])(
  '%j is not',
  (value) => expect(guardedCell(value)).toBe(value),
);
