import { createFilter, setFilterCriteria } from '../../emulator/grid/edit/apply-filter';
import { setRowsHidden } from '../../emulator/grid/edit/layout';
import { makeNativeTable } from '../../emulator/grid/structure/native-table';
import { personInsertRows } from '../../emulator/grid/person';
import { rectFromCorners } from '../../emulator/grid/base/rect';
import type { Claim } from './claim';
import { lettersOf } from './formulas';
import { type Layout, liveSheet, put, tableIn } from './place';

/** Rows without an id between records. Columns of others stand beside them: this comes first. */
export const SUBTOTALS: Layout = {
  name: 'subtotals',
  lay(place, layout) {
    const { rows } = tableIn(place);
    if (rows.length < 4) return [];
    const after = place.random.chance(0.5) ? [1] : [1, rows.length - 3];
    return [...new Set(after)].flatMap((index): readonly Claim[] => {
      const scene = tableIn(place);
      const above = scene.rows[index];
      if (!above) return [];
      const row = above.row + 1;
      personInsertRows(place.state, liveSheet(place).id, row);
      const mark = place.mark();
      const letters = lettersOf(scene, 'amount');
      put(place, row, scene.columns.get('name') ?? 1, `Subtotal ${mark}`);
      put(place, row, scene.columns.get('amount') ?? 1, `=SUM(${letters}${scene.firstRow}:${letters}${above.row})`);
      return [{ kind: 'between', layout, mark }];
    });
  },
};

export const ARRANGED: readonly Layout[] = [
  {
    name: 'native-table',
    lay(place, layout) {
      const { headerRow, lastRow, rows } = tableIn(place);
      const sheet = liveSheet(place);
      if (rows.length < 2) return [];
      const columns = 1 + lastFilled(sheet.columns.map(({ contents }) => contents.items[headerRow - 1] ?? null));
      const columnTypes = place.random.chance(0.5) ? 'detected' : [];
      makeNativeTable(place.state, sheet.id, rectFromCorners(headerRow, 1, lastRow, columns), { columnTypes });
      return [{ kind: 'native', layout, ids: [] }];
    },
  },
  {
    name: 'filter',
    lay(place, layout) {
      const scene = tableIn(place);
      const sheet = liveSheet(place);
      if (sheet.filter || sheet.nativeTables.length > 0) return [];
      const lastColumn = Math.max(...scene.columns.values());
      createFilter(place.state, sheet, rectFromCorners(scene.headerRow, 1, scene.lastRow, lastColumn), null);
      const hiddenValues = scene.rows.filter(() => place.random.chance(0.3)).map(({ row }) => nameIn(scene, row));
      const criteria = { criteria: null, values: [], hiddenValues, visibleValues: null };
      setFilterCriteria(place.state, sheet, scene.columns.get('name') ?? 1, criteria);
      return [{ kind: 'filter', layout, ids: [] }];
    },
  },
  {
    name: 'hidden-rows',
    lay(place, layout) {
      const hidden = tableIn(place).rows.filter(() => place.random.chance(0.3));
      for (const { row } of hidden) setRowsHidden(place.state, liveSheet(place), row, 1, true);
      return hidden.length === 0 ? [] : [{ kind: 'hidden', layout, ids: hidden.map(({ id }) => id) }];
    },
  },
];

function nameIn({ sheet, columns }: ReturnType<typeof tableIn>, row: number): string {
  const content = sheet.columns[(columns.get('name') ?? 1) - 1]?.contents.items[row - 1];
  return typeof content === 'string' ? content : '';
}

const lastFilled = (cells: readonly unknown[]): number =>
  cells.reduce<number>((last, cell, index) => (cell === null ? last : index), -1);
