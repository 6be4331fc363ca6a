import { trackGet } from '../../emulator/grid/base/track';
import { lastRowOf } from '../../emulator/grid/base/rect';
import type { Claim } from '../layouts/claim';
import type { Scene } from '../look/scene';

/** L9: filters and rows hidden by hand stay, over all records. */
export function staysArranged(before: Scene, after: Scene, claims: readonly Claim[]): readonly string[] {
  return claims.flatMap((claim) => {
    if (claim.raced === true) return [];
    if (claim.kind === 'filter') return filterStays(before, after);
    // Beside another table no rows can be inserted, and nothing else makes a native table larger.
    const isCramped = claims.some(({ layout }) => layout === 'second-table-beside');
    if (claim.kind === 'native') return isCramped ? [] : nativeTableStays(before, after);
    return claim.kind === 'hidden' ? rowsStayHidden(before, after) : [];
  });
}

function filterStays(before: Scene, after: Scene): readonly string[] {
  const [was, is] = [before.sheet.filter, after.sheet.filter];
  if (!was) return [];
  if (!is) return ['The filter is gone.'];
  const criteria = (scene: Scene, found: typeof was): string => JSON.stringify(byKey(scene, found.criteria));
  if (criteria(before, was) !== criteria(after, is)) {
    return [`The filter's criteria were ${criteria(before, was)} and are ${criteria(after, is)}.`];
  }
  const isOver = ({ headerRow, lastRow }: Scene, { rect }: typeof was): boolean =>
    rect.row <= headerRow && lastRowOf(rect) >= lastRow;
  // One that somebody made over the first rows while others came does not grow.
  return !isOver(before, was) || isOver(after, is)
    ? []
    : [`The filter covers rows ${is.rect.row} to ${lastRowOf(is.rect)}, records end at ${after.lastRow}.`];
}

/** Criteria by the name of their column: columns move. */
function byKey({ columns }: Scene, criteria: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const names = new Map([...columns].map(([key, column]) => [String(column), key]));
  return Object.fromEntries(Object.entries(criteria).map(([column, rule]) => [names.get(column) ?? '', rule]));
}

/** A record that comes, or comes back, is shown. */
function rowsStayHidden(before: Scene, after: Scene): readonly string[] {
  const isHidden = ({ sheet }: Scene, row: number): boolean => trackGet(sheet.rowsHiddenByUser, row);
  const hidden = new Set(before.rows.flatMap(({ id, row }) => (isHidden(before, row) ? [id] : [])));
  const wrong = after.rows.filter(({ id, row }) => isHidden(after, row) !== hidden.has(id));
  return wrong.map(({ id, row }) => `Row ${row} of ${id} is ${hidden.has(id) ? 'shown' : 'hidden'}.`);
}

function nativeTableStays(before: Scene, after: Scene): readonly string[] {
  const [was] = before.sheet.nativeTables;
  const is = after.sheet.nativeTables.find(({ name }) => name === was?.name);
  if (!was) return [];
  if (!is) return ['The native table is gone.'];
  const covers = is.rect.row === after.headerRow && lastRowOf(is.rect) >= after.lastRow;
  return covers
    ? []
    : [`The native table covers rows ${is.rect.row} to ${lastRowOf(is.rect)}, records end at ${after.lastRow}.`];
}
