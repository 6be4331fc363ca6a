import { isFormula } from '../../emulator/grid/values/cell';
import type { Reference } from '../../emulator/grid/formula/references';
import type { Claim } from '../layouts/claim';
import { columnName, columnOf, type Scene, shownPlaces } from '../look/scene';
import { cellAt } from '../look/sheet';
import { type Broken, broken, type LawKey } from './law';
import { coversRecords, isOpen, pointsAtTable, referencesOf, rowsOf } from './reference-form';

/** L2 to L5: what formulas point at, by their texts before and after. `reached`: as in `layoutLaws`. */
export function referencesHold(
  before: Scene,
  after: Scene,
  claims: readonly Claim[],
  reached: number,
): readonly Broken[] {
  const highest = Math.max(before.lastRow, reached);
  return claims.flatMap((claim) => {
    const [was, is] = [formulasOf(before, claim)[0], formulasOf(after, claim)];
    // A formula that is gone is another law's.
    return was ? is.flatMap((now) => compare(before, after, was, now, claim, highest)) : [];
  });
}

interface FoundFormula {
  readonly text: string;
  /** Name of its sheet. */
  readonly home: string;
  readonly at: string;
}

/** One for a single formula, one for each record of a shared one. */
function formulasOf(scene: Scene, claim: Claim): readonly FoundFormula[] {
  if (claim.kind === 'formula') {
    return shownPlaces(scene, claim.mark).flatMap(({ sheet, row, column }) => {
      const content = cellAt(sheet, row, column + claim.right);
      return isFormula(content) ? [{ text: content.formula, home: sheet.name, at: `beside ${claim.mark}` }] : [];
    });
  }
  if (claim.kind !== 'shared' && claim.kind !== 'spill') return [];
  const column = columnOf(scene, claim.column);
  const rows = claim.kind === 'spill' && claim.inHeader ? [{ row: scene.headerRow }] : scene.rows;
  return rows.flatMap(({ row }) => {
    const content = cellAt(scene.sheet, row, column);
    return isFormula(content) ? [{ text: content.formula, home: scene.sheet.name, at: `in row ${row}` }] : [];
  });
}

function compare(
  before: Scene,
  after: Scene,
  was: FoundFormula,
  is: FoundFormula,
  { kind, raced }: Claim,
  highest: number,
): readonly Broken[] {
  const [old, now] = [referencesOf(was.text), referencesOf(is.text)];
  const said = `${was.text} ${was.at} reads ${is.text} ${is.at}`;
  if (old.length !== now.length) return broken('L3', [said]);
  return old.flatMap((reference, index): readonly Broken[] => {
    const after1 = now[index] ?? null;
    if (reference === null || !pointsAtTable(before, reference, was.home)) return [];
    // Who deletes a row loses what pointed at it.
    if (after1 === null)
      return raced === true || wasRemoved(before, after, reference, highest) ? [] : broken('L4', [said]);
    const found = (law: LawKey): readonly Broken[] => broken(law, [said]);
    if (reference.end !== null) {
      if (!coversRecords(before, reference) || before.rows.length < 2) return [];
      // Who sorts whole rows moves formulas beside them, and with them the ends of their ranges.
      if (raced === true && !isOpen(reference)) return [];
      return coversRecords(after, after1) && sameColumns(before, after, reference, after1)
        ? []
        : found(isOpen(reference) ? 'L2' : 'L5');
    }
    // References of a record's row to itself move with it; L1 and L8 look at those.
    const isOwnRow = kind !== 'formula' && !reference.start.rowFixed;
    return raced === true || isOwnRow || isSameCell(before, after, reference, after1) ? [] : found('L3');
  });
}

/** All its rows were at the end, or had gone down with it, and are no longer there. */
function wasRemoved(before: Scene, after: Scene, reference: Reference, highest: number): boolean {
  const [first] = rowsOf(reference);
  const isAtEnd = first > after.lastRow || (first === before.lastRow && before.lastRow < highest);
  return isAtEnd && after.lastRow < highest;
}

/** The last record's cell may have moved down with the end of the table; what is below follows what is below. */
function isSameCell(before: Scene, after: Scene, old: Reference, now: Reference): boolean {
  const [was, is] = [rowsOf(old)[0], rowsOf(now)[0]];
  if (!sameColumns(before, after, old, now)) return false;
  return was === is || was > before.lastRow || (was === before.lastRow && is === after.lastRow);
}

function sameColumns(before: Scene, after: Scene, old: Reference, now: Reference): boolean {
  const name = (scene: Scene, column: number | null | undefined): string =>
    column === null || column === undefined ? '' : columnName(scene, column).replace(/^column .*/, 'another');
  return (
    name(before, old.start.column) === name(after, now.start.column) &&
    name(before, old.end?.column) === name(after, now.end?.column)
  );
}
