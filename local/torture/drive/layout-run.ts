import { randomOf } from '../../crm/workspace/records/random';
import { drawLayouts, layAll } from '../layouts/all';
import type { Beside, Claim, Edit } from '../layouts/claim';
import type { Layout, Place } from '../layouts/place';
import { type Broken, broken } from '../laws/law';
import { archivedFacet, facetOf, isBelowTable, withoutLoneFormulas, standsBeside } from '../laws/beside';
import { editsStay, editStands } from '../laws/edits';
import { editsHold } from '../own/listed';
import { tortureUndo } from '../own/undo';
import type { Rows } from '../look/rows';
import { layoutLaws } from '../laws/layout-laws';
import { momentHolds } from '../laws/moment';
import { type Scene, sceneOf } from '../look/scene';
import { isTableEdited } from '../look/sheet';
import { isEditOf, typesEdit } from '../own/edits';
import { drawSwitch, isEdit, switched, switchedBack } from '../own/switching';
import { changeDeals, comeAndGo, type Deals } from '../storm/deal-changes';
import type { Onlooker } from '../storm/execute';
import { personActs } from '../storm/person';
import { numbersAtStart } from '../world/deals';
import { drawView, withEditing, type World } from '../world/world';
import { drive } from './drive';
import { changeNow, idsNow, newRun, type Outcome, type Run } from '../runs/run';
import { describeVariants, type Variants } from '../../emulator/grid/values/variants';
import { type Watch, watch } from '../runs/watch';

/** A small table that is laid out as people do it, and refreshed through storms while the person goes on working. */
interface LaidOut {
  readonly run: Run;
  readonly place: Place;
  /** Of who types into the table's own cells. */
  readonly typing: Place;
  readonly deals: Deals;
  claims: readonly Claim[];
  /** What broke the law of every moment; it ends no run, so that the other laws are looked at too. */
  readonly moments: Broken[];
  /** What the last refresh set back as it switched editing off. */
  setBack: readonly Edit[];
  /** The person moved rows while an execution worked: what it then does, it does by what it saw. */
  isStirred: boolean;
}

/** What such runs are called beside their layouts where people edit the table's own cells. */
export const EDITED = 'edited';

interface LaidOutRun {
  readonly seed: number;
  readonly number: number;
  readonly variants: Variants;
  readonly layout: Layout | null;
  /** Not only now and then. */
  readonly mustEdit: boolean;
}

export function runLayouts(
  { places, dealViews }: World,
  { seed, number, variants, layout, mustEdit }: LaidOutRun,
): Outcome {
  const random = randomOf(seed, `run ${number}`);
  const { desk } = places.deals;
  const { view, pulled } = drawView(dealViews, places.deals, random);
  const { tableId } = pulled;
  // Drawn apart: all else is drawn as it would be.
  const typing = randomOf(seed, `edits in run ${number}`);
  const isEdited = mustEdit || typing.chance(0.15);
  desk.emulator.restore((isEdited ? withEditing(places.deals, view, pulled) : pulled).snapshot);
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
  const run = newRun({ random, desk, view, calls: pulled.calls, tableId, change, coming, isEdited });
  const layouts = drawLayouts(random, layout);
  let marks = 0;
  const place: Place = { state: desk.state, tableId, random, mark: () => `mark-${(marks += 1)}.` };
  const claims = layAll(place, layouts);
  const laid: LaidOut = {
    run,
    place,
    typing: { ...place, random: typing },
    deals,
    claims,
    moments: [],
    setBack: [],
    isStirred: false,
  };
  // Drawn apart, too.
  const switches = randomOf(seed, `switches in run ${number}`);
  const names = [...layouts.map(({ name }) => name), ...(isEdited ? [EDITED] : [])];
  run.told.push(`${view.model.object}s, laid out: ${names.join(' + ')}; ${describeVariants(variants)}`);
  const rounds = random.pick([1, 1, 1, 2, 3]);
  let old: Rows | null = null;
  for (let round = 1; round <= rounds && run.broken.length === 0; round += 1) {
    if (isEdited) drawSwitch(run, switches);
    old = refresh(laid);
  }
  // Drawn apart, too.
  if (old && run.broken.length === 0 && randomOf(seed, `undo of run ${number}`).chance(0.3)) takeBack(laid, old);
  run.broken.push(...laid.moments);
  return { ...run, layouts: names, variants: variantNames(variants) };
}

const variantNames = (variants: Variants): readonly string[] => describeVariants(variants).split(', ');

/** The last refresh is taken back: all laws hold as after any other. */
function takeBack(laid: LaidOut, old: Rows): void {
  const { run, place } = laid;
  const before = sceneOf(run.desk.state, place.tableId);
  if (!before) return;
  laid.claims = withoutLoneFormulas(before, laid.claims);
  const isDone = tortureUndo(run, { old, archived: null }, { act: () => {}, look: momentsOf(laid) });
  const after = sceneOf(run.desk.state, place.tableId);
  if (!isDone || !after || run.broken.length > 0) return;
  if (laid.setBack.length > 0) {
    laid.claims = [...laid.claims, ...laid.setBack];
    run.broken.push(...switchedBack(run), ...editsHold(run, after, laid.claims));
  }
  run.broken.push(...layoutLaws(before, after, laid.claims), ...broken('edits', editsStay(after, laid.claims)));
}

/** Gives the table as it was, where a refresh changed it that nobody raced. */
function refresh(laid: LaidOut): Rows | null {
  const { run, place } = laid;
  const { random } = run;
  for (let edits = laid.typing.random.below(4); edits > 0; edits -= 1) typesOne(laid, false);
  for (let changes = random.pick([1, 1, 2, 3]); changes > 0; changes -= 1) changeNow(run);
  const before = sceneOf(run.desk.state, place.tableId);
  if (!before) return null;
  laid.claims = withoutLoneFormulas(before, laid.claims);
  let hasActed = false;
  let isRaced = false;
  let reached = before.lastRow;
  const keeper = {
    published(scene: Scene) {
      reached = Math.max(reached, scene.lastRow);
      return [];
    },
    isEdited: (id: string, key: string): boolean =>
      isTableEdited(place.state, place.tableId) && laid.claims.some(isEditOf(id, key)),
    setsBack: (): boolean => run.switching === false,
  };
  const watched: Watch = watch(run, keeper);
  const act = (raced: boolean): void => {
    if (typesOne(laid, raced)) {
      isRaced = true;
      watched.raced();
    }
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
  const onlooker = { act: () => act(true), look: momentsOf(laid) };
  drive(run, watched, {
    storms: random.pick([0, 0, 1, 2, 3]),
    opensFirst: random.chance(0.2),
    hasTable: true,
    onlooker: random.chance(0.5) ? onlooker : { ...onlooker, act: () => {} },
    betweenExecutions() {
      if (random.chance(0.1)) act(watched.isCopying());
    },
  });
  if (run.broken.length > 0) return null;
  // Where the person acted meanwhile, the next refresh puts right what this one could not know.
  const middle = hasActed ? sceneOf(run.desk.state, place.tableId) : null;
  if (hasActed) {
    if (middle) laid.claims = laid.claims.filter((one) => one.kind !== 'between' || !isBelowTable(middle, one.mark));
    drive(run, watch(run, { ...keeper, setsBack: () => true }), {
      storms: 0,
      opensFirst: false,
      hasTable: true,
      onlooker: { ...onlooker, act: () => {} },
      betweenExecutions() {},
    });
  }
  laid.isStirred = false;
  const after = sceneOf(run.desk.state, place.tableId);
  if (!after || run.broken.length > 0) return null;
  const setBack = switched(run, after, laid.claims);
  laid.setBack = watched.lastSetBack() ? setBack : [];
  if (setBack.length > 0) laid.claims = laid.claims.filter((claim) => !isEdit(claim));
  run.broken.push(...lawsOver([before, middle, after], laid.claims, reached), ...editsHold(run, after, laid.claims));
  laid.claims = afterRace(after, withAway(before, after, laid.claims));
  return hasActed || isRaced ? null : watched.lastTable();
}

/** A row between records goes by its neighbours as each refresh finds them: over two of them, by those that the second found. */
function lawsOver(
  [before, middle, after]: readonly [Scene, Scene | null, Scene],
  claims: readonly Claim[],
  reached: number,
): readonly Broken[] {
  if (middle === null) return layoutLaws(before, after, claims, reached);
  const between = claims.filter(({ kind }) => kind === 'between');
  const others = claims.filter(({ kind }) => kind !== 'between');
  return [...layoutLaws(before, after, others, reached), ...broken('L1', standsBeside(middle, after, between))];
}

/** The law of every moment, looked at whenever the sheet changed; told once for each execution. */
function momentsOf(laid: LaidOut): Onlooker['look'] {
  const { place, deals } = laid;
  let [seen, known]: [number, readonly Claim[]] = [-1, []];
  let beside: ReadonlyMap<string, Beside | Edit> = new Map();
  return (when) => {
    if (place.state.version === seen || laid.moments.length > 0 || laid.isStirred) return;
    seen = place.state.version;
    if (known !== laid.claims) {
      known = laid.claims;
      beside = new Map(
        known.flatMap((claim) =>
          (claim.kind === 'beside' || claim.kind === 'edit') && claim.mark !== null && claim.raced !== true
            ? [[claim.mark, claim]]
            : [],
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

/** Whether somebody typed into one of the table's own cells. */
function typesOne(laid: LaidOut, raced: boolean): boolean {
  const { run, typing } = laid;
  const typed = run.isEdited && typing.random.chance(0.7) ? typesEdit(typing, laid.claims, raced) : null;
  if (!typed) return false;
  laid.claims = typed.claims;
  run.told.push(`the person ${typed.told}`);
  return true;
}

/** What was written in the middle of a refresh and still stands in its place is claimed from now on; what was lost in the race is not. */
function afterRace(after: Scene, claims: readonly Claim[]): readonly Claim[] {
  return claims.flatMap((claim): readonly Claim[] => {
    if (claim.raced !== true || !after.rows.some(({ id }) => 'id' in claim && id === claim.id)) return [claim];
    if (claim.kind === 'edit') {
      const stands = editStands(after, claim);
      return stands === null ? [claim] : stands ? [{ ...claim, base: undefined, raced: false }] : [];
    }
    if (claim.kind !== 'beside' || claim.mark === null) return [claim];
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
