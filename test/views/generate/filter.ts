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

export const fieldOf = (object: ObjectModel): fc.Arbitrary<FieldModel> =>
  fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...object.fields.filter(isAskable)) },
    { weight: 1, arbitrary: fc.constantFrom(...object.fields) },
  );

/** A filter in a group, or in none: on a field, on a field of a related record, on a field that is gone. */
export function filterOn(world: World, object: ObjectModel, groupId: string | null): fc.Arbitrary<Filter> {
  const one = (owner: ObjectModel, field: FieldModel) =>
    partOf(field).chain((sub) =>
      operandFor(field, sub).chain((operand) =>
        fitting(world, owner.nameSingular, field, operand, sub)
          .chain(asSaved)
          .map((value) => ({ operand, value, subFieldName: sub })),
      ),
    );
  const onField = fieldOf(object).chain((field) => {
    const plain = one(object, field).map((question) => ({ ...question, field: field.name, relationTargetField: null }));
    const target = world.objects.get(field.relation?.targetObject ?? '');
    if (!target) return plain;
    const through = fieldOf(target).chain((other) =>
      one(target, other).map((question) => ({ ...question, field: field.name, relationTargetField: other.name })),
    );
    return fc.oneof({ weight: 2, arbitrary: plain }, { weight: 3, arbitrary: through });
  });
  const gone = fc.constantFrom(
    { operand: 'CONTAINS', value: 'x', subFieldName: null, field: 'goneField', relationTargetField: null },
    { operand: 'CONTAINS', value: 'x', subFieldName: null, field: 'createdAt', relationTargetField: 'goneField' },
  );
  return fc
    .record({
      question: fc.oneof({ weight: 30, arbitrary: onField }, gone),
      groupId: fc.constant(groupId),
      id: fc.uuid(),
    })
    .map(({ question, ...rest }): Filter => ({ ...question, ...rest, positionInGroup: null }));
}
