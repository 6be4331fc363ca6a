import { type ObjectModel, QueryRefused, type RecordEngine } from '../crm/model';
import type { Database } from './database';
import { RefusedByContract } from './operators';
import { selectIds, type Tables } from './select';

/** One question to both sides. */
export interface Question {
  readonly object: ObjectModel;
  readonly filter: unknown;
  readonly orderBy: readonly object[];
}

/** Ids in order, or why the filter was refused. */
export type Outcome =
  | { readonly is: 'found'; readonly ids: readonly string[] }
  | { readonly is: 'refused'; readonly why: string };

export interface Sides {
  readonly engine: RecordEngine;
  readonly database: Database;
  readonly tables: Tables;
}

const ALL = 1_000_000;

/** What the demo CRM answers. */
export function askEngine({ engine }: Pick<Sides, 'engine'>, { object, filter, orderBy }: Question): Outcome {
  try {
    const page = engine.findMany(object, { filter, orderBy, first: ALL, selected: ['id'] });
    return { is: 'found', ids: page.records.map(({ id }) => id) };
  } catch (problem) {
    if (problem instanceof QueryRefused) return { is: 'refused', why: problem.message };
    throw problem;
  }
}

/** The only complaint of PostgreSQL that Twenty passes on as an answer (twenty.md §5.3). */
const UNKNOWN_OPTION = /^invalid input value for enum /;

/** What PostgreSQL answers, asked by SQL of ours. */
export async function askDatabase(
  { database, tables }: Sides,
  { object, filter, orderBy }: Question,
): Promise<Outcome> {
  try {
    return { is: 'found', ids: await database.ids(selectIds(tables, object.nameSingular, filter, orderBy)) };
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    if (problem instanceof RefusedByContract || UNKNOWN_OPTION.test(why)) return { is: 'refused', why };
    throw problem;
  }
}

/** Do both say the same? Refusals agree whatever their words: which of several faults is named first is not known. */
export function agree(a: Outcome, b: Outcome): boolean {
  if (a.is === 'refused' || b.is === 'refused') return a.is === b.is;
  return a.ids.length === b.ids.length && a.ids.every((id, place) => id === b.ids[place]);
}
