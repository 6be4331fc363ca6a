import { type RangeRef, reading, sheetState, signatureError, type SpreadsheetContext } from './context';
import { emulatedBeyondTypes } from './emulated';
import { refFromA1 } from './ranges';

type RangeList = GoogleAppsScript.Spreadsheet.RangeList;

/** Methods that a list hands to each of its ranges. */
const EACH = [
  'breakApart',
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
  'setFontFamily',
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
  'setVerticalText',
  'setWrap',
  'setWrapStrategy',
  'trimWhitespace',
  'uncheck',
] as const;

/** Ranges of one sheet, given by their addresses. */
export function createRangeList(
  context: SpreadsheetContext,
  sheetId: number,
  addresses: unknown,
  method: string,
): RangeList {
  const sheet = sheetState(context, sheetId);
  const texts: unknown[] = Array.isArray(addresses) ? addresses : [];
  if (texts.length === 0 || !texts.every((text) => typeof text === 'string')) {
    throw signatureError(context, method, [addresses]);
  }
  const refs = texts.map((text): RangeRef => refFromA1(context, sheet, text));
  const handed = EACH.map((name) => [
    name,
    (...args: readonly unknown[]): RangeList => {
      context.execution.call(`RangeList.${name}`, { ms: 0 });
      for (const ref of refs) {
        const range = context.range(ref);
        const each: unknown = Reflect.get(range, name);
        if (typeof each !== 'function') throw new Error(`Range.${name} is not emulated`);
        Reflect.apply(each, range, args);
      }
      return list;
    },
  ]);
  const list = emulatedBeyondTypes<RangeList>('RangeList', {
    ...Object.fromEntries(handed),
    getRanges: () => reading(context, 'RangeList.getRanges', () => refs.map(context.range)),
  });
  return list;
}
