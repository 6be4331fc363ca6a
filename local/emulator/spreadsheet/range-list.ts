import { cellsOf } from '../grid/rect';
import type { SheetState } from '../grid/state';
import { acting, reading, signatureError, type SpreadsheetContext } from './context';
import { emulated } from './emulated';
import { createRange } from './range';
import type { ClearOptions } from './range-clear';
import { refFromA1 } from './ranges';

type Range = GoogleAppsScript.Spreadsheet.Range;
type RangeList = GoogleAppsScript.Spreadsheet.RangeList;

/** Several ranges of one sheet, to which one call does the same. Throws as `getRange` does for a text that means no block. */
export function createRangeList(
  context: SpreadsheetContext,
  sheet: SheetState,
  a1Notations: unknown,
  method: string,
): RangeList {
  if (!Array.isArray(a1Notations) || !a1Notations.every((a1) => typeof a1 === 'string')) {
    throw signatureError(context, method, [a1Notations]);
  }
  const refs = a1Notations.map((a1) => refFromA1(context, sheet, a1));
  const cells = refs.reduce((sum, { rect }) => sum + cellsOf(rect), 0);
  const each = (name: string, act: (range: Range) => unknown): RangeList =>
    acting(
      context,
      `RangeList.${name}`,
      () => {
        const within = uncounted(context);
        for (const ref of refs) act(createRange(within, ref));
        return list;
      },
      { cells },
    );
  const methods: Pick<
    RangeList,
    | 'getRanges'
    | 'clear'
    | 'clearContent'
    | 'clearDataValidations'
    | 'clearFormat'
    | 'clearNote'
    | 'insertCheckboxes'
    | 'removeCheckboxes'
    | 'check'
    | 'uncheck'
    | 'setBackground'
    | 'setFontColor'
    | 'setFontFamily'
    | 'setFontLine'
    | 'setFontSize'
    | 'setFontStyle'
    | 'setFontWeight'
    | 'setFormula'
    | 'setFormulaR1C1'
    | 'setHorizontalAlignment'
    | 'setNote'
    | 'setNumberFormat'
    | 'setValue'
    | 'setVerticalAlignment'
    | 'setWrap'
    | 'setWrapStrategy'
  > = {
    getRanges: () => reading(context, 'RangeList.getRanges', () => refs.map((ref) => context.range(ref)), { ms: 0 }),
    clear: (options: ClearOptions = {}) => each('clear', (range) => range.clear(options)),
    clearContent: () => each('clearContent', (range) => range.clearContent()),
    clearDataValidations: () => each('clearDataValidations', (range) => range.clearDataValidations()),
    clearFormat: () => each('clearFormat', (range) => range.clearFormat()),
    clearNote: () => each('clearNote', (range) => range.clearNote()),
    insertCheckboxes: (...values: readonly unknown[]) =>
      each('insertCheckboxes', (range) => {
        const [checked, unchecked] = values;
        if (values.length === 0) return range.insertCheckboxes();
        return values.length === 1 ? range.insertCheckboxes(checked) : range.insertCheckboxes(checked, unchecked);
      }),
    removeCheckboxes: () => each('removeCheckboxes', (range) => range.removeCheckboxes()),
    check: () => each('check', (range) => range.check()),
    uncheck: () => each('uncheck', (range) => range.uncheck()),
    setBackground: (color) => each('setBackground', (range) => range.setBackground(color)),
    setFontColor: (color) => each('setFontColor', (range) => range.setFontColor(color)),
    setFontFamily: (family) => each('setFontFamily', (range) => range.setFontFamily(family)),
    setFontLine: (line) => each('setFontLine', (range) => range.setFontLine(line)),
    setFontSize: (size) => each('setFontSize', (range) => range.setFontSize(size)),
    setFontStyle: (style) => each('setFontStyle', (range) => range.setFontStyle(style)),
    setFontWeight: (weight) => each('setFontWeight', (range) => range.setFontWeight(weight)),
    setFormula: (formula) => each('setFormula', (range) => range.setFormula(formula)),
    setFormulaR1C1: (formula) => each('setFormulaR1C1', (range) => range.setFormulaR1C1(formula)),
    setHorizontalAlignment: (alignment) =>
      each('setHorizontalAlignment', (range) => range.setHorizontalAlignment(alignment)),
    setNote: (note) => each('setNote', (range) => range.setNote(note)),
    setNumberFormat: (format) => each('setNumberFormat', (range) => range.setNumberFormat(format)),
    setValue: (value: unknown) => each('setValue', (range) => range.setValue(value)),
    setVerticalAlignment: (alignment) => each('setVerticalAlignment', (range) => range.setVerticalAlignment(alignment)),
    setWrap: (isWrapped) => each('setWrap', (range) => range.setWrap(isWrapped)),
    setWrapStrategy: (strategy) => each('setWrapStrategy', (range) => range.setWrapStrategy(strategy)),
  };
  const list = emulated<RangeList, keyof typeof methods>('RangeList', methods);
  return list;
}

/** What is done to each range is part of the one call. */
function uncounted(context: SpreadsheetContext): SpreadsheetContext {
  const execution = {
    ...context.execution,
    call: () => undefined,
    act: <T>(_name: string, _cost: object, body: () => T) => body(),
  };
  return { ...context, execution };
}
