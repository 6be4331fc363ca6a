import { type Clearable, clearCells } from '../../grid/edit/contents';
import type { RangeScope } from './range-scope';

type Range = GoogleAppsScript.Spreadsheet.Range;

export interface ClearOptions {
  readonly contentsOnly?: boolean | undefined;
  readonly formatOnly?: boolean | undefined;
  readonly commentsOnly?: boolean | undefined;
  readonly validationsOnly?: boolean | undefined;
  readonly skipFilteredRows?: boolean | undefined;
}

/** What `clear(options)` clears: without options contents and formats, while notes and validation stay (gas-fakes, seen on live). */
export function clearedBy(options: ClearOptions = {}): Clearable[] {
  if (options.skipFilteredRows === true) throw new Error('clear({ skipFilteredRows: true }) is not emulated');
  const parts: Clearable[] = [];
  if (options.contentsOnly === true) parts.push('contents');
  if (options.formatOnly === true) parts.push('styles');
  if (options.commentsOnly === true) parts.push('notes');
  if (options.validationsOnly === true) parts.push('validations');
  return parts.length > 0 ? parts : ['contents', 'styles'];
}

export function rangeClear({ context, writer, repeat }: RangeScope) {
  const clear = (method: string, parts: readonly Clearable[]): Range =>
    repeat(method, (sheet, part) => clearCells(context.state, sheet, part, parts, writer));
  const methods: Pick<Range, 'clear' | 'clearContent' | 'clearFormat' | 'clearNote' | 'clearDataValidations'> = {
    clear: (options?: ClearOptions) => clear('clear', clearedBy(options)),
    clearContent: () => clear('clearContent', ['contents']),
    clearFormat: () => clear('clearFormat', ['styles']),
    clearNote: () => clear('clearNote', ['notes']),
    clearDataValidations: () => clear('clearDataValidations', ['validations']),
  };
  return methods;
}
