import { sameFilter } from './same-filter';

const a = { a: { eq: 1 } };
const b = { b: { ilike: '%x%' } };
const c = { c: { money: { gte: 5 } } };

describe('two filters are the same', () => {
  it.each([
    ['in another order', { and: [a, b, c] }, { and: [c, a, b] }],
    ['with keys in another order', { c: { x: { eq: 1 }, y: { eq: 2 } } }, { c: { y: { eq: 2 }, x: { eq: 1 } } }],
    ['with choices in another order, or twice', { a: { in: ['X', 'Y'] } }, { a: { in: ['Y', 'X', 'Y'] } }],
    ['with brackets around one', { or: [{ and: [a] }] }, a],
    ['with brackets within their like', { and: [a, { and: [b, c] }] }, { and: [a, b, c] }],
    ['with a filter said twice', { or: [a, b, a] }, { or: [a, b] }],
    ['with keys side by side', { ...a, ...b }, { and: [a, b] }],
    ['with empty brackets', { and: [a, { and: [] }] }, a],
    ['of nothing', { and: [] }, {}],
    ['denied twice', { not: { not: a } }, a],
    ['at the same moment', { a: { lt: '2026-01-15T10:30:00.000Z' } }, { a: { lt: '2026-01-15T11:30:00+01:00' } }],
    ['on a related record', { r: { or: [a, b] } }, { r: { or: [b, { or: [a] }] } }],
  ])('%s', (_, one, other) => expect(sameFilter(one, other)).toBe(true));
});

describe('two filters are not the same', () => {
  it.each([
    ['with another join', { and: [a, b] }, { or: [a, b] }],
    ['with one more', { and: [a, b] }, { and: [a, b, c] }],
    ['with another value', { a: { eq: 1 } }, { a: { eq: '1' } }],
    ['with another operator', { a: { gte: 1 } }, { a: { gt: 1 } }],
    ['with another field', a, { b: { eq: 1 } }],
    ['with another part', { c: { x: { eq: 1 } } }, { c: { y: { eq: 1 } } }],
    ['denied', a, { not: a }],
    ['denied as a whole or each', { not: { and: [a, b] } }, { and: [{ not: a }, { not: b }] }],
    ['a millisecond later', { a: { lt: '2026-01-15T10:30:00Z' } }, { a: { lt: '2026-01-15T10:30:00.001Z' } }],
    ['with everything as a choice', { or: [a, {}] }, a],
    [
      'with two operators on a field, of which one counts',
      { a: { gte: 1, lt: 2 } },
      { and: [{ a: { gte: 1 } }, { a: { lt: 2 } }] },
    ],
    ['of nothing and of something', {}, a],
    ['with other text of the same look', { a: { ilike: '%a b%' } }, { a: { ilike: '%a  b%' } }],
    ['with an amount off by a rounding', { a: { eq: 4030000 } }, { a: { eq: 4030000.0000000005 } }],
  ])('%s', (_, one, other) => expect(sameFilter(one, other)).toBe(false));
});
