import { randomOf } from '../../../local/crm/workspace/records/random';
import { drawFilter } from '../../../local/pg-parity/draw-filter';
import { drawOrder } from '../../../local/pg-parity/draw-order';
import { drawRecords } from '../../../local/pg-parity/draw-records';
import { operatorsOf, RefusedByContract } from '../../../local/pg-parity/operators';
import { tableOf } from '../../../local/pg-parity/columns';
import { selectIds, type Tables } from '../../../local/pg-parity/select';
import { comparedObjects } from '../../../local/pg-parity/worlds';

const OBJECTS = comparedObjects();
const TABLES: Tables = new Map(OBJECTS.map((object) => [object.nameSingular, tableOf(object)]));
const drawn = (seed: number) => drawRecords(randomOf(seed, 'records'), OBJECTS, 5);

test('the same seed draws the same records, another seed others', () => {
  expect(drawn(1)).toEqual(drawn(1));
  expect(drawn(1)).not.toEqual(drawn(2));
});

test('no column that must have a value is drawn without', () => {
  const pets = drawRecords(randomOf(1, 'records'), OBJECTS, 60).get('strictPet') ?? [];
  const strict = OBJECTS.find(({ nameSingular }) => nameSingular === 'strictPet');
  const names = strict?.fields.filter(({ type }) => type === 'TEXT' || type === 'ARRAY').map(({ name }) => name) ?? [];
  expect(pets.flatMap((pet) => names.filter((name) => pet[name] === null))).toEqual([]);
  expect(pets.some((pet) => pet['name'] === '')).toBe(true);
});

test('every drawn question becomes SQL or is refused, and every operator of every kind of column is drawn', () => {
  const seen = new Set<string>();
  const scene = {
    tables: TABLES,
    records: drawn(1),
    seen: (_table: string, { type }: { readonly type: string }, operator: string) =>
      void seen.add(`${type} ${operator}`),
  };
  const problems: unknown[] = [];
  for (let run = 0; run < 4000; run++) {
    const random = randomOf(run, 'question');
    const table = random.pick([...TABLES.values()]);
    const [filter, order] = [drawFilter(random, table, scene), drawOrder(random, table, TABLES)];
    try {
      expect(selectIds(TABLES, table.name, filter, order)).toContain(`AS t `);
    } catch (problem) {
      problems.push(problem);
    }
  }
  const all = [...TABLES.values()].flatMap(({ columns }) =>
    columns.flatMap((column) => operatorsOf(column).map((operator) => `${column.type} ${operator}`)),
  );
  expect([...new Set(all)].filter((pair) => !seen.has(pair))).toEqual([]);
  expect(problems.filter((problem) => !(problem instanceof RefusedByContract))).toEqual([]);
  expect(problems.length).toBeLessThan(80);
});
