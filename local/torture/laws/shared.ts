import { isFormula } from '../../emulator/grid/values/cell';
import type { Claim, Shared } from '../layouts/claim';
import { columnOf, type Scene } from '../look/scene';
import { cellAt } from '../look/sheet';
import { rowForm } from './reference-form';

/** L8: a formula that the rows share stands in all of them, also in those that came. */
export function sharedIsExtended(before: Scene, after: Scene, claims: readonly Claim[]): readonly string[] {
  return claims.flatMap((claim) =>
    claim.kind === 'shared' && claim.raced !== true ? extended(before, after, claim) : [],
  );
}

function extended(before: Scene, after: Scene, { column: name, overridden }: Shared): readonly string[] {
  // Whether one formula of one row is for all rows nobody can tell.
  if (before.rows.length < 3) return [];
  const form = (scene: Scene, row: number): string => {
    const content = cellAt(scene.sheet, row, columnOf(scene, name));
    return isFormula(content) ? rowForm(scene, content.formula, row) : JSON.stringify(content);
  };
  const model = before.rows.find(({ id }) => !overridden.includes(id));
  if (!model) return [];
  const wanted = form(before, model.row);
  return after.rows.flatMap(({ id, row }) => {
    const found = form(after, row);
    return overridden.includes(id) || found === wanted ? [] : [`Row ${row} under ${name} has ${found}, not ${wanted}.`];
  });
}
