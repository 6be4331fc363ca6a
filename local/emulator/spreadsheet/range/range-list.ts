import { cellsOf } from '../../grid/base/rect';
import type { SheetState } from '../../grid/state/state';
import { acting, type RangeRef, reading, signatureError, type SpreadsheetContext } from '../context';
import { emulatedBeyondTypes } from '../emulated';
import { createRange } from './range';
import { refFromA1 } from '../ranges';

type RangeList = GoogleAppsScript.Spreadsheet.RangeList;

/** Methods that a list hands to each of its ranges. */
const EACH = [
  'check',
  'clear',
  'clearContent',
  'clearDataValidations',
  'clearFormat',
  'clearNote',
  'insertCheckboxes',
  'removeCheckboxes',
  'setBackground',
  'setBackgroundRGB',
  'setFontColor',
  'setFontLine',
  'setFontSize',
  'setFontStyle',
  'setFontWeight',
  'setFormula',
  'setFormulaR1C1',
  'setHorizontalAlignment',
  'setNote',
  'setNumberFormat',
  'setTextDirection',
  'setTextRotation',
  'setValue',
  'setVerticalAlignment',
  'setWrapStrategy',
  'trimWhitespace',
  'uncheck',
] as const;

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
  const refs = a1Notations.map((a1): RangeRef => refFromA1(context, sheet, a1));
  const cells = refs.reduce((sum, { rect }) => sum + cellsOf(rect), 0);
  const actOnEach = (name: string, args: readonly unknown[]): void => {
    const within = uncounted(context);
    for (const ref of refs) {
      const range = createRange(within, ref);
      const each: unknown = Reflect.get(range, name);
      if (typeof each !== 'function') throw new Error(`Range.${name} is not emulated`);
      Reflect.apply(each, range, args);
    }
  };
  const handed = EACH.map((name) => [
    name,
    (...args: readonly unknown[]): RangeList => {
      acting(context, `RangeList.${name}`, () => actOnEach(name, args), { cells });
      return list;
    },
  ]);
  const list = emulatedBeyondTypes<RangeList>('RangeList', {
    ...Object.fromEntries(handed),
    getRanges: () => reading(context, 'RangeList.getRanges', () => refs.map((ref) => context.range(ref)), { ms: 0 }),
  });
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
