import type { FieldModel, ObjectModel, ViewModel } from '../../../local/crm/model';
import { quoted, SCHEMA } from '../../../local/pg-parity/literals';
import { names } from '../../fixtures/twenty/currency-names.json';
import type { Looking } from '../world';
import { all, any, type Answer, type Asked, column, none, oneOf, sql } from './asked';
import { type Joins, orderKeys } from './order';
import { RULES } from './rules';

/** twenty.md §4 as one SQL statement for a view; nothing here goes through a GraphQL filter. */

type Filter = ViewModel['filters'][number];

/** What a view asks of the database, or why it is not asked. */
export type Statement = { readonly sql: string } | { readonly stops: ReadonlySet<string> } | { readonly refused: true };

const VALUELESS = 'IS_NOT_NULL IS_EMPTY IS_NOT_EMPTY IS_IN_PAST IS_IN_FUTURE IS_TODAY'.split(' ');
const OPERANDS = [
  ...VALUELESS,
  ...'IS IS_NOT LESS_THAN_OR_EQUAL GREATER_THAN_OR_EQUAL IS_BEFORE IS_AFTER'.split(' '),
  ...'CONTAINS DOES_NOT_CONTAIN IS_RELATIVE VECTOR_SEARCH'.split(' '),
];

/** twenty.md §3.3: text stays, nothing is two quotes, the rest is its JSON. */
const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));

const fieldNamed = (object: ObjectModel | undefined, name: string | null): FieldModel | undefined =>
  object?.fields.find((field) => field.name === name);

export function statementOf(view: ViewModel, objects: ReadonlyMap<string, ObjectModel>, at: Looking): Statement {
  const object = objects.get(view.object);
  if (!object) throw new Error(`No object ${view.object}`);
  const joins: Joins = new Map();
  const stops = new Set<string>();
  let showsBin = false;

  const answerOf = (filter: Filter): Answer => {
    const field = fieldNamed(object, filter.field);
    const target = field?.relation ? objects.get(field.relation.targetObject) : undefined;
    const through = fieldNamed(target, filter.relationTargetField);
    if (!field || (filter.relationTargetField !== null && !through)) return none('skipped');
    const value = valueText(filter.value);
    if (!OPERANDS.includes(filter.operand)) return none('inexpressible');
    if (!VALUELESS.includes(filter.operand) && (value === '' || value === '[]')) return none('skipped');
    const asked = { operand: filter.operand, value, part: filter.subFieldName || null, at };
    if (!target || !through) return RULES[field.type]({ alias: 't', object, field, ...asked });
    const alias = quoted(`t.${field.name}`);
    const answer = RULES[through.type]({ alias, object: target, field: through, ...asked });
    if ('none' in answer) return answer;
    if (field.relation?.type !== 'MANY_TO_ONE') return none('refused');
    joins.set(field.name, target.nameSingular);
    return answer;
  };
  const conditions = (answers: readonly Answer[]): readonly string[] =>
    answers.flatMap((answer) => {
      if ('sql' in answer) return [answer.sql];
      if (answer.none !== 'skipped') stops.add(answer.none);
      return [];
    });
  const inGroup = (groupId: string | null): readonly string[] => {
    const filters = view.filters.filter((filter) => filter.groupId === groupId);
    const answers = filters.map(answerOf);
    if (filters.some(({ field }, place) => field === 'deletedAt' && 'sql' in (answers[place] ?? {}))) showsBin = true;
    return conditions(answers);
  };
  /** twenty.md §4.2: an empty group is true; every word but AND is OR. */
  const group = ({ id, operator }: ViewModel['filterGroups'][number]): string => {
    const parts = [...inGroup(id), ...view.filterGroups.filter(({ parentId }) => parentId === id).map(group)];
    if (parts.length === 0) return '(1=1)';
    return operator === 'AND' ? all(...parts) : any(...parts);
  };

  const where = [...inGroup(null)];
  const root = view.filterGroups.find(({ parentId }) => parentId === null);
  if (root) where.push(group(root));
  const hits = conditions(object.fields.flatMap((field) => anyField({ alias: 't', object, field, at }, view)));
  if (hits.length > 0) where.push(any(...hits));
  if (stops.has('inexpressible') || stops.has('member-needed')) return { stops: without(stops, 'refused') };
  const order = orderKeys(view, object, objects, at.rules, joins);
  if (stops.has('refused') || order === null) return { refused: true };
  // twenty.md §4.1: which groups a board or a grouped table hides (`viewGroups`) is no part of the filter.
  if (!showsBin) where.push('(t."deletedAt" IS NULL)');
  const from = [`${SCHEMA}.${quoted(object.nameSingular)} AS t`, ...[...joins].map(joinOf)].join(' ');
  return { sql: `SELECT t."id" FROM ${from} WHERE ${where.join(' AND ') || '1=1'} ORDER BY ${order.join(', ')}` };
}

const without = (set: ReadonlySet<string>, one: string): ReadonlySet<string> =>
  new Set([...set].filter((each) => each !== one));

/** The record at the other end, unless it is in the bin. */
const joinOf = ([name, target]: readonly [string, string]): string => {
  const alias = quoted(`t.${name}`);
  const on = `${alias}."id" = t.${quoted(`${name}Id`)} AND ${alias}."deletedAt" IS NULL`;
  return `LEFT JOIN ${SCHEMA}.${quoted(target)} AS ${alias} ON ${on}`;
};

const WORDED = 'TEXT FULL_NAME ADDRESS LINKS EMAILS PHONES ARRAY'.split(' ');

/** twenty.md §4.5: what each field adds to a search over any field. */
function anyField(place: Pick<Asked, 'alias' | 'object' | 'field' | 'at'>, view: ViewModel): readonly Answer[] {
  const text = view.anyFieldFilterValue ?? '';
  const { field } = place;
  if (text === '') return [];
  const ask = (operand: string, value: string): Answer => RULES[field.type]({ ...place, operand, value, part: null });
  const isNumeric = !Number.isNaN(Number(text));
  if (WORDED.includes(field.type) || (field.type === 'ACTOR' && place.at.rules === 'newer'))
    return [ask('CONTAINS', text)];
  if (field.type === 'NUMBER') return isNumeric ? [ask('IS', text)] : [];
  if (field.type === 'CURRENCY') {
    const codes = Object.entries(names).flatMap(([code, name]) => (`${name} (${code})`.includes(text) ? [code] : []));
    const byCode = codes.length > 0 ? [sql(oneOf(column(place, 'currencyCode'), codes, 'text'))] : [];
    return [...(isNumeric ? [ask('IS', text)] : []), ...byCode];
  }
  if (field.type !== 'SELECT' && field.type !== 'MULTI_SELECT') return [];
  const like = text.toLowerCase();
  const values = (field.options ?? [])
    .filter(({ label, value }) => label.toLowerCase().includes(like) || value.toLowerCase().includes(like))
    .map(({ value }) => value);
  return values.length === 0 ? [] : [ask(field.type === 'SELECT' ? 'IS' : 'CONTAINS', JSON.stringify(values))];
}
