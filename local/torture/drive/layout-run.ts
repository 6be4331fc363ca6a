import { randomOf } from '../../crm/workspace/records/random';
import { drawLayouts, layAll } from '../layouts/all';
import type { Beside, Claim } from '../layouts/claim';
import type { Layout, Place } from '../layouts/place';
import { type Broken, broken } from '../laws/law';
import { archivedFacet, facetOf, withoutLoneFormulas } from '../laws/beside';
import { layoutLaws } from '../laws/layout-laws';
import { momentHolds } from '../laws/moment';
import { type Scene, sceneOf } from '../look/scene';
import { changeDeals, comeAndGo, type Deals } from '../storm/deal-changes';
import type { Onlooker } from '../storm/execute';
import { personActs } from '../storm/person';
import { numbersAtStart } from '../world/deals';
import { drawView, type World } from '../world/world';
import { drive } from './drive';
import { changeNow, idsNow, newRun, type Outcome, type Run } from '../runs/run';
import { describeVariants, type Variants } from '../../emulator/grid/values/variants';
import { type Watch, watch } from '../runs/watch';

/** A small table that is laid out as people do it, and refreshed through storms while the person goes on working. */
interface LaidOut {
  readonly run: Run;
  readonly place: Place;
  readonly deals: Deals;
  claims: readonly Claim[];
  /** What broke the law of every moment; it ends no run, so that the other laws are looked at too. */
  readonly moments: Broken[];
  /** The person moved rows while an execution worked: what it then does, it does by what it saw. */
  isStirred: boolean;
}

export function runLayouts(
  { places, dealViews }: World,
  { seed, number, variants, layout }: { seed: number; number: number; variants: Variants; layout: Layout | null },
): Outcome {
  const random = randomOf(seed, `run ${number}`);
  const { desk } = places.deals;
  const { view, pulled } = drawView(dealViews, places.deals, random);
  const { tableId } = pulled;
  desk.emulator.restore(pulled.snapshot);
  desk.crm.ask({ restart: true });
  desk.state.variants = variants;
  const deals: Deals = {
    random,
    view,
    numbers: numbersAtStart(view.model.object),
    ids: () => idsNow({ desk, tableId }),
    edits: 0,
  };
  const [change, coming] = [() => changeDeals(deals), () => comeAndGo(deals)];
  const run = newRun({ random, desk, view, calls: pulled.calls, tableId, change, coming });
  const layouts = drawLayouts(random, layout);
  let marks = 0;
  const place: Place = { state: desk.state, tableId, random, mark: () => `mark-${(marks += 1)}.` };
  const laid: LaidOut = { run, place, deals, claims: layAll(place, layouts), moments: [], isStirred: false };
  run.told.push(
    `${view.model.object}s, laid out: ${layouts.map(({ name }) => name).join(' + ')}; ${describeVariants(variants)}`,
  );
  const rounds = random.pick([1, 1, 1, 2, 3]);
  for (let round = 1; round <= rounds && run.broken.length === 0; round += 1) refresh(laid);
  run.broken.push(...laid.moments);
  return { ...run, layouts: layouts.map(({ name }) => name), variants: variantNames(variants) };
}

const variantNames = (variants: Variants): readonly string[] => describeVariants(variants).split(', ');

function refresh(laid: LaidOut): void {
  const { run, place } = laid;
  const { random } = run;
  for (let changes = random.pick([1, 1, 2, 3]); changes > 0; changes -= 1) changeNow(run);
  const before = sceneOf(run.desk.state, place.tableId);
  if (!before) return;
  laid.claims = withoutLoneFormulas(before, laid.claims);
  let hasActed = false;
  const watched: Watch = watch(run, { published: () => [] });
  const act = (): void => {
    const done = personActs(place, laid.claims);
    if (!done) return;
    hasActed = true;
    laid.isStirred ||= done.movesRows === true;
    laid.claims = [
      ...laid.claims.map((claim) => (done.races(claim) ? { ...claim, raced: true } : claim)),
      ...done.claims,
    ];
    run.told.push(`the person ${done.told}`);
    watched.raced();
  };
  const onlooker = { act, look: momentsOf(laid) };
  drive(run, watched, {
    storms: random.pick([0, 0, 1, 2, 3]),
    opensFirst: random.chance(0.2),
    hasTable: true,
    onlooker: random.chance(0.5) ? onlooker : { ...onlooker, act: () => {} },
    betweenExecutions() {
      if (random.chance(0.1)) act();
    },
  });
  if (run.broken.length > 0) return;
  // Where the person acted meanwhile, the next refresh puts right what this one could not know.
  if (hasActed)
    drive(run, watch(run, { published: () => [] }), {
      storms: 0,
      opensFirst: false,
      hasTable: true,
      onlooker: { ...onlooker, act: () => {} },
      betweenExecutions() {},
    });
  laid.isStirred = false;
  const after = sceneOf(run.desk.state, place.tableId);
  if (!after || run.broken.length > 0) return;
  run.broken.push(...layoutLaws(before, after, laid.claims));
  laid.claims = afterRace(after, withAway(before, after, laid.claims));
}

/** The law of every moment, looked at whenever the sheet changed; told once for each execution. */
function momentsOf(laid: LaidOut): Onlooker['look'] {
  const { place, deals } = laid;
  let [seen, known]: [number, readonly Claim[]] = [-1, []];
  let beside: ReadonlyMap<string, Beside> = new Map();
  return (when) => {
    if (place.state.version === seen || laid.moments.length > 0 || laid.isStirred) return;
    seen = place.state.version;
    if (known !== laid.claims) {
      known = laid.claims;
      beside = new Map(
        known.flatMap((claim) =>
          claim.kind === 'beside' && claim.mark !== null && claim.raced !== true ? [[claim.mark, claim]] : [],
        ),
      );
    }
    const wrong = momentHolds(place.state, { tableId: place.tableId, numbers: deals.numbers, beside });
    laid.moments.push(
      ...broken(
        'moment',
        wrong.slice(0, 2).map((sentence) => `${sentence} (${when})`),
      ),
    );
  };
}

/** What was written in the middle of a refresh and still stands beside its record is claimed from now on; what was lost in the race is not. */
function afterRace(after: Scene, claims: readonly Claim[]): readonly Claim[] {
  return claims.flatMap((claim): readonly Claim[] => {
    if (claim.kind !== 'beside' || claim.raced !== true || claim.mark === null) return [claim];
    if (!after.rows.some(({ id }) => id === claim.id)) return [claim];
    return facetOf(after, claim)?.includes(claim.mark) === true ? [{ ...claim, raced: false }] : [];
  });
}

/** What stood beside records that left is in the archive, until they come back. Looks and rules are not kept there. */
function withAway(before: Scene, after: Scene, claims: readonly Claim[]): readonly Claim[] {
  const ids = new Set(after.rows.map(({ id }) => id));
  return claims.flatMap((claim): readonly Claim[] => {
    if (claim.kind !== 'beside' || ids.has(claim.id)) return [claim];
    const away = archivedFacet(before, claim) ?? claim.away;
    return away === undefined || claim.mark === null ? [] : [{ ...claim, away }];
  });
}
