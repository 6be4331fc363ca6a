import type { FieldModel, ObjectModel, RecordModel, ViewModel } from '../../../local/crm/model';
import { heldId, heldList, heldNumber, heldText, heldValue } from './held';
import { lowered } from './like';
import { type Circumstances, REFUSED } from './question';

/** The order of a view (twenty.md §4.7): its sorts, then the position, then the id. */

type Key = string | number | boolean | null;
type KeyOf = (record: RecordModel | null) => Key;
export type Order = (records: readonly RecordModel[]) => readonly RecordModel[];

/** Text goes by code points; JavaScript's own comparison goes by halves of them. */
function compareTexts(a: string, b: string): number {
  for (let at = 0; at < a.length && at < b.length; at++) {
    const [left = 0, right = 0] = [a.codePointAt(at), b.codePointAt(at)];
    if (left !== right) return left - right;
  }
  return a.length - b.length;
}

function compare(a: Key, b: Key): number {
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  return Number(a) - Number(b);
}

const ADDRESS_PARTS = [
  'addressStreet1',
  'addressStreet2',
  'addressCity',
  'addressState',
  'addressPostcode',
  'addressCountry',
];

/** What a field is ordered by, the first first. Quirks: text and choices in lower case, but parts of composites as they are. */
function keysOf(
  object: ObjectModel,
  field: FieldModel,
  part: string | null,
  at: Circumstances,
): readonly KeyOf[] | 'refused' {
  const partText =
    (name: string): KeyOf =>
    (record) =>
      heldText(record, field, name);
  switch (field.type) {
    case 'FULL_NAME':
      return (part === 'lastName' ? ['lastName', 'firstName'] : ['firstName', 'lastName']).map(partText);
    case 'ADDRESS':
      return [partText(part !== null && ADDRESS_PARTS.includes(part) ? part : 'addressCity')];
    case 'CURRENCY':
      return [(record) => heldNumber(record, field, 'amountMicros')];
    case 'ACTOR':
      return [partText('name')];
    case 'LINKS':
      return [partText('primaryLinkUrl')];
    case 'EMAILS':
      return [partText('primaryEmail')];
    case 'PHONES':
      return [partText('primaryPhoneNumber')];
    case 'TEXT':
    // Quirk: by the text of the value, not by the place of the option.
    case 'SELECT':
      return [
        (record) => {
          const text = heldText(record, field);
          return text === null ? null : lowered(text);
        },
      ];
    case 'MULTI_SELECT':
      return [
        (record) => {
          const list = heldList(record, field);
          return list === null ? null : lowered(`{${list.join(',')}}`);
        },
      ];
    case 'RATING':
      return [
        (record) => {
          const text = heldText(record, field);
          return text === null ? null : (field.options ?? []).findIndex(({ value }) => value === text);
        },
      ];
    case 'NUMBER':
    case 'NUMERIC':
    case 'POSITION':
      return [(record) => heldNumber(record, field)];
    case 'BOOLEAN':
      return [(record) => (heldValue(record, field) === null ? null : heldValue(record, field) === true)];
    case 'DATE':
    case 'DATE_TIME':
      return [(record) => heldText(record, { ...field, isNullable: true })];
    case 'UUID':
      return [(record) => heldId(record, field.name)];
    case 'RELATION':
      return relatedKeys(field, at);
    // Rich text has two forms and morph relations have no column of that name: the server refuses both.
    default:
      return REFUSED;
  }
}

/** By what names the related record, or by its id where nothing does. A relation to many has no order. */
function relatedKeys(field: FieldModel, at: Circumstances): readonly KeyOf[] | 'refused' {
  const { relation } = field;
  if (relation?.type !== 'MANY_TO_ONE') return [];
  const target = at.objects.get(relation.targetObject);
  const label = target?.fields.find(({ name }) => name === (target.labelIdentifier ?? 'name'));
  const id: KeyOf = (record) => heldId(record, `${field.name}Id`);
  if (!target || !label || label.type === 'RELATION') return [id];
  const keys = keysOf(target, label, null, at);
  if (keys === REFUSED) return REFUSED;
  return keys.map((key) => (record) => {
    const related = id(record);
    return key(typeof related === 'string' ? at.live(target.nameSingular, related) : null);
  });
}

interface Criterion {
  readonly key: KeyOf;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

function compareBy({ descending, nullsFirst }: Criterion, left: Key, right: Key): number {
  if (left === right) return 0;
  if (left === null || right === null) return (left === null) === nullsFirst ? -1 : 1;
  return descending ? compare(right, left) : compare(left, right);
}

const sorted =
  (criteria: readonly Criterion[]): Order =>
  (records) => {
    const keyed = records.map((record) => ({ record, keys: criteria.map(({ key }) => key(record)) }));
    keyed.sort((a, b) => {
      for (const [index, criterion] of criteria.entries()) {
        const order = compareBy(criterion, a.keys[index] ?? null, b.keys[index] ?? null);
        if (order !== 0) return order;
      }
      return compareTexts(a.record.id, b.record.id);
    });
    return keyed.map(({ record }) => record);
  };

/** Puts records into the view's order; or the server refuses it. */
export function orderOf(view: ViewModel, object: ObjectModel, at: Circumstances): Order | 'refused' {
  const criteria: Criterion[] = [];
  for (const { field: name, direction, subFieldName } of view.sorts) {
    const field = object.fields.find((each) => each.name === name);
    if (!field) continue;
    const keys = keysOf(object, field, subFieldName, at);
    if (keys === REFUSED) return REFUSED;
    // Descending puts the empty last; ascending put them first until 2.21 and puts them last since.
    const nullsFirst = direction === 'ASC' && at.rules === '2.21';
    criteria.push(...keys.map((key) => ({ key, descending: direction === 'DESC', nullsFirst })));
  }
  const position = object.fields.find(({ type }) => type === 'POSITION');
  if (position) criteria.push({ key: (record) => heldNumber(record, position), descending: false, nullsFirst: true });
  return sorted(criteria);
}
