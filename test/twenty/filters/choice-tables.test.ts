import { field } from '../model-builders';
import { ME, NOTHING, planned, plannedFilter, STOP } from './planned';

/** twenty.md §4.3 and §4.4, row by row: numbers, choices and related records. */

const not = (filter: object): object => ({ not: filter });
const isNull = { f: { is: 'NULL' } };

const both = (rows: readonly (readonly [string, string, string, unknown])[]): void => {
  it.each(rows)('%s %s %j', (type, operand, value, expected) => {
    expect(planned(type, operand, value)).toStrictEqual(expected);
    expect(planned(type, operand, value, { rules: '2.21' })).toStrictEqual(expected);
  });
};

describe('numbers', () => {
  both([
    ['NUMBER', 'IS', '1,000', { f: { eq: 1 } }],
    ['NUMBER', 'IS', '1e3', { f: { eq: 1000 } }],
    ['NUMBER', 'IS', ' 7 apples', { f: { eq: 7 } }],
    ['NUMBER', 'IS', '.5', { f: { eq: 0.5 } }],
    ['NUMBER', 'IS', '-0', { f: { eq: 0 } }],
    ['NUMBER', 'IS', 'seven', { f: { eq: null } }],
    ['NUMBER', 'IS', '["5"]', { f: { eq: null } }],
    ['NUMBER', 'IS', '1e400', { f: { eq: null } }],
    ['NUMBER', 'IS', '0', { f: { eq: 0 } }],
    ['NUMBER', 'IS_NOT', '9007199254740993', not({ f: { eq: 9007199254740992 } })],
    ['NUMBER', 'GREATER_THAN_OR_EQUAL', '0.1', { f: { gte: 0.1 } }],
    ['NUMBER', 'LESS_THAN_OR_EQUAL', '-1.5', { f: { lte: -1.5 } }],
    ['NUMBER', 'CONTAINS', '5', STOP],
    ['NUMBER', 'IS', '', NOTHING],
    ['NUMBER', 'IS', '[]', NOTHING],
  ]);
});

describe('amounts', () => {
  both([
    ['CURRENCY', 'IS', '19.99', { f: { amountMicros: { eq: 19_990_000 } } }],
    ['CURRENCY', 'IS', '4.03', { f: { amountMicros: { eq: 4030000.0000000005 } } }],
    ['CURRENCY amountMicros', 'IS_NOT', '2.01', not({ f: { amountMicros: { eq: 2009999.9999999998 } } })],
    ['CURRENCY', 'GREATER_THAN_OR_EQUAL', '1,5', { f: { amountMicros: { gte: 1_000_000 } } }],
    ['CURRENCY', 'LESS_THAN_OR_EQUAL', '123456789012.34', { f: { amountMicros: { lte: 123456789012.34 * 1e6 } } }],
    ['CURRENCY', 'IS', '0', { f: { amountMicros: { eq: 0 } } }],
    ['CURRENCY', 'IS', '-3', { f: { amountMicros: { eq: -3_000_000 } } }],
    ['CURRENCY', 'IS', 'EUR 5', { f: { amountMicros: { eq: null } } }],
    ['CURRENCY', 'IS', '1e305', { f: { amountMicros: { eq: null } } }],
    ['CURRENCY', 'CONTAINS', '5', STOP],
    ['CURRENCY currencyCode', 'IS', '["EUR"]', { f: { currencyCode: { in: ['EUR'] } } }],
    ['CURRENCY currencyCode', 'IS_NOT', '["XXX","eur"]', not({ f: { currencyCode: { in: ['XXX', 'eur'] } } })],
    ['CURRENCY currencyCode', 'IS', 'EUR', STOP],
    ['CURRENCY currencyCode', 'IS', '"EUR"', STOP],
    ['CURRENCY currencyCode', 'IS', '[]', NOTHING],
    ['CURRENCY currencyCode', 'GREATER_THAN_OR_EQUAL', '5', STOP],
    ['CURRENCY currencyCode', 'IS_NOT_EMPTY', '', not({ or: [{ f: { amountMicros: { is: 'NULL' } } }] })],
  ]);
});

describe('ratings and booleans', () => {
  const stars = (...numbers: readonly number[]): object => ({ f: { in: numbers.map((number) => `RATING_${number}`) } });
  both([
    ['RATING', 'IS', '5', { f: { eq: 'RATING_5' } }],
    ['RATING', 'IS_NOT', '1', not({ f: { eq: 'RATING_1' } })],
    ['RATING', 'GREATER_THAN_OR_EQUAL', '1', stars(1, 2, 3, 4, 5)],
    ['RATING', 'GREATER_THAN_OR_EQUAL', '5', stars(5)],
    ['RATING', 'GREATER_THAN_OR_EQUAL', '0', stars(1, 2, 3, 4, 5)],
    ['RATING', 'GREATER_THAN_OR_EQUAL', '6', STOP],
    ['RATING', 'LESS_THAN_OR_EQUAL', '1', stars(1)],
    ['RATING', 'LESS_THAN_OR_EQUAL', '5', stars(1, 2, 3, 4, 5)],
    ['RATING', 'LESS_THAN_OR_EQUAL', '0', STOP],
    ['RATING', 'LESS_THAN_OR_EQUAL', '9', stars(1, 2, 3, 4, 5)],
    ['RATING', 'LESS_THAN_OR_EQUAL', 'three', STOP],
    ['RATING', 'IS', '', NOTHING],
    ['BOOLEAN', 'IS', 'true', { f: { eq: true } }],
    ['BOOLEAN', 'IS', 'True', { f: { eq: false } }],
    ['BOOLEAN', 'IS', ' true', { f: { eq: false } }],
    ['BOOLEAN', 'IS', '1', { f: { eq: false } }],
    ['BOOLEAN', 'IS', '', NOTHING],
    ['BOOLEAN', 'IS_NOT', 'true', { f: { eq: true } }],
    ['BOOLEAN', 'IS_EMPTY', '', { f: { eq: false } }],
    ['BOOLEAN', 'IS_NOT_NULL', 'true', { f: { eq: true } }],
    ['BOOLEAN', 'IS_EXACTLY', 'true', STOP],
  ]);
});

describe('choices', () => {
  const among = (...options: readonly string[]): object => ({ f: { in: options } });
  const any = (...options: readonly string[]): object => ({ f: { containsAny: options } });
  const none = { f: { isEmptyArray: true } };
  both([
    ['SELECT', 'IS', '["A"]', among('A')],
    ['SELECT', 'IS', '["GONE","A"]', among('GONE', 'A')],
    ['SELECT', 'IS', '["","A","B"]', { or: [among('A', 'B'), isNull] }],
    ['SELECT', 'IS', '["",""]', isNull],
    ['SELECT', 'IS', '["A \\"x\\"","%_"]', among('A "x"', '%_')],
    ['SELECT', 'IS_NOT', '["","A"]', { and: [not(among('A')), not(isNull)] }],
    ['SELECT', 'IS', 'A', STOP],
    ['SELECT', 'IS', '"A"', STOP],
    ['SELECT', 'IS', '[1]', STOP],
    ['SELECT', 'IS', '{"A":true}', STOP],
    ['SELECT', 'IS', '[ ]', STOP],
    ['SELECT', 'CONTAINS', '["A"]', STOP],
    ['SELECT', 'CONTAINS', '[]', NOTHING],
    ['MULTI_SELECT', 'CONTAINS', '["A"]', any('A')],
    ['MULTI_SELECT', 'CONTAINS', '["","A"]', { or: [any('A'), none] }],
    ['MULTI_SELECT', 'CONTAINS', '["",""]', none],
    ['MULTI_SELECT', 'DOES_NOT_CONTAIN', '["A",""]', { or: [not(any('A')), none, isNull] }],
    ['MULTI_SELECT', 'DOES_NOT_CONTAIN', '[""]', STOP],
    ['MULTI_SELECT', 'CONTAINS', 'A', STOP],
    ['MULTI_SELECT', 'IS', '["A"]', STOP],
    ['MULTI_SELECT', 'IS_EMPTY', '["A"]', { or: [isNull, none] }],
    ['ARRAY', 'IS_EMPTY', '', { or: [isNull, none] }],
  ]);
});

const A = '11111111-1111-4111-8111-111111111111';
const UPPER = 'ABCDEF01-2345-4678-9ABC-DEF012345678';
const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('ids', () => {
  const among = (...ids: readonly string[]): object => ({ f: { in: ids } });
  both([
    ['UUID', 'IS', UPPER, among(UPPER)],
    ['UUID', 'IS', `["${A}","${UPPER}"]`, among(A, UPPER)],
    ['UUID', 'IS', `["${A}"]`, among(A)],
    ['UUID', 'IS', '["x"]', among(NOBODY)],
    ['UUID', 'IS', '{}', among(NOBODY)],
    ['UUID', 'IS_NOT', '""', not(among(NOBODY))],
    ['UUID', 'IS', '[]', NOTHING],
    ['UUID', 'IS', '', NOTHING],
    ['UUID', 'CONTAINS', A, STOP],
  ]);
});

describe('related records', () => {
  const chosen = (more: object): string => JSON.stringify({ isCurrentWorkspaceMemberSelected: false, ...more });
  const me = (...selectedRecordIds: readonly string[]): string =>
    JSON.stringify({ isCurrentWorkspaceMemberSelected: true, selectedRecordIds });
  const values: readonly (readonly [string, string, readonly string[]])[] = [
    ['some', chosen({ selectedRecordIds: [A, UPPER] }), [A, UPPER]],
    ['some and me, last', me(A), [A, ME]],
    ['me', me(), [ME]],
    ['me without a list', '{"isCurrentWorkspaceMemberSelected":true}', [ME]],
    ['more keys', chosen({ selectedRecordIds: [A], isCurrentRecordSelected: true, x: 1 }), [A]],
    ['without the key for me', `{"selectedRecordIds":["${A}"]}`, [A]],
    ['a list', `["${UPPER}"]`, [UPPER]],
    ['one id', A, [A]],
    ['what is no id', 'Airbnb', [NOBODY]],
    ['a list of what is no id', '["Airbnb"]', [NOBODY]],
    ['a choice of what is no id', chosen({ selectedRecordIds: ['Airbnb'] }), [NOBODY]],
    ['no list', chosen({ selectedRecordIds: A }), [NOBODY]],
    ['a missing value', '""', [NOBODY]],
  ];

  it.each(values)('%s', (_, value, ids) => {
    const listed = { fId: { in: ids } };
    expect(planned('RELATION', 'IS', value)).toStrictEqual(listed);
    expect(planned('RELATION', 'IS_NOT', value)).toStrictEqual({ or: [not(listed), { fId: { is: 'NULL' } }] });
    const maker = { f: { workspaceMemberId: { in: ids } } };
    const isNobody = { f: { workspaceMemberId: { is: 'NULL' } } };
    expect(planned('ACTOR workspaceMemberId', 'IS', value)).toStrictEqual(maker);
    expect(planned('ACTOR workspaceMemberId', 'IS_NOT', value)).toStrictEqual({ or: [not(maker), isNobody] });
  });

  it.each([chosen({ selectedRecordIds: [] }), '{}', '[ ]', '[]', ''])(
    '%j chooses nobody and counts for nothing',
    (value) => {
      expect(planned('RELATION', 'IS', value)).toStrictEqual(NOTHING);
      expect(planned('RELATION', 'IS_NOT', value)).toStrictEqual(NOTHING);
    },
  );

  both([
    ['RELATION', 'IS_EMPTY', '', { fId: { is: 'NULL' } }],
    ['RELATION', 'CONTAINS', 'x', STOP],
    ['MORPH_RELATION', 'IS', `["${A}"]`, NOTHING],
    ['MORPH_RELATION', 'IS_NOT', `["${A}"]`, NOTHING],
    ['MORPH_RELATION', 'IS_NOT_EMPTY', '', not({ fId: { is: 'NULL' } })],
  ]);
});

describe('a field of the related record', () => {
  const relation = field('company', { type: 'RELATION' });
  const of = (type: string, operand: string, value: string, subFieldName: string | null = null): unknown => {
    const target = field('t', { type });
    return plannedFilter({ operand, value, subFieldName, relationTargetFieldId: target.id }, relation, {}, [target]);
  };

  it.each([
    ['TEXT', 'DOES_NOT_CONTAIN', 'x', null, not({ t: { ilike: '%x%' } })],
    ['NUMBER', 'GREATER_THAN_OR_EQUAL', '5', null, { t: { gte: 5 } }],
    ['CURRENCY', 'IS', '5', 'amountMicros', { t: { amountMicros: { eq: 5_000_000 } } }],
    ['SELECT', 'IS', '["A",""]', null, { or: [{ t: { in: ['A'] } }, { t: { is: 'NULL' } }] }],
    ['MULTI_SELECT', 'CONTAINS', '["A"]', null, { t: { containsAny: ['A'] } }],
    ['RATING', 'LESS_THAN_OR_EQUAL', '2', null, { t: { in: ['RATING_1', 'RATING_2'] } }],
    ['BOOLEAN', 'IS', 'true', null, { t: { eq: true } }],
    ['DATE', 'IS_TODAY', '', null, { t: { eq: '2026-11-23' } }],
    ['UUID', 'IS', A, null, { t: { in: [A] } }],
    ['RELATION', 'IS', A, null, { tId: { in: [A] } }],
    ['ARRAY', 'CONTAINS', 'x', null, { t: { containsIlike: '%x%' } }],
    ['RAW_JSON', 'IS_EMPTY', '', null, { or: [{ t: { is: 'NULL' } }] }],
    ['FULL_NAME', 'CONTAINS', 'x', 'firstName', { t: { firstName: { ilike: '%x%' } } }],
    ['PHONES', 'CONTAINS', '12', 'primaryPhoneNumber', { t: { primaryPhoneNumber: { ilike: '%12%' } } }],
    ['ACTOR', 'IS', '["API"]', 'source', { t: { source: { in: ['API'] } } }],
  ])('%s %s %j', (type, operand, value, part, inner) => {
    expect(of(type, operand, value, part)).toStrictEqual({ company: inner });
  });

  it.each([
    ['TEXT', 'CONTAINS', ''],
    ['PHONES', 'CONTAINS', 'abc'],
    ['RELATION', 'IS', '{}'],
    ['SELECT', 'IS', '[]'],
    ['MORPH_RELATION', 'IS', A],
  ])('%s %s %j counts for nothing, the relation included', (type, operand, value) => {
    expect(of(type, operand, value)).toStrictEqual(NOTHING);
  });

  it('stops at what the field cannot be asked, though the relation could', () => {
    expect(of('TEXT', 'IS', A)).toBe(STOP);
    expect(of('HOLOGRAM', 'IS', A)).toBe(STOP);
  });
});
