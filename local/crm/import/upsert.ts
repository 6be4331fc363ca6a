import type { ObjectModel, RecordModel } from '../model';
import { hasParts } from './columns';
import { type ImportRow, uniqueText } from './rows';

type Values = Readonly<Record<string, unknown>>;

/** Where an import writes: the records of one object, soft-deleted ones too, and those that relations may find. */
export interface ImportTarget {
  readonly object: ObjectModel;
  readonly records: () => readonly RecordModel[];
  /** The id of a live record of another object by one of its unique fields (`id`, `domainName.primaryLinkUrl`). */
  readonly related: (object: string, key: string, value: string) => string | undefined;
  /** `given` are the values that the file brought. */
  readonly write: (record: RecordModel, given: Values) => void;
  readonly newId: () => string;
}

export interface Imported {
  readonly created: number;
  readonly updated: number;
  /** Soft-deleted before. */
  readonly restored: number;
  /** Why the import stopped, or null; what was written before stays. */
  readonly failure: string | null;
}

const BATCH = 200;

/** A batch that the server refuses: nothing of it is written, but for what the database had taken before it found a double. */
class BatchRefused extends Error {
  constructor(
    message: string,
    readonly kept: readonly Planned[] = [],
  ) {
    super(message);
  }
}

/** Upserts in batches of 200, one after the other, until one is refused (csv.md §5, *Upsert*). */
export function upsertRows(rows: readonly ImportRow[], target: ImportTarget): Imported {
  const count = { created: 0, updated: 0, restored: 0 };
  const write = (planned: readonly Planned[]): void => {
    for (const { record, kind, given } of planned) {
      target.write(record, given);
      count[kind]++;
    }
  };
  for (let first = 0; first < rows.length; first += BATCH) {
    try {
      write(planBatch(rows.slice(first, first + BATCH), target));
    } catch (problem) {
      if (!(problem instanceof BatchRefused)) throw problem;
      write(problem.kept);
      return { ...count, failure: problem.message };
    }
  }
  return { ...count, failure: null };
}

interface Planned {
  readonly record: RecordModel;
  readonly kind: 'created' | 'updated' | 'restored';
  readonly given: Values;
}

/** @throws BatchRefused */
function planBatch(rows: readonly ImportRow[], target: ImportTarget): readonly Planned[] {
  const { object } = target;
  const unique = object.fields.filter(({ isUnique, name, type }) => isUnique && name !== 'id' && type !== 'RELATION');
  const records = target.records();
  const byId = new Map(records.map((record) => [record.id, record]));
  const holders = new Map(
    unique.map(({ name }) => [name, new Map(records.map((record) => [uniqueText(record[name]), record]))]),
  );
  const keysUsed = new Map<string, string>();
  const doubles: string[] = [];
  const planned = rows.map(({ place, values, refused }) => {
    const fail = (why: string): never => {
      throw new BatchRefused(`Row ${place}: ${why}`);
    };
    if (refused !== null) return fail(refused);
    const id = values.get('id');
    if (typeof id === 'string' && id !== id.toLowerCase()) {
      // It finds no record; the database, which knows ids in lower case, finds the double when it inserts.
      if (!byId.has(id.toLowerCase())) return fail('an id in upper case finds no record');
      doubles.push(`Row ${place}: an id in upper case finds no record, and is a double of one`);
    }
    const found = new Set<RecordModel>();
    const own = typeof id === 'string' ? byId.get(id) : undefined;
    if (own) found.add(own);
    for (const { name } of unique) {
      const value = uniqueText(values.get(name));
      const holder = value === '' ? undefined : holders.get(name)?.get(value);
      if (holder) found.add(holder);
    }
    if (found.size > 1) return fail('its id and a value that must be unique are of different records');
    const [before] = found;
    const given: Record<string, unknown> = {};
    for (const [name, value] of values) {
      const field = object.fields.find((each) => each.name === name);
      if (field?.type !== 'RELATION') given[name] = value;
      else {
        const { key = 'id', value: sought = '' }: { key?: string; value?: string } = Object(value);
        if ((keysUsed.get(name) ?? key) !== key) return fail(`${field.label} is named by different keys`);
        keysUsed.set(name, key);
        const related = target.related(field.relation?.targetObject ?? '', key, sought);
        if (related === undefined) return fail(`${field.label}: no such record`);
        given[`${name}Id`] = related;
      }
    }
    return plannedOf(before, given, typeof id === 'string' ? id : target.newId(), object);
  });
  const [double] = doubles;
  // Records that are there are written before new ones are inserted.
  if (double !== undefined)
    throw new BatchRefused(
      double,
      planned.filter(({ kind }) => kind !== 'created'),
    );
  return planned;
}

/** Parts of a composite that are not sent are kept; JSON of one's own is replaced whole. */
function plannedOf(before: RecordModel | undefined, given: Values, id: string, object: ObjectModel): Planned {
  const merged = Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const field = object.fields.find((each) => each.name === name);
      return [name, field && hasParts(field.type) ? { ...Object(before?.[name]), ...Object(value) } : value];
    }),
  );
  if (before === undefined) return { record: { deletedAt: null, ...merged, id }, kind: 'created', given };
  const kind = (before['deletedAt'] ?? null) === null ? 'updated' : 'restored';
  return { record: { ...before, ...merged, id: before.id, deletedAt: null }, kind, given };
}
