import * as v from '../../schema';
import { FIELDS_LIST } from '../wire/asked';
import { readEnvelope, shortText } from '../wire/envelope';
import { lazy } from '../wire/lazy';
import type { Dialect } from '../model';
import type { Query } from '../query';

/** What a new value of a field must keep to. Asked only by whoever writes a file: nobody else needs it. */
export interface FieldRules {
  /** Names of fields of which no two records have the same value, deleted ones among them. */
  readonly unique: ReadonlySet<string>;
  /** Names of fields that a new record must have: they may not be empty, and have no value of their own. */
  readonly required: ReadonlySet<string>;
  /** Names of fields that always have a value. */
  readonly neverNull: ReadonlySet<string>;
  /** Names of fields that a new record gets a value of, where none is given. */
  readonly filled: ReadonlySet<string>;
}

export function fieldRulesQuery(objectId: string, { lacks }: Pick<Dialect, 'lacks'>): Query {
  const field = 'name isUnique isNullable defaultValue';
  const fields = lacks.includes(`Object.${FIELDS_LIST}`)
    ? `fields(paging: { first: 1000 }, filter: {}) { edges { node { ${field} } } }`
    : `${FIELDS_LIST} { ${field} }`;
  return { document: `query Rules($id: UUID!) { object(id: $id) { ${fields} } }`, variables: { id: objectId } };
}

const ruleSchema = lazy(() =>
  v.object({
    name: shortText(),
    isUnique: v.nullish(v.boolean()),
    isNullable: v.nullish(v.boolean()),
    defaultValue: v.nullish(v.unknown()),
  }),
);

const rulesSchema = lazy(() =>
  v.object({
    object: v.object({
      [FIELDS_LIST]: v.nullish(v.array(ruleSchema())),
      fields: v.nullish(v.object({ edges: v.array(v.object({ node: ruleSchema() })) })),
    }),
  }),
);

/** @throws SyncError `answer-unreadable`. */
export function readFieldRules(data: unknown): FieldRules {
  const { fieldsList, fields } = readEnvelope(rulesSchema(), data, 'object').object;
  const rules = fieldsList ?? fields?.edges.map(({ node }) => node) ?? [];
  const named = (is: (rule: (typeof rules)[number]) => boolean) => new Set(rules.filter(is).map(({ name }) => name));
  return {
    unique: named(({ isUnique }) => isUnique === true),
    required: named(({ isNullable, defaultValue }) => isNullable === false && (defaultValue ?? null) === null),
    neverNull: named(({ isNullable }) => isNullable === false),
    filled: named(({ defaultValue }) => isSomething(defaultValue)),
  };
}

/** Texts stand in quotes of their own; a composite has a default for each part. */
function isSomething(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(isSomething);
  return value !== null && value !== undefined && value !== '' && value !== "''";
}
