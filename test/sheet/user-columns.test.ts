import type { OldRow } from '../../src/sheet/target-rows';
import { isAllFormulas, sharedFormula } from '../../src/sheet/user-columns';

const rowsOf = (...kinds: OldRow['kind'][]): OldRow[] => kinds.map((kind, row) => ({ id: `${row}`, kind }));

describe('the formula of a column', () => {
  test.each([
    ['is shared by all', ['=A', '=A', '=A'], '=A'],
    ['is shared by more than half', ['=A', '=A', '=B'], '=A'],
    ['is none where half have it', ['=A', '=A', '=B', '=C'], null],
    ['is none where half are empty', ['=A', '=A', '', ''], null],
    ['is shared though some are empty', ['', '=A', '=A'], '=A'],
    ['is found behind others', ['=B', '=C', '=A', '=A', '=A'], '=A'],
    ['is that of the only record', ['=A'], '=A'],
    ['is none without any', ['', ''], null],
    ['is none without records', [], null],
  ])('%s', (_, formulas, expected) =>
    expect(
      sharedFormula(
        formulas,
        formulas.map((_one, row) => ({ id: `${row}`, kind: 'record' })),
      ),
    ).toBe(expected),
  );

  test('rows of no record count neither for nor against it', () => {
    const rows = rowsOf('record', 'record', 'free', 'user', 'double');
    expect(sharedFormula(['=A', '=A', '=B', '=B', '=B'], rows)).toBe('=A');
    expect(sharedFormula(['=A', '', '=A', '=A', '=A'], rows)).toBeNull();
    expect(sharedFormula(['=A', '=A'], rowsOf('user', 'double'))).toBeNull();
  });

  test.each([
    ['of both its rows', ['=A', '=A'], '=A'],
    ['of the only one that has any, also between rows that came', ['=A', '', '', ''], '=A'],
    ['none where they differ', ['=A', '=B'], null],
  ])('is, where a table was emptied, the one %s', (_, formulas, expected) => {
    expect(
      sharedFormula(
        formulas,
        formulas.map(() => ({ id: '', kind: 'free' })),
      ),
    ).toBe(expected);
  });
});

describe('a column in which every record has a formula', () => {
  const column = (formulas: readonly string[], values: readonly (string | null)[] = formulas) => ({
    column: 5,
    formulas,
    values,
  });

  test.each([
    ['each its own', column(['=A', '=B']), 2, true],
    ['one without', column(['=A', '']), 2, false],
    ['a formula that shows nothing', column(['=A', '=B'], [null, null]), 2, true],
    ['an empty row of no record', column(['=A', '=B', ''], ['1', '2', null]), 2, true],
    ['a constant in a row of no record', column(['=A', '=B', ''], ['1', '2', 'mine']), 2, false],
    ['no records', column(['=A']), 0, false],
    ['nothing at all', column([]), 0, false],
  ])('%s', (_, of, records, expected) => expect(isAllFormulas(of, (row) => row < records)).toBe(expected));
});
