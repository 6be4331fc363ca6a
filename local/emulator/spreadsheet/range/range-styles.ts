import { patchStyles, readStyles } from '../../grid/edit/styles';
import { readNotes, writeNotes } from '../../grid/edit/notes';
import { GridError } from '../../grid/base/grid-error';
import { AUTOMATIC_FORMAT, explicitFormat } from '../../grid/values/number-format';
import type { CellStyle, StylePatch } from '../../grid/values/cell-style';
import { requireShape } from '../../grid/state/bounds';
import { readColor } from '../looks/color';
import { tableOf, textOf } from '../context';
import { memberName, WrapStrategy } from '../enums';
import type { RangeScope } from './range-scope';

type Range = GoogleAppsScript.Spreadsheet.Range;
export type Patch = (value: unknown) => StylePatch;

/** How the methods of one kind read and write styles: the first cell's or all, the same for all cells or one each. */
export function styleAccess({ context, ref, writer, read, write, repeat }: RangeScope) {
  const { rect } = ref;
  const { state } = context;
  const first = { ...rect, rows: 1, columns: 1 };

  const one = <T>(method: string, property: (style: CellStyle) => T): T =>
    read(method, (sheet) => property(readStyles(state, sheet, first)[0]?.[0] ?? {}), 1);
  const all = <T>(method: string, property: (style: CellStyle) => T): T[][] =>
    read(method, (sheet) => readStyles(state, sheet, rect).map((row) => row.map(property)));
  const fill = (method: string, patch: Patch, value: unknown): Range =>
    repeat(method, (sheet, part) => patchStyles(state, sheet, part, patch(value), writer));
  const each = (method: string, patch: Patch, values: readonly (readonly unknown[])[]): Range =>
    write(method, (sheet) => {
      const table = tableOf(context, values, `Range.${method}`);
      requireShape(rect, table);
      const patches = table.map((row) => row.map(patch));
      patchStyles(state, sheet, rect, (down, across) => patches[down]?.[across] ?? {}, writer);
    });
  return { one, all, fill, each };
}

type StyleMethods = Pick<
  Range,
  | 'getNumberFormat'
  | 'getNumberFormats'
  | 'setNumberFormat'
  | 'setNumberFormats'
  | 'getFontWeight'
  | 'getFontWeights'
  | 'setFontWeight'
  | 'setFontWeights'
  | 'setFontStyle'
  | 'setFontStyles'
  | 'setFontSize'
  | 'getFontSize'
  | 'getFontFamily'
  | 'setFontLine'
  | 'setFontColor'
  | 'getBackground'
  | 'getBackgrounds'
  | 'setBackground'
  | 'setBackgrounds'
  | 'getHorizontalAlignments'
  | 'setHorizontalAlignment'
  | 'setVerticalAlignment'
  | 'getWrap'
  | 'getWraps'
  | 'getWrapStrategy'
  | 'setWrapStrategy'
  | 'getNote'
  | 'getNotes'
  | 'setNote'
  | 'setNotes'
> & { getFontColor(): string };

/** Number formats, text styles, colours, alignment, wrapping and notes. Borders are not emulated. */
export function rangeStyles(scope: RangeScope) {
  const { context, ref, writer, read, write, fillAll } = scope;
  const { rect } = ref;
  const { state } = context;
  const first = { ...rect, rows: 1, columns: 1 };
  const { one, all, fill, each } = styleAccess(scope);

  const methods: StyleMethods = {
    getNumberFormat: () => one('getNumberFormat', shownFormat),
    getNumberFormats: () => all('getNumberFormats', shownFormat),
    setNumberFormat: (format: string) => fill('setNumberFormat', numberFormat, format),
    setNumberFormats: (formats: string[][]) => each('setNumberFormats', numberFormat, formats),
    getFontWeight: () => one('getFontWeight', fontWeight),
    getFontWeights: () => all('getFontWeights', fontWeight),
    setFontWeight: (weight) => fill('setFontWeight', bold, weight),
    setFontWeights: (weights) => each('setFontWeights', bold, weights),
    setFontStyle: (style) => fill('setFontStyle', italic, style),
    setFontStyles: (styles) => each('setFontStyles', italic, styles),
    getFontSize: () => one('getFontSize', (style) => style.fontSize ?? 10),
    setFontSize: (size) => fill('setFontSize', fontSize, size),
    getFontFamily: () => one('getFontFamily', (style) => style.fontFamily ?? 'Arial'),
    setFontLine: (line) => fill('setFontLine', lines, line),
    getFontColor: () => one('getFontColor', (style) => style.fontColor ?? '#000000'),
    setFontColor: (color) => fill('setFontColor', fontColor, color),
    getBackground: () => one('getBackground', (style) => style.background ?? '#ffffff'),
    getBackgrounds: () => all('getBackgrounds', (style) => style.background ?? '#ffffff'),
    setBackground: (color) => fill('setBackground', background, color),
    setBackgrounds: (colors) => each('setBackgrounds', background, colors),
    getHorizontalAlignments: () => all('getHorizontalAlignments', (style) => style.horizontalAlignment ?? 'general'),
    setHorizontalAlignment: (alignment) => fill('setHorizontalAlignment', horizontal, alignment),
    setVerticalAlignment: (alignment) => fill('setVerticalAlignment', vertical, alignment),
    getWrap: () => one('getWrap', wraps),
    getWraps: () => all('getWraps', wraps),
    getWrapStrategy: () => one('getWrapStrategy', (style) => WrapStrategy[style.wrap ?? 'OVERFLOW']),
    setWrapStrategy: (strategy) => fill('setWrapStrategy', wrapping, strategy),
    getNote: () => read('getNote', (sheet) => readNotes(sheet, first)[0]?.[0] ?? '', 1),
    getNotes: () => read('getNotes', (sheet) => readNotes(sheet, rect)),
    setNote: (note) =>
      fillAll('setNote', (sheet, part) => {
        const text = noteText(note, 'setNote');
        const row = Array.from({ length: part.columns }, () => text);
        writeNotes(
          state,
          sheet,
          part,
          Array.from({ length: part.rows }, () => row),
          writer,
        );
      }),
    setNotes: (notes) =>
      write('setNotes', (sheet) => {
        const table = tableOf<unknown>(context, notes, 'Range.setNotes');
        const texts = table.map((row) => row.map((note) => noteText(note, 'setNotes')));
        writeNotes(state, sheet, rect, texts, writer);
      }),
  };
  return methods;

  /** Numbers become texts: 25 is "25", but "25.0" from a table (gas-fakes, seen on live; Google's issue 429373214). */
  function noteText(note: unknown, method: 'setNote' | 'setNotes'): string {
    if (note === null) return '';
    const text = textOf(context, note, `Range.${method}`);
    return method === 'setNotes' && Number.isInteger(note) ? `${text}.0` : text;
  }
}

const shownFormat = (style: CellStyle): string => style.numberFormat ?? AUTOMATIC_FORMAT;

/** Null fails in Sheets too (google.md §6.1). */
const numberFormat: Patch = (value) => {
  if (typeof value !== 'string') throw new GridError('invalidArgument', String(value));
  return { numberFormat: explicitFormat(value) ?? undefined };
};

const fontWeight = (style: CellStyle) => (style.bold ? 'bold' : 'normal');
/** Of a cell that was never told Sheets says that it wraps, although its strategy is to overflow (Google's issue 427134600). */
const wraps = (style: CellStyle): boolean => style.wrap === undefined || style.wrap === 'WRAP';
export const fontLine = (style: CellStyle) =>
  style.underline ? 'underline' : style.strikethrough ? 'line-through' : 'none';
const bold: Patch = (value) => ({ bold: oneOf(value, ['bold', 'normal', null]) === 'bold' ? true : undefined });
const italic: Patch = (value) => ({ italic: oneOf(value, ['italic', 'normal', null]) === 'italic' ? true : undefined });
export const fontSize: Patch = (value) => ({ fontSize: value === null ? undefined : Number(value) });
export const fontFamily: Patch = (value) => ({ fontFamily: typeof value === 'string' ? value : undefined });
export const background: Patch = (value) => ({ background: readColor(value), backgroundTheme: undefined });
const fontColor: Patch = (value) => ({ fontColor: readColor(value), fontTheme: undefined });
export const lines: Patch = (value) => {
  const line = oneOf(value, ['underline', 'line-through', 'none', null]);
  return {
    underline: line === 'underline' ? true : undefined,
    strikethrough: line === 'line-through' ? true : undefined,
  };
};
const horizontal: Patch = (value) => {
  const alignment = oneOf(value, ['left', 'center', 'right', 'normal', 'general', null]);
  return {
    horizontalAlignment:
      alignment === 'normal' || alignment === 'general' || alignment === null ? undefined : alignment,
  };
};
export const vertical: Patch = (value) => ({
  verticalAlignment: oneOf(value, ['top', 'middle', 'bottom', null]) ?? undefined,
});
const wrapping: Patch = (value) => {
  const wrap = memberName(value, ['WRAP', 'OVERFLOW', 'CLIP']);
  if (!wrap) throw new GridError('invalidArgument', String(value));
  return { wrap };
};

function oneOf<const Allowed extends string | null>(value: unknown, allowed: readonly Allowed[]): Allowed {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new GridError('invalidArgument', String(value));
  return found;
}
