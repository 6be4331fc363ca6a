import { GridError } from '../../grid/base/grid-error';
import type { CellStyle } from '../../grid/values/cell-style';
import { colorOf, createColor, themeName } from '../looks/color-object';
import { emulatedBeyondTypes } from '../emulated';
import { memberName, TextDirection } from '../enums';
import type { RangeScope } from './range-scope';
import { background, fontFamily, fontLine, fontSize, lines, type Patch, styleAccess, vertical } from './range-styles';
import { createTextStyle, styleData, textStyleOfCell } from '../looks/text-style';

type Range = GoogleAppsScript.Spreadsheet.Range;
type TextRotation = GoogleAppsScript.Spreadsheet.TextRotation;

/** The rarer looks: tables of what `rangeStyles` has for one cell, whole text styles, direction and rotation of text. */
export function rangeLooks(scope: RangeScope): Partial<Range> {
  const { context } = scope;
  const { one, all, fill, each } = styleAccess(scope);
  const textStyle: Patch = (value) => {
    const { fontColor, ...style } = value === null ? {} : styleData(context, value);
    return { ...style, ...(fontColor === undefined ? {} : { fontColor }) };
  };
  const backgroundOf = ({ background: hex = '#ffffff', backgroundTheme }: CellStyle) =>
    createColor(context, { hex, theme: themeName(backgroundTheme) });
  const fontColorOf = ({ fontColor: hex = '#000000', fontTheme }: CellStyle) =>
    createColor(context, { hex, theme: themeName(fontTheme) });
  const backgroundObject: Patch = (value) => {
    const { hex, theme } = colorOf(context, value, 'Range.setBackgroundObject');
    return { background: hex ?? undefined, backgroundTheme: theme ?? undefined };
  };
  const fontColorObject: Patch = (value) => {
    const { hex, theme } = colorOf(context, value, 'Range.setFontColorObject');
    return { fontColor: hex ?? undefined, fontTheme: theme ?? undefined };
  };
  const rotationOf = ({ rotation = 0, isVertical = false }: CellStyle): TextRotation =>
    emulatedBeyondTypes<TextRotation>('TextRotation', {
      getDegrees: () => counted('getDegrees', rotation),
      isVertical: () => counted('isVertical', isVertical),
    });
  const counted = <T>(method: string, value: T): T => {
    context.execution.call(`TextRotation.${method}`, { ms: 0 });
    return value;
  };
  const looks = {
    getFontFamilies: () => all('getFontFamilies', (style) => style.fontFamily ?? 'Arial'),
    setFontFamilies: (values: readonly (readonly unknown[])[]) => each('setFontFamilies', fontFamily, values),
    getFontSizes: () => all('getFontSizes', (style) => style.fontSize ?? 10),
    setFontSizes: (values: readonly (readonly unknown[])[]) => each('setFontSizes', fontSize, values),
    getFontStyles: () => all('getFontStyles', (style) => (style.italic ? 'italic' : 'normal')),
    getFontLines: () => all('getFontLines', fontLine),
    setFontLines: (values: readonly (readonly unknown[])[]) => each('setFontLines', lines, values),
    getVerticalAlignments: () => all('getVerticalAlignments', (style) => style.verticalAlignment ?? 'bottom'),
    setVerticalAlignments: (values: readonly (readonly unknown[])[]) => each('setVerticalAlignments', vertical, values),
    setWraps: (values: readonly (readonly unknown[])[]) =>
      each('setWraps', (value) => ({ wrap: value === true ? 'WRAP' : 'OVERFLOW' }), values),
    setBackgroundRGB: (...parts: readonly unknown[]) => fill('setBackgroundRGB', () => background(hexOf(parts)), null),
    getBackgroundObjects: () => all('getBackgroundObjects', backgroundOf),
    setBackgroundObject: (value: unknown) => fill('setBackgroundObject', backgroundObject, value),
    setBackgroundObjects: (values: readonly (readonly unknown[])[] | null) =>
      values === null
        ? fill('setBackgroundObjects', backgroundObject, null)
        : each('setBackgroundObjects', backgroundObject, values),
    getFontColorObjects: () => all('getFontColorObjects', fontColorOf),
    setFontColorObject: (value: unknown) => fill('setFontColorObject', fontColorObject, value),
    getTextStyle: () => one('getTextStyle', (style) => createTextStyle(context, textStyleOfCell(style))),
    setTextStyle: (value: unknown) => fill('setTextStyle', textStyle, value),
    // Null where none was set: Sheets then goes by the language of the text.
    getTextDirection: () => one('getTextDirection', directionOf),
    setTextDirection: (value: unknown) => fill('setTextDirection', textDirection, value),
    getTextRotation: () => one('getTextRotation', rotationOf),
    setTextRotation: (degrees: unknown) => fill('setTextRotation', rotation, degrees),
  };
  return looks;
}

const directionOf = ({ textDirection: name }: CellStyle) => (name ? TextDirection[name] : null);

const textDirection: Patch = (value) => {
  const name = memberName(value, ['LEFT_TO_RIGHT', 'RIGHT_TO_LEFT']);
  if (!name && value !== null) throw new GridError('invalidArgument', typeof value);
  return { textDirection: name };
};

const rotation: Patch = (value) => {
  if (typeof value !== 'number' || value < -90 || value > 90) throw new GridError('invalidArgument', String(value));
  return { rotation: value === 0 ? undefined : value };
};

function hexOf(parts: readonly unknown[]): string {
  const bytes = parts.filter((part) => typeof part === 'number' && part >= 0 && part <= 255).map(Number);
  if (parts.length !== 3 || bytes.length !== 3) throw new GridError('invalidArgument', 'red, green, blue');
  return `#${bytes.map((byte) => Math.trunc(byte).toString(16).padStart(2, '0')).join('')}`;
}
