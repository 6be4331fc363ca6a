import { isAllFormulas, sharedFormula } from '../../src/sheet/user-columns';

const all = (): boolean => true;

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
  ])('%s', (_, formulas, expected) => expect(sharedFormula(formulas, all)).toBe(expected));

  test('rows of no record count neither for nor against it', () => {
    const isRecord = (row: number): boolean => row < 2;
    expect(sharedFormula(['=A', '=A', '=B', '=B', '=B'], isRecord)).toBe('=A');
    expect(sharedFormula(['=A', '', '=A', '=A', '=A'], isRecord)).toBeNull();
    expect(sharedFormula(['=A', '=A'], () => false)).toBeNull();
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
