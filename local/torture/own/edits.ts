import type { Claim, Edit } from '../layouts/claim';
import { type Place, put, tableIn } from '../layouts/place';
import { plain } from '../look/rows';
import { cellAt, isEmptied } from '../look/sheet';

/** What a person typed into the table's own cells, and what that made of the claims. */
export interface Typed {
  readonly told: string;
  readonly claims: readonly Claim[];
}

export const isEditOf =
  (id: string, key: string) =>
  (claim: Claim): boolean =>
    claim.kind === 'edit' && claim.id === id && claim.column === key;

/** Over one of the table's own cells; sometimes what was there comes back. Null where there is no such cell. */
export function typesEdit(place: Place, claims: readonly Claim[], raced: boolean): Typed | null {
  const scene = tableIn(place);
  const keys = [...scene.columns].filter(
    ([key, column]) => key !== 'id' && !isEmptied(scene.state, scene.sheet, column, scene.headerRow),
  );
  if (scene.rows.length === 0 || keys.length === 0) return null;
  const { id, row } = place.random.pick(scene.rows);
  const [key, column] = place.random.pick(keys);
  const old = claims.find(isEditOf(id, key));
  const base = old?.kind === 'edit' ? old.base : plain(cellAt(scene.sheet, row, column));
  const others = claims.filter((claim) => claim !== old);
  if (typeof base === 'string' && base !== '' && !raced && old?.raced !== true && place.random.chance(0.15)) {
    put(place, row, column, base);
    return { told: `types what Twenty had into ${key} of ${id}`, claims: others };
  }
  const mark = place.mark();
  try {
    put(place, row, column, `edited ${mark}`);
  } catch {
    // A rule on the cell rejects it.
    return null;
  }
  const content = plain(cellAt(tableIn(place).sheet, row, column));
  const isOpen = raced || old?.raced === true;
  const edit: Edit = {
    kind: 'edit',
    layout: 'edited',
    id,
    column: key,
    mark,
    content,
    base: isOpen ? undefined : base,
    raced,
  };
  return { told: `types ${mark} into ${key} of ${id}`, claims: [...others, edit] };
}
