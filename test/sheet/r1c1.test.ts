import fc from 'fast-check';
import { isMovedByCopy, movedFormula, isOfManyRows, withoutGap } from '../../src/sheet/r1c1';

const OWN = "Bob's Deals";

describe('a formula that goes three rows down', () => {
  test.each([
    ['a cell of its own row follows', '=R[0]C[-1]*2', '=R[0]C[-1]*2'],
    ['a cell of its own row in a fixed column follows', '=R[0]C2', '=R[0]C2'],
    ['the own row without an offset follows', '=RC[-1]+RC2+RC', '=RC[-1]+RC2+RC'],
    ['a whole own row follows', '=SUM(R[0]:R[0])', '=SUM(R[0]:R[0])'],
    ['a range within the own row follows', '=SUM(R[0]C[-3]:R[0]C[-1])', '=SUM(R[0]C[-3]:R[0]C[-1])'],
    ['a neighbour stays the cell that it was', '=R[-1]C[0]+R[2]C[0]', '=R[-4]C[0]+R[-1]C[0]'],
    ['a fixed cell stays', '=R2C3+R10C1', '=R2C3+R10C1'],
    ['a range over rows stays', '=SUM(R[-4]C[0]:R[-1]C[0])', '=SUM(R[-7]C[0]:R[-4]C[0])'],
    ['a range that begins at the own row stays as a whole', '=SUM(R[0]C[1]:R[5]C[1])', '=SUM(R[-3]C[1]:R[2]C[1])'],
    ['a range from a fixed row to the own one stays as a whole', '=SUM(R2C[1]:R[0]C[1])', '=SUM(R2C[1]:R[-3]C[1])'],
    ['the own row without an offset stays where its range does', '=SUM(R2C[1]:RC[1])', '=SUM(R2C[1]:R[-3]C[1])'],
    ['an open range stays as a whole', '=SUM(R[0]C[1]:C[1])', '=SUM(R[-3]C[1]:C[1])'],
    ['an open range from a fixed row stays', '=SUM(R2C1:C1)', '=SUM(R2C1:C1)'],
    ['whole columns stay', '=SUM(C[1]:C[1])+SUM(C2:C4)+SUM(C1)', '=SUM(C[1]:C[1])+SUM(C2:C4)+SUM(C1)'],
    ['other whole rows stay', '=SUM(R[-1]:R[1])+SUM(R2:R3)', '=SUM(R[-4]:R[-2])+SUM(R2:R3)'],
    ['one of two references follows', '=R[0]C[-1]/R[1]C[-1]', '=R[0]C[-1]/R[-2]C[-1]'],
    ['another sheet never follows', '=Rates!R[0]C2+Rates!R[1]C2', '=Rates!R[-3]C2+Rates!R[-2]C2'],
    ['another sheet in quotes never follows', "='Big Deals'!R[0]C2", "='Big Deals'!R[-3]C2"],
    ['a range of another sheet never follows', '=SUM(Rates!R[0]C1:R[0]C3)', '=SUM(Rates!R[-3]C1:R[-3]C3)'],
    ['a range whose second end names another sheet', '=SUM(R[0]C1:Rates!R[0]C3)', '=SUM(R[-3]C1:Rates!R[-3]C3)'],
    [
      'a range whose both ends name another sheet',
      '=SUM(Rates!R[0]C1:Rates!R[0]C3)',
      '=SUM(Rates!R[-3]C1:Rates!R[-3]C3)',
    ],
    ['its own sheet by name follows', "='Bob''s Deals'!R[0]C2", "='Bob''s Deals'!R[0]C2"],
    ['its own sheet in other letters follows', "='BOB''S deals'!R[0]C2", "='BOB''S deals'!R[0]C2"],
    [
      'a range whose ends both name the own sheet stays as a whole',
      "=SUM('Bob''s Deals'!R[0]C2:'Bob''s Deals'!R[1]C2)",
      "=SUM('Bob''s Deals'!R[-3]C2:'Bob''s Deals'!R[-2]C2)",
    ],
    [
      'a sheet whose name is like ours but for an apostrophe is another',
      "='Bobs Deals'!R[0]C2",
      "='Bobs Deals'!R[-3]C2",
    ],
    ['an exclamation mark within a sheet’s name', "='Stop! R[1]C1'!R[1]C1", "='Stop! R[1]C1'!R[-2]C1"],
    ['a sheet’s name that ends in an apostrophe', "='R[1]C1'''!R[1]C1", "='R[1]C1'''!R[-2]C1"],
    ['a sheet’s name with signs above letters', '=हिन्दी!R[0]C1', '=हिन्दी!R[-3]C1'],
    ['a sheet’s name with digits first', '=2024!R[0]C1', '=2024!R[-3]C1'],
    ['a text', '="R[1]C1 is not ""R[2]C2"" here"&R[1]C1', '="R[1]C1 is not ""R[2]C2"" here"&R[-2]C1'],
    ['a text with an apostrophe', `="it's"&R[1]C1&"it's"`, `="it's"&R[-2]C1&"it's"`],
    ['a text that asks by address', '=INDIRECT("R[-1]C";FALSE)', '=INDIRECT("R[-1]C";FALSE)'],
    [
      'functions that look like cells',
      '=LOG10(R[1]C1)+R2(R[1]C1)+C1(2)+DEC2BIN(3)',
      '=LOG10(R[-2]C1)+R2(R[-2]C1)+C1(2)+DEC2BIN(3)',
    ],
    [
      'names that look like cells',
      '=R_2+RC_total+R1C1x+C3PO+R2D2+xR1C1+Tax.R1',
      '=R_2+RC_total+R1C1x+C3PO+R2D2+xR1C1+Tax.R1',
    ],
    ['names of one letter', '=LET(r;2;c;3;r*c+R[1]C1)', '=LET(r;2;c;3;r*c+R[-2]C1)'],
    ['names in other letters', '=Größe+R[1]C1+цена1', '=Größe+R[-2]C1+цена1'],
    ['columns of a native table', '=Deals[R2]+SUM(Deals[C])+R[1]C1', '=Deals[R2]+SUM(Deals[C])+R[-2]C1'],
    ['small letters', '=sum(r[1]c[1])+r[0]c[2]+rc', '=sum(R[-2]c[1])+r[0]c[2]+rc'],
    [
      'French separators',
      '=SI(R[0]C[-1]>1,5;R[1]C[0];{R[2]C1\\R[2]C2})',
      '=SI(R[0]C[-1]>1,5;R[-2]C[0];{R[-1]C1\\R[-1]C2})',
    ],
    ['errors in a formula', '=IF(#N/A;#REF!;R[1]C1)+#REF!', '=IF(#N/A;#REF!;R[-2]C1)+#REF!'],
    ['spaces and line ends', '= SUM( R[0]C1 : R[1]C1 )\n + R[1]C1', '= SUM( R[-3]C1 : R[-2]C1 )\n + R[-2]C1'],
    ['a range of three parts', '=SUM(R[0]C1:R[0]C2:R[1]C3)', '=SUM(R[-3]C1:R[-3]C2:R[-2]C3)'],
    ['signs of two halves', '="😀"&R[1]C1&"\ud83d"', '="😀"&R[-2]C1&"\ud83d"'],
    ['no reference at all', '=PI()*2', '=PI()*2'],
  ])('%s', (_, formula, expected) => {
    expect(movedFormula(formula, 3, OWN)).toBe(expected);
    expect(isMovedByCopy(formula, OWN)).toBe(expected === formula);
  });

  test.each([
    ['हिन्दी', '=हिन्दी!R[0]C1+R[1]C1', '=हिन्दी!R[0]C1+R[-2]C1'],
    ['2024', '=2024!R[0]C1+2*2025!R[0]C1', '=2024!R[0]C1+2*2025!R[-3]C1'],
    ['Q1.Deals', '=Q1.Deals!R[0]C1', '=Q1.Deals!R[0]C1'],
    ['R1C1', "='R1C1'!R[0]C1+R2C2!R[0]C1", "='R1C1'!R[0]C1+R2C2!R[-3]C1"],
    ["Bob's", "='Bob''s'!R[0]C1+'Bob'!R[0]C1", "='Bob''s'!R[0]C1+'Bob'!R[-3]C1"],
  ])('on a sheet named %s its own name is known', (sheet, formula, expected) => {
    expect(movedFormula(formula, 3, sheet)).toBe(expected);
  });

  test('no rows down is the formula itself', () => {
    expect(movedFormula('=RC+R2C[1]:RC', 0, OWN)).toBe('=RC+R2C[1]:RC');
  });
});

/** A reference with its row: an offset, a fixed row, or none. */
const anyRow = fc.oneof(
  fc.integer({ min: -9, max: 9 }).map((offset) => ({ offset, text: `R[${offset}]` })),
  fc.integer({ min: 1, max: 99 }).map((row) => ({ offset: null, text: `R${row}` })),
);
const anyColumn = fc.oneof(
  fc.integer({ min: -9, max: 9 }).map((offset) => `C[${offset}]`),
  fc.integer({ min: 1, max: 99 }).map((column) => `C${column}`),
);
const anySheet = fc.constantFrom('', 'Deals!', "'Deals'!", 'Other!', "'It''s !R[1]C1'!");
const anyBetween = fc.constantFrom('+', ';', ',', '&"R[1]C1"&', '*LOG10(2)/', ' - ', '&"it\'s"&');

test('only what points at the own row follows; all else points where it pointed', () => {
  const reference = fc.record({ sheet: anySheet, row: anyRow, column: anyColumn, between: anyBetween });
  fc.assert(
    fc.property(
      fc.array(reference, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: -20, max: 20 }),
      (parts, down) => {
        const formulaOf = (by: number): string =>
          `=${parts
            .map(({ sheet, row: { offset, text }, column, between }) => {
              const isOwn = sheet === '' || sheet.includes('Deals');
              const follows = offset === null || by === 0 || (isOwn && offset === 0);
              return `${sheet}${follows ? text : `R[${offset - by}]`}${column}${between}`;
            })
            .join('')}0`;
        expect(movedFormula(formulaOf(0), down, 'Deals')).toBe(formulaOf(down));
      },
    ),
  );
});

describe('a formula beside three inserted rows is what it was before', () => {
  test.each([
    ['over them: what points under them', 3, '=R[4]C[0]+R[6]C[1]', '=R[1]C[0]+R[3]C[1]'],
    [
      'over them: the own row, rows over it and fixed ones are left',
      3,
      '=RC1+R[0]C[1]+R[-5]C[0]+R9C1',
      '=RC1+R[0]C[1]+R[-5]C[0]+R9C1',
    ],
    ['over them: what points at them is left', 3, '=R[1]C[0]+R[3]C[0]', '=R[1]C[0]+R[3]C[0]'],
    ['over them: a range across them', 3, '=SUM(R[-1]C[0]:R[4]C[0])', '=SUM(R[-1]C[0]:R[1]C[0])'],
    ['under them: what points over them', -3, '=R[-4]C[0]+RC[-1]', '=R[-1]C[0]+RC[-1]'],
    ['under them: what points further down is left', -3, '=R[1]C[0]+R[9]C[0]', '=R[1]C[0]+R[9]C[0]'],
    ['under them: a range from a fixed row', -3, '=SUM(R2C[0]:R[-4]C[0])', '=SUM(R2C[0]:R[-1]C[0])'],
    ['under them: whole rows', -3, '=SUM(R[-5]:R[-4])', '=SUM(R[-2]:R[-1])'],
    [
      'another sheet is left',
      -3,
      "=Rates!R[-4]C1+SUM('It''s'!R[-4]C1:R[-5]C1)",
      "=Rates!R[-4]C1+SUM('It''s'!R[-4]C1:R[-5]C1)",
    ],
    [
      'the own sheet is not',
      -3,
      "='Bob''s Deals'!R[-4]C1+Rates!R[-4]C1+R[-4]C1",
      "='Bob''s Deals'!R[-1]C1+Rates!R[-4]C1+R[-1]C1",
    ],
    ['a text is left', -3, '="R[-4]C1"&r[-4]c1', '="R[-4]C1"&R[-1]c1'],
  ])('%s', (_, count, formula, expected) => expect(withoutGap(formula, count, OWN)).toBe(expected));
});

test.each([
  ['=SUM(R[0]C1:C1)', true],
  ['=SUM(RC[1]:R[5]C[2])', true],
  ['=SUM(R[5]C1:R[0]C1)', true],
  ['=SUM(R[0]C1:R[0]C3)', false],
  ['=SUM(R[-3]C1:R[0]C1)', false],
  ['=SUM(C1:C1)*R[0]C1', false],
  ['=R[0]C1+R[1]C1', false],
  ['="R[0]C1:C1"', false],
  ['=COUNTA(R2C3:R9C3)', true],
  ['=SUM(C3:C3)/R1C9', true],
  ['=SUM(R2C3:R[0]C3)', false],
  ['=R[0]C3/SUM(R2C3:R9C3)', false],
  ['=TODAY()-R1C9', false],
  ['=INDEX(Other!C2:C2, row( ) - 1)', false],
  ['=INDEX(Other!C2:C2, ROW(R1C1))', true],
  ['=COUNTA(Other!C2:C2)&"ROW()"', true],
])('%s is of many rows: %p', (formula, expected) => {
  expect(isOfManyRows(formula)).toBe(expected);
});
