import * as fc from 'fast-check';
import type { FieldModel, ObjectModel, ViewModel } from '../../../local/crm/model';
import type { World } from '../world';
import { asSaved, fitting } from './value';

type Filter = ViewModel['filters'][number];

const OPERANDS = [
  'IS',
  'IS_NOT',
  'CONTAINS',
  'DOES_NOT_CONTAIN',
  'IS_EMPTY',
  'IS_NOT_EMPTY',
  'IS_BEFORE',
  'IS_AFTER',
  'LESS_THAN_OR_EQUAL',
  'GREATER_THAN_OR_EQUAL',
  'IS_RELATIVE',
  'IS_IN_PAST',
  'IS_IN_FUTURE',
  'IS_TODAY',
  'IS_NOT_NULL',
  'VECTOR_SEARCH',
  'IS_EXACTLY',
];

/** What Twenty's page offers for each type; one in thirty filters has any operand, also one that no type has. */
const OFFERED: Readonly<Record<string, string>> = {
  TEXTS: 'CONTAINS DOES_NOT_CONTAIN IS_EMPTY IS_NOT_EMPTY',
  NUMBERS: 'IS IS_NOT GREATER_THAN_OR_EQUAL LESS_THAN_OR_EQUAL IS_EMPTY IS_NOT_EMPTY',
  DATES:
    'IS IS_BEFORE IS_AFTER IS_IN_PAST IS_IN_FUTURE IS_TODAY IS_EMPTY IS_NOT_EMPTY IS_RELATIVE IS_RELATIVE IS_RELATIVE IS_RELATIVE',
  CHOICES: 'IS IS_NOT IS_EMPTY IS_NOT_EMPTY',
  TS_VECTOR: 'VECTOR_SEARCH',
};

const KIND: Readonly<Record<string, string>> = {
  NUMBER: 'NUMBERS',
  CURRENCY: 'NUMBERS',
  RATING: 'NUMBERS',
  DATE: 'DATES',
  DATE_TIME: 'DATES',
  SELECT: 'CHOICES',
  UUID: 'CHOICES',
  BOOLEAN: 'CHOICES',
  RELATION: 'CHOICES',
  MORPH_RELATION: 'CHOICES',
  TS_VECTOR: 'TS_VECTOR',
};

const CHOSEN_PARTS = ['currencyCode', 'source', 'workspaceMemberId'];

/** Parts that a filter or a sort may name; some twice, to be met more often, and some that cannot be asked for. */
export const PARTS: Readonly<Record<string, readonly string[]>> = {
  FULL_NAME: ['firstName', 'lastName', 'middleName'],
  ADDRESS:
    'addressStreet1 addressStreet2 addressCity addressState addressPostcode addressCountry addressCountry addressLat'.split(
      ' ',
    ),
  CURRENCY: ['amountMicros', 'currencyCode', 'currencyCode'],
  EMAILS: ['primaryEmail', 'additionalEmails'],
  LINKS: ['primaryLinkUrl', 'primaryLinkLabel', 'secondaryLinks'],
  PHONES: ['primaryPhoneNumber', 'primaryPhoneCallingCode', 'primaryPhoneCountryCode', 'additionalPhones'],
  ACTOR: ['name', 'source', 'source', 'workspaceMemberId', 'workspaceMemberId'],
};

const partOf = (field: FieldModel): fc.Arbitrary<string | null> => {
  const parts = PARTS[field.type];
  if (!parts) return fc.constant(null);
  return fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 5, arbitrary: fc.constantFrom(...parts) });
};

const operandFor = (field: FieldModel, sub: string | null): fc.Arbitrary<string> => {
  const kind = CHOSEN_PARTS.includes(sub ?? '') ? 'CHOICES' : (KIND[field.type] ?? 'TEXTS');
  return fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...(OFFERED[kind] ?? '').split(' ')) },
    { weight: 1, arbitrary: fc.constantFrom(...OPERANDS) },
  );
};

/** Fields that keep a value which can be asked for; the others make the server refuse the query, which one in twenty views is enough for. */
const isAskable = ({ type, relation }: FieldModel): boolean =>
  !['NUMERIC', 'POSITION', 'RICH_TEXT', 'MORPH_RELATION'].includes(type) && relation?.type !== 'ONE_TO_MANY';

/** Each type is as likely as the others, however many fields have it. */
const oneOfEachType = (fields: readonly FieldModel[]): fc.Arbitrary<FieldModel> =>
  fc
    .constantFrom(...new Set(fields.map(({ type }) => type)))
    .chain((type) => fc.constantFrom(...fields.filter((field) => field.type === type)));

export const fieldOf = (object: ObjectModel): fc.Arbitrary<FieldModel> =>
  fc.oneof(
    { weight: 30, arbitrary: oneOfEachType(object.fields.filter(isAskable)) },
    { weight: 1, arbitrary: fc.constantFrom(...object.fields) },
  );

type Asked = Pick<Filter, 'operand' | 'value' | 'subFieldName'>;

const question = (world: World, owner: ObjectModel, field: FieldModel): fc.Arbitrary<Asked> =>
  partOf(field).chain((subFieldName) =>
    operandFor(field, subFieldName).chain((operand) =>
      fitting(world, owner.nameSingular, field, operand, subFieldName)
        .chain(asSaved)
        .map((value) => ({ operand, value, subFieldName })),
    ),
  );

const inGroup = (groupId: string | null, asked: fc.Arbitrary<Omit<Filter, 'id' | 'groupId' | 'positionInGroup'>>) =>
  fc.tuple(asked, fc.uuid()).map(([filter, id]): Filter => ({ ...filter, id, groupId, positionInGroup: null }));

/** A filter on a field itself. */
export const filterOnField = (world: World, object: ObjectModel, field: FieldModel): fc.Arbitrary<Filter> => {
  const asked = question(world, object, field);
  return inGroup(
    null,
    asked.map((each) => ({ ...each, field: field.name, relationTargetField: null })),
  );
};

/** A filter in a group, or in none: on a field, on a field of a related record, on a field that is gone. */
export function filterOn(world: World, object: ObjectModel, groupId: string | null): fc.Arbitrary<Filter> {
  const onField = fieldOf(object).chain((field) => {
    const plain = question(world, object, field).map((asked) => ({
      ...asked,
      field: field.name,
      relationTargetField: null,
    }));
    const target = world.objects.get(field.relation?.targetObject ?? '');
    if (!target) return plain;
    const through = fieldOf(target).chain((other) =>
      question(world, target, other).map((asked) => ({
        ...asked,
        field: field.name,
        relationTargetField: other.name,
      })),
    );
    return fc.oneof({ weight: 2, arbitrary: plain }, { weight: 3, arbitrary: through });
  });
  const gone = fc.constantFrom(
    { operand: 'CONTAINS', value: 'x', subFieldName: null, field: 'goneField', relationTargetField: null },
    { operand: 'CONTAINS', value: 'x', subFieldName: null, field: 'createdAt', relationTargetField: 'goneField' },
  );
  return inGroup(groupId, fc.oneof({ weight: 30, arbitrary: onField }, gone));
}
