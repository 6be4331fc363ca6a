import { columnLetters } from '../../emulator/grid/base/a1';
import type { Scene } from '../look/scene';
import type { Claim } from './claim';
import { type Layout, ownColumn, type Place, put, tableIn } from './place';

/** Formulas beside records. */

export const lettersOf = ({ columns }: Scene, key: string): string => columnLetters(columns.get(key) ?? 1);

type Written = (scene: Scene, row: number) => string;

const share: Written = (scene, row) => {
  const amount = lettersOf(scene, 'amount');
  return `=${amount}${row}/SUM($${amount}$${scene.firstRow}:$${amount}$${scene.lastRow})`;
};
const runningTotal: Written = (scene, row) => {
  const amount = lettersOf(scene, 'amount');
  return `=SUM(${amount}$${scene.firstRow}:${amount}${row})`;
};
const againstFirst: Written = (scene, row) => {
  const amount = lettersOf(scene, 'amount');
  return `=${amount}${row}-$${amount}$${scene.firstRow}`;
};
const net: Written = (scene, row) => `=${lettersOf(scene, 'amount')}${row}*0.8`;

function inAllRows(name: string, title: string, written: Written): Layout {
  return {
    name,
    lay(place, layout) {
      return [{ kind: 'shared', layout, column: fill(place, title, written).header, overridden: [] }];
    },
  };
}

function fill(place: Place, title: string, written: Written): ReturnType<typeof ownColumn> {
  const own = ownColumn(place, title);
  const scene = tableIn(place);
  for (const { row } of scene.rows) put(place, row, own.column, written(scene, row));
  return own;
}

/** Values that somebody wrote over the formula of the column, beside some records. */
function overridden(place: Place, layout: string, column: number, header: string): readonly Claim[] {
  const { rows } = tableIn(place);
  const chosen = rows
    .slice(1, -1)
    .filter(() => place.random.chance(0.3))
    .slice(0, Math.min(2, Math.floor(rows.length / 3)));
  return chosen.map(({ id, row }): Claim => {
    const mark = place.mark();
    put(place, row, column, `by hand ${mark}`);
    return { kind: 'beside', layout, id, column: header, facet: 'content', mark };
  });
}

export const FORMULAS: readonly Layout[] = [
  inAllRows('shares', 'Share', share),
  inAllRows('running-totals', 'So far', runningTotal),
  inAllRows('absolute-cell', 'Against the first', againstFirst),
  {
    name: 'one-overridden',
    lay(place, layout) {
      const { column, header } = fill(place, 'Net', net);
      const values = overridden(place, layout, column, header);
      const ids = values.flatMap((claim) => (claim.kind === 'beside' ? [claim.id] : []));
      return [{ kind: 'shared', layout, column: header, overridden: ids }, ...values];
    },
  },
  {
    name: 'single-formulas',
    lay(place, layout) {
      const { column, header } = ownColumn(place, 'Sometimes');
      const scene = tableIn(place);
      return scene.rows.flatMap(({ id, row }, index): readonly Claim[] => {
        if (index % 3 !== 1) return [];
        const mark = place.mark();
        put(place, row, column, `=${lettersOf(scene, 'name')}${row}&" ${mark}"`);
        return [{ kind: 'beside', layout, id, column: header, facet: 'content', mark }];
      });
    },
  },
];
