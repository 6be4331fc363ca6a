import { copyBlock, type PasteKind } from '../grid/copy';
import { moveBlock } from '../grid/move';
import { cellsOf } from '../grid/rect';
import { sortBlock, type SortKey } from '../grid/sort';
import { acting, refOf, signatureError } from './context';
import { memberName } from './enums';
import type { RangeScope } from './range';

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
  PASTE_VALUES: 'valuesUnformatted',
  PASTE_COLUMN_WIDTHS: 'widths',
};

/** `copyTo`, `moveTo` and `sort`; how a paste tiles and what it skips is said at `copyBlock`. */
export function rangeCopy({ context, ref, writer, write }: RangeScope) {
  const { state } = context;
  const methods: Pick<Range, 'copyTo' | 'moveTo' | 'sort'> = {
    copyTo: (destination: unknown, ...options: readonly unknown[]) => {
      acting(
        context,
        'Range.copyTo',
        () => {
          const target = refOf(context, destination, 'Range.copyTo');
          const kind = pasteKind(options);
          if (kind === undefined) throw signatureError(context, 'Range.copyTo', [destination, ...options]);
          copyBlock(state, ref, target, kind, writer);
        },
        { cells: Math.max(cellsOf(ref.rect), cellsOfRange(destination)) },
      );
    },
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

  function cellsOfRange(range: unknown): number {
    const known = typeof range === 'object' && range !== null ? context.rangeRefs.get(range) : undefined;
    return known ? cellsOf(known.rect) : 0;
  }
}

function pasteKind(args: readonly unknown[]): PasteKind | undefined {
  const [first, transposed] = args;
  if (first === undefined) return 'all';
  if (transposed === true) throw new Error('Range.copyTo with transposed is not emulated');
  const type = memberName(first, PASTE_TYPES);
  if (type) return args.length === 2 ? PASTES[type] : undefined;
  if (memberName(first, ['PASTE_CONDITIONAL_FORMATTING'])) {
    throw new Error('Range.copyTo with PASTE_CONDITIONAL_FORMATTING is not emulated');
  }
  if (typeof first !== 'object' || first === null) return undefined;
  // As in Sheets, contents only means the values, not the formulas.
  if ('contentsOnly' in first && first.contentsOnly === true) return 'values';
  if ('formatOnly' in first && first.formatOnly === true) return 'styles';
  return 'all';
}

/** A column number, or { column, ascending }. Columns are those of the sheet. */
function readSortKey(spec: unknown): SortKey | null {
  if (typeof spec === 'number') return { column: spec, ascending: true };
  if (typeof spec !== 'object' || spec === null || !('column' in spec) || typeof spec.column !== 'number') return null;
  const ascending = 'ascending' in spec ? spec.ascending !== false : true;
  return { column: spec.column, ascending };
}
