import type { FieldMetadata, ViewSort } from '../../src/twenty/model';
import { planOrder } from '../../src/twenty/views/order';
import { field, NEWER, object, OLDER, schema, view } from './model-builders';

const many = {
  type: 'ONE_TO_MANY',
  targetObjectId: 'id-pet',
  targetObject: 'pet',
  targetObjectPlural: 'pets',
} as const;
const relatedTo = (name: string) =>
  ({ type: 'MANY_TO_ONE', targetObjectId: `id-${name}`, targetObject: name, targetObjectPlural: `${name}s` }) as const;

const pet = object('pet', [{ ...field('name'), id: 'pet-name' }]);
const human = object('human', [{ ...field('name', { type: 'FULL_NAME' }), id: 'human-name' }]);
const thingless = object('link');
const position = field('position', { type: 'POSITION' });

function ordered(asked: FieldMetadata, over: Partial<ViewSort> = {}, dialect = NEWER): readonly unknown[] {
  const thing = object('thing', [asked]);
  const sorts = [{ fieldId: asked.id, direction: 'ASC' as const, subFieldName: null, ...over }];
  return planOrder(view({ sorts }), thing, schema(thing, pet, human, thingless), dialect);
}

const ASC = 'AscNullsLast';

describe('a sort becomes an order', () => {
  it.each<[string, FieldMetadata, Partial<ViewSort>, unknown[]]>([
    ['text', field('a'), {}, [{ a: ASC }]],
    ['text, down', field('a'), { direction: 'DESC' }, [{ a: 'DescNullsLast' }]],
    ['name', field('a', { type: 'FULL_NAME' }), {}, [{ a: { firstName: ASC } }, { a: { lastName: ASC } }]],
    [
      'last name',
      field('a', { type: 'FULL_NAME' }),
      { subFieldName: 'lastName' },
      [{ a: { lastName: ASC } }, { a: { firstName: ASC } }],
    ],
    ['amount', field('a', { type: 'CURRENCY' }), { subFieldName: 'currencyCode' }, [{ a: { amountMicros: ASC } }]],
    ['actor', field('a', { type: 'ACTOR' }), {}, [{ a: { name: ASC } }]],
    ['links', field('a', { type: 'LINKS' }), {}, [{ a: { primaryLinkUrl: ASC } }]],
    ['emails', field('a', { type: 'EMAILS' }), {}, [{ a: { primaryEmail: ASC } }]],
    ['phones', field('a', { type: 'PHONES' }), {}, [{ a: { primaryPhoneNumber: ASC } }]],
    ['address', field('a', { type: 'ADDRESS' }), {}, [{ a: { addressCity: ASC } }]],
    [
      'address by country',
      field('a', { type: 'ADDRESS' }),
      { subFieldName: 'addressCountry' },
      [{ a: { addressCountry: ASC } }],
    ],
    [
      'address by a part that is switched off',
      field('a', { type: 'ADDRESS', settings: { subFields: ['addressState', 'addressCity'] } }),
      { subFieldName: 'addressCountry' },
      [{ a: { addressCity: ASC } }],
    ],
    [
      'address without a city',
      field('a', { type: 'ADDRESS', settings: { subFields: ['addressState'] } }),
      {},
      [{ a: { addressState: ASC } }],
    ],
    ['related record', field('a', { type: 'RELATION', relation: relatedTo('pet') }), {}, [{ a: { name: ASC } }]],
    [
      'related person',
      field('a', { type: 'RELATION', relation: relatedTo('human') }),
      {},
      [{ a: { name: { firstName: ASC } } }, { a: { name: { lastName: ASC } } }],
    ],
    [
      'related record without a name',
      field('a', { type: 'RELATION', relation: relatedTo('link') }),
      {},
      [{ aId: ASC }],
    ],
    ['unknown object', field('a', { type: 'RELATION', relation: relatedTo('gone') }), {}, [{ aId: ASC }]],
    ['many related records', field('a', { type: 'RELATION', relation: many }), {}, []],
    ['unknown field', field('a'), { fieldId: 'gone' }, []],
  ])('%s', (_, asked, sort, expected) => expect(ordered(asked, sort)).toStrictEqual(expected));

  it('puts empty values first where the server does', () => {
    expect(ordered(field('a'), {}, OLDER)).toStrictEqual([{ a: 'AscNullsFirst' }]);
    expect(ordered(field('a'), { direction: 'DESC' }, OLDER)).toStrictEqual([{ a: 'DescNullsLast' }]);
  });

  it('comes before the position, in the order of the view', () => {
    const thing = object('thing', [field('a'), field('b'), position]);
    const sorts = ['id-b', 'id-a'].map((fieldId) => ({ fieldId, direction: 'ASC' as const, subFieldName: null }));
    const order = planOrder(view({ sorts }), thing, schema(thing), NEWER);
    expect(order).toStrictEqual([{ b: ASC }, { a: ASC }, { position: 'AscNullsFirst' }]);
  });

  it('has no position where the object has none', () => {
    const remote = { ...object('thing', [position]), isRemote: true };
    expect(planOrder(view(), remote, schema(remote), NEWER)).toStrictEqual([]);
    const bare = object('thing', [field('a')]);
    expect(planOrder(view(), bare, schema(bare), NEWER)).toStrictEqual([]);
  });
});
