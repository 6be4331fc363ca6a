import type { TextRunStyle } from '../../grid/values/cell';
import type { CellStyle } from '../../grid/values/cell-style';
import { signatureError, type SpreadsheetContext } from '../context';
import { emulated } from '../emulated';

type TextStyle = GoogleAppsScript.Spreadsheet.TextStyle;
type Builder = GoogleAppsScript.Spreadsheet.TextStyleBuilder;

const data = new WeakMap<object, TextRunStyle>();

export function styleData(context: SpreadsheetContext, value: unknown): TextRunStyle {
  const known = typeof value === 'object' && value !== null ? data.get(value) : undefined;
  if (!known) throw signatureError(context, 'TextStyle', [value]);
  return known;
}

/** How the text of a cell looks, with Google's defaults. */
export function textStyleOfCell(style: CellStyle): Required<TextRunStyle> {
  const { bold = false, italic = false, underline = false, strikethrough = false } = style;
  const { fontColor = '#000000', fontFamily = 'Arial', fontSize = 10 } = style;
  return { bold, italic, underline, strikethrough, fontColor, fontFamily, fontSize };
}

export function createTextStyle(context: SpreadsheetContext, style: TextRunStyle): TextStyle {
  const call = <T>(name: string, value: T): T => {
    context.execution.call(`TextStyle.${name}`, { ms: 0 });
    return value;
  };
  const methods: Pick<
    TextStyle,
    | 'copy'
    | 'getFontFamily'
    | 'getFontSize'
    | 'getForegroundColor'
    | 'isBold'
    | 'isItalic'
    | 'isStrikethrough'
    | 'isUnderline'
  > = {
    copy: () => call('copy', newTextStyle(context, style)),
    getFontFamily: () => call('getFontFamily', style.fontFamily ?? null),
    getFontSize: () => call('getFontSize', style.fontSize ?? null),
    getForegroundColor: () => call('getForegroundColor', style.fontColor ?? null),
    isBold: () => call('isBold', style.bold ?? null),
    isItalic: () => call('isItalic', style.italic ?? null),
    isStrikethrough: () => call('isStrikethrough', style.strikethrough ?? null),
    isUnderline: () => call('isUnderline', style.underline ?? null),
  };
  const service = emulated<TextStyle, keyof typeof methods>('TextStyle', methods);
  data.set(service, style);
  return service;
}

/** `SpreadsheetApp.newTextStyle()`. */
export function newTextStyle(context: SpreadsheetContext, initial: TextRunStyle = {}): Builder {
  let style = initial;
  const set = (name: string, patch: TextRunStyle): Builder => {
    context.execution.call(`TextStyleBuilder.${name}`, { ms: 0 });
    style = { ...style, ...patch };
    return builder;
  };
  const methods: Pick<
    Builder,
    'build' | 'setBold' | 'setFontSize' | 'setForegroundColor' | 'setItalic' | 'setUnderline'
  > = {
    build: () => {
      context.execution.call('TextStyleBuilder.build', { ms: 0 });
      return createTextStyle(context, style);
    },
    setBold: (bold: boolean) => set('setBold', { bold }),
    setFontSize: (fontSize: number) => set('setFontSize', { fontSize }),
    setForegroundColor: (fontColor: string) => set('setForegroundColor', { fontColor }),
    setItalic: (italic: boolean) => set('setItalic', { italic }),
    setUnderline: (underline: boolean) => set('setUnderline', { underline }),
  };
  const builder = emulated<Builder, keyof typeof methods>('TextStyleBuilder', methods);
  return builder;
}
