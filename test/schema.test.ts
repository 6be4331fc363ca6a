import * as v from '../src/schema';

/** Where valibot by itself takes more than JSON of ours can be. */

const NOT_READ: readonly [string, v.GenericSchema, unknown][] = [
  ['a list for an object that needs no key', v.object({ a: v.optional(v.string()) }), []],
  ['a list for names and texts', v.record(v.string()), ['x']],
  ['nothing for an object', v.object({}), null],
  ['infinity', v.number(), JSON.parse('1e999')],
  ['no number', v.number(), Number.NaN],
  ['digits', v.integer(0), '1'],
  ['a number that is not whole', v.integer(0), 0.5],
  ['a number that is not exact', v.integer(0), 2 ** 53],
  ['less than the least', v.integer(1, 7), 0],
  ['more than the most', v.integer(1, 7), 8],
  ['less than the least, of any number', v.number(0, 1), -0.5],
  ['a third in a pair', v.tuple([v.number(), v.number()]), [1, 2, 3]],
  ['one in a pair', v.tuple([v.number(), v.number()]), [1]],
  ['null for what may be missing', v.object({ a: v.optional(v.string()) }), { a: null }],
  ['what is missing where null may be', v.object({ a: v.nullable(v.string()) }), {}],
  ['a list for one of several', v.variant('kind', [v.object({ kind: v.literal('all') })]), []],
];

test.each(NOT_READ)('%s is not read', (_, schema, value) => {
  expect(v.read(schema, value)).toBeNull();
});

test('what is not named is left out, what is missing takes its default, the ends of a range belong to it', () => {
  const schema = v.object({
    n: v.integer(1, 7),
    kept: v.optional(v.array(v.string()), []),
    none: v.nullish(v.string()),
  });
  expect(v.read(schema, { n: 7, more: true })).toStrictEqual({ n: 7, kept: [] });
  expect(v.read(schema, { n: 1, kept: ['a'], none: null })).toStrictEqual({ n: 1, kept: ['a'], none: null });
});

test('the first place that differs is named, never what stands there', () => {
  const schema = v.object({ edges: v.array(v.object({ node: v.object({ id: v.string(), n: v.number() }) })) });
  const ask = (value: unknown) => v.readOr(schema, value, (at) => new Error(at));
  expect(() => ask({ edges: [{ node: { id: 'a', n: 1 } }, { node: { id: 7, n: 'secret' } }] })).toThrow(
    /^edges\.1\.node\.id$/,
  );
  expect(() => ask({ edges: [{ node: { id: 'a' } }] })).toThrow(/^edges\.0\.node\.n$/);
  expect(() => ask([])).toThrow(/^$/);
});
