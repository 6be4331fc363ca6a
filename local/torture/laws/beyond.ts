import type { Beyond, Claim } from '../layouts/claim';
import type { MarkPlace, Scene } from '../look/scene';

/** L6: what is beyond the table moved only down or up with it, or right for new columns. */
export function staysBeyond(before: Scene, after: Scene, claims: readonly Claim[]): readonly string[] {
  // A native table heads its empty columns: what stood beyond them is its neighbour then.
  const isNeighbour = ({ layout }: Claim): boolean =>
    layout === 'block-beyond' && claims.some((one) => one.layout === 'native-table');
  return claims.flatMap((claim) =>
    claim.kind === 'beyond' && claim.raced !== true && !isNeighbour(claim) ? moved(before, after, claim) : [],
  );
}

function moved(before: Scene, after: Scene, { zone, marks }: Beyond): readonly string[] {
  const growth = after.lastRow - before.lastRow;
  // A row of somebody's that stood between records may stand under the last one by now, and the other way round.
  const growths = [growth, after.rows.length - before.rows.length];
  const added = Math.max(0, after.columns.size - before.columns.size);
  return marks.flatMap((mark) => {
    const [was, is] = [placeOf(before, mark), placeOf(after, mark)];
    if (was === null) return [];
    if (is === null) return [`${mark} ${zone} the table is gone, or stands twice.`];
    const [down, right] = [is.row - was.row, is.column - was.column];
    // Rows come before the last one: what begins there goes down with it.
    const isBeside = was.row < Math.min(before.lastRow, after.lastRow);
    const isDownRight = growths.some((rows) => mayMove(zone, isBeside, rows).includes(down));
    const isBelow = zone !== 'below' || is.row > after.lastRow;
    if (isDownRight && isBelow && right >= 0 && right <= added) return [];
    return [
      `${mark} ${zone} the table moved by ${down} rows and ${right} columns; the table grew by ${growth} and ${added}.`,
    ];
  });
}

/** Rows that it may have moved by. A table that shrinks may leave its last two rows empty, and fill them when it grows. */
function mayMove(zone: Beyond['zone'], isBesideRecords: boolean, growth: number): readonly number[] {
  if (zone === 'above' || (zone === 'beside' && isBesideRecords)) return [0];
  const spare = [0, 1, 2].map((rows) => (growth > 0 ? Math.max(0, growth - rows) : Math.min(0, growth + rows)));
  return zone === 'beside' ? [0, ...spare] : spare;
}

function placeOf({ marks, sheet }: Scene, mark: string): MarkPlace | null {
  const places = (marks.get(mark) ?? []).filter((place) => place.sheet === sheet && !place.isNote);
  return places.length === 1 ? (places[0] ?? null) : null;
}
