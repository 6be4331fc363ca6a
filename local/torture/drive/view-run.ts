import { randomOf } from '../../crm/workspace/records/random';
import { describeVariants, type Variants } from '../../emulator/grid/values/variants';
import { idsOn, sheetOfTable } from '../look/sheet';
import type { Belongings } from '../own/belongings';
import { editOwnCell, furnish } from '../own/furnish';
import { keepsBelongings } from '../own/keeper';
import { agreesWithCalm } from '../own/twin';
import { type LastRefresh, tortureUndo } from '../own/undo';
import { drawChange, drawComing } from '../storm/changes';
import { drawView, type World } from '../world/world';
import { drive } from './drive';
import { changeNow, idsNow, newRun, type Outcome, type Run } from '../runs/run';
import { watch } from '../runs/watch';

/** What such runs are called where others name their layouts. */
export const VIEWS = 'views';

/** A run through a view of the demo workspace: every kind of field, filter and order, and plain own columns beside. */
export function runView(world: World, seed: number, number: number, variants: Variants): Outcome {
  const random = randomOf(seed, `run ${number}`);
  const place = random.chance(0.06) ? world.places.limited : world.places.free;
  const { view, pulled } = drawView(world.views, place, random);
  const isFirst = random.chance(0.15);
  const { desk } = place;
  desk.emulator.restore(isFirst ? place.empty : pulled.snapshot);
  desk.crm.ask({ restart: true });
  desk.state.variants = variants;
  const weather = { random, view };
  const run: Run = newRun({
    random,
    desk,
    view,
    calls: pulled.calls,
    tableId: isFirst ? null : pulled.tableId,
    change: () => drawChange({ ...weather, ids: idsNow(run) }),
    coming: () => drawComing({ ...weather, ids: idsNow(run) }),
  });
  const belongings: Belongings = { columns: [], noted: [], below: [], archived: [], archivedNotes: [] };
  run.told.push(
    `${view.model.object} "${view.model.name}", ${isFirst ? 'first pull' : 'refresh'}, cap ${run.cap}${run.isRestless ? ', restless' : ''}`,
  );
  const rounds = random.chance(0.3) ? 2 : 1;
  let last: LastRefresh | null = null;
  for (let round = 1; round <= rounds && run.broken.length === 0; round += 1)
    last = torture(run, belongings, `${number}.${round}.`);
  if (last && run.broken.length === 0 && random.chance(0.3)) tortureUndo(run, last);
  return { ...run, layouts: [VIEWS], variants: describeVariants(variants).split(', ') };
}

/** The person arranges the sheet, the CRM changes, and a pull goes through storms until it has ended. Null where nothing can be undone. */
function torture(run: Run, belongings: Belongings, name: string): LastRefresh | null {
  const { random, desk } = run;
  const sheet = run.tableId === null ? undefined : sheetOfTable(desk.state, run.tableId);
  const place = sheet && { state: desk.state, sheet, random, belongings, name };
  if (place) run.told.push(...furnish(place).filter((told) => told !== ''));
  for (let changes = random.below(4); changes > 0; changes -= 1) changeNow(run);
  forgetSingleFormulas(run, belongings);
  const keeper = keepsBelongings(belongings);
  const watched = watch(run, keeper);
  const wantsTwin = run.tableId !== null && random.chance(0.2) && !run.view.followsClock;
  const before = wantsTwin ? desk.emulator.snapshot() : null;
  let edited = false;
  drive(run, watched, {
    storms: random.pick([0, 1, 2, 3, 4, 7]),
    opensFirst: random.chance(0.3),
    hasTable: place !== undefined,
    onlooker: null,
    betweenExecutions() {
      if (!place || !random.chance(0.15) || watched.isCopying()) return;
      const told = editOwnCell(place);
      if (told !== null) run.told.push(told);
      edited ||= told !== null;
      watched.look();
    },
  });
  if (run.broken.length > 0) return null;
  if (before && !edited) agreesWithCalm(run, before, watched);
  return watched.lastTable() && { old: watched.lastTable() ?? new Map(), archived: keeper.lastArchived() };
}

/** In a table of one row, a formula of one record cannot be told from one for all: what becomes of it is open. */
function forgetSingleFormulas({ desk, tableId }: Run, belongings: Belongings): void {
  const sheet = tableId === null ? undefined : sheetOfTable(desk.state, tableId);
  if (!sheet || idsOn(desk.state, sheet).length !== 1) return;
  belongings.columns = belongings.columns.filter(({ entries }) => entries.every(({ formula }) => formula === null));
}
