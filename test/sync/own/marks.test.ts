import fc from 'fast-check';
import type { Scalar } from '../../../src/cells/scalar';
import { markOf, markOfRow, packMarks, unpackMarks } from '../../../src/sync/own/hidden/marks';

const anyScalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const anyRow = fc.array(anyScalar, { maxLength: 6 });

describe('the marks of rows as they were written', () => {
  test('come back by record, 24 characters each', () => {
    const anyRows = fc.uniqueArray(fc.tuple(fc.uuid(), anyRow), { selector: ([id]) => id, maxLength: 20 });
    fc.assert(
      fc.property(anyRows, (rows) => {
        const text = packMarks(rows.map(([id, cells]) => [id, markOfRow(cells)] as const));
        expect(text).toMatch(new RegExp(`^[0-9a-f]{${24 * rows.length}}$`));
        const marks = unpackMarks(JSON.parse(JSON.stringify(text)));
        for (const [id, cells] of rows) expect(markOf(marks, id)).toBe(markOfRow(cells));
        expect(markOf(marks, 'nobody')).toBeUndefined();
      }),
    );
  });

  test.each<[string, readonly Scalar[], readonly Scalar[]]>([
    ['a cell', ['a', 1], ['a', 2]],
    ['the kind of a cell', ['1'], [1]],
    ['an emptied cell', ['a', null], ['a', 'b']],
    ['the place of a value', ['a', null], [null, 'a']],
    ['where one text ends', ['a', 'bc'], ['ab', 'c']],
    ['an empty row', [], [null]],
  ])('tell apart %s', (_, one, other) => expect(markOfRow(one)).not.toBe(markOfRow(other)));

  test.each<[string, readonly Scalar[], readonly Scalar[]]>([
    ['line ends', ['one\r\ntwo'], ['one\ntwo']],
    ['the sixteenth digit', [0.1 + 0.2], [0.3]],
    ['the sign before a text', ["'=1+1"], ['=1+1']],
  ])('do not see %s', (_, one, other) => expect(markOfRow(one)).toBe(markOfRow(other)));

  test.each([[undefined], [null], [7], ['short'], [{}]])('are none where %j was kept', (saved) => {
    expect(unpackMarks(saved).size).toBe(0);
  });

  test('that are cut off at the end leave out the last', () => {
    const text = packMarks([
      ['one', markOfRow(['a'])],
      ['two', markOfRow(['b'])],
    ]);
    const marks = unpackMarks(text.slice(0, -1));
    expect([markOf(marks, 'one'), markOf(marks, 'two')]).toEqual([markOfRow(['a']), undefined]);
  });
});
