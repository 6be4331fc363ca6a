import { type ImageContent, isImage } from '../../grid/values/cell';
import { GridError } from '../../grid/base/grid-error';
import { isDate } from '../../grid/values/input';
import type { Rect } from '../../grid/base/rect';
import { columnsIn, type SheetState } from '../../grid/state/state';
import { trackGet } from '../../grid/base/track';
import { signatureError, type SpreadsheetContext, textOf } from '../context';
import { emulated } from '../emulated';
import { ValueType } from '../enums';

type CellImage = GoogleAppsScript.Spreadsheet.CellImage;
type Builder = GoogleAppsScript.Spreadsheet.CellImageBuilder;

interface ImageData extends ImageContent {
  /** Read from a cell: its source is not known to the script. */
  readonly read: boolean;
}

const data = new WeakMap<object, ImageData>();
const EMPTY: ImageData = { image: { url: '', title: '', description: '' }, read: false };

/** `SpreadsheetApp.newCellImage()`. */
export function newCellImage(context: SpreadsheetContext, initial: ImageData = EMPTY): Builder {
  let value = initial;
  const call = (name: string): void => context.execution.call(`CellImageBuilder.${name}`, { ms: 0 });
  const set = (name: string, text: unknown, patch: (text: string) => ImageData): Builder => {
    call(name);
    value = patch(textOf(context, text, `CellImageBuilder.${name}`));
    return builder;
  };
  const patched = (patch: Partial<ImageContent['image']>): ImageData => ({
    ...value,
    image: { ...value.image, ...patch },
  });
  const methods: Pick<
    Builder,
    'valueType' | 'build' | 'setSourceUrl' | 'setAltTextTitle' | 'setAltTextDescription' | 'toBuilder'
  > = {
    valueType: ValueType.IMAGE,
    build: () => {
      call('build');
      return createCellImage(context, value);
    },
    setSourceUrl: (url: unknown) => set('setSourceUrl', url, (text) => ({ ...patched({ url: text }), read: false })),
    setAltTextTitle: (title: unknown) => set('setAltTextTitle', title, (text) => patched({ title: text })),
    setAltTextDescription: (description: unknown) =>
      set('setAltTextDescription', description, (text) => patched({ description: text })),
    toBuilder: () => {
      call('toBuilder');
      return newCellImage(context, value);
    },
  };
  const builder = emulated<Builder, keyof typeof methods>('CellImageBuilder', methods);
  return builder;
}

function createCellImage(context: SpreadsheetContext, value: ImageData): CellImage {
  const { title, description } = value.image;
  const call = <T>(name: string, result: T): T => {
    context.execution.call(`CellImage.${name}`, { ms: 0 });
    return result;
  };
  const methods: Pick<CellImage, 'valueType' | 'getAltTextDescription' | 'getAltTextTitle' | 'getUrl' | 'toBuilder'> = {
    valueType: ValueType.IMAGE,
    getAltTextDescription: () => call('getAltTextDescription', description),
    getAltTextTitle: () => call('getAltTextTitle', title),
    getUrl: () => call('getUrl', value.read ? null : value.image.url),
    toBuilder: () => call('toBuilder', newCellImage(context, value)),
  };
  const service = emulated<CellImage, keyof typeof methods>('CellImage', methods);
  data.set(service, value);
  return service;
}

/** Values that were read from these cells, with a CellImage for every image. */
export function withImages(
  context: SpreadsheetContext,
  sheet: SheetState,
  rect: Rect,
  values: unknown[][],
): unknown[][] {
  columnsIn(sheet, rect).forEach(({ contents }, across) => {
    for (let down = 0; down < rect.rows; down++) {
      const content = trackGet(contents, rect.row + down);
      const row = values[down];
      if (row && isImage(content)) row[across] = createCellImage(context, { ...content, read: true });
    }
  });
  return values;
}

/**
 * What a script writes, with the image for every CellImage. One that was read from a cell cannot be written back (google.md §6.7).
 * @throws GridError
 */
export function withoutServices(context: SpreadsheetContext, values: readonly (readonly unknown[])[]): unknown[][] {
  return values.map((row) => row.map((value) => (typeof value === 'object' ? written(context, value) : value)));
}

function written(context: SpreadsheetContext, value: object | null): unknown {
  if (value === null || isDate(value)) return value;
  const known = data.get(value);
  if (!known) throw new GridError('cellValueKind', 'object');
  if (known.read) throw new GridError('serviceError', 'Spreadsheets');
  if (known.image.url === '') throw signatureError(context, 'Range.setValue', [value]);
  return { image: known.image };
}
