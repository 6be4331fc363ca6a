import type { FieldMetadata, ObjectMetadata, RecordFilter, SelectOption, View } from '../../../src/twenty/model';
import { valueText } from '../../../src/twenty/views/views';
import { field, filterOn, object, view } from '../model-builders';
import {
  type AnyFieldVector,
  type GroupVector,
  type SingleVector,
  UnreadableVectors,
  type VectorField,
  type VectorFile,
} from './vector-file';

/** A vector as a saved view of an object, and what Twenty makes of it. */
export interface Question {
  readonly title: string;
  readonly view: View;
  readonly object: ObjectMetadata;
  readonly now: number;
  readonly zone: string;
  readonly memberId: string | null;
  readonly expected: RecordFilter | 'error';
  readonly expectedIn2_21: RecordFilter | 'error';
  /** Whether the vector says what 2.21 makes of it. */
  readonly asks2_21: boolean;
}

/** The options that the fields of the vectors have, unless a case brings its own. */
const OPTIONS: readonly SelectOption[] = [
  { value: 'OPTION_A', label: 'Alpha', position: 0 },
  { value: 'OPTION_B', label: 'Beta', position: 1 },
];

type Options = SingleVector['options'];

const optionsOf = (options: Options, usual: readonly SelectOption[]): readonly SelectOption[] =>
  options?.map(({ position, ...rest }, index) => ({ ...rest, position: position ?? index })) ?? usual;

const HAVE_OPTIONS: readonly string[] = ['SELECT', 'MULTI_SELECT'];

function fieldOf({ name, type, options }: VectorField, usual: readonly SelectOption[] = OPTIONS): FieldMetadata {
  return field(name, { type, options: HAVE_OPTIONS.includes(type) ? optionsOf(options, usual) : [] });
}

/** One filter on the field `fld`. */
export function singleQuestion(vector: SingleVector, file: VectorFile): Question {
  const { fieldType, subFieldName, operand, relationTarget, options } = vector;
  const asked = fieldOf({ name: 'fld', type: fieldType, options });
  const target = relationTarget
    ? fieldOf({ ...relationTarget, options: relationTarget.options ?? options })
    : undefined;
  const value = valueText(vector.value);
  const filter = filterOn(asked.id, {
    operand,
    value,
    subFieldName: subFieldName ?? null,
    relationTargetFieldId: target?.id ?? null,
  });
  const words = [fieldType, subFieldName, target && `(${target.name}: ${target.type})`, operand, JSON.stringify(value)];
  return {
    title: `${words.filter(Boolean).join(' ')} in ${zoneOf(vector)}${vector.now ? ` at ${vector.now}` : ''}`,
    view: view({ filters: [filter] }),
    object: object('thing', target ? [asked, target] : [asked]),
    ...circumstances(vector, file),
    ...answers(vector),
  };
}

const FIELD_AND_TYPE = /^(\S+)(?: \((\w+)\))?$/;

/** Several filters, in groups or not. A field is named with its type: "a (TEXT)". */
export function groupQuestion(vector: GroupVector, file: VectorFile): Question {
  const asked = vector.filters.map(({ field: label, options, operand, value, subFieldName, group }, index) => {
    const [, name, type = 'TEXT'] = FIELD_AND_TYPE.exec(label) ?? [];
    if (name === undefined) throw new UnreadableVectors(`The group case "${vector.name}" has no name for a field.`);
    const one = fieldOf({ name, type, options });
    const over = { operand, value: valueText(value), subFieldName: subFieldName ?? null, groupId: group ?? null };
    return { field: one, filter: { ...filterOn(one.id, over), id: `filter-${index}` } };
  });
  const filterGroups = vector.groups.map(({ id, parent, logicalOperator }) => ({
    id,
    parentId: parent ?? null,
    logicalOperator,
  }));
  return {
    title: `groups: ${vector.name}`,
    view: view({ filters: asked.map(({ filter }) => filter), filterGroups }),
    object: object(
      'thing',
      asked.map((one) => one.field),
    ),
    ...circumstances(vector, file),
    ...answers(vector),
  };
}

/** Free text over all fields. */
export function anyFieldQuestion(vector: AnyFieldVector, file: VectorFile): Question {
  const usual = optionsOf(vector.options, OPTIONS);
  const fields = vector.fields ?? file.anyField?.fields ?? [];
  return {
    title: `any field: ${JSON.stringify(vector.value)}`,
    view: view({ anyFieldFilterValue: vector.value }),
    object: object(
      'thing',
      fields.map((one) => fieldOf(vector.options ? { ...one, options: null } : one, usual)),
    ),
    ...circumstances(vector, file),
    ...answers(vector),
  };
}

/** "system" is the zone of the machine; that of the vectors was UTC. */
const zoneOf = ({ timeZone }: Pick<SingleVector, 'timeZone'>): string =>
  timeZone && timeZone !== 'system' ? timeZone : 'UTC';

function circumstances(vector: Pick<SingleVector, 'now' | 'me' | 'timeZone'>, file: VectorFile) {
  const said = vector.now ?? file.now;
  const now = said ? Date.parse(said) : Number.NaN;
  if (Number.isNaN(now))
    throw new UnreadableVectors(`The file has no readable "now": ${JSON.stringify(said ?? null)}.`);
  return { now, zone: zoneOf(vector), memberId: vector.me ?? null };
}

function answers({ filter, error, filterIn_2_21, same_in_2_21 }: Omit<AnyFieldVector, 'value'>) {
  const expected = error === true ? 'error' : expectedOf(filter);
  return {
    expected,
    expectedIn2_21: filterIn_2_21 ? expectedOf(filterIn_2_21) : expected,
    asks2_21: Boolean(filterIn_2_21) || same_in_2_21 === true,
  };
}

/** Some vectors hold the error where the filter would be. */
function expectedOf(filter: RecordFilter | null | undefined): RecordFilter | 'error' {
  if (!filter) throw new UnreadableVectors('A vector says neither "filter" nor "error".');
  return '__error' in filter ? 'error' : filter;
}
