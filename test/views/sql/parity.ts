import * as fc from 'fast-check';
import type { FieldType, ViewModel } from '../../../local/crm/model';
import { tableOf } from '../../../local/pg-parity/columns';
import { openDatabase } from '../../../local/pg-parity/database';
import type { ParityOptions } from '../../../local/pg-parity/options';
import { createStatements, fillStatement } from '../../../local/pg-parity/tables';
import { looking, NOW } from '../generate/looking';
import { viewOn, viewOnType, viewWithText } from '../generate/view';
import type { ViewMeaning } from '../meaning/view';
import { type Looking, type World, worldOf } from '../world';
import { statementOf } from './statement';

/** Saved views, asked of the add-on's plan over the demo CRM, and of PostgreSQL by SQL that is written for the view itself. */

interface Parity {
  readonly passed: number;
  readonly failed: number;
  /** Views that find some of the records, but not all: only they tell filters apart. */
  readonly telling: number;
  /** Views that both sides stop at or refuse. */
  readonly without: number;
  readonly withText: number;
  readonly withHiddenGroups: number;
  /** The first views that differ, in words. */
  readonly differences: readonly string[];
}

const PRINTED = 5;

/** Types that are drawn for themselves, in turn; what a search vector gathers is not known. */
const TYPES: readonly FieldType[] = [
  ...([
    'ACTOR',
    'ADDRESS',
    'ARRAY',
    'BOOLEAN',
    'CURRENCY',
    'DATE',
    'DATE',
    'DATE_TIME',
    'DATE_TIME',
    'EMAILS',
  ] as const),
  ...(['FILES', 'FULL_NAME', 'LINKS', 'MULTI_SELECT', 'NUMBER', 'PHONES', 'RATING', 'RAW_JSON', 'RELATION'] as const),
  ...(['SELECT', 'TEXT', 'UUID'] as const),
];

const searches = (world: World, { object, filters }: ViewModel): boolean =>
  filters.some(({ field, relationTargetField }) => {
    const own = world.objects.get(object)?.fields.find(({ name }) => name === field);
    const target = world.objects.get(own?.relation?.targetObject ?? '');
    return [own, target?.fields.find(({ name }) => name === relationTargetField)].some(
      (each) => each?.type === 'TS_VECTOR',
    );
  });

/** Compares `runs` views over a workspace of `records` people and prints where they differ, and how much they tell. */
export async function printViews(options: ParityOptions): Promise<Pick<Parity, 'passed' | 'failed'>> {
  console.log(`seed ${options.seed}, ${options.runs} views over a workspace of ${options.records} people`);
  const found = await compareViews(options);
  for (const difference of found.differences) console.log(difference);
  console.log(`${found.telling} found some of the records, ${found.without} were stopped or refused by both sides`);
  console.log(`${found.withText} search any field, ${found.withHiddenGroups} hide groups`);
  return found;
}

/** The same seed gives the same views. */
async function compareViews({ seed, runs, records }: ParityOptions): Promise<Parity> {
  const world = worldOf({ records, now: NOW });
  const tables = [...world.objects.values()].map(tableOf);
  const database = await openDatabase();
  for (const statement of createStatements(tables)) await database.run(statement);
  for (const table of tables) await database.run(fillStatement(table, world.recordsOf(table.name)));

  const asked = async (view: ViewModel, at: Looking): Promise<ViewMeaning> => {
    const statement = statementOf(view, world.objects, at);
    return 'sql' in statement ? { ids: await database.ids(statement.sql) } : statement;
  };
  const count = { passed: 0, failed: 0, telling: 0, without: 0, withText: 0, withHiddenGroups: 0 };
  const differences: string[] = [];
  for (const [view, at] of drawViews(world, seed, runs)) {
    const [ours, theirs] = [world.pulled(view, at), await asked(view, at)];
    if (!('ids' in theirs)) count.without++;
    else if (theirs.ids.length > 0 && theirs.ids.length < world.recordsOf(view.object).length) count.telling++;
    if ((view.anyFieldFilterValue ?? '') !== '') count.withText++;
    if (view.groups.some(({ isVisible }) => !isVisible)) count.withHiddenGroups++;
    if (agree(ours, theirs)) count.passed++;
    else if (++count.failed <= PRINTED) differences.push(describe(world, view, at, ours, theirs));
  }
  await database.close();
  return { ...count, differences };
}

/** Views of every kind in turn: of everything, of free text, of one type. */
function* drawViews(world: World, seed: number, runs: number): Generator<readonly [ViewModel, Looking]> {
  const kinds = [viewOn(world), viewOn(world), viewWithText(world)];
  const perType = TYPES.map((type) => viewOnType(world, type));
  const batch = 100;
  for (let first = 0, drawn = 0; drawn < runs; first++) {
    const place = first % (kinds.length + 1);
    const arbitrary = kinds[place] ?? perType[Math.floor(first / (kinds.length + 1)) % perType.length];
    if (!arbitrary) continue;
    const views = fc.sample(fc.tuple(arbitrary, looking(world)), { seed: seed + first, numRuns: batch });
    for (const [view, at] of views) {
      if (drawn === runs || searches(world, view)) continue;
      drawn++;
      yield [view, at];
    }
  }
}

/** Several filters may each stop a pull; the plan names the first that it meets. */
function agree(ours: ViewMeaning, theirs: ViewMeaning): boolean {
  if ('stops' in ours && 'stops' in theirs) return [...ours.stops].every((stop) => theirs.stops.has(stop));
  if ('refused' in ours || 'refused' in theirs) return 'refused' in ours && 'refused' in theirs;
  if (!('ids' in ours) || !('ids' in theirs)) return false;
  return ours.ids.length === theirs.ids.length && ours.ids.every((id, place) => id === theirs.ids[place]);
}

const inWords = (meaning: ViewMeaning): string => {
  if ('ids' in meaning) return `${meaning.ids.length} records`;
  return 'stops' in meaning ? `stops: ${[...meaning.stops].join(', ')}` : 'refused';
};

function describe(world: World, view: ViewModel, at: Looking, ours: ViewMeaning, theirs: ViewMeaning): string {
  const { object, filters, filterGroups, sorts, anyFieldFilterValue } = view;
  const statement = statementOf(view, world.objects, at);
  const lines = [JSON.stringify({ object, filters, filterGroups, sorts, anyFieldFilterValue }), JSON.stringify(at)];
  const [left, right] = [ours, theirs].map((each) => ('ids' in each ? each.ids : []));
  const place = left?.findIndex((id, index) => id !== right?.[index]) ?? 0;
  lines.push(`add-on: ${inWords(ours)}, SQL: ${inWords(theirs)}; first difference at ${place}`);
  if ('sql' in statement) lines.push(statement.sql);
  return lines.join('\n  ');
}
