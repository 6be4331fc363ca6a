import type { Random } from '../crm/workspace/records/random';
import type { SqlColumn, SqlTable } from './columns';
import type { Tables } from './select';

const DIRECTIONS = ['AscNullsFirst', 'AscNullsLast', 'DescNullsFirst', 'DescNullsLast'];

/**
 * What orders are compared by. JSON is left out: no view sorts by it (twenty.md §4.7), and the order of JSON values is PostgreSQL's own.
 */
const sortable = (table: SqlTable): readonly SqlColumn[] => table.columns.filter(({ type }) => type !== 'jsonb');

const byColumn = (random: Random, table: SqlTable): object => {
  const [field = '', sub] = random.pick(sortable(table)).path;
  const direction = random.pick(DIRECTIONS);
  return { [field]: sub === undefined ? direction : { [sub]: direction } };
};

const entry = (random: Random, table: SqlTable, tables: Tables): object => {
  const relation = table.relations.length > 0 && random.chance(0.25) ? random.pick(table.relations) : undefined;
  const target = relation && tables.get(relation.target);
  if (relation !== undefined && target !== undefined) return { [relation.name]: byColumn(random, target) };
  return byColumn(random, table);
};

/** An order of no to four entries, of which some have two keys. */
export function drawOrder(random: Random, table: SqlTable, tables: Tables): readonly object[] {
  return Array.from({ length: random.below(5) }, () => {
    const first = entry(random, table, tables);
    return random.chance(0.1) ? { ...first, ...entry(random, table, tables) } : first;
  });
}
