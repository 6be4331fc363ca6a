import { readStyles } from '../../grid/edit/styles';
import { type CellContent, type CellValue, isError, isRich, type RichContent } from '../../grid/values/cell';
import { readCellValues, readDisplay } from '../../grid/edit/computed';
import { enterValues, readContents, writeContents } from '../../grid/edit/contents';
import { showsDates } from '../../grid/values/number-format';
import type { Rect } from '../../grid/base/rect';
import { epochFromSerial } from '../../grid/values/serial';
import { columnsIn, type SheetState, type SpreadsheetState } from '../../grid/state/state';
import { styleOf } from '../../grid/state/style';
import { trackGet } from '../../grid/base/track';
import { withImages, withoutServices } from '../looks/cell-image';
import { tableOf } from '../context';
import type { RangeScope } from './range-scope';
import { createRichText, richTextOf } from '../looks/rich-text';
import { textStyleOfCell } from '../looks/text-style';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** Values, display values and rich text of a range. */
export function rangeValues({ context, ref, writer, read, write, fillAll }: RangeScope) {
  const { rect } = ref;
  const { state, execution } = context;
  const first: Rect = { ...rect, rows: 1, columns: 1 };
  const enter = (sheet: SheetState, part: Rect, given: readonly (readonly unknown[])[]): void =>
    enterValues(state, sheet, part, withoutServices(context, given), writer, execution.now());
  const valuesIn = (sheet: SheetState, block: Rect): unknown[][] =>
    withImages(context, sheet, block, scriptValues(state, sheet, block));
  const filled = <T>(part: Rect, value: T): T[][] =>
    Array.from({ length: part.rows }, () => Array.from({ length: part.columns }, () => value));

  const methods: Pick<
    Range,
    | 'getValue'
    | 'getValues'
    | 'getDisplayValue'
    | 'getDisplayValues'
    | 'setValue'
    | 'setValues'
    | 'isBlank'
    | 'getRichTextValue'
    | 'getRichTextValues'
    | 'setRichTextValue'
    | 'setRichTextValues'
  > = {
    getValue: () => read('getValue', (sheet) => valuesIn(sheet, first)[0]?.[0], 1),
    getValues: () => read('getValues', (sheet) => valuesIn(sheet, rect)),
    getDisplayValue: () => read('getDisplayValue', (sheet) => readDisplay(state, sheet, first)[0]?.[0] ?? '', 1),
    getDisplayValues: () => read('getDisplayValues', (sheet) => readDisplay(state, sheet, rect)),
    setValue: (value: unknown) => fillAll('setValue', (sheet, part) => enter(sheet, part, filled(part, value))),
    setValues: (values: unknown[][]) =>
      write('setValues', (sheet) => enter(sheet, rect, tableOf(context, values, 'Range.setValues'))),
    isBlank: () =>
      read(
        'isBlank',
        (sheet) => {
          const empty = readContents(sheet, rect).every((row) => row.every((content) => content === null));
          // Spilled results count as values; an empty text among them too.
          return empty && readCellValues(state, sheet, rect).every((row) => row.every((value) => value === null));
        },
        // Google looks; one answer travels.
        1,
      ),
    getRichTextValue: () => read('getRichTextValue', (sheet) => richTexts(sheet, first)[0]?.[0] ?? null, 1),
    getRichTextValues: () => read('getRichTextValues', (sheet) => richTexts(sheet, rect)),
    setRichTextValue: (value: GoogleAppsScript.Spreadsheet.RichTextValue) =>
      fillAll('setRichTextValue', (sheet, part) => {
        const content = richContent(richTextOf(context, value, 'Range.setRichTextValue'));
        writeContents(state, sheet, part, filled(part, content), writer);
      }),
    setRichTextValues: (values: GoogleAppsScript.Spreadsheet.RichTextValue[][]) =>
      write('setRichTextValues', (sheet) => {
        const rows = tableOf(context, values, 'Range.setRichTextValues').map((row) =>
          row.map((value) => richContent(richTextOf(context, value, 'Range.setRichTextValues'))),
        );
        writeContents(state, sheet, rect, rows, writer);
      }),
  };
  return methods;

  function richTexts(sheet: SheetState, block: Rect) {
    const styles = readStyles(state, sheet, block);
    const values = readCellValues(state, sheet, block);
    return readContents(sheet, block).map((row, down) =>
      row.map((stored, across) => {
        const base = textStyleOfCell(styles[down]?.[across] ?? {});
        const content = stored ?? values[down]?.[across] ?? null;
        // Numbers, dates, booleans and formulas have no rich text.
        if (typeof content === 'string' || content === null) {
          return createRichText(context, { text: content ?? '', runs: [] }, base);
        }
        return isRich(content) ? createRichText(context, content, base) : null;
      }),
    );
  }
}

/**
 * Values as a script sees them, rows first: "" for an empty cell, a Date where the number format shows a date, the text of an
 * error.
 */
export function scriptValues(state: SpreadsheetState, sheet: SheetState, rect: Rect): unknown[][] {
  const columns = columnsIn(sheet, rect);
  return readCellValues(state, sheet, rect).map((row, down) =>
    row.map((value, across) => {
      if (typeof value !== 'number') return scriptValue(value);
      const styles = columns[across]?.styles;
      const number = styles ? trackGet(styles, rect.row + down) : 0;
      if (number === 0 || !showsDates(styleOf(state, number).numberFormat)) return value;
      return new Date(epochFromSerial(value, state.timeZone));
    }),
  );
}

function scriptValue(value: CellValue): string | number | boolean {
  if (value === null) return '';
  return typeof value === 'object' && isError(value) ? value.error : value;
}

/** Rich text is taken as text, never parsed (google.md §6.1; that a leading "=" stays text is unconfirmed). */
function richContent(value: RichContent): CellContent {
  if (value.text === '') return null;
  return value.runs.length === 0 ? value.text : { text: value.text, runs: value.runs };
}
