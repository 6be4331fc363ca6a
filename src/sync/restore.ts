import type { TypedValue } from '../cells/typed-value';
import { SyncError } from '../errors';
import type { SheetEdit } from '../ports/spreadsheet';
import type { Layout } from '../sheet/layout';
import { asTarget, isEmptyCell, type OwnCell, type OwnTarget } from '../sheet/own-columns';
import { ownEdits } from '../sheet/own-edits';
import type { JobIn } from './job';
import { readOwnColumns } from './own-before';
import type { Run } from './run';
import { stagedIds } from './sheet-before';
import { undoOf } from './undo';

type Publishing = JobIn<'publishing'>;

/**
 * An undo brings records back that had left: what the person had beside them went to the archive then, and is put beside them
 * again, where its column still has that header and the cell is empty. The archive keeps its lines.
 */
export function restoreArchived(job: Publishing, sheetId: number, layout: Layout, run: Run): void {
  const { spreadsheet } = run;
  const lines = archivedLines(job, run);
  const info = spreadsheet.sheet(sheetId);
  if (lines.size === 0 || !info) return;
  const ids = stagedIds(job, spreadsheet);
  const { maxColumns } = info;
  const { values, formulas } = spreadsheet.read(
    { sheetId, row: 1, column: 1, rows: 1, columns: maxColumns },
    { formulas: true },
  );
  const owned = new Set([...layout.columns, ...layout.vanished.map(({ column }) => column)]);
  const present = readOwnColumns({ sheetId, rows: ids.length, used: maxColumns, maxColumns }, owned, spreadsheet);
  const targets = (values[0] ?? []).flatMap((value, index): OwnTarget[] => {
    const column = index + 1;
    const header = textOf(value);
    // Filled by its header's own formula.
    if (header === '' || (formulas[0]?.[index] ?? '') !== '') return [];
    const cells = present.find((one) => one.column === column)?.cells ?? ids.map(() => NOTHING);
    const restored = ids.map((id, row): OwnCell => {
      const cell = cells[row] ?? NOTHING;
      const line = isEmptyCell(cell) ? lines.get(keyOf(id, header)) : undefined;
      // Of a column of the table only the notes are the person's.
      return line ? (owned.has(column) ? { ...cell, note: line.note } : line) : cell;
    });
    return restored.some((cell, row) => cell !== cells[row]) ? [asTarget({ column, header, cells: restored })] : [];
  });
  const { formats, contents, notes } = ownEdits(sheetId, targets, present);
  applyWherePossible([...formats, ...contents, ...notes], run);
}

const NOTHING: OwnCell = { value: null, formula: '', note: '', format: '' };

/** A rule that rejects a value must not keep the table from coming back: the value is in the archive still. */
function applyWherePossible(edits: readonly SheetEdit[], { spreadsheet }: Run): void {
  for (const edit of edits) {
    try {
      spreadsheet.apply([edit]);
    } catch (thrown) {
      if (!(thrown instanceof SyncError) || thrown.kind !== 'sheet-refused') throw thrown;
    }
  }
}

const keyOf = (id: string, header: string): string => `${id}/${header}`;

/** What went to the archive in the pull that is undone: of a record that stood in two rows, what was beside the first. */
function archivedLines(job: Publishing, { spreadsheet, words }: Run): ReadonlyMap<string, OwnCell> {
  const found = new Map<string, OwnCell>();
  const undo = undoOf(job, spreadsheet);
  const sheetId = spreadsheet.sheetNamed(words.archiveName);
  const columns = Math.min(words.archiveHeaders.length, (sheetId && spreadsheet.sheet(sheetId)?.maxColumns) || 0);
  const rows = sheetId === null ? 0 : spreadsheet.usedSize(sheetId).rows;
  if (!undo || sheetId === null || rows === 0 || columns === 0) return found;
  const when = new Date(undo.undoes).toISOString();
  const { values, formats } = spreadsheet.read({ sheetId, row: 1, column: 1, rows, columns }, { formats: true });
  for (const [row, [pull, , id, header, value, formula, note]] of values.entries()) {
    const key = keyOf(textOf(id), textOf(header));
    if (textOf(pull) !== when || found.has(key)) continue;
    const text = textOf(formula);
    const format = formats[row]?.[VALUE_INDEX] ?? '';
    found.set(key, { value: text === '' ? (value ?? null) : null, formula: text, note: textOf(note), format });
  }
  return found;
}

/** Of the archive's columns, from 0. */
const VALUE_INDEX = 4;

function textOf(value: TypedValue | undefined): string {
  return value && 'text' in value ? value.text : '';
}
