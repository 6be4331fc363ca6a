import fc from 'fast-check';
import { type ColumnContent, regionOf } from '../../src/sheet/region';

/**
 * A sheet as a row of signs: "T" the table's, "h" a header with content in the table's rows, "H" a header alone, "i" content in the
 * table's rows without a header, "t" a header with one cell in them and one below, "b" content above or below, "B" a header over content
 * that stands mostly below, "s" one over a total alone, "F" another table's, "." nothing.
 */
const CONTENT: Readonly<Record<string, Omit<ColumnContent, 'column'>>> = {
  h: { hasHeader: true, inside: 3, outside: 1 },
  H: { hasHeader: true, inside: 0, outside: 0 },
  i: { hasHeader: false, inside: 1, outside: 0 },
  b: { hasHeader: false, inside: 0, outside: 4 },
  B: { hasHeader: true, inside: 2, outside: 2 },
  t: { hasHeader: true, inside: 1, outside: 1 },
  s: { hasHeader: true, inside: 0, outside: 1 },
  F: { hasHeader: true, inside: 5, outside: 0 },
};

function regionIn(sheet: string, isEmptied = false): ReturnType<typeof regionOf> {
  const at = (sign: string): readonly number[] =>
    Array.from(sheet).flatMap((one, index) => (one === sign ? [index + 1] : []));
  const others = Array.from(sheet).flatMap((sign, index) => {
    const content = CONTENT[sign];
    return content ? [{ column: index + 1, ...content }] : [];
  });
  return regionOf({ owned: at('T'), others, foreign: at('F'), maxColumns: sheet.length, isEmptied });
}

describe('the region of a table', () => {
  test.each([
    ['alone on a sheet reaches to both ends', '...TT...', 1, 8, false],
    ['with columns beside it reaches to the ends too', '.hTTi...', 1, 8, false],
    ['stretches to the right over headers and contents', 'TThHi..b', 1, 6, true],
    ['stretches to the left over headers and contents', 'b..ihHTT', 3, 8, true],
    ['stretches both ways', 'b..hTTi..b', 3, 8, true],
    ['takes in what stands between its columns', 'b..T.hbT..b', 3, 9, true],
    ['takes a headed column behind one empty column', 'TT.h..b', 1, 5, true],
    ['takes one on the left as well', 'b..h.TT', 3, 7, true],
    ['goes on behind such a column', 'TT.hi.h..b', 1, 8, true],
    ['takes no column without a header behind an empty one', 'TT.i', 1, 2, true],
    ['takes no header alone behind an empty column', 'TT.H', 1, 2, true],
    ['takes a header alone if the next column belongs', 'TT.HHh..b', 1, 7, true],
    ['takes one on the left if the next column belongs', 'b..hH.TT', 3, 8, true],
    ['takes a header alone if the column behind another empty one belongs', 'TT.H.h..b', 1, 7, true],
    ['takes a header alone if content in the rows follows', 'TT.Hi..b', 1, 6, true],
    ['takes no header alone before a block', 'TT.HB', 1, 2, true],
    ['takes no header alone before content below', 'TT.Hbh', 1, 2, true],
    ['takes no header alone before another table', 'TT.HF', 1, 2, true],
    ['takes no header alone two empty columns before others', 'TT.H..h', 1, 2, true],
    ['takes no column whose content is as much below behind an empty one', 'TT.B', 1, 2, true],
    ['takes one with a cell beside the only record and its total below', 'TT.t..b', 1, 5, true],
    ['takes such a column where no empty one is between', 'TTB..b', 1, 4, true],
    ['leaves a block two empty columns away, and the column before it', 'TT..hhh', 1, 3, true],
    ['ends at content that is only above or below', 'TTbh', 1, 2, true],
    ['does not jump over content that is only above or below', 'TT.bh', 1, 2, true],
    ['takes no headed column behind one with content below for an empty one', 'TTbhh', 1, 2, true],
    ['ends at another table', 'hTTFhh', 1, 3, true],
    ['ends at another table on the left', 'hhFTT.', 4, 6, true],
    ['does not jump to another table behind an empty column', 'TT.Fh', 1, 2, true],
    ['does not jump over another table', 'TTFh', 1, 2, true],
    ['reaches to the end on the side where nothing stands', '...TT..b', 1, 6, true],
    ['reaches to the first column where nothing stands on the left', 'b..TT...', 3, 8, true],
    ['does not look past the edges of the grid', 'T', 1, 1, false],
  ])('%s', (_, sheet, first, last, hasBeyond) => expect(regionIn(sheet)).toEqual({ first, last, hasBeyond }));

  test.each([
    ['takes a header alone, and one over a total, behind an empty column', 'TT.Hs..b', 1, 6, true],
    ['takes a block as little as ever', 'TT.B', 1, 2, true],
    ['nor content without a header', 'TT.b', 1, 2, true],
    ['nor another table', 'TT.F', 1, 2, true],
  ])('without a record it %s', (_, sheet, first, last, hasBeyond) => {
    expect(regionIn(sheet, true)).toEqual({ first, last, hasBeyond });
  });

  test('a header over a total is beyond where there are records', () => expect(regionIn('TT.s').last).toBe(2));

  const anySheet = fc
    .tuple(
      fc.array(fc.constantFrom(...Array.from('hHibBF..')), { maxLength: 8 }),
      fc.array(fc.constantFrom(...Array.from('Th.')), { maxLength: 4 }),
      fc.array(fc.constantFrom(...Array.from('hHibBF..')), { maxLength: 8 }),
    )
    .map(([left, middle, right]) => [...left, 'T', ...middle, 'T', ...right].join(''));

  test('holds the whole table and never another one, is the same seen in a mirror, and says whether something is beyond', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const { first, last, hasBeyond } = regionIn(sheet);
        expect(first).toBeGreaterThanOrEqual(1);
        expect(first).toBeLessThanOrEqual(sheet.indexOf('T') + 1);
        expect(last).toBeGreaterThanOrEqual(sheet.lastIndexOf('T') + 1);
        expect(last).toBeLessThanOrEqual(sheet.length);
        expect(sheet.slice(first - 1, last)).not.toContain('F');
        expect(hasBeyond).toBe(/[^.]/.test(sheet.slice(0, first - 1) + sheet.slice(last)));
        const mirrored = regionIn(Array.from(sheet).reverse().join(''));
        expect(mirrored).toEqual({ first: sheet.length + 1 - last, last: sheet.length + 1 - first, hasBeyond });
      }),
      { numRuns: 1_000 },
    );
  });
});
