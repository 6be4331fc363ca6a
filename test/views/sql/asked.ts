import type { FieldModel, ObjectModel } from '../../../local/crm/model';
import { literal, quoted, SCHEMA } from '../../../local/pg-parity/literals';
import type { Circumstances } from '../meaning/question';

/** Why there is no condition: as in `meaning/question.ts`, whose words these are. */
export type Marker = 'skipped' | 'inexpressible' | 'member-needed' | 'refused';

/** A condition in SQL, or why there is none. */
export type Answer = { readonly sql: string } | { readonly none: Marker };

/** One filter of a view, asked of one field of a table that the statement calls `alias`. */
export interface Asked {
  readonly alias: string;
  readonly object: ObjectModel;
  readonly field: FieldModel;
  readonly operand: string;
  readonly value: string;
  /** The part of a composite, or null for the whole. */
  readonly part: string | null;
  readonly at: Pick<Circumstances, 'now' | 'zone' | 'machineZone' | 'me' | 'rules'>;
}

export const sql = (text: string): Answer => ({ sql: text });
export const none = (marker: Marker): Answer => ({ none: marker });

/** `t."name_firstName"`. */
export const column = ({ alias, field }: Pick<Asked, 'alias' | 'field'>, part?: string): string =>
  `${alias}.${quoted(part === undefined ? field.name : `${field.name}_${part}`)}`;

/** `t."companyId"`. */
export const idColumn = ({ alias, field }: Pick<Asked, 'alias' | 'field'>): string =>
  `${alias}.${quoted(`${field.name}Id`)}`;

export const any = (...parts: readonly string[]): string => `(${parts.join(' OR ')})`;
export const all = (...parts: readonly string[]): string => `(${parts.join(' AND ')})`;
export const not = (part: string): string => `(NOT ${part})`;
export const isNull = (c: string): string => `(${c} IS NULL)`;

export const oneOf = (c: string, values: readonly string[], type: string): string =>
  `(${c} IN (${values.map((value) => `${literal(value)}::${type}`).join(', ')}))`;

/** `ilike` with the text between wildcards: what stands in the text are wildcards too. */
export const contains = (c: string, text: string): string => `(${c} ILIKE ${literal(`%${text}%`)})`;
/** JSON is looked into as it is printed; case counts. */
export const jsonContains = (c: string, text: string): string => `(${c}::text LIKE ${literal(`%${text}%`)})`;
/** For text, empty and NULL are the same (twenty.md §5.3). */
export const noText = (c: string): string => any(`${c} = ''`, isNull(c));
export const noList = (c: string): string => any(isNull(c), `${c}::text LIKE '[]'`);

/** The enum type of a SELECT, a RATING, a MULTI_SELECT or a part of an actor. */
export const enumType = ({ object, field }: Pick<Asked, 'object' | 'field'>, part = ''): string => {
  const suffix = part.charAt(0).toUpperCase() + part.slice(1);
  return `${SCHEMA}.${quoted(`${object.nameSingular}_${field.name}${suffix}_enum`)}`;
};

/** `IS_EMPTY` and its negation; anything else that a type does not know is inexpressible. */
export function emptiness(operand: string, empty: string): Answer {
  if (operand === 'IS_EMPTY') return sql(empty);
  return operand === 'IS_NOT_EMPTY' ? sql(not(empty)) : none('inexpressible');
}

/** The two operands of words, then emptiness. */
export function worded(operand: string, has: string, lacks: string, empty: string): Answer {
  if (operand === 'CONTAINS') return sql(has);
  return operand === 'DOES_NOT_CONTAIN' ? sql(lacks) : emptiness(operand, empty);
}
