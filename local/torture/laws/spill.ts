import { isFormula } from '../../emulator/grid/values/cell';
import type { Claim, Spill } from '../layouts/claim';
import { columnOf, type Scene } from '../look/scene';
import { cellAt } from '../look/sheet';

/** L7: results of an array formula never become constants, and its anchor stays where it stood. */
export function spillsStay(before: Scene, after: Scene, claims: readonly Claim[]): readonly string[] {
  return claims.flatMap((claim) =>
    claim.kind === 'spill' && claim.raced !== true ? spilled(before, after, claim) : [],
  );
}

function spilled(before: Scene, after: Scene, { column: name, width, inHeader }: Spill): readonly string[] {
  const [was, is] = [columnOf(before, name), columnOf(after, name)];
  // A row of somebody's may stand above the first record by now: the anchor stays where it stood.
  const stood = after.headerRow + before.firstRow - before.headerRow;
  const isThere = isFormula(cellAt(after.sheet, stood, is));
  const anchorRow = inHeader ? after.headerRow : isThere ? stood : after.firstRow;
  const wanted = cellAt(before.sheet, inHeader ? before.headerRow : before.firstRow, was);
  const found = cellAt(after.sheet, anchorRow, is);
  if (!isFormula(wanted)) return [];
  if (is === 0 || !isFormula(found)) {
    return [`In place of ${wanted.formula} stands ${JSON.stringify(found)} in row ${anchorRow} under ${name}.`];
  }
  return Array.from({ length: width }, (_, across) => is + across).flatMap((column) =>
    after.rows.flatMap(({ row }) => {
      const content = cellAt(after.sheet, row, column);
      if (content === null || (row === anchorRow && column === is)) return [];
      return [`Row ${row} of the results of ${found.formula} holds ${JSON.stringify(content)}.`];
    }),
  );
}
