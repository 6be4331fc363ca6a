import type { RecordModel } from '../crm/model';
import type { Random } from '../crm/workspace/records/random';
import type { SqlColumn, SqlTable } from './columns';
import { operatorsOf } from './operators';
import { DAYS, IDS, INSTANTS, ITEMS, NUMBERS, TEXTS } from './pools';
import { isJson, type Tables } from './select';
import { hasMicroseconds } from './tables';

export interface FilterScene {
  readonly tables: Tables;
  readonly records: ReadonlyMap<string, readonly RecordModel[]>;
  /** Told of every operator on a column. */
  readonly seen: (table: string, column: SqlColumn, operator: string) => void;
}

const DEPTH = 4;

/** A value that some record has there, so that comparisons are hit. */
const heldValue = (random: Random, records: readonly RecordModel[], [field = '', sub]: readonly string[]): unknown => {
  const value = records.length === 0 ? null : random.pick(records)[field];
  return sub === undefined ? value : isJson(value) ? value[sub] : null;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));

/** JSON with the blanks that PostgreSQL writes, at least where no text holds such characters. */
const spaced = (value: unknown): string => JSON.stringify(value ?? null).replace(/([,:])/g, '$1 ');

const piece = (random: Random, text: string): string => {
  const letters = Array.from(text);
  const start = random.below(letters.length + 1);
  return letters.slice(start, start + 1 + random.below(4)).join('');
};

/** A backslash at the end of a pattern is an error in PostgreSQL, and only for some rows: no view makes one. */
const finished = (pattern: string): string => (/(^|[^\\])(\\\\)*\\$/.test(pattern) ? `${pattern}\\` : pattern);

/** The first and the last letter. */
const ends = (text: string): readonly string[] =>
  Array.from(text).filter((_, at, all) => at === 0 || at === all.length - 1);

/** A pattern as views make them, `%text%`, and others. */
const patternOf = (random: Random, source: string): string => {
  const text = random.chance(0.5) ? source : piece(random, source);
  const shape = random.below(9);
  if (shape < 3) return `%${text}%`;
  if (shape === 3) return finished(`%${text}`);
  if (shape === 4) return `${text}%`;
  if (shape === 7) return finished(ends(source).join(random.pick(['%', '_'])));
  if (shape === 5) return finished(Array.from(text, (letter) => (random.chance(0.4) ? '_' : letter)).join(''));
  if (shape === 6) return finished(Array.from(text, (letter) => (random.chance(0.3) ? `%${letter}` : letter)).join(''));
  return finished(random.chance(0.5) ? text.toUpperCase() : text);
};

const anInstant = (random: Random, held: string): string => {
  const time = Date.parse(held) + random.pick([0, 0, 1, -1, 86_400_000]);
  const shape = random.below(6);
  if (shape === 0) return new Date(time).toISOString().slice(0, 10);
  if (shape === 1) return new Date(time + 3_600_000).toISOString().replace('Z', '+01:00');
  return new Date(time).toISOString();
};

/** A value to compare the column with. */
function operand(random: Random, column: SqlColumn, held: unknown): unknown {
  const isHeld = held !== null && held !== undefined && random.chance(0.5);
  switch (column.type) {
    case 'text':
      if (random.chance(0.1)) return '';
      return isHeld ? held : random.chance(0.05) ? 5 : random.pick(TEXTS);
    case 'uuid': {
      const id = isHeld ? textOf(held) : random.pick(IDS);
      return random.chance(0.2) ? id.toUpperCase() : id;
    }
    case 'double precision':
    case 'numeric': {
      const number = isHeld ? Number(held) : random.pick(NUMBERS);
      return random.chance(0.1) ? String(number) : number;
    }
    case 'boolean':
      return random.chance(0.5);
    case 'date':
      return isHeld ? held : random.pick(DAYS);
    case 'timestamptz':
      return anInstant(random, isHeld ? textOf(held) : random.pick(INSTANTS));
    case 'enum':
    case 'enum[]':
      return random.chance(0.005) ? 'NO_SUCH_OPTION' : random.pick(column.options);
    case 'text[]':
      return Array.isArray(held) && held.length > 0 && isHeld ? random.pick(held) : random.pick(ITEMS);
    case 'jsonb':
      return isHeld ? spaced(held) : random.pick(TEXTS);
  }
}

const LIST_OPERATORS = new Set(['in', 'containsAny']);

function valueFor(random: Random, column: SqlColumn, operator: string, held: () => unknown): unknown {
  if (operator === 'is') return random.chance(0.5) ? 'NULL' : 'NOT_NULL';
  if (operator === 'isEmptyArray') return true;
  if (LIST_OPERATORS.has(operator)) {
    if (random.chance(0.005)) return [];
    const list = Array.from({ length: 1 + random.below(3) }, () => operand(random, column, held()));
    return operator === 'in' && random.chance(0.03) ? [...list, null] : list;
  }
  if (operator === 'eq' && random.chance(0.02)) return null;
  const value = operand(random, column, held());
  if (operator === 'startsWith' || operator === 'endsWith') return piece(random, textOf(value));
  if (!/like/i.test(operator)) return value;
  return random.chance(0.08) ? '' : patternOf(random, textOf(value));
}

/** `{ jobTitle: { ilike: … } }`, `{ name: { firstName: … } }`; now and then with a second operator, which is refused. */
function onColumn(random: Random, table: SqlTable, column: SqlColumn, scene: FilterScene): object {
  const held = (): unknown => heldValue(random, scene.records.get(table.name) ?? [], column.path);
  const operators = operatorsOf(column).filter((name) => name !== 'in' || !hasMicroseconds(column));
  const operator = random.pick(operators);
  scene.seen(table.name, column, operator);
  const test: Record<string, unknown> = { [operator]: valueFor(random, column, operator, held) };
  const other = random.pick(operators);
  if (random.chance(0.003) && other !== operator) test[other] = valueFor(random, column, other, held);
  const [field = '', sub] = column.path;
  return { [field]: sub === undefined ? test : { [sub]: test } };
}

/** Two filters in one object; where both name the same key, the second counts. */
const merged = (a: object, b: object): object => ({ ...a, ...b });

function drawLevel(random: Random, table: SqlTable, scene: FilterScene, depth: number, hops: number): object {
  const deeper = (): object => drawLevel(random, table, scene, depth - 1, hops);
  const shape = depth > 0 ? random.below(10) : 9;
  if (shape <= 2) return { and: Array.from({ length: random.below(4) }, deeper) };
  if (shape <= 4) return { or: Array.from({ length: random.below(4) }, deeper) };
  if (shape === 5) return { not: deeper() };
  if (shape === 6 && depth > 1) return merged(deeper(), deeper());
  const relation =
    hops > 0 && table.relations.length > 0 && random.chance(0.25) ? random.pick(table.relations) : undefined;
  const target = relation && scene.tables.get(relation.target);
  if (relation === undefined || target === undefined) return onColumn(random, table, random.pick(table.columns), scene);
  return { [relation.name]: drawLevel(random, target, scene, Math.min(depth, 2), 0) };
}

/** A filter of at most four levels, relations of one hop included; now and then none. */
export function drawFilter(random: Random, table: SqlTable, scene: FilterScene): unknown {
  if (random.chance(0.02)) return random.chance(0.5) ? null : {};
  return drawLevel(random, table, scene, random.below(DEPTH + 1), 1);
}
