import { addMetadata } from '../../emulator/grid/state/metadata';
import { personInsertRows } from '../../emulator/grid/person';
import type { Claim } from './claim';
import { lettersOf } from './formulas';
import { beyondColumn, type Layout, liveSheet, type Place, put, tableIn } from './place';

/** What stands above, below and beyond the table. */

/** Ids of another table's records: plausible, and of nothing that the table ever shows. */
const strangeId = (place: Place): string => place.random.id();

function secondTable(place: Place, layout: string, row: number, column: number, zone: 'beside' | 'below'): Claim {
  const marks: string[] = [];
  for (const [down, texts] of [
    ['Id', 'Name'],
    ['', 'Person'],
    ['', 'Person'],
  ].entries()) {
    for (const [across, text] of texts.entries()) {
      const mark = place.mark();
      if (text === '') put(place, row + down, column + across, strangeId(place));
      else {
        marks.push(mark);
        put(place, row + down, column + across, `${text} ${mark}`);
      }
    }
  }
  return { kind: 'beyond', layout, zone, marks };
}

export const TITLE: Layout = {
  name: 'title-above',
  lay(place, layout) {
    const rows = place.random.pick([1, 2, 3]);
    personInsertRows(place.state, liveSheet(place).id, 1, rows);
    const marks = Array.from({ length: rows }, (_, index) => {
      const mark = place.mark();
      put(place, index + 1, 1 + (index % 2), `Pipeline ${mark}`);
      return mark;
    });
    return [{ kind: 'beyond', layout, zone: 'above', marks }];
  },
};

export const AROUND: readonly Layout[] = [
  {
    name: 'total-below',
    lay(place, layout) {
      const scene = tableIn(place);
      const row = scene.lastRow + place.random.pick([1, 1, 2, 4]);
      const mark = place.mark();
      const [name, amount] = [scene.columns.get('name') ?? 1, scene.columns.get('amount') ?? 1];
      const letters = lettersOf(scene, 'amount');
      put(place, row, name, `Total ${mark}`);
      put(place, row, amount, `=SUM(${letters}${scene.firstRow}:${letters}${scene.lastRow})`);
      return [
        { kind: 'beyond', layout, zone: 'below', marks: [mark] },
        { kind: 'formula', layout, mark, right: amount - name },
      ];
    },
  },
  {
    name: 'block-beyond',
    lay(place, layout) {
      const scene = tableIn(place);
      // Behind one empty column a headed column still belongs to the table.
      const column = beyondColumn(place, place.random.pick([2, 3]));
      const letters = lettersOf(scene, 'amount');
      const sums = [
        `=SUM(${letters}${scene.firstRow}:${letters})`,
        `=MAX(${letters}:${letters})`,
        `=SUM(${letters}${scene.firstRow}:${letters}${scene.lastRow})`,
        `=${letters}${scene.firstRow}`,
      ];
      const marks: string[] = [];
      const claims = sums.slice(0, 1 + place.random.below(sums.length)).map((formula, index): Claim => {
        const mark = place.mark();
        marks.push(mark);
        put(place, scene.headerRow + index, column, `Sum ${mark}`);
        put(place, scene.headerRow + index, column + 1, formula);
        return { kind: 'formula', layout, mark, right: 1 };
      });
      return [{ kind: 'beyond', layout, zone: 'beside', marks }, ...claims];
    },
  },
  {
    // No second view can be pulled into a sheet that has one; a tagged table may come by other ways.
    name: 'second-table-beside',
    lay(place, layout) {
      const { headerRow, sheet } = tableIn(place);
      const column = beyondColumn(place, place.random.pick([0, 1, 2]));
      const claim = secondTable(place, layout, headerRow, column, 'beside');
      for (const [across, key] of ['id', 'name'].entries()) {
        addMetadata(place.state, {
          key: 'twenty-sheets/column',
          value: `another-table/${key}`,
          visibility: 'DOCUMENT',
          projectId: '',
          location: { type: 'COLUMN', sheetId: sheet.id, index: column + across },
        });
      }
      return [claim];
    },
  },
  {
    name: 'second-table-below',
    lay(place, layout) {
      const row = liveSheet(place).columns.reduce((most, { contents }) => Math.max(most, contents.items.length), 0) + 3;
      // A list whose ids stand under the table's own would be its records; people put lists where there is room.
      const column = (tableIn(place).columns.get('id') ?? 1) + 1;
      return [secondTable(place, layout, row, column, 'below')];
    },
  },
];
