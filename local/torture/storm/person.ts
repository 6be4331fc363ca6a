import { isFormula } from '../../emulator/grid/values/cell';
import { createFilter, removeFilter } from '../../emulator/grid/edit/apply-filter';
import { setRowsHidden } from '../../emulator/grid/edit/layout';
import * as by from '../../emulator/grid/person';
import { rectFromCorners } from '../../emulator/grid/base/rect';
import type { Claim } from '../layouts/claim';
import { isLastFree, liveSheet, ownColumn, type Place, put, tableIn } from '../layouts/place';
import { columnOf, type Scene } from '../look/scene';
import { cellAt } from '../look/sheet';

/** What a person does to the sheet in the middle of a pull. */
export interface Act {
  /** Rows of the table stand elsewhere afterwards. */
  readonly movesRows?: true;
  readonly told: string;
  /** New claims, raced from the beginning. */
  readonly claims: readonly Claim[];
  /** Which of the older claims it may have cost. */
  readonly races: (claim: Claim) => boolean;
}

const LAYOUT = 'person-acts';
const none = (): boolean => false;
const all = (): boolean => true;

type Doing = (place: Place, scene: Scene, claims: readonly Claim[]) => Act | null;

const DOINGS: readonly Doing[] = [
  typesBeside,
  typesBeside,
  typesOver,
  sorts,
  insertsRow,
  deletesRow,
  renames,
  hides,
  filters,
  notes,
];

/** Null where there is nothing to do it to. */
export function personActs(place: Place, claims: readonly Claim[]): Act | null {
  const scene = tableIn(place);
  if (scene.rows.length === 0) return null;
  return place.random.pick(DOINGS)(place, scene, claims);
}

function typesBeside(place: Place, _scene: Scene, claims: readonly Claim[]): Act | null {
  // Nobody can know of a column that is made while rows move, where another table or a block is next to it.
  if (claims.some(({ layout }) => layout === 'second-table-beside') || isLastFree(place)) return null;
  const { column, header } = ownColumn(place, 'Written meanwhile');
  const { id, row } = place.random.pick(tableIn(place).rows);
  const mark = place.mark();
  put(place, row, column, `meanwhile ${mark}`);
  return {
    told: `types beside ${id}`,
    claims: [{ kind: 'beside', layout: LAYOUT, id, column: header, facet: 'content', mark, raced: true }],
    // A column more may leave but one empty one before a block with headers: from then on it is the table's neighbourhood.
    races: (claim) => claim.kind === 'beyond' && claim.layout === 'block-beyond',
  };
}

function typesOver(place: Place, scene: Scene, claims: readonly Claim[]): Act | null {
  const written = claims.filter((claim) => claim.kind === 'beside' && claim.facet === 'content' && claim.mark !== null);
  if (written.length === 0) return null;
  const claim = place.random.pick(written);
  if (claim.kind !== 'beside') return null;
  const column = columnOf(scene, claim.column);
  const row = scene.rows.find(({ id }) => id === claim.id)?.row;
  if (row === undefined || column === 0) return null;
  const mark = place.mark();
  try {
    put(place, row, column, `seen ${mark}`);
  } catch {
    // A rule on the cell rejects it.
    return null;
  }
  return {
    told: `types over what stood beside ${claim.id}`,
    claims: [{ ...claim, layout: LAYOUT, mark, raced: true }],
    races: (one) => one === claim,
  };
}

function notes(place: Place, scene: Scene): Act | null {
  const { id, row } = place.random.pick(scene.rows);
  const [key, column] = place.random.pick([...scene.columns]);
  const mark = place.mark();
  by.personSetNote(place.state, liveSheet(place).id, row, column, `meanwhile ${mark}`);
  return {
    told: `notes ${key} of ${id}`,
    claims: [{ kind: 'beside', layout: LAYOUT, id, column: key, facet: 'note', mark, raced: true }],
    races: (claim) => claim.kind === 'beside' && claim.id === id && claim.column === key && claim.facet === 'note',
  };
}

/** Whole rows, with all that stands in them. */
function sorts(place: Place, scene: Scene): Act | null {
  // Sorting takes an array formula in a record's row away from its place: what becomes of it is the person's doing.
  if (holdsArrayFormula(scene)) return null;
  const [key, column] = place.random.pick([...scene.columns]);
  by.personSort(place.state, scene.sheet.id, column, place.random.chance(0.5));
  return { told: `sorts by ${key}`, claims: [], races: all, movesRows: true };
}

/** Not above the first record: what is meant to begin there would begin one row lower. */
function holdsArrayFormula({ sheet, firstRow, lastRow }: Scene): boolean {
  return sheet.columns.some(({ contents }) =>
    contents.items
      .slice(firstRow - 1, lastRow)
      .some((content) => isFormula(content) && /^=(\{|ARRAYFORMULA|SORT|FILTER|UNIQUE|QUERY)/.test(content.formula)),
  );
}

function insertsRow(place: Place, scene: Scene): Act | null {
  if (scene.rows.length < 2) return null;
  const { row } = place.random.pick(scene.rows.slice(1));
  by.personInsertRows(place.state, scene.sheet.id, row);
  return { told: `inserts a row at ${row}`, claims: [], races: all, movesRows: true };
}

function deletesRow(place: Place, scene: Scene): Act | null {
  if (scene.rows.length < 3) return null;
  const { id, row } = place.random.pick(scene.rows);
  by.personDeleteRows(place.state, scene.sheet.id, row);
  return { told: `deletes the row of ${id}`, claims: [], races: all, movesRows: true };
}

function renames(place: Place, scene: Scene): Act | null {
  if (place.random.chance(0.5)) {
    const name = `Renamed ${place.mark()}`;
    by.personRenameSheet(place.state, scene.sheet.id, name);
    return { told: `renames the sheet to ${name}`, claims: [], races: none };
  }
  const [key, column] = place.random.pick([...scene.columns]);
  const mark = place.mark();
  if (cellAt(scene.sheet, scene.headerRow, column) === null) return null;
  put(place, scene.headerRow, column, `${key} ${mark}`);
  return {
    told: `renames the header of ${key}`,
    claims: [],
    races: (claim) => claim.kind === 'header' && claim.key === key,
  };
}

function hides(place: Place, scene: Scene): Act | null {
  const { id, row } = place.random.pick(scene.rows);
  setRowsHidden(place.state, liveSheet(place), row, 1, true);
  return { told: `hides the row of ${id}`, claims: [], races: (claim) => claim.kind === 'hidden' };
}

function filters(place: Place, scene: Scene): Act | null {
  const sheet = liveSheet(place);
  if (sheet.nativeTables.length > 0) return null;
  if (sheet.filter) removeFilter(place.state, sheet);
  else {
    const lastColumn = Math.max(...scene.columns.values());
    createFilter(place.state, sheet, rectFromCorners(scene.headerRow, 1, scene.lastRow, lastColumn), null);
  }
  return { told: 'filters', claims: [], races: (claim) => claim.kind === 'filter' };
}
