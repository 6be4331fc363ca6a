import { removeNamedRange, renameNamedRange, requireNamedRange, setNamedRange } from '../grid/state/named-ranges';
import { acting, rangeOf, reading, refOf, type SpreadsheetContext } from './context';
import { emulated } from './emulated';

type NamedRange = GoogleAppsScript.Spreadsheet.NamedRange;

const names = new WeakMap<object, () => string>();

/** The name that a NamedRange object stands for; undefined for anything else. */
export function namedRangeName(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null ? names.get(value)?.() : undefined;
}

export function createNamedRange(context: SpreadsheetContext, initialName: string): NamedRange {
  const { state } = context;
  let name = initialName;
  const methods: Pick<NamedRange, 'getName' | 'getRange' | 'setName' | 'setRange' | 'remove'> = {
    getName: () => reading(context, 'NamedRange.getName', () => requireNamedRange(state, name).name),
    getRange: () =>
      reading(context, 'NamedRange.getRange', () => {
        const { sheetId, rect } = requireNamedRange(state, name);
        return rangeOf(context, sheetId, rect);
      }),
    setName: (to: string) =>
      acting(context, 'NamedRange.setName', () => {
        renameNamedRange(state, name, to);
        name = to;
        return service;
      }),
    setRange: (range: unknown) =>
      acting(context, 'NamedRange.setRange', () => {
        const { sheetId, rect } = refOf(context, range, 'NamedRange.setRange');
        requireNamedRange(state, name);
        setNamedRange(state, name, sheetId, rect);
        return service;
      }),
    remove: () => {
      acting(context, 'NamedRange.remove', () => removeNamedRange(state, name));
    },
  };
  const service = emulated<NamedRange, keyof typeof methods>('NamedRange', methods);
  names.set(service, () => name);
  return service;
}
