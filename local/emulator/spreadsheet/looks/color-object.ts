import { GridError } from '../../grid/base/grid-error';
import { readColor } from './color';
import { reading, signatureError, type SpreadsheetContext } from '../context';
import { emulatedBeyondTypes } from '../emulated';
import { ColorType, memberName, ThemeColorType } from '../enums';

type Color = GoogleAppsScript.Spreadsheet.Color;
type Builder = GoogleAppsScript.Spreadsheet.ColorBuilder;

/** The colours of the theme that a new spreadsheet has. */
const THEME = {
  TEXT: '#000000',
  BACKGROUND: '#ffffff',
  ACCENT1: '#4285f4',
  ACCENT2: '#ea4335',
  ACCENT3: '#fbbc04',
  ACCENT4: '#34a853',
  ACCENT5: '#ff6d01',
  ACCENT6: '#46bdc6',
  HYPERLINK: '#1155cc',
} as const;
type ThemeName = keyof typeof THEME;

export interface ColorData {
  /** "#rrggbb"; null while nothing is set. */
  readonly hex: string | null;
  readonly theme: ThemeName | null;
}

const data = new WeakMap<object, ColorData>();

/** What a Color or its builder holds; null resets. */
export function colorOf(context: SpreadsheetContext, value: unknown, method: string): ColorData {
  if (value === null) return NOTHING;
  const known = typeof value === 'object' ? data.get(value) : undefined;
  if (!known) throw signatureError(context, method, [value]);
  return known;
}

export const themeName = (name: string | undefined): ThemeName | null =>
  THEME_NAMES.find((one) => one === name) ?? null;

export function createColor(context: SpreadsheetContext, color: ColorData): Color {
  const service = emulatedBeyondTypes<Color>(
    'Color',
    readers(context, 'Color', () => color),
  );
  data.set(service, color);
  return service;
}

const NOTHING: ColorData = { hex: null, theme: null };
const THEME_NAMES = Object.keys(THEME).filter((name): name is ThemeName => name in THEME);

/** `SpreadsheetApp.newColor()`. */
export function newColor(context: SpreadsheetContext): Builder {
  let color = NOTHING;
  const set = (method: string, read: () => ColorData): Builder =>
    reading(
      context,
      `ColorBuilder.${method}`,
      () => {
        color = read();
        data.set(builder, color);
        return builder;
      },
      { ms: 0 },
    );
  const builder = emulatedBeyondTypes<Builder>('ColorBuilder', {
    ...readers(context, 'ColorBuilder', () => color),
    build: () => reading(context, 'ColorBuilder.build', () => createColor(context, color), { ms: 0 }),
    setRgbColor: (text: unknown) => set('setRgbColor', () => ({ hex: readColor(text) ?? null, theme: null })),
    setThemeColor: (type: unknown) =>
      set('setThemeColor', () => {
        const theme = memberName(type, THEME_NAMES);
        if (!theme) throw signatureError(context, 'ColorBuilder.setThemeColor', [type]);
        return { hex: THEME[theme], theme };
      }),
  });
  data.set(builder, color);
  return builder;
}

function readers(context: SpreadsheetContext, className: string, color: () => ColorData) {
  const get = <T>(name: string, value: () => T): T => reading(context, name, value, { ms: 0 });
  return {
    getColorType: () =>
      get(`${className}.getColorType`, () => {
        const { hex, theme } = color();
        return theme ? ColorType.THEME : hex ? ColorType.RGB : ColorType.UNSUPPORTED;
      }),
    asRgbColor: () =>
      get(`${className}.asRgbColor`, () => {
        const { hex, theme } = color();
        if (hex === null || theme !== null) throw new GridError('colorKind', 'RgbColor');
        const part = (from: number): number => Number.parseInt(hex.slice(from, from + 2), 16);
        return emulatedBeyondTypes<GoogleAppsScript.Base.RgbColor>('RgbColor', {
          asHexString: () => get('RgbColor.asHexString', () => hex),
          getColorType: () => get('RgbColor.getColorType', () => ColorType.RGB),
          getRed: () => get('RgbColor.getRed', () => part(1)),
          getGreen: () => get('RgbColor.getGreen', () => part(3)),
          getBlue: () => get('RgbColor.getBlue', () => part(5)),
        });
      }),
    asThemeColor: () =>
      get(`${className}.asThemeColor`, () => {
        const { theme } = color();
        if (theme === null) throw new GridError('colorKind', 'ThemeColor');
        return emulatedBeyondTypes<GoogleAppsScript.Spreadsheet.ThemeColor>('ThemeColor', {
          getColorType: () => get('ThemeColor.getColorType', () => ColorType.THEME),
          getThemeColorType: () => get('ThemeColor.getThemeColorType', () => ThemeColorType[theme]),
        });
      }),
  };
}
