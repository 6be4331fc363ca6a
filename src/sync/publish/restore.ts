import type { TypedValue } from '../../cells/typed-value';
import { asTarget, EMPTY, isEmptyCell, type OwnCell, type OwnTarget } from '../../sheet/own-columns';
import type { JobIn } from '../job/job';
import type { Run } from '../job/slice';
import { undoOf } from './undo';

type Publishing = JobIn<'publishing'>;

/** What the person has in the rows of a table, as it becomes, and where to put it. */
export interface Becoming {
  readonly targets: readonly OwnTarget[];
  readonly ids: readonly string[];
  /** Of all columns of the sheet; '' where a header is a formula that fills its column by itself. */
  readonly headers: readonly string[];
  readonly owned: ReadonlySet<number>;
}

/**
 * An undo brings records back that had left: what the person had beside them went to the archive then, and is put beside them
 * again, where its column still has that header and the cell is empty. The archive keeps its lines.
 */
export function withArchived(
  job: Publishing,
  { targets, ids, headers, owned }: Becoming,
  run: Run,
): readonly OwnTarget[] {
  const lines = archivedLines(job, run);
  if (lines.size === 0) return targets;
  const known = new Map(targets.map((target) => [target.column, target]));
  headers.forEach((header, index) => {
    const column = index + 1;
    const target = known.get(column);
    const cells = target?.cells ?? ids.map(() => EMPTY);
    const restored = ids.map((id, row): OwnCell => {
      const cell = cells[row] ?? EMPTY;
      const line = isEmptyCell(cell) && header !== '' ? lines.get(keyOf(id, header)) : undefined;
      // Of a column of the table only the notes are the person's.
      return line ? (owned.has(column) ? { ...cell, note: line.note } : line) : cell;
    });
    if (restored.every((cell, row) => cell === cells[row])) return;
    const fresh = asTarget({ column, header, cells: restored });
    known.set(column, target ? { ...fresh, contents: fresh.contents || target.contents } : fresh);
  });
  return [...known.values()].sort((one, other) => one.column - other.column);
}

const keyOf = (id: string, header: string): string => `${id}/${header}`;

/** What went to the archive in the pull that is undone: of a record that stood in two rows, what was beside the first. */
function archivedLines(job: Publishing, { spreadsheet, words }: Run): ReadonlyMap<string, OwnCell> {
  const found = new Map<string, OwnCell>();
  const undo = undoOf(job, spreadsheet);
  const when = new Date(undo?.undoes ?? 0).toISOString();
  // Whoever refreshed may have another language than who takes it back.
  for (const sheetId of undo ? words.archiveNames.map(spreadsheet.sheetNamed) : []) {
    const sheet = sheetId === null ? null : spreadsheet.sheet(sheetId);
    const rows = sheet ? spreadsheet.usedSize(sheet.id).rows : 0;
    if (!sheet || rows === 0) continue;
    const columns = Math.min(words.archiveHeaders.length, sheet.maxColumns);
    const block = { sheetId: sheet.id, row: 1, column: 1, rows, columns };
    const { values, formats } = spreadsheet.read(block, { formats: true });
    for (const [row, [pull, , id, header, value, formula, note]] of values.entries()) {
      const key = keyOf(textOf(id), textOf(header));
      if (textOf(pull) !== when || found.has(key)) continue;
      const text = textOf(formula);
      const format = formats[row]?.[VALUE_INDEX] ?? '';
      found.set(key, { value: text === '' ? (value ?? null) : null, formula: text, note: textOf(note), format });
    }
  }
  return found;
}

/** Of the archive's columns, from 0. */
const VALUE_INDEX = 4;

function textOf(value: TypedValue | undefined): string {
  return value && 'text' in value ? value.text : '';
}
