import type { Random } from '../../crm/workspace/records/random';
import { AROUND, TITLE } from './around';
import { ARRAYS } from './arrays';
import { CELLS } from './cells';
import type { Claim } from './claim';
import { COLUMNS } from './columns';
import { ELSEWHERE } from './elsewhere';
import { FORMULAS } from './formulas';
import type { Layout, Place } from './place';
import { ARRANGED, SUBTOTALS } from './rows';

/** In the order in which they are laid out: what inserts rows and columns comes before what names them. */
export const LAYOUTS: readonly Layout[] = [
  TITLE,
  ...COLUMNS,
  SUBTOTALS,
  ...CELLS,
  ...FORMULAS,
  ...ARRAYS,
  ...AROUND,
  ...ELSEWHERE,
  ...ARRANGED,
];

/** One to three of them; the one that is asked for is among them. */
export function drawLayouts(random: Random, wanted: Layout | null): readonly Layout[] {
  const count = random.pick([1, 1, 2, 3]);
  const drawn = new Set(wanted ? [wanted] : []);
  while (drawn.size < count) drawn.add(random.pick(LAYOUTS));
  return LAYOUTS.filter((layout) => drawn.has(layout));
}

export const layAll = (place: Place, layouts: readonly Layout[]): readonly Claim[] =>
  layouts.flatMap((layout) => layout.lay(place, layout.name));
