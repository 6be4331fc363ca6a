import { lettersOf } from './formulas';
import { type Layout, ownColumn, put, tableIn } from './place';

/** Array formulas: one cell fills the column beside all records. */
export const ARRAYS: readonly Layout[] = [
  {
    name: 'array-in-row',
    lay(place, layout) {
      const { column, header } = ownColumn(place, 'Double');
      const scene = tableIn(place);
      const amount = `${lettersOf(scene, 'amount')}${scene.firstRow}:${lettersOf(scene, 'amount')}`;
      const text = place.random.pick([`IF(${amount}="","",${amount}*2)`, `${amount}*2`]);
      put(place, scene.firstRow, column, `=ARRAYFORMULA(${text})`);
      return [{ kind: 'spill', layout, column: header, width: 1, inHeader: false }];
    },
  },
  {
    name: 'array-in-header',
    lay(place, layout) {
      const { column, header } = ownColumn(place, 'Double');
      const scene = tableIn(place);
      const amount = `${lettersOf(scene, 'amount')}${scene.firstRow}:${lettersOf(scene, 'amount')}`;
      put(place, scene.headerRow, column, `={"Double ${header}";ARRAYFORMULA(${amount}*2)}`);
      return [{ kind: 'spill', layout, column: header, width: 1, inHeader: true }];
    },
  },
  {
    name: 'array-of-two-columns',
    lay(place, layout) {
      const { column, header } = ownColumn(place, 'Sorted');
      ownColumn(place, 'Its stage');
      const scene = tableIn(place);
      const range = `${lettersOf(scene, 'amount')}${scene.firstRow}:${lettersOf(scene, 'stage')}`;
      put(place, scene.firstRow, column, `=SORT(${range},1,FALSE)`);
      return [{ kind: 'spill', layout, column: header, width: 2, inHeader: false }];
    },
  },
];
