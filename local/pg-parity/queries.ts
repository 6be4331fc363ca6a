import type { ObjectModel } from '../crm/model';
import { createEngine } from '../crm/records/engine';
import { randomOf } from '../crm/workspace/records/random';
import { tableOf } from './columns';
import { agree, askDatabase, askEngine, type Question, type Sides } from './compare';
import { type Database, openDatabase } from './database';
import { describeDifference } from './describe';
import { drawFilter, type FilterScene } from './draw-filter';
import { drawOrder } from './draw-order';
import { operatorsOf, RefusedByContract } from './operators';
import type { ParityOptions } from './options';
import { selectIds, type Tables } from './select';
import { shrink } from './shrink';
import { createStatements, fillStatement } from './tables';
import { comparedObjects, worldOf } from './worlds';

/** The demo CRM and PostgreSQL are asked the same random questions. */

/** Questions asked of the same records. */
const ROUND = 250;

/** Differences that are printed in full; the others are counted. */
const PRINTED = 20;

interface Tally {
  passed: number;
  failed: number;
  refused: number;
  /** Answers that are neither empty nor everything: only they tell two filters apart. */
  telling: number;
  readonly seen: Set<string>;
}

const sqlOf = (tables: Tables, { object, filter, orderBy }: Question): string => {
  try {
    return selectIds(tables, object.nameSingular, filter, orderBy);
  } catch (problem) {
    if (problem instanceof RefusedByContract) return problem.message;
    throw problem;
  }
};

async function report(sides: Sides, question: Question, run: number): Promise<void> {
  const differs = async (smaller: Question): Promise<boolean> =>
    !agree(askEngine(sides, smaller), await askDatabase(sides, smaller));
  const small = await shrink(question, differs);
  const [demo, postgres] = [askEngine(sides, small), await askDatabase(sides, small)];
  const recordOf = (id: string) => sides.engine.byId(small.object, id);
  console.log(
    `run ${run} differs:\n${describeDifference(small, demo, postgres, sqlOf(sides.tables, small), recordOf)}`,
  );
}

async function runRound(
  objects: readonly ObjectModel[],
  tables: Tables,
  database: Database,
  options: ParityOptions,
  first: number,
  tally: Tally,
): Promise<void> {
  const world = worldOf(objects, options.seed, first / ROUND, options.records);
  for (const table of tables.values()) await database.run(fillStatement(table, world.records.get(table.name) ?? []));
  const sides: Sides = { engine: createEngine(world), database, tables };
  const seen: FilterScene['seen'] = (table, column, operator) => tally.seen.add(`${table}.${column.name} ${operator}`);
  for (let run = first; run < Math.min(first + ROUND, options.runs); run++) {
    const random = randomOf(options.seed, `run ${run}`);
    const object = random.pick(objects);
    const table = tables.get(object.nameSingular);
    if (table === undefined) continue;
    const filter = drawFilter(random, table, { tables, records: world.records, seen });
    const question: Question = { object, filter, orderBy: drawOrder(random, table, tables) };
    const [demo, postgres] = [askEngine(sides, question), await askDatabase(sides, question)];
    if (postgres.is === 'refused') tally.refused++;
    else if (postgres.ids.length > 0 && postgres.ids.length < (world.records.get(table.name)?.length ?? 0))
      tally.telling++;
    if (agree(demo, postgres)) tally.passed++;
    else if (++tally.failed <= PRINTED) await report(sides, question, run);
  }
}

/** Asks `runs` questions and prints where the sides differ, and how much the questions tell. */
export async function compareQueries(
  options: ParityOptions,
): Promise<{ readonly passed: number; readonly failed: number }> {
  const objects = comparedObjects();
  const tables: Tables = new Map(objects.map((object) => [object.nameSingular, tableOf(object)]));
  const database = await openDatabase();
  console.log(
    `seed ${options.seed}, ${options.runs} questions, ${options.records} records of each of ${objects.length} objects, PostgreSQL ${database.version}`,
  );
  for (const statement of createStatements(tables.values())) await database.run(statement);
  const tally: Tally = { passed: 0, failed: 0, refused: 0, telling: 0, seen: new Set() };
  for (let first = 0; first < options.runs; first += ROUND) {
    await runRound(objects, tables, database, options, first, tally);
  }
  await database.close();
  const pairs = [...tables.values()].flatMap(({ columns }) => columns.flatMap(operatorsOf)).length;
  console.log(`${tally.telling} answers were some of the records, ${tally.refused} questions were refused`);
  console.log(`${tally.seen.size} of ${pairs} pairs of column and operator asked`);
  if (tally.failed > PRINTED) console.log(`${tally.failed - PRINTED} differences are not shown`);
  return tally;
}
