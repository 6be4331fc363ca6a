/** *Changes for Twenty* as the sidebar shows it: a page of it, and counts of the whole. */
import { shownLabel, shownText } from '../../gate';
import type { Scalar } from '../../cells/scalar';
import type { ChangedCell, ChangedRecord } from '../../csv/changes';
import type { NewRecord } from '../../csv/typed-rows';
import type { EditedCell, EditsInfo } from '../../protocol/edits';

/** Records on a page, and rows that were typed. */
export const EDITS_A_PAGE = 200;
/** Letters of a value. */
const MOST_SHOWN = 200;

/** Names an edited cell in calls. */
export const editKey = ({ edit }: Pick<ChangedCell, 'edit'>): string => `${edit.id}/${edit.tag}`;

/**
 * @param from how many records stand before the page; the last page where it is beyond the end
 * @param link opens a record in Twenty
 */
export function editsList(
  records: readonly ChangedRecord[],
  typed: readonly NewRecord[],
  from: number,
  link: (id: string) => string,
): EditsInfo {
  const standing = records
    .map((one) => ({ ...one, cells: one.cells.filter(({ verdict }) => verdict !== 'same') }))
    .filter(({ cells }) => cells.length > 0)
    .sort((one, other) => rank(one) - rank(other));
  const cells = standing.flatMap((one) => one.cells.map((cell) => ({ cell, isThere: one.state === 'there' })));
  const going = cells.filter(({ cell, isThere }) => isThere && cell.verdict === 'goes');
  const conflicts = going.flatMap(({ cell }) => (cell.isConflict ? [editKey(cell)] : []));
  const clears = cells.filter(({ cell, isThere }) => isThere && cell.verdict === 'clear').length;
  const rows = typed.filter(({ sameAs }) => sameAs === null);
  const made = rows.filter(({ refused }) => refused.length === 0).length;
  const last = Math.max(standing.length, rows.length) - 1;
  const start = Math.max(0, Math.min(from, last - (last % EDITS_A_PAGE)));
  const page = <T>(items: readonly T[]): readonly T[] => items.slice(start, start + EDITS_A_PAGE);
  return {
    from: start,
    records: page(standing).map(({ id, name, state, cells: own }) => ({
      id,
      name: shownLabel(name),
      link: state === 'there' ? link(id) : '',
      state,
      cells: own.map((cell) => cellInfo(cell)),
    })),
    conflicts,
    total: {
      records: standing.length,
      goes: going.length - conflicts.length,
      conflicts: conflicts.length,
      clears,
      refused: cells.length - going.length - clears,
      typed: rows.length,
      made,
    },
    typed: page(rows).map(({ typed: { row }, name, refused }) => ({ row, name: shownLabel(name), refused })),
    back: typed
      .filter(({ sameAs }) => sameAs !== null)
      .map(({ typed: { row }, name }) => ({ row, name: shownLabel(name) })),
  };
}

/** Those that ask for a decision first. */
const rank = ({ cells, state }: ChangedRecord): number =>
  state !== 'there' ? 1 : cells.some(({ isConflict, verdict }) => isConflict && verdict === 'goes') ? 0 : 2;

function cellInfo({ edit, theirs, verdict, isConflict }: ChangedCell): EditedCell {
  const is = verdict === 'clear' || verdict === 'goes' ? verdict : 'refused';
  const isSaid = verdict !== 'clear' && verdict !== 'goes' && verdict !== 'same' && verdict !== 'not-there';
  const why = isSaid ? verdict : null;
  const format = edit.column?.column.format;
  const shown = (value: Scalar): string => shownText(textOf(value, format), MOST_SHOWN);
  const mine = edit.shown === undefined ? shown(edit.mine) : shownText(edit.shown, MOST_SHOWN);
  return { tag: edit.tag, header: shownLabel(edit.header), theirs: shown(theirs), mine, is, why, isConflict };
}

const DAY_MS = 86_400_000;
const EPOCH_SERIAL = 25_569;

/** Without the sheet's own way to show it: a day, or a time of the spreadsheet's clock, is a number there. */
function textOf(value: Scalar, format: string | undefined): string {
  if (value === null) return '';
  if (typeof value !== 'number' || (format !== 'date' && format !== 'dateTime')) return String(value);
  const date = new Date(Math.round((value - EPOCH_SERIAL) * DAY_MS));
  if (Number.isNaN(date.getTime())) return String(value);
  return format === 'date' ? date.toISOString().slice(0, 10) : date.toISOString().slice(0, 16).replace('T', ' ');
}
