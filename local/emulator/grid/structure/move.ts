import { requireInside, requireSheet } from '../state/bounds';
import { noteCells } from '../compute/note-changes';
import type { Writer } from '../edit/contents';
import type { Corner, Reference } from '../formula/references';
import { pointsAt, rewriteReferences } from './follow';
import { admittingMove, moveNativeTables } from '../edit/native-move';
import { requireEditable } from '../state/protection';
import { covers, type Rect, rectFromCorners } from '../base/rect';
import { columnsIn, type SpreadsheetState } from '../state/state';
import { trackFill, trackSlice, trackWrite } from '../base/track';

/**
 * Cut and paste, as `Range.moveTo`: contents, formats, notes and validations go to the block of the same size at the target's
 * first cell; references to moved cells and names of ranges among them follow, the moved formulas keep what they point at.
 */
export function moveBlock(
  state: SpreadsheetState,
  from: { readonly sheetId: number; readonly rect: Rect },
  to: { readonly sheetId: number; readonly rect: Rect },
  writer: Writer,
): void {
  const source = requireSheet(state, from.sheetId);
  const target = requireSheet(state, to.sheetId);
  const rect: Rect = { ...from.rect, row: to.rect.row, column: to.rect.column };
  requireInside(source, from.rect);
  requireInside(target, rect);
  requireEditable(state, source, from.rect, writer);
  requireEditable(state, target, rect, writer);
  if (source === target && rect.row === from.rect.row && rect.column === from.rect.column) return;

  const tables = admittingMove(state, { sheet: source, rect: from.rect }, { sheet: target, rect }, writer);
  const down = rect.row - from.rect.row;
  const right = rect.column - from.rect.column;
  rewriteReferences(state, (reference, home) => {
    if (!pointsAt(reference, home, source) || !isWithin(reference, from.rect)) return reference;
    const sheetName = source === target ? reference.sheetName : target.name;
    return {
      sheetName,
      start: shifted(reference.start, down, right),
      end: reference.end && shifted(reference.end, down, right),
    };
  });

  for (const range of state.namedRanges) {
    if (range.sheetId !== source.id || !covers(from.rect, range.rect)) continue;
    range.sheetId = target.id;
    range.rect = { ...range.rect, row: range.rect.row + down, column: range.rect.column + right };
  }

  const tracks = columnsIn(source, from.rect).map(({ contents, styles, notes, validations }) => ({
    contents: trackSlice(contents, from.rect.row, from.rect.rows),
    styles: trackSlice(styles, from.rect.row, from.rect.rows),
    notes: trackSlice(notes, from.rect.row, from.rect.rows),
    validations: trackSlice(validations, from.rect.row, from.rect.rows),
  }));
  for (const column of columnsIn(source, from.rect)) {
    for (const track of [column.contents, column.styles, column.notes, column.validations]) {
      trackFill<unknown>(track, from.rect.row, from.rect.rows, track.blank);
    }
    const { row, rows } = from.rect;
    trackWrite(column.contents, row, tables.left.contents(column, row, trackSlice(column.contents, row, rows)));
  }
  columnsIn(target, rect).forEach((column, across) => {
    const moved = tracks[across];
    if (!moved) return;
    trackWrite(column.contents, rect.row, tables.entered.contents(column, rect.row, moved.contents));
    trackWrite(column.styles, rect.row, tables.entered.styles(column, rect.row, moved.styles));
    trackWrite(column.notes, rect.row, moved.notes);
    trackWrite(column.validations, rect.row, tables.entered.validations(column, rect.row, moved.validations));
  });
  moveNativeTables({ sheet: source, rect: from.rect }, { sheet: target, rect });
  noteCells(state, source, from.rect);
  noteCells(state, target, rect);
}

function isWithin({ start, end }: Reference, rect: Rect): boolean {
  const last = end ?? start;
  if (start.row === null || start.column === null || last.row === null || last.column === null) return false;
  return covers(rect, rectFromCorners(start.row, start.column, last.row, last.column));
}

function shifted(corner: Corner, down: number, right: number): Corner {
  return {
    ...corner,
    row: corner.row === null ? null : corner.row + down,
    column: corner.column === null ? null : corner.column + right,
  };
}
