/** How the displaced rows are brought into their new order, decided before any of them moves. */
import { columnRuns } from '../../../sheet/column-runs';
import { arrangeColumn, notesOf } from './arranged-column';
import type { Arrangement, Arranging, ColumnRole, Piece } from './arranging';

/** @returns null when no row is displaced. */
export function arrange(arranging: Arranging): Arrangement | null {
  const { plan, users, rules } = arranging;
  if (plan.window === null) return null;
  const { first, last } = plan.window;
  const parts = users.map((user) => arrangeColumn(user, arranging, plan.window ?? { first, last }));
  return {
    first,
    last,
    pieces: piecesOf(arranging),
    alongside: parts.flatMap(({ isAlongside }, index) => (isAlongside ? [users[index]?.column.column ?? 0] : [])),
    fills: parts.flatMap((part) => part.fills),
    lifts: parts.flatMap((part) => part.lifts),
    loose: parts.flatMap((part) => part.loose),
    blanks: parts.flatMap((part) => part.blanks),
    written: parts.flatMap((part) => part.written),
    notes: notesOf(arranging, plan.window),
    mended: parts.flatMap((part) => part.mended),
    refilled: parts.flatMap((part) => part.refilled),
    rules,
    left: users.flatMap(({ role, column }) => (role.kind === 'left' ? [column.column] : [])),
  };
}

/** Whether the column's cells are written or left, not copied by Google as they stand. */
export const isCopied = ({ role }: Pick<ColumnRole, 'role'>): boolean => role.kind === 'moved';

/** Empty columns of the region are copied along: a note or a colour may stand there. */
function piecesOf({ region, owned, users }: Arranging): readonly Piece[] {
  const isOwned = new Set(owned);
  const roleOf = new Map(users.map(({ column, role }) => [column.column, role.kind]));
  const columns = Array.from({ length: region.last - region.first + 1 }, (_, index) => region.first + index);
  const copied = columns.filter((column) => isOwned.has(column) || (roleOf.get(column) ?? 'moved') === 'moved');
  const stretches = columnRuns(copied);
  const isWhole = stretches.length === 1 && copied.length === columns.length;
  if (isWhole) return [{ column: region.first, count: columns.length, isOwned: true }];
  // In several pieces the records' own cells come first; so each piece is of one kind.
  const pieces: { column: number; count: number; isOwned: boolean }[] = [];
  for (const column of copied) {
    const last = pieces[pieces.length - 1];
    const own = isOwned.has(column);
    if (last && last.isOwned === own && last.column + last.count === column) last.count += 1;
    else pieces.push({ column, count: 1, isOwned: own });
  }
  return pieces;
}

/** Contents whose place is filled where their record goes: by an array formula, or by the formula of the first or last row. */
export function displacedConstants(
  arranging: Arranging,
): readonly { readonly column: number; readonly source: number }[] {
  const { window } = arranging.plan;
  if (window === null) return [];
  return arranging.users.flatMap((user) => {
    if (user.role.kind !== 'array' && user.role.kind !== 'shared') return [];
    const { displaced } = arrangeColumn(user, arranging, window);
    return displaced.map((source) => ({ column: user.column.column, source }));
  });
}
