import { type CellContent, isFormula, isRich, withoutChips } from '../../emulator/grid/values/cell';
import { styleOf } from '../../emulator/grid/state/style';
import { trackGet } from '../../emulator/grid/base/track';
import { validationRule } from '../../emulator/grid/state/validation';
import type { Beside, Between, Claim, Facet, Header } from '../layouts/claim';
import { columnName, columnOf, type Scene } from '../look/scene';
import { cellAt, noteAt } from '../look/sheet';
import { rowForm } from './reference-form';

/** L1: what a person wrote stands beside its record, or nowhere on the sheet. */
export function standsBeside(before: Scene, after: Scene, claims: readonly Claim[]): readonly string[] {
  return claims.flatMap((claim): readonly string[] => {
    if (claim.kind === 'beside') return [...isBeside(before, after, claim), ...isNowhereElse(after, claim)];
    if (claim.kind === 'between') return isBetween(before, after, claim);
    return claim.kind === 'header' ? isHeader(after, claim) : [];
  });
}

function isBeside(before: Scene, after: Scene, claim: Beside): readonly string[] {
  const { id, column, facet, raced } = claim;
  const is = placeBeside(after, id, column);
  const isGone = !after.rows.some((record) => record.id === id);
  const wanted = facetOf(before, claim) ?? claim.away;
  if (raced === true || wanted === undefined || isGone) return [];
  const found = is ? facetAt(after, is, facet) : 'no such column';
  return found === wanted ? [] : [`The ${facet} of ${id} under ${column} is ${found}, it was ${wanted}.`];
}

/** Marks beside strangers, or in another column; what is hidden or put away does not count. */
function isNowhereElse(after: Scene, { id, column, facet, mark }: Beside): readonly string[] {
  const places = mark === null ? [] : (after.marks.get(mark) ?? []);
  const wanted = columnOf(after, column);
  return places.flatMap((place) => {
    if (place.sheet !== after.sheet || place.isNote !== (facet === 'note')) return [];
    const beside = after.rows.find(({ row }) => row === place.row)?.id ?? 'no record';
    if (beside === id && place.column === wanted) return [];
    return [
      `The ${facet} of ${id} under ${column} stands in row ${place.row}, beside ${beside}, under ${columnName(after, place.column)}.`,
    ];
  });
}

/** The facet as it stands beside its record; null where that is not on the sheet. */
export function facetOf(scene: Scene, { id, column, facet }: Beside): string | null {
  const place = placeBeside(scene, id, column);
  return place && facetAt(scene, place, facet);
}

/** In a table of one record, a formula beside it cannot be told from one for all: what becomes of it is open. */
export function withoutLoneFormulas(scene: Scene, claims: readonly Claim[]): readonly Claim[] {
  if (scene.rows.length !== 1) return claims;
  return claims.filter((claim) => {
    const place = claim.kind === 'beside' && claim.facet === 'content' && placeBeside(scene, claim.id, claim.column);
    return !place || !isFormula(cellAt(scene.sheet, place.row, place.column));
  });
}

/** The facet as the archive keeps it: no script sees that a text is the chip of a person. */
export function archivedFacet(scene: Scene, claim: Beside): string | null {
  const facet = facetOf(scene, claim);
  const row = scene.rows.find(({ id }) => id === claim.id)?.row ?? 0;
  const content = cellAt(scene.sheet, row, columnOf(scene, claim.column));
  const isPerson =
    claim.facet === 'content' && isRich(content) && content.runs.some(({ chip }) => chip?.kind === 'person');
  return isPerson ? JSON.stringify(content.text) : facet;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

function placeBeside(scene: Scene, id: string, name: string): Place | null {
  const row = scene.rows.find((record) => record.id === id)?.row;
  const column = columnOf(scene, name);
  return row === undefined || column === 0 ? null : { row, column };
}

/** What stands there, as a text that does not depend on the place. */
function facetAt(scene: Scene, { row, column }: Place, facet: Facet): string {
  const { sheet, state } = scene;
  const track = sheet.columns[column - 1];
  switch (facet) {
    case 'content': {
      const content = cellAt(sheet, row, column);
      return isFormula(content)
        ? rowForm(scene, content.formula, row)
        : JSON.stringify(carried(content, losesChips(scene, row, column)));
    }
    case 'note':
      return noteAt(sheet, row, column);
    case 'look': {
      const { numberFormat, ...look } = styleOf(state, track ? trackGet(track.styles, row) : 0);
      // A typed column of a native table has its own, which no script changes.
      const isOwn = numberFormat !== undefined && !isTyped(sheet, row, column);
      return JSON.stringify(isOwn ? { numberFormat, ...look } : look);
    }
    case 'validation':
      // Cells of a native table take no rules, so none can go with its record.
      if (isInNativeTable(sheet, row, column)) return 'none to carry';
      return JSON.stringify(validationRule(state, track ? trackGet(track.validations, row) : 0));
  }
}

/** Where pasting loses chips, or a native table refuses a paste with its looks. */
function losesChips({ state, sheet }: Scene, row: number, column: number): boolean {
  const { pastedChips, nativeTableFormats } = state.variants;
  return pastedChips === 'lost' || (nativeTableFormats === 'refused' && isInNativeTable(sheet, row, column));
}

/** Chips that are lost no script can make anew: their text goes with its record, and the link of one of a file. */
function carried(content: CellContent, isLost: boolean): CellContent {
  if (!isLost || !isRich(content)) return content;
  const plain = withoutChips(content);
  return plain.runs.length === 0 ? plain.text : plain;
}

function nativeTableAt({ nativeTables }: Scene['sheet'], row: number, column: number) {
  return nativeTables.find(
    ({ rect }) =>
      row >= rect.row && row < rect.row + rect.rows && column >= rect.column && column < rect.column + rect.columns,
  );
}

const isInNativeTable = (sheet: Scene['sheet'], row: number, column: number): boolean =>
  nativeTableAt(sheet, row, column) !== undefined;

const isTyped = (sheet: Scene['sheet'], row: number, column: number): boolean =>
  nativeTableAt(sheet, row, column)?.types[String(column)] !== undefined;

/** Below its upper neighbour, or below the nearest record above that is still there. */
function isBetween(before: Scene, after: Scene, { mark, raced }: Between): readonly string[] {
  const was = placeBetween(before, mark);
  const here = (after.marks.get(mark) ?? []).filter(({ sheet }) => sheet === after.sheet);
  const [is] = here;
  if (raced === true || !was || isBelowTable(before, mark)) return [];
  if (!is) return [`The row with ${mark} is gone from between the records.`];
  if (here.length > 1) return [`${mark} stands in rows ${here.map(({ row }) => row).join(', ')}.`];
  const above = before.rows.filter(({ row }) => row < was.row).reverse();
  const stayed = above.find(({ id }) => after.rows.some((record) => record.id === id));
  const found = after.rows.filter(({ row }) => row < is.row).at(-1);
  return found?.id === stayed?.id ? [] : [`${mark} stood below ${stayed?.id}, now below ${found?.id}.`];
}

const placeBetween = ({ marks, sheet }: Scene, mark: string) => marks.get(mark)?.find((place) => place.sheet === sheet);

/** Under the last record a row is no longer between records. */
export function isBelowTable(scene: Scene, mark: string): boolean {
  const place = placeBetween(scene, mark);
  return place !== undefined && !scene.rows.some(({ row }) => row > place.row);
}

function isHeader(after: Scene, { key, mark, raced }: Header): readonly string[] {
  // Somebody renamed it again.
  if (raced === true) return [];
  const column = after.columns.get(key);
  if (column === undefined) return [`The column ${key} is gone.`];
  const header = cellAt(after.sheet, after.headerRow, column);
  return JSON.stringify(header).includes(mark) ? [] : [`The header ${mark} of ${key} reads ${JSON.stringify(header)}.`];
}
