import { type RangeScope } from './range-scope';
import { requireInside } from '../../grid/state/bounds';
import { reachedParts } from '../../grid/state/hidden-rows';
import { requireEditable } from '../../grid/state/protection';
import { cellsOf } from '../../grid/base/rect';
import type { SheetState } from '../../grid/state/state';
import { batched, type RangeRef, reading, sheetState, type SpreadsheetContext } from '../context';
import { emulatedInParts } from '../emulated';
import { rangeArea } from './range-area';
import { rangeClear } from './range-clear';
import { rangeCopy } from './range-copy';
import { rangeData } from './range-data';
import { rangeFormulas } from './range-formulas';
import { rangeLooks } from './range-looks';
import { rangeMetadata } from './range-metadata';
import { rangeRules } from './range-rules';
import { rangeShift } from './range-shift';
import { rangeStyles } from './range-styles';
import { rangeValues } from './range-values';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** A Range object. Its methods come from one module per subject. */
export function createRange(context: SpreadsheetContext, ref: RangeRef): Range {
  const cells = cellsOf(ref.rect);
  const onGrid = (): SheetState => {
    const sheet = sheetState(context, ref.sheetId);
    requireInside(sheet, ref.rect);
    return sheet;
  };
  const write: RangeScope['write'] = (method, body, count = cells) =>
    batched(context, `Range.${method}`, () => body(onGrid()), { cells: count }, range);
  const repeat: RangeScope['repeat'] = (method, body) =>
    write(method, (sheet) => {
      requireEditable(context.state, sheet, ref.rect, context.execution.userId);
      for (const part of reachedParts(context.state, sheet, ref.rect)) body(sheet, part);
    });
  const scope: RangeScope = {
    context,
    ref,
    writer: context.execution.userId,
    self: () => range,
    read: (method, body, count = cells) => reading(context, `Range.${method}`, () => body(onGrid()), { cells: count }),
    write,
    repeat,
    fillAll: (method, body) => (cells === 1 ? write(method, (sheet) => body(sheet, ref.rect)) : repeat(method, body)),
  };
  const range = emulatedInParts<Range>('Range', rangeParts(scope));
  context.rangeRefs.set(range, ref);
  return range;
}

/** The subjects that scripts ask for most come first. */
function rangeParts(scope: RangeScope): readonly (() => Partial<Range>)[] {
  return [
    () => rangeValues(scope),
    () => rangeArea(scope),
    () => rangeMetadata(scope),
    () => rangeFormulas(scope),
    () => rangeStyles(scope),
    () => rangeClear(scope),
    () => rangeCopy(scope),
    () => rangeRules(scope),
    () => rangeShift(scope),
    () => rangeData(scope),
    () => rangeLooks(scope),
  ];
}
