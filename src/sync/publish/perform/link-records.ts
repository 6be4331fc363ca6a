import type { Scalar } from '../../../cells/scalar';
import type { Spreadsheet } from '../../../ports/spreadsheet';
import { typedOf } from '../../../cells/scalar';
import { writeRows } from '../../../sheet/write';
import { linkEdits } from '../../own/record-links';
import { eachCell } from '../journal/difference';
import type { Prepared } from '../prepare/prepared';

/** More names than that may have been written along with their neighbours, which lost their links then. */
const FEW_CELLS = 100;

/**
 * Links on the names that were written; on all where that is chosen anew, or on none any more.
 *
 * @param target ids of the rows, '' where a row is of no record
 */
export function linkRecords(
  { journal, places, sheet }: Prepared,
  target: readonly string[],
  spreadsheet: Spreadsheet,
): void {
  const { table, before, labelTag, linkBase: base, columns, cells } = journal;
  const index = columns.findIndex(({ tag }) => tag === labelTag);
  const column = places.columns[index];
  const [links, linked] = [table.options.recordLinks && base !== '', before?.table.options.recordLinks ?? false];
  if (column === undefined || (!links && !linked)) return;
  const place = { sheetId: sheet.info.id, column, base };
  const top = sheet.headerRow + 1;
  const written = new Map<string, Scalar>();
  for (const row of cells) eachCell(row, (at, name) => at === index && written.set(row[0], name));
  if (links && linked && written.size <= FEW_CELLS) {
    const rows = target.flatMap((id, row) =>
      written.has(id) ? [{ id, row: top + row, name: written.get(id) ?? null }] : [],
    );
    spreadsheet.apply(linkEdits(place, rows));
    return;
  }
  if (links === linked && written.size === 0) return;
  const block = { sheetId: place.sheetId, row: top, column, rows: target.length, columns: 1 };
  const names = target.length === 0 ? [] : spreadsheet.scalars(block).map(([name]) => name ?? null);
  spreadsheet.apply(
    links
      ? linkEdits(
          place,
          target.flatMap((id, row) => (id === '' ? [] : [{ id, row: top + row, name: names[row] ?? null }])),
        )
      : writeRows(
          place.sheetId,
          top,
          column,
          names.map((name) => [typedOf(name)]),
        ),
  );
}
