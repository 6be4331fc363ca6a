import { doubtsOf } from '../../src/twenty/views/doubts';
import type { Dialect, View } from '../../src/twenty/model';
import { field, filterOn, NEWER, object, OLDER, schema, view } from './model-builders';
import { offsetMinutes } from './zone-offset';

const thing = object('thing', [
  field('name', { type: 'FULL_NAME' }),
  field('phone', { type: 'PHONES' }),
  field('by', { type: 'ACTOR' }),
  field('street', { type: 'ADDRESS' }),
  field('due', { type: 'DATE' }),
  field('seen', { type: 'DATE_TIME' }),
  field('size', { type: 'NUMBER' }),
  field('createdAt', { type: 'DATE_TIME' }),
]);

const of = (over: Partial<View>, dialect: Dialect): readonly string[] => {
  const { rules, dates } = dialect;
  const zone = 'Europe/Paris';
  const context = { schema: schema(thing), now: 0, zone, offsetMinutes, memberId: null, rules, dates };
  return doubtsOf(view(over), thing, context, dialect).map((doubt) => `${doubt.field}: ${doubt.about}`);
};
const filter = (name: string, value: string, operand = 'CONTAINS', over = {}) => ({
  filters: [filterOn(`id-${name}`, { value, operand, ...over })],
});
const sort = (name: string, direction: 'ASC' | 'DESC' = 'ASC') => ({
  sorts: [{ fieldId: `id-${name}`, direction, subFieldName: null }],
});

const newer: Dialect = { ...NEWER, unsure: ['filters', 'nulls'] };
const older: Dialect = { ...OLDER, unsure: ['dates'] };

test.each<[string, Partial<View>, Dialect, readonly string[]]>([
  ['two words of a name', filter('name', 'Ada Love'), newer, ['Name: words']],
  ['one word of a name', filter('name', 'Ada'), newer, []],
  ['two words in a part of the name', filter('name', 'Ada Love', 'CONTAINS', { subFieldName: 'firstName' }), newer, []],
  ['a plus', filter('phone', '+33'), newer, ['Phone: plus']],
  ['no plus', filter('phone', '33'), newer, []],
  [
    'a country in an old form',
    filter('street', '"FR"', 'CONTAINS', { subFieldName: 'addressCountry' }),
    newer,
    ['Street: countries'],
  ],
  ['a filter in a group that does not count', filter('phone', '+33', 'CONTAINS', { groupId: 'none' }), newer, []],
  ['free text', { anyFieldFilterValue: '+33 6' }, newer, ['Name: words', 'Phone: plus', 'By: actors']],
  ['an ascending order', sort('size'), newer, ['Size: nulls']],
  ['a descending order', sort('size', 'DESC'), newer, []],
  ['an order without empty values', sort('createdAt'), newer, []],
  ['a week that passed', filter('due', 'PAST_1_WEEK', 'IS_RELATIVE'), older, ['Due: dates']],
  ['days to come', filter('seen', 'NEXT_7_DAY', 'IS_RELATIVE'), older, ['Seen: dates']],
  ['this week', filter('due', 'THIS_1_WEEK', 'IS_RELATIVE'), older, []],
  ['today', filter('seen', '', 'IS_TODAY'), older, []],
  ['two words where only dates are open', filter('name', 'Ada Love'), older, []],
  ['a server that says its version', { ...filter('name', 'Ada Love'), ...sort('size') }, NEWER, []],
])('%s', (_, over, dialect, expected) => expect(of(over, dialect)).toEqual(expected));
