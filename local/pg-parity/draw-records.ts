import type { ObjectModel, RecordModel } from '../crm/model';
import type { Random } from '../crm/workspace/records/random';
import { type SqlColumn, tableOf } from './columns';
import { DAYS, IDS, INSTANTS, ITEMS, JSONS, NUMBERS, someOf, TEXTS } from './pools';

/** A value that the column may hold, as the wire shows it; never null. */
function valueOf(random: Random, column: SqlColumn): unknown {
  switch (column.type) {
    case 'text':
      return random.chance(0.2) ? '' : random.pick(TEXTS);
    case 'uuid':
      return random.pick(IDS);
    case 'double precision':
      return random.pick(NUMBERS);
    case 'numeric': {
      // The wire shows them as numbers or as text (twenty.md §5.4); none has digits that a JSON number could not ask for.
      const number = random.pick(NUMBERS);
      return random.chance(0.5) ? number : random.chance(0.5) ? String(number) : number.toFixed(4);
    }
    case 'boolean':
      return random.chance(0.5);
    case 'date':
      return random.pick(DAYS);
    case 'timestamptz':
      return random.pick(INSTANTS);
    case 'jsonb':
      return random.pick(JSONS);
    case 'text[]':
      return random.chance(0.2) ? [] : someOf(random, ITEMS, 3);
    case 'enum':
      return random.pick(column.options);
    case 'enum[]':
      return random.chance(0.2) ? [] : [...new Set(someOf(random, column.options, 3))];
  }
}

const orNull = (random: Random, column: SqlColumn): unknown =>
  !column.notNull && random.chance(0.25) ? null : valueOf(random, column);

/** A record of an object; relations point at nothing, at one of `targets` (soft-deleted ones too), or into the void. */
function drawRecord(
  random: Random,
  object: ObjectModel,
  id: string,
  targets: (object: string) => readonly string[],
): RecordModel {
  const { columns, relations } = tableOf(object);
  const record: Record<string, unknown> & { id: string } = { id };
  const composites = new Map<string, Record<string, unknown>>();
  for (const column of columns) {
    const [field = '', sub] = column.path;
    if (field === 'id') continue;
    if (field === 'deletedAt') record[field] = random.chance(0.15) ? random.pick(INSTANTS) : null;
    else if (sub === undefined) record[field] = orNull(random, column);
    else composites.set(field, { ...composites.get(field), [sub]: orNull(random, column) });
  }
  for (const [field, value] of composites) record[field] = value;
  for (const { joinColumn, target } of relations) {
    const ids = targets(target);
    if (ids.length > 0 && random.chance(0.7))
      record[joinColumn] = random.chance(0.05) ? random.pick(IDS) : random.pick(ids);
    else record[joinColumn] = null;
  }
  return record;
}

/** `count` records of each object, keyed by `nameSingular`. */
export function drawRecords(
  random: Random,
  objects: readonly ObjectModel[],
  count: number,
): Map<string, RecordModel[]> {
  const ids = new Map(objects.map(({ nameSingular }) => [nameSingular, Array.from({ length: count }, random.id)]));
  // Few targets: many records share one.
  const targets = (name: string): readonly string[] => (ids.get(name) ?? []).slice(0, 12);
  return new Map(
    objects.map((object) => [
      object.nameSingular,
      (ids.get(object.nameSingular) ?? []).map((id) => drawRecord(random, object, id, targets)),
    ]),
  );
}
