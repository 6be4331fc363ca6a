import { noteShape } from '../../grid/compute/note-changes';
import type { BandingState } from '../../grid/state/decorations';
import { GridError } from '../../grid/base/grid-error';
import { intersection, type Rect } from '../../grid/base/rect';
import { nextId, type SheetState } from '../../grid/state/state';
import { acting, rangeOf, reading, refOf, sheetState, type SpreadsheetContext } from '../context';
import { emulated } from '../emulated';
import { memberName } from '../enums';

type Banding = GoogleAppsScript.Spreadsheet.Banding;
type ColorName = 'header' | 'first' | 'second' | 'footer';

/** Header and second band of each theme; the colours are ours, close to Google's. */
const THEMES: Readonly<Record<string, readonly [header: string, second: string]>> = {
  LIGHT_GREY: ['#bdbdbd', '#f3f3f3'],
  CYAN: ['#4dd0e1', '#e0f7fa'],
  GREEN: ['#63d297', '#e7f9ef'],
  YELLOW: ['#f7cb4d', '#fef8e3'],
  ORANGE: ['#f46524', '#ffe6dd'],
  BLUE: ['#5b95f9', '#e8f0fe'],
  TEAL: ['#26a69a', '#ddf2f0'],
  GREY: ['#78909c', '#ebeff1'],
  BROWN: ['#cca677', '#f8f2eb'],
  LIGHT_GREEN: ['#8bc34a', '#eef7e3'],
  INDIGO: ['#8989eb', '#e8e7fc'],
  PINK: ['#e91d63', '#fddce8'],
};

/** Adds alternating colours; returns the id. A second banding on the same cells throws (unconfirmed; google.md §6.7). */
export function applyBanding(
  context: SpreadsheetContext,
  sheet: SheetState,
  rect: Rect,
  byColumns: boolean,
  args: readonly unknown[],
): number {
  if (bandingsIn(sheet, rect).length > 0) throw new GridError('bandingExists');
  const [theme, showHeader = true, showFooter = false] = args;
  const name = theme === undefined ? 'LIGHT_GREY' : memberName(theme, Object.keys(THEMES));
  const colors = THEMES[name ?? ''];
  if (!colors) throw new GridError('invalidArgument', typeof theme);
  const banding: BandingState = {
    id: nextId(context.state),
    rect,
    byColumns,
    header: showHeader === true ? colors[0] : null,
    first: '#ffffff',
    second: colors[1],
    footer: showFooter === true ? colors[0] : null,
  };
  sheet.bandings.push(banding);
  noteShape(context.state, sheet);
  return banding.id;
}

export function bandingsIn(sheet: SheetState, rect: Rect): BandingState[] {
  return sheet.bandings.filter((banding) => intersection(banding.rect, rect) !== null);
}

export function createBanding(context: SpreadsheetContext, sheetId: number, id: number): Banding {
  const find = (): BandingState => {
    const banding = sheetState(context, sheetId).bandings.find((one) => one.id === id);
    if (!banding) throw new GridError('invalidArgument', 'banding');
    return banding;
  };
  const get = <T>(method: string, value: (banding: BandingState) => T): T =>
    reading(context, `Banding.${method}`, () => value(find()));
  const set = (method: string, change: (banding: BandingState) => void): Banding =>
    acting(context, `Banding.${method}`, () => {
      change(find());
      noteShape(context.state, sheetState(context, sheetId));
      return service;
    });
  const methods: Pick<Banding, 'getRange' | 'setRange' | 'remove' | 'getHeaderRowColor'> = {
    getRange: () => get('getRange', (banding) => rangeOf(context, sheetId, banding.rect)),
    setRange: (range: unknown) =>
      set('setRange', (banding) => {
        banding.rect = refOf(context, range, 'Banding.setRange').rect;
      }),
    remove: () => {
      acting(context, 'Banding.remove', () => {
        const sheet = sheetState(context, sheetId);
        sheet.bandings = sheet.bandings.filter((one) => one.id !== id);
        noteShape(context.state, sheet);
      });
    },
    getHeaderRowColor: () => get('getHeaderRowColor', colorOf('header')),
  };
  const service = emulated<Banding, keyof typeof methods>('Banding', methods);
  return service;
}

/** Row colours of a banding by rows; null for one by columns. */
function colorOf(name: ColorName): (banding: BandingState) => string | null {
  return (banding) => (banding.byColumns ? null : banding[name]);
}
