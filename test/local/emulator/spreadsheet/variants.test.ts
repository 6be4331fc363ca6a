import type { Variants } from '../../../../local/emulator/grid/values/variants';
import { type Desk, openDesk } from './fake-execution';

/** A1 has a text with a link, a look, a note and a rule, and stands under a conditional format of A1:A3; B5 has a note and a rule. */
function furnished(variants: Partial<Variants>): Desk {
  const desk = openDesk({ variants });
  const { sheet, app } = desk;
  const linked = app.newRichTextValue().setText('see here').setLinkUrl(4, 8, 'https://example.com').build();
  sheet.getRange('A1').setRichTextValue(linked).setBackground('#222222').setNote('new');
  sheet.getRange('A1').setDataValidation(app.newDataValidation().requireTextContains('see').build());
  sheet.getRange('B5').setNote('old').setDataValidation(app.newDataValidation().requireTextContains('old').build());
  const format = app.newConditionalFormatRule().whenFormulaSatisfied('=$C1>A1').setBold(true);
  sheet.setConditionalFormatRules([format.setRanges([sheet.getRange('A1:A3')]).build()]);
  return desk;
}

function pasted(variants: Partial<Variants>, a1 = 'A1', to = 'B5'): Desk {
  const desk = furnished(variants);
  desk.sheet.getRange(a1).copyTo(desk.sheet.getRange(to));
  return desk;
}

const ruleAt = ({ sheet }: Desk, a1: string): unknown => sheet.getRange(a1).getDataValidation()?.getCriteriaValues()[0];
const linksAt = ({ sheet }: Desk, a1: string): (string | null)[] | undefined =>
  sheet
    .getRange(a1)
    .getRichTextValue()
    ?.getRuns()
    .map((run) => run.getLinkUrl());
const formatsOn = ({ sheet }: Desk) =>
  sheet.getConditionalFormatRules().map((rule) => [
    rule
      .getRanges()
      .map((range) => range.getA1Notation())
      .join(),
    rule.getBooleanCondition()?.getCriteriaValues()[0],
  ]);

describe('what a normal paste carries', () => {
  test('usually everything, and no further conditional format', () => {
    const desk = pasted({});
    expect(desk.sheet.getRange('B5').getValue()).toBe('see here');
    expect(desk.sheet.getRange('B5').getNote()).toBe('new');
    expect(ruleAt(desk, 'B5')).toBe('see');
    expect(linksAt(desk, 'B5')).toEqual([null, 'https://example.com']);
    expect(formatsOn(desk)).toEqual([['A1:A3', '=$C1>A1']]);
  });

  test.each<readonly [keyof Variants, (desk: Desk) => unknown, unknown]>([
    ['pastedNotes', ({ sheet }) => sheet.getRange('B5').getNote(), 'old'],
    ['pastedValidations', (desk) => ruleAt(desk, 'B5'), 'old'],
    ['pastedLinks', (desk) => linksAt(desk, 'B5'), [null]],
  ])('%s that are lost leave what the target has', (name, look, left) => {
    const desk = pasted({ [name]: 'lost' });
    expect(look(desk)).toEqual(left);
    expect(desk.sheet.getRange('B5').getValue()).toBe('see here');
    expect(desk.sheet.getRange('B5').getBackground()).toBe('#222222');
  });

  test('a rule that is lost is still brought by a paste of rules', () => {
    const desk = furnished({ pastedValidations: 'lost' });
    desk.sheet.getRange('A1').copyTo(desk.sheet.getRange('B5'), desk.app.CopyPasteType.PASTE_DATA_VALIDATION, false);
    expect(ruleAt(desk, 'B5')).toBe('see');
  });

  test.each([
    ['A1', 'B5', 'B5', '=$C5>B5'],
    ['A2:B4', 'D6', 'D6:D7', '=$C6>D6'],
    ['A3', 'B5:C6', 'B5:B6,C5:C6', '=$C5>B5'],
  ])('conditional formats of %s pasted to %s are multiplied', (from, to, ranges, formula) => {
    const desk = pasted({ pastedConditionalFormats: 'multiplied' }, from, to);
    expect(formatsOn(desk)).toEqual([
      ['A1:A3', '=$C1>A1'],
      [ranges, formula],
    ]);
  });

  test('a paste of values or rules multiplies no conditional format', () => {
    const desk = furnished({ pastedConditionalFormats: 'multiplied' });
    desk.sheet.getRange('A1').copyTo(desk.sheet.getRange('B5'), { contentsOnly: true });
    desk.sheet.getRange('A1').copyTo(desk.sheet.getRange('B5'), desk.app.CopyPasteType.PASTE_DATA_VALIDATION, false);
    expect(formatsOn(desk)).toHaveLength(1);
  });

  test.each([
    ['asConstants', [2, 3]],
    ['empty', ['', '']],
  ] as const)('spilled cells are copied %s', (copiedSpills, values) => {
    const { sheet } = openDesk({ variants: { copiedSpills } });
    sheet.getRange('A2').setFormula('=SEQUENCE(3)');
    sheet.getRange('A3:A4').copyTo(sheet.getRange('C3'));
    sheet.getRange('A3:A4').copyTo(sheet.getRange('D3'), { contentsOnly: true });
    expect(sheet.getRange('C3:C4').getValues().flat()).toEqual(values);
    expect(sheet.getRange('D3:D4').getValues().flat()).toEqual([2, 3]);
    // What was copied is a constant: it stays when the array formula goes.
    sheet.getRange('A2').clearContent();
    expect(sheet.getRange('A3:A4').getValues().flat()).toEqual(['', '']);
    expect(sheet.getRange('C3:C4').getValues().flat()).toEqual(values);
  });

  test.each([
    ['asConstants', '#REF!'],
    ['empty', 1],
  ] as const)('an array formula copied with what it fills, %s, shows %s', (copiedSpills, first) => {
    const { sheet } = openDesk({ variants: { copiedSpills } });
    sheet.getRange('A2').setFormula('=SEQUENCE(3)');
    sheet.getRange('A2:A4').copyTo(sheet.getRange('C2'));
    expect(sheet.getRange('C2').getValue()).toBe(first);
  });

  test('contents only keeps the formats of the target, a paste of values resets them', () => {
    const { sheet, app } = furnished({});
    for (const a1 of ['D1', 'D2']) sheet.getRange(a1).setNumberFormat('0.00').setBackground('#333333');
    sheet.getRange('A1').copyTo(sheet.getRange('D1'), { contentsOnly: true });
    sheet.getRange('A1').copyTo(sheet.getRange('D2'), app.CopyPasteType.PASTE_VALUES, false);
    expect(sheet.getRange('D1:D2').getBackgrounds().flat()).toEqual(['#333333', '#ffffff']);
    expect(sheet.getRange('D1').getNumberFormat()).toBe('0.00');
    expect(sheet.getRange('D2').getNumberFormat()).not.toBe('0.00');
  });
});

describe('inserted rows', () => {
  /** Rows 2 and 3 are told apart by look and rule; one row is inserted between them. */
  function inserted(insertedRowsTakeFrom: Variants['insertedRowsTakeFrom'], insert: (desk: Desk) => unknown) {
    const desk = openDesk({ variants: { insertedRowsTakeFrom } });
    for (const [row, color] of [
      ['2', '#000002'],
      ['3', '#000003'],
    ] as const) {
      const rule = desk.app.newDataValidation().requireTextContains(row).build();
      desk.sheet.getRange(`A${row}`).setBackground(color).setDataValidation(rule);
    }
    insert(desk);
    return [desk.sheet.getRange('A3').getBackground(), ruleAt(desk, 'A3')];
  }
  const ABOVE = ['#000002', '2'];
  const BELOW = ['#000003', '3'];

  test.each([
    ['namedRow', ABOVE, BELOW],
    ['above', ABOVE, ABOVE],
    ['below', BELOW, BELOW],
  ] as const)('%s: where look and rule are from', (from, after, before) => {
    expect(inserted(from, ({ sheet }) => sheet.insertRowsAfter(2, 1))).toEqual(after);
    expect(inserted(from, ({ sheet }) => sheet.insertRowsBefore(3, 1))).toEqual(before);
  });
});

test.each([
  ['formula', '=1+1', 2],
  ['text', '', '=1+1'],
] as const)('a text with "=" in a text cell is a %s', (formulaTextInTextCell, formula, value) => {
  const { sheet } = openDesk({ variants: { formulaTextInTextCell } });
  sheet.getRange('A1').setNumberFormat('@');
  sheet.getRange('A1:B1').setValues([['=1+1', '=1+1']]);
  expect([sheet.getRange('A1').getFormula(), sheet.getRange('A1').getValue()]).toEqual([formula, value]);
  expect(sheet.getRange('B1').getValue()).toBe(2);
});

describe('the name of a sheet', () => {
  const costs = ({ execution }: Desk): readonly (number | undefined)[] =>
    execution.calls.flatMap(({ name, cost }) => (/^Sheet\.get(Sheet)?Name$/.test(name) ? [cost.ms] : []));
  const ask = (desk: Desk): void => {
    desk.sheet.getName();
    desk.sheet.getRange('A1').setValue(1);
    desk.sheet.getName();
    desk.sheet.getSheetName();
  };

  test('is quick to have, or waits for what changed before', () => {
    const [quick, slow] = [openDesk(), openDesk({ variants: { sheetNames: 'slowAfterChanges' } })];
    ask(quick);
    ask(slow);
    expect(costs(quick)).toEqual([undefined, undefined, undefined]);
    expect(costs(slow)).toEqual([150, 17_000, 150]);
  });
});
