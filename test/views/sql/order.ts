import type { FieldModel, ObjectModel, ViewModel } from '../../../local/crm/model';
import { quoted } from '../../../local/pg-parity/literals';
import type { Looking } from '../world';

/** Relations that the statement follows: name → object at the other end. */
export type Joins = Map<string, string>;

const ADDRESS_PARTS = 'addressStreet1 addressStreet2 addressCity addressState addressPostcode addressCountry'.split(
  ' ',
);

/** The part of a composite by which it is sorted when the sort names none (twenty.md §4.7). */
const PARTS: Readonly<Record<string, string>> = {
  CURRENCY: 'amountMicros',
  ACTOR: 'name',
  LINKS: 'primaryLinkUrl',
  EMAILS: 'primaryEmail',
  PHONES: 'primaryPhoneNumber',
};

const LOWERED = ['TEXT', 'SELECT', 'MULTI_SELECT'];
const PLAIN = 'RATING NUMBER NUMERIC POSITION BOOLEAN DATE DATE_TIME UUID'.split(' ');

/** What a field is sorted by, as columns of `alias`; null where the server refuses to sort by it. */
function columnsOf(field: FieldModel, part: string | null, alias: string): readonly string[] | null {
  const at = (sub: string): string => `${alias}.${quoted(`${field.name}_${sub}`)}`;
  const whole = `${alias}.${quoted(field.name)}`;
  if (field.type === 'FULL_NAME')
    return (part === 'lastName' ? ['lastName', 'firstName'] : ['firstName', 'lastName']).map(at);
  if (field.type === 'ADDRESS') return [at(ADDRESS_PARTS.find((each) => each === part) ?? 'addressCity')];
  const named = PARTS[field.type];
  if (named !== undefined) return [at(named)];
  if (LOWERED.includes(field.type)) return [field.type === 'TEXT' ? `LOWER(${whole})` : `LOWER(${whole}::text)`];
  return PLAIN.includes(field.type) ? [whole] : null;
}

/** Null where the server refuses the order. */
export function orderKeys(
  view: ViewModel,
  object: ObjectModel,
  objects: ReadonlyMap<string, ObjectModel>,
  rules: Looking['rules'],
  joins: Joins,
): readonly string[] | null {
  const keys: string[] = [];
  for (const { field: name, direction, subFieldName } of view.sorts) {
    const field = object.fields.find((each) => each.name === name);
    if (!field) continue;
    const columns = field.type === 'RELATION' ? related(field, objects, joins) : columnsOf(field, subFieldName, 't');
    if (columns === null) return null;
    const ascending = rules === '2.21' ? 'ASC NULLS FIRST' : 'ASC NULLS LAST';
    keys.push(...columns.map((each) => `${each} ${direction === 'DESC' ? 'DESC NULLS LAST' : ascending}`));
  }
  const hasPosition = !object.isRemote && object.fields.some(({ type }) => type === 'POSITION');
  return [...keys, ...(hasPosition ? ['t."position" ASC NULLS FIRST'] : []), 't."id" ASC'];
}

/** By what names the record at the other end, else by its id. A sort by a relation to many sorts nothing. */
function related(field: FieldModel, objects: ReadonlyMap<string, ObjectModel>, joins: Joins): readonly string[] | null {
  if (field.relation?.type !== 'MANY_TO_ONE') return [];
  const target = objects.get(field.relation.targetObject);
  const label = target?.fields.find(({ name }) => name === (target.labelIdentifier ?? 'name'));
  if (!target || !label || label.type === 'RELATION') return [`t.${quoted(`${field.name}Id`)}`];
  const columns = columnsOf(label, null, quoted(`t.${field.name}`));
  if (columns !== null) joins.set(field.name, target.nameSingular);
  return columns;
}
