import { personInsertColumns } from '../../emulator/grid/person';
import type { Claim } from './claim';
import { type Layout, liveSheet, type Place, put, tableIn } from './place';

/** Where own columns stand, and what headers read. */

function insertedBefore(place: Place, layout: string, key: string): readonly Claim[] {
  const { columns, headerRow } = tableIn(place);
  const column = columns.get(key) ?? 1;
  personInsertColumns(place.state, liveSheet(place).id, column);
  const header = place.mark();
  put(place, headerRow, column, `Mine ${header}`);
  return tableIn(place).rows.flatMap(({ id, row }): readonly Claim[] => {
    if (!place.random.chance(0.6)) return [];
    const mark = place.mark();
    put(place, row, column, `mine ${mark}`);
    return [{ kind: 'beside', layout, id, column: header, facet: 'content', mark }];
  });
}

export const COLUMNS: readonly Layout[] = [
  { name: 'columns-left', lay: (place, layout) => insertedBefore(place, layout, 'id') },
  { name: 'columns-between', lay: (place, layout) => insertedBefore(place, layout, 'amount') },
  {
    name: 'renamed-headers',
    lay(place, layout) {
      const { columns, headerRow } = tableIn(place);
      const keys = place.random.chance(0.3) ? [...columns.keys()] : [place.random.pick([...columns.keys()])];
      return keys.map((key): Claim => {
        const mark = place.mark();
        put(place, headerRow, columns.get(key) ?? 1, `${key} of ours ${mark}`);
        return { kind: 'header', layout, key, mark };
      });
    },
  },
];
