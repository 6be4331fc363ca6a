import type { TypedValue } from '../cells/typed-value';
import type { Layout } from '../sheet/layout';
import { type OwnCell, ownColumnsOf, writeOwnCells } from '../sheet/own-columns';
import type { JobIn } from './job';
import type { Run } from './run';
import { stagedIds } from './sheet-before';
import { undoOf } from './undo';

/**
 * An undo brings records back that had left: what the person had beside them went to the archive then, and is put beside them
 * again, where its column still has that header and the cell is empty. The archive keeps its lines.
 */
export function restoreArchived(job: JobIn<'publishing'>, sheetId: number, layout: Layout, run: Run): void {
  const { spreadsheet } = run;
  const undo = undoOf(job, spreadsheet);
  const lines = undo ? archivedLines(new Date(undo.undoes).toISOString(), run) : new Map<string, OwnCell>();
  if (lines.size === 0) return;
  const ids = stagedIds(job, spreadsheet);
  const { columns } = spreadsheet.usedSize(sheetId);
  const block = { sheetId, row: 1, column: 1, rows: ids.length + 1, columns };
  const content = spreadsheet.read(block, { formulas: true, notes: true });
  const owned = new Set([...layout.columns, ...layout.vanished.map(({ column }) => column)]);
  for (const { column, header, headerHasFormula, cells } of ownColumnsOf(content, owned)) {
    const restored = ids.map((id, row): OwnCell | undefined => {
      const cell = cells[row];
      const isEmpty = !cell || (cell.value === null && cell.formula === '' && cell.note === '');
      return isEmpty ? (lines.get(keyOf(id, header)) ?? cell) : cell;
    });
    const isChanged = restored.some((cell, row) => cell !== cells[row]);
    if (isChanged && !headerHasFormula) {
      const empty: OwnCell = { value: null, formula: '', note: '' };
      spreadsheet.apply(
        writeOwnCells(
          sheetId,
          column,
          restored.map((cell) => cell ?? empty),
        ),
      );
    }
  }
}

const keyOf = (id: string, header: string): string => `${id}/${header}`;

/** What went to the archive in that pull: of a record that stood in two rows, what was beside the first. */
function archivedLines(when: string, { spreadsheet, words }: Run): ReadonlyMap<string, OwnCell> {
  const found = new Map<string, OwnCell>();
  const sheetId = spreadsheet.sheetNamed(words.archiveName);
  const sheet = sheetId === null ? null : spreadsheet.sheet(sheetId);
  const rows = sheet ? spreadsheet.usedSize(sheet.id).rows : 0;
  if (!sheet || rows === 0) return found;
  const columns = Math.min(words.archiveHeaders.length, sheet.maxColumns);
  const { values } = spreadsheet.read({ sheetId: sheet.id, row: 1, column: 1, rows, columns });
  for (const [pull, , id, header, value, formula, note] of values) {
    const key = keyOf(textOf(id), textOf(header));
    if (textOf(pull) !== when || found.has(key)) continue;
    const isFormula = textOf(formula) !== '';
    found.set(key, { value: isFormula ? null : (value ?? null), formula: textOf(formula), note: textOf(note) });
  }
  return found;
}

function textOf(value: TypedValue | undefined): string {
  return value && 'text' in value ? value.text : '';
}
