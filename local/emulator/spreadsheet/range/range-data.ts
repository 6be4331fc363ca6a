import { readCellValues } from '../../grid/edit/computed';
import { readValidations } from '../../grid/edit/validations';
import { dataRegion, nextDataCell } from '../../grid/edit/region';
import type { Rect } from '../../grid/base/rect';
import { splitTexts, trimWhitespace } from '../../grid/edit/tidy';
import { removeDuplicates } from '../../grid/edit/duplicates';
import { rangeOf, signatureError } from '../context';
import { memberName } from '../enums';
import type { RangeScope } from './range-scope';

type Range = GoogleAppsScript.Spreadsheet.Range;

const DELIMITERS = { COMMA: ',', SEMICOLON: ';', PERIOD: '.', SPACE: ' ' } as const;

/** What a person does with a block of data: jump through it, take out duplicates and blanks, split texts. */
export function rangeData({ context, ref, writer, read, write }: RangeScope) {
  const { rect, sheetId } = ref;
  const { state, execution } = context;

  const methods: Pick<
    Range,
    'getDataRegion' | 'getNextDataCell' | 'isChecked' | 'removeDuplicates' | 'trimWhitespace' | 'splitTextToColumns'
  > = {
    getDataRegion: (...args: readonly unknown[]) =>
      read('getDataRegion', (sheet) => {
        const only = memberName(args[0], ['ROWS', 'COLUMNS']) ?? null;
        if (args.length > 0 && only === null) throw signatureError(context, 'Range.getDataRegion', args);
        return rangeOf(context, sheetId, dataRegion(state, sheet, rect, only));
      }),
    getNextDataCell: (direction: unknown) =>
      read('getNextDataCell', (sheet) => {
        const step = memberName(direction, ['UP', 'DOWN', 'PREVIOUS', 'NEXT']);
        if (!step) throw signatureError(context, 'Range.getNextDataCell', [direction]);
        return rangeOf(context, sheetId, nextDataCell(state, sheet, rect, step));
      }),
    // True or false where all cells are checkboxes of that state, null otherwise.
    isChecked: () =>
      read('isChecked', (sheet) => {
        const values = readCellValues(state, sheet, rect).flat();
        const rules = readValidations(state, sheet, rect).flat();
        const states = values.map((value, index) => {
          const rule = rules[index];
          return rule?.criteria === 'CHECKBOX' ? value === (rule.values[0] ?? true) : null;
        });
        const [first = null] = states;
        return states.every((one) => one === first) ? first : null;
      }),
    removeDuplicates: (columns?: readonly number[]) => {
      let left: Rect = rect;
      write('removeDuplicates', (sheet) => {
        left = removeDuplicates(state, sheet, rect, columns ?? [], writer);
      });
      return rangeOf(context, sheetId, left);
    },
    trimWhitespace: () => write('trimWhitespace', (sheet) => trimWhitespace(state, sheet, rect, writer)),
    splitTextToColumns: (...args: readonly unknown[]) =>
      void write('splitTextToColumns', (sheet) => {
        const [given] = args;
        const name = memberName(given, ['COMMA', 'SEMICOLON', 'PERIOD', 'SPACE']);
        const delimiter = typeof given === 'string' ? given : name ? DELIMITERS[name] : null;
        const isKnown = args.length === 0 || (delimiter !== null && delimiter !== '');
        if (!isKnown || rect.columns > 1) throw signatureError(context, 'Range.splitTextToColumns', args);
        splitTexts(state, sheet, rect, delimiter, writer, execution.now());
      }),
  };
  return methods;
}
