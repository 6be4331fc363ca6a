import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sameFilter } from './same-filter';
import { readVectors, type SingleVector, UnreadableVectors } from './vector-file';
import { type Agreement, runVectors, type VectorResult } from './vector-run';

const file = readVectors(readFileSync(join(process.cwd(), 'test/fixtures/twenty/filter-vectors.json'), 'utf8'));

const titled = (results: readonly VectorResult[]) =>
  results.flatMap(({ judged }) => judged.map((one) => [`${one.title}, rules ${one.rules}`, one] as const));

/** Every vector by both sets of rules: what says nothing about 2.21 is the same there. */
const both = (vectors: readonly SingleVector[]): SingleVector[] =>
  vectors.map((vector) => ({ ...vector, same_in_2_21: true }));

const single = runVectors({ ...file, single: both(file.single ?? []), groups: [] });
const all = titled([...single, ...runVectors({ now: file.now, groups: file.groups ?? [] })]);

describe('the vectors of Twenty', () => {
  it('are 372 filters, 13 groups and 7 searches', () => {
    expect([file.single?.length, file.groups?.length, file.anyField?.cases.length]).toStrictEqual([372, 13, 7]);
  });

  it.each(all)('%s', (_, { agreement, planned, expected }) => {
    expect({ agreement, planned, expected }).not.toMatchObject({ agreement: null });
  });

  it('agree in every letter but for three that docs/reference/filters.md explains', () => {
    const count = (agreement: Agreement): number => all.filter(([, one]) => one.agreement === agreement).length;
    // Under both rules, groups once or twice: what is left is literal.
    expect({
      error: count('error'),
      'no member': count('no member'),
      'empty list': count('empty list'),
      'operator read as OR': count('operator read as OR'),
      'normal form': count('normal form'),
    }).toStrictEqual({
      error: 2,
      'no member': 2,
      'empty list': 2,
      'operator read as OR': 2,
      'normal form': 0,
    });
  });

  it('fail with the filter of another vector', () => {
    const asked = (file.single ?? []).filter(({ filter }) => filter !== undefined);
    const swapped = asked.map((vector, index) => {
      const other = asked.find(({ filter }, place) => place > index && !sameFilter(filter, vector.filter));
      return { ...vector, filter: (other ?? asked[0])?.filter, filterIn_2_21: undefined };
    });
    const passing = runVectors({ now: file.now, single: swapped }).filter(({ passed }) => passed);
    expect(passing.map(({ judged }) => judged[0]?.title)).toStrictEqual([]);
  });

  it('fail where an error is expected and none comes, or the other way round', () => {
    const turned = (file.single ?? []).map(({ error, filter: _filter, ...vector }) =>
      error ? { ...vector, filter: { fld: { eq: 1 } } } : { ...vector, filterIn_2_21: undefined, error: true },
    );
    const passing = runVectors({ now: file.now, single: turned }).filter(({ passed }) => passed);
    // The server refuses what this one asks for, so it stops.
    expect(passing.map(({ judged }) => judged[0]?.title)).toStrictEqual([
      'MULTI_SELECT DOES_NOT_CONTAIN "[\\"\\"]" in America/New_York',
    ]);
  });
});

describe('a vector of one’s own', () => {
  const passes = (vector: Partial<SingleVector>): boolean => {
    const whole = { fieldType: 'SELECT', operand: 'IS', value: '["X"]', ...vector };
    return runVectors({ now: '2026-11-23T15:30:45.123Z', single: [whole] }).every(({ passed }) => passed);
  };

  it('may bring a value that is no text', () => {
    expect(passes({ value: ['X', 'Y'], filter: { fld: { in: ['Y', 'X'] } } })).toBe(true);
    expect(passes({ fieldType: 'NUMBER', value: 5, filter: { fld: { eq: 5 } } })).toBe(true);
    expect(passes({ fieldType: 'BOOLEAN', value: true, filter: { fld: { eq: true } } })).toBe(true);
  });

  it('may bring its own moment and its own target', () => {
    const date = { fieldType: 'DATE', operand: 'IS_TODAY', value: '' };
    expect(passes({ ...date, now: '2024-02-29T12:00:00Z', filter: { fld: { eq: '2024-02-29' } } })).toBe(true);
    const related = { fieldType: 'RELATION', operand: 'IS', relationTarget: { name: 'stage', type: 'SELECT' } };
    expect(passes({ ...related, filter: { fld: { stage: { in: ['X'] } } } })).toBe(true);
  });

  it('says what 2.21 makes of it where that differs', () => {
    const country = { fieldType: 'ADDRESS', subFieldName: 'addressCountry', operand: 'CONTAINS', value: '"France"' };
    const filterIn_2_21 = { fld: { addressCountry: { in: 'France' } } };
    expect(passes({ ...country, error: true, filterIn_2_21 })).toBe(true);
    expect(passes({ ...country, error: true, filterIn_2_21: { fld: { addressCountry: { in: ['France'] } } } })).toBe(
      false,
    );
  });

  it.each([
    ['{', 'The file is not JSON.'],
    ['[]', 'The file is not in the format of filter vectors: see its top level.'],
    ['{"single":[{"fieldType":"TEXT"}]}', 'The file is not in the format of filter vectors: see single.0.operand.'],
    ['{}', 'The file holds no filter vectors: neither "single" nor "groups" nor "anyField".'],
  ])('is refused with a sentence: %s', (text, sentence) => {
    expect(() => readVectors(text)).toThrow(new UnreadableVectors(sentence));
  });

  it('is refused without an answer or without a moment', () => {
    const one = { fieldType: 'TEXT', operand: 'CONTAINS', value: 'x' };
    expect(() => runVectors({ now: '2026-11-23T15:30:45.123Z', single: [one] })).toThrow('neither "filter" nor');
    expect(() => runVectors({ single: [{ ...one, filter: {} }] })).toThrow('no readable "now"');
  });
});
