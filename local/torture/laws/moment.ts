import { isFormula } from '../../emulator/grid/values/cell';
import type { SpreadsheetState } from '../../emulator/grid/state/state';
import type { Beside, Edit } from '../layouts/claim';
import { marksIn, recordRows } from '../look/scene';
import { cellAt, ownedColumns, sheetOfTable } from '../look/sheet';
import { numberIn } from '../world/deals';

/** What the law needs to know of a run while it lasts. */
export interface Known {
  readonly tableId: string;
  /** Number of each record that ever was in the view, by its id. */
  readonly numbers: ReadonlyMap<string, number>;
  /** What stands beside records, by mark. */
  readonly beside: ReadonlyMap<string, Beside | Edit>;
}

/**
 * The law of every moment: the owned cells of a row are of one record (old or new values), or the row has no id; user content stands
 * beside its record and nowhere else on the sheet. A record may stand twice.
 */
export function momentHolds(state: SpreadsheetState, { tableId, numbers, beside }: Known): readonly string[] {
  const sheet = sheetOfTable(state, tableId);
  if (!sheet) return [];
  const owned = ownedColumns(state, sheet.id, tableId);
  const idColumn = owned.get('id') ?? 0;
  const ids = new Map(recordRows(sheet, idColumn).map(({ id, row }) => [row, id]));
  const wrong: string[] = [];
  for (const [key, column] of owned) {
    if (key === 'id') continue;
    for (const [row, id] of ids) {
      const content = cellAt(sheet, row, column);
      const number = numberIn(
        content !== null && typeof content === 'object' && 'text' in content ? content.text : content,
      );
      if (number === null || number === numbers.get(id)) continue;
      wrong.push(`Row ${row} has the id of record ${numbers.get(id)} and "${key}" of record ${number}.`);
    }
  }
  const look = (text: Parameters<typeof marksIn>[0], row: number, isNote: boolean): void => {
    for (const mark of marksIn(text)) {
      const claim = beside.get(mark);
      if (!claim || ids.get(row) === claim.id) continue;
      // What was typed into the table's own cells goes with them: for a moment their row may be of nobody.
      const isElsewhere = claim.kind === 'edit' ? !isNote && ids.has(row) : (claim.facet === 'note') === isNote;
      if (!isElsewhere) continue;
      wrong.push(
        `${mark}, which belongs to ${numbers.get(claim.id)}, stands in row ${row}, beside ${numbers.get(ids.get(row) ?? '') ?? 'no record'}.`,
      );
    }
  };
  for (const { contents, notes } of sheet.columns) {
    contents.items.forEach((content, index) => {
      if (content !== null && (typeof content === 'string' || typeof content === 'object'))
        look(isFormula(content) ? content.formula : content, index + 1, false);
    });
    notes.items.forEach((note, index) => {
      if (note !== '') look(note, index + 1, true);
    });
  }
  return wrong;
}
