import type { RecordModel } from '../crm/model';
import type { Outcome, Question } from './compare';
import { isJson } from './select';

const SHOWN = 3;

const few = (ids: readonly string[]): string =>
  `${ids.length}${ids.length === 0 ? '' : ` (${ids.slice(0, SHOWN).join(', ')}${ids.length > SHOWN ? ', …' : ''})`}`;

/** How two answers differ, one line for each thing. */
function difference(demo: Outcome, postgres: Outcome): readonly string[] {
  if (demo.is === 'refused' || postgres.is === 'refused') {
    const said = (outcome: Outcome): string => (outcome.is === 'refused' ? outcome.why : `${outcome.ids.length} found`);
    return [`demo CRM: ${said(demo)}`, `PostgreSQL: ${said(postgres)}`];
  }
  const [left, right] = [new Set(demo.ids), new Set(postgres.ids)];
  const onlyLeft = demo.ids.filter((id) => !right.has(id));
  const onlyRight = postgres.ids.filter((id) => !left.has(id));
  if (onlyLeft.length + onlyRight.length > 0) {
    return [`only in the demo CRM: ${few(onlyLeft)}`, `only in PostgreSQL: ${few(onlyRight)}`];
  }
  const place = demo.ids.findIndex((id, at) => id !== postgres.ids[at]);
  return [`order differs at place ${place}: demo CRM ${demo.ids[place]}, PostgreSQL ${postgres.ids[place]}`];
}

/** Ids that are worth showing: those that only one side has, or that stand where the order parts. */
export function idsToShow(demo: Outcome, postgres: Outcome): readonly string[] {
  if (demo.is === 'refused' || postgres.is === 'refused') return [];
  const [left, right] = [new Set(demo.ids), new Set(postgres.ids)];
  const single = [...demo.ids.filter((id) => !right.has(id)), ...postgres.ids.filter((id) => !left.has(id))];
  if (single.length > 0) return single.slice(0, SHOWN);
  const place = demo.ids.findIndex((id, at) => id !== postgres.ids[at]);
  return [demo.ids[place], postgres.ids[place]].filter((id) => id !== undefined);
}

/** Every key that filter and order name, at any depth: what to show of a record. */
function keysIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  return isJson(value) ? Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]) : [];
}

/** A difference as text: the question, how the answers part, and the values that matter. */
export function describeDifference(
  question: Question,
  demo: Outcome,
  postgres: Outcome,
  sql: string,
  recordOf: (id: string) => RecordModel | undefined,
): string {
  const named = new Set(keysIn([question.filter, question.orderBy]));
  const records = idsToShow(demo, postgres).map((id) => {
    const entries = Object.entries(recordOf(id) ?? {}).filter(
      ([key]) => named.has(key) || named.has(key.replace(/Id$/, '')),
    );
    return `  ${id} ${JSON.stringify(Object.fromEntries(entries)).slice(0, 500)}`;
  });
  return [
    `  object ${question.object.nameSingular}`,
    `  filter ${JSON.stringify(question.filter)}`,
    `  order  ${JSON.stringify(question.orderBy)}`,
    ...difference(demo, postgres).map((line) => `  ${line}`),
    ...records,
    `  ${sql}`,
  ].join('\n');
}
