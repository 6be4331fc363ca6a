import { agree, askEngine, type Outcome, type Question } from '../../../local/pg-parity/compare';
import { describeDifference, idsToShow } from '../../../local/pg-parity/describe';
import { readOptions, UsageError } from '../../../local/pg-parity/options';
import { shrink } from '../../../local/pg-parity/shrink';
import { engineOver, numbered, objectNamed, uuid } from '../crm/records/world';

const found = (...ids: readonly string[]): Outcome => ({ is: 'found', ids });
const refused: Outcome = { is: 'refused', why: 'No.' };

test('answers agree when they hold the same ids in the same order, or are both refused', () => {
  expect(agree(found('a', 'b'), found('a', 'b'))).toBe(true);
  expect(agree(found('a', 'b'), found('b', 'a'))).toBe(false);
  expect(agree(found('a'), found('a', 'b'))).toBe(false);
  expect(agree(refused, { is: 'refused', why: 'Other words.' })).toBe(true);
  expect(agree(refused, found())).toBe(false);
});

const QUESTION: Question = {
  object: objectNamed('person'),
  filter: { or: [{ jobTitle: { eq: 'a' } }, { not: { and: [{ intro: { eq: 'b' } }, { position: { gt: 1 } }] } }] },
  orderBy: [{ jobTitle: 'AscNullsFirst' }, { position: 'AscNullsFirst' }],
};

test('the demo CRM is asked for all records, and its refusal is an answer', () => {
  const { engine } = engineOver({ person: numbered({ jobTitle: 'a' }, { jobTitle: 'b' }) });
  const sides = { engine };
  expect(askEngine(sides, { ...QUESTION, filter: { jobTitle: { eq: 'a' } } })).toEqual(found(uuid(1)));
  expect(askEngine(sides, { ...QUESTION, filter: { nope: {} } }).is).toBe('refused');
});

test('a question is shrunk to what differs', async () => {
  const mentions = (text: string) => (smaller: Question) =>
    Promise.resolve(JSON.stringify([smaller.filter, smaller.orderBy]).includes(text));
  expect(await shrink(QUESTION, mentions('"intro"'))).toMatchObject({ filter: { intro: { eq: 'b' } }, orderBy: [] });
  expect(await shrink(QUESTION, mentions('"position":"Asc'))).toMatchObject({
    filter: null,
    orderBy: [{ position: 'AscNullsFirst' }],
  });
});

test('a difference names the question, the ids and the values that matter', () => {
  const record = { id: 'y', jobTitle: 'b', city: 'Lyon' };
  const text = describeDifference(QUESTION, found('x', 'y'), found('x', 'z'), 'SELECT 1', (id) =>
    id === 'y' ? record : undefined,
  );
  expect(text).toContain('only in the demo CRM: 1 (y)\n  only in PostgreSQL: 1 (z)\n  y {"jobTitle":"b"}\n');
  expect(idsToShow(found('a', 'b', 'c'), found('a', 'c', 'b'))).toEqual(['b', 'c']);
  const order = describeDifference(QUESTION, found('a', 'b'), found('b', 'a'), 'SELECT 1', () => undefined);
  expect(order).toContain('order differs at place 0: demo CRM a, PostgreSQL b');
});

test('options have defaults, and nonsense is refused in a sentence', () => {
  const USUAL = { runs: 4000, records: 120 };
  expect(readOptions([], 1_234_567, USUAL)).toEqual({ seed: 234_567, runs: 4000, records: 120 });
  expect(readOptions(['--seed', '5', '--runs=10', '--records', '3'], 0, USUAL)).toEqual({
    seed: 5,
    runs: 10,
    records: 3,
  });
  expect(() => readOptions(['--runs', '0'], 0, USUAL)).toThrow(
    '--runs takes a whole number from 1 to 10000000, not "0".',
  );
  expect(() => readOptions(['--nope'], 0, USUAL)).toThrow(UsageError);
});
