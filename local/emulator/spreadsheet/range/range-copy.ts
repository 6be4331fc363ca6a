import { copyBlock, type PasteKind } from '../../grid/edit/copy';
import { moveBlock } from '../../grid/structure/move';
import { cellsOf, rectFromCorners } from '../../grid/base/rect';
import { sortBlock, type SortKey } from '../../grid/edit/sort';
import { acting, batched, refOf, sheetIdOf, signatureError } from '../context';
import { memberName } from '../enums';
import type { RangeScope } from './range-scope';

type Range = GoogleAppsScript.Spreadsheet.Range;

const PASTE_TYPES = [
  'PASTE_NORMAL',
  'PASTE_NO_BORDERS',
  'PASTE_FORMAT',
  'PASTE_FORMULA',
  'PASTE_DATA_VALIDATION',
  'PASTE_VALUES',
  'PASTE_COLUMN_WIDTHS',
] as const;

const PASTES: Readonly<Record<(typeof PASTE_TYPES)[number], PasteKind>> = {
  PASTE_NORMAL: 'all',
  PASTE_NO_BORDERS: 'all',
  PASTE_FORMAT: 'styles',
  PASTE_FORMULA: 'contents',
  PASTE_DATA_VALIDATION: 'validations',
  PASTE_VALUES: 'bareValues',
  PASTE_COLUMN_WIDTHS: 'widths',
};

/** `copyTo`, `moveTo` and `sort`; how a paste tiles and what it skips is said at `copyBlock`. */
export function rangeCopy({ context, ref, writer, write }: RangeScope) {
  const { state } = context;
  const methods: Pick<Range, 'copyTo' | 'copyFormatToRange' | 'copyValuesToRange' | 'moveTo' | 'sort'> = {
    copyTo: (destination: unknown, ...options: readonly unknown[]) => {
      batched(
        context,
        'Range.copyTo',
        () => {
          const target = refOf(context, destination, 'Range.copyTo');
          const paste = readPaste(options);
          if (paste === null) throw signatureError(context, 'Range.copyTo', [destination, ...options]);
          copyBlock(state, ref, target, paste.kind, writer, paste.transposed);
        },
        { cells: Math.max(cellsOf(ref.rect), cellsOfRange(destination)) },
        undefined,
      );
    },
    copyFormatToRange: (...place: readonly unknown[]) => copyToPlace('copyFormatToRange', 'styles', place),
    copyValuesToRange: (...place: readonly unknown[]) => copyToPlace('copyValuesToRange', 'values', place),
    moveTo: (target: unknown) => {
      acting(context, 'Range.moveTo', () => moveBlock(state, ref, refOf(context, target, 'Range.moveTo'), writer), {
        cells: cellsOf(ref.rect),
      });
    },
    sort: (spec: unknown) =>
      write('sort', (sheet) => {
        const keys = (Array.isArray(spec) ? spec : [spec]).map(readSortKey);
        if (keys.some((key) => key === null)) throw signatureError(context, 'Range.sort', [spec]);
        sortBlock(
          state,
          sheet,
          ref.rect,
          keys.flatMap((key) => key ?? []),
          writer,
        );
      }),
  };
  return methods;

  /** (sheet or its id, first and last column, first and last row). */
  function copyToPlace(method: string, kind: PasteKind, place: readonly unknown[]): void {
    acting(
      context,
      `Range.${method}`,
      () => {
        const [sheet, ...edges] = place;
        const numbers = edges.filter((edge) => typeof edge === 'number').map(Math.trunc);
        const [column = 0, columnEnd = 0, row = 0, rowEnd = 0] = numbers;
        if (place.length !== 5 || numbers.length !== 4) throw signatureError(context, `Range.${method}`, place);
        const sheetId = typeof sheet === 'number' ? sheet : sheetIdOf(context, sheet, `Range.${method}`);
        copyBlock(state, ref, { sheetId, rect: rectFromCorners(row, column, rowEnd, columnEnd) }, kind, writer);
      },
      { cells: cellsOf(ref.rect) },
    );
  }

  function cellsOfRange(range: unknown): number {
    const known = typeof range === 'object' && range !== null ? context.rangeRefs.get(range) : undefined;
    return known ? cellsOf(known.rect) : 0;
  }
}

interface Paste {
  readonly kind: PasteKind;
  readonly transposed: boolean;
}

/**
 * What follows the destination of `copyTo`: options, or a type with or without `transposed`. Alone, neither is checked: unknown ones are a
 * normal paste (gas-fakes, seen on live). Null where no signature matches.
 */
function readPaste(args: readonly unknown[]): Paste | null {
  const [first, transposed] = args;
  const type = memberName(first, PASTE_TYPES);
  if (memberName(first, ['PASTE_CONDITIONAL_FORMATTING'])) {
    throw new Error('Range.copyTo with PASTE_CONDITIONAL_FORMATTING is not emulated');
  }
  if (args.length > 1) {
    return type && typeof transposed === 'boolean' && args.length === 2 ? { kind: PASTES[type], transposed } : null;
  }
  return { kind: type ? PASTES[type] : kindOfOptions(first), transposed: false };
}

function kindOfOptions(options: unknown): PasteKind {
  if (typeof options !== 'object' || options === null) return 'all';
  // As in Sheets, contents only means the values, not the formulas.
  if ('contentsOnly' in options && options.contentsOnly === true) return 'values';
  return 'formatOnly' in options && options.formatOnly === true ? 'styles' : 'all';
}

/** A column number, or { column, ascending }. Columns are those of the sheet. */
function readSortKey(spec: unknown): SortKey | null {
  if (typeof spec === 'number') return { column: spec, ascending: true };
  if (typeof spec !== 'object' || spec === null || !('column' in spec) || typeof spec.column !== 'number') return null;
  const ascending = 'ascending' in spec ? spec.ascending !== false : true;
  return { column: spec.column, ascending };
}
