import { quotedSheetName } from '../../emulator/grid/base/a1';
import { typeInto } from '../../emulator/grid/person';
import type { Claim } from './claim';
import { lettersOf } from './formulas';
import { type Layout, type Place, tableIn } from './place';

/** Formulas on another sheet that look at the table. */

/** Far enough apart for what spills. */
const STEP = 60;

function onFirstSheet(place: Place, layout: string, formulas: readonly string[], step: number): readonly Claim[] {
  const { state } = place;
  const { sheet } = tableIn(place);
  const other = state.sheets.find(({ id, hidden }) => id !== sheet.id && !hidden);
  if (!other) return [];
  const from = Math.max(...other.columns.map(({ contents }) => contents.items.length)) + 2;
  return formulas.map((formula, index): Claim => {
    const mark = place.mark();
    typeInto(state, other.id, from + index * step, 1, mark);
    typeInto(state, other.id, from + index * step, 2, formula);
    return { kind: 'formula', layout, mark, right: 1 };
  });
}

export const ELSEWHERE: readonly Layout[] = [
  {
    name: 'top-ten',
    lay(place, layout) {
      const scene = tableIn(place);
      const name = `${quotedSheetName(scene.sheet.name)}!${lettersOf(scene, 'name')}`;
      return onFirstSheet(
        place,
        layout,
        Array.from({ length: 10 }, (_, index) => `=${name}${scene.firstRow + index}`),
        1,
      );
    },
  },
  {
    name: 'sorted-elsewhere',
    lay(place, layout) {
      const scene = tableIn(place);
      const [table, first] = [`${quotedSheetName(scene.sheet.name)}!`, scene.firstRow];
      const [name, amount] = [lettersOf(scene, 'name'), lettersOf(scene, 'amount')];
      const formulas = [
        `=SORT(${table}${name}${first}:${amount},2,FALSE)`,
        `=INDEX(${table}${name}${first}:${name},1)`,
      ];
      return onFirstSheet(place, layout, formulas, STEP);
    },
  },
  {
    name: 'sums-elsewhere',
    lay(place, layout) {
      const scene = tableIn(place);
      const [table, amount] = [`${quotedSheetName(scene.sheet.name)}!`, lettersOf(scene, 'amount')];
      const { firstRow, lastRow } = scene;
      const formulas = [
        `=SUM(${table}${amount}:${amount})`,
        `=SUM(${table}$${amount}$${firstRow}:$${amount}$${lastRow})`,
        `=AVERAGE(${table}${amount}${firstRow}:${amount}${lastRow})`,
        `=${table}$${amount}$${firstRow}`,
      ];
      return onFirstSheet(place, layout, formulas, 1);
    },
  },
];
