import * as fc from 'fast-check';
import { codePointKey } from '../../../../local/crm/records/collation';
import { likeMatcher } from '../../../../local/crm/records/patterns';
import { engineOver, numbered } from './world';

const texts = fc.constantFrom('', 'a', 'A', 'ab', 'Über', '%', '\uff5e', '😀', null);
const people = fc.array(
  fc.record({
    jobTitle: texts,
    intro: texts,
    position: fc.constantFrom(null, -1, 0, 0.5, 2),
    workPreference: fc.constantFrom(null, [], ['HYBRID'], ['ON_SITE', 'HYBRID']),
    performanceRating: fc.constantFrom(null, 'RATING_1', 'RATING_5'),
  }),
  { maxLength: 25 },
);

const leaf = fc.constantFrom<object>(
  { jobTitle: { eq: 'a' } },
  { jobTitle: { ilike: '%A%' } },
  { jobTitle: { is: 'NULL' } },
  { intro: { neq: 'ab' } },
  { intro: { eq: null } },
  { position: { gte: 0 } },
  { position: { is: 'NOT_NULL' } },
  { workPreference: { containsAny: ['HYBRID'] } },
  { workPreference: { isEmptyArray: true } },
  { performanceRating: { in: ['RATING_5'] } },
);

const { filter } = fc.letrec<{ filter: object }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('filter').map((inner) => ({ not: inner })),
    fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((and) => ({ and })),
    fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((or) => ({ or })),
  ),
}));

const orderBy = fc.array(
  fc
    .tuple(
      fc.constantFrom('jobTitle', 'intro', 'position', 'workPreference', 'performanceRating'),
      fc.constantFrom('AscNullsFirst', 'AscNullsLast', 'DescNullsFirst', 'DescNullsLast'),
    )
    .map(([field, direction]) => ({ [field]: direction })),
  { maxLength: 3 },
);

test('De Morgan holds in three-valued logic', () => {
  fc.assert(
    fc.property(people, fc.array(filter, { minLength: 1, maxLength: 3 }), (values, parts) => {
      const { numbers } = engineOver({ person: numbered(...values) });
      const negated = parts.map((part) => ({ not: part }));
      expect(numbers('person', { filter: { not: { and: parts } } })).toEqual(
        numbers('person', { filter: { or: negated } }),
      );
      expect(numbers('person', { filter: { not: { or: parts } } })).toEqual(
        numbers('person', { filter: { and: negated } }),
      );
    }),
  );
});

test('a filter and its negation share no record, and double negation changes nothing', () => {
  fc.assert(
    fc.property(people, filter, (values, part) => {
      const { numbers } = engineOver({ person: numbered(...values) });
      const found = numbers('person', { filter: part });
      const others = new Set(numbers('person', { filter: { not: part } }));
      expect(found.filter((number) => others.has(number))).toEqual([]);
      expect(numbers('person', { filter: { not: { not: part } } })).toEqual(found);
    }),
  );
});

test('pages by offset put together are the whole order, each record once', () => {
  fc.assert(
    fc.property(people, orderBy, fc.integer({ min: 1, max: 7 }), (values, order, first) => {
      const { find, numbers } = engineOver({ person: numbered(...values) });
      const whole = numbers('person', { orderBy: order, first: 1000 });
      const pages: number[] = [];
      for (let offset = 0; ; offset += first) {
        pages.push(...numbers('person', { orderBy: order, first, offset }));
        if (!find('person', { orderBy: order, first, offset }).hasNextPage) break;
      }
      expect(pages).toEqual(whole);
      expect(new Set(whole).size).toBe(values.length);
    }),
  );
});

test('without the cursor bug pages by cursor are the whole order, forwards and backwards', () => {
  fc.assert(
    fc.property(people, orderBy, fc.integer({ min: 1, max: 7 }), (values, order, size) => {
      const { find, numbers } = engineOver({ person: numbered(...values) }, { cursorBug: false });
      const whole = numbers('person', { orderBy: order, first: 1000 });
      const forwards: string[] = [];
      let page = find('person', { orderBy: order, first: size });
      for (;;) {
        forwards.push(...page.records.map(({ id }) => id));
        const after = page.cursors.at(-1);
        if (!page.hasNextPage || after === undefined) break;
        page = find('person', { orderBy: order, first: size, after });
      }
      expect(forwards.map((id) => Number.parseInt(id, 10))).toEqual(whole);
      const last = page.cursors.at(-1);
      if (last === undefined) return;
      const before = find('person', { orderBy: order, last: 1000, before: last }).records;
      expect(before.map(({ id }) => Number.parseInt(id, 10))).toEqual(whole.slice(0, -1));
    }),
  );
});

test('the order of text is that of its bytes in UTF-8', () => {
  const unpaired = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(unpaired, unpaired, (a, b) => {
      const [left, right] = [codePointKey(a), codePointKey(b)];
      expect(left < right ? -1 : left > right ? 1 : 0).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }),
  );
});

/** LIKE once more, by walking both texts. */
const slowLike = (text: readonly string[], pattern: readonly string[]): boolean => {
  const [head, ...rest] = pattern;
  if (head === undefined) return text.length === 0;
  if (head === '%')
    return Array.from({ length: text.length + 1 }, (_, at) => text.slice(at)).some((tail) => slowLike(tail, rest));
  if (text.length === 0) return false;
  if (head === '\\' && rest.length > 0) return text[0] === rest[0] && slowLike(text.slice(1), rest.slice(1));
  return (head === '_' || text[0] === head) && slowLike(text.slice(1), rest);
};

test('LIKE patterns mean what SQL says', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '%', '_', '\\', '.', '😀', '\n'), maxLength: 6 });
  fc.assert(
    fc.property(letters, letters, (value, pattern) => {
      expect(likeMatcher(pattern)(value)).toBe(slowLike(Array.from(value), Array.from(pattern)));
    }),
    { numRuns: 500 },
  );
});
