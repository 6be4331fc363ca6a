import { type Random, randomOf } from '../../crm/workspace/records/random';
import { drawVariants, USUAL_VARIANTS, type Variants } from '../../emulator/grid/values/variants';
import { LAYOUTS } from '../layouts/all';
import { broken } from '../laws/law';
import type { World } from '../world/world';
import { BACKUPS, runBackup } from './backup-run';
import { EDITED, runLayouts } from './layout-run';
import type { Outcome } from '../runs/run';
import { runView, VIEWS } from './view-run';

/** Which runs are made, besides the seed. */
export interface Chosen {
  /** Only runs with this layout; null: all kinds. */
  readonly layout: string | null;
  /** Spreadsheets of the usual variant only. */
  readonly isUsual: boolean;
}

/** Names of everything that runs can be laid out as. */
export const LAYOUT_NAMES: readonly string[] = [VIEWS, EDITED, BACKUPS, ...LAYOUTS.map(({ name }) => name)];

/** The run of that number: the same for one seed and choice, whatever ran before. */
export function runOnce(world: World, seed: number, number: number, { layout, isUsual }: Chosen): Outcome {
  const random = randomOf(seed, `kind of run ${number}`);
  const isView = layout === null ? random.chance(0.25) : layout === VIEWS;
  // Drawn apart: all other runs are as they were.
  const isBackup = layout === BACKUPS || (layout === null && randomOf(seed, `backup in run ${number}`).chance(0.07));
  const drawn = random.chance(0.5) ? USUAL_VARIANTS : someVariants(random);
  const variants = isUsual ? USUAL_VARIANTS : drawn;
  try {
    if (isBackup) return runBackup(world, seed, number, variants);
    if (isView) return runView(world, seed, number, variants);
    const wanted = LAYOUTS.find(({ name }) => name === layout) ?? null;
    return runLayouts(world, { seed, number, variants, layout: wanted, mustEdit: layout === EDITED });
  } catch (problem) {
    const sentence = `The torture itself: ${problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}`;
    return {
      broken: broken('ends', [sentence]),
      layouts: [],
      variants: [],
      told: [],
      executions: 0,
      deaths: 0,
      ends: [],
    };
  }
}

/** Unusual in a few respects only, so that a failure says which one it takes. */
function someVariants(random: Random): Variants {
  return drawVariants({ pick: (list) => (random.chance(0.12) ? random.pick(list) : (list[0] ?? random.pick(list))) });
}
