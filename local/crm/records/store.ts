import type { RecordModel, Workspace } from '../model';

/** The records of a workspace with what finds them quickly, and the only way to change them. */
export interface RecordStore {
  /** Grows with every change; whoever remembers a result remembers this too. */
  readonly version: () => number;
  readonly byId: (object: string, id: string) => RecordModel | undefined;
  /** All records, soft-deleted ones too, in the order of their ids: Twenty's default order. */
  readonly inIdOrder: (object: string) => readonly RecordModel[];
  /** Live records whose column `column` holds `id`, in the order of their ids. */
  readonly pointingAt: (object: string, column: string, id: string) => readonly RecordModel[];
  /** @throws Error when the object is unknown or the id is taken */
  readonly insert: (object: string, record: RecordModel) => void;
  /** @throws Error when there is no such record; the same for the others below */
  readonly update: (object: string, id: string, values: Readonly<Record<string, unknown>>) => void;
  readonly softDelete: (object: string, id: string, at: string) => void;
  readonly restore: (object: string, id: string) => void;
  readonly destroy: (object: string, id: string) => void;
  /** Moves a record in the order that a person sees. */
  readonly reorder: (object: string, id: string, position: number) => void;
}

const byId = (a: RecordModel, b: RecordModel): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const isLive = (record: RecordModel): boolean => (record['deletedAt'] ?? null) === null;

const remembered = <T>(cache: Map<string, T>, key: string, make: () => T): T => {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
};

/** Works on the lists of `workspace` itself: the workspace shows every change. */
export const createStore = (workspace: Workspace): RecordStore => {
  let version = 0;
  const places = new Map<string, ReadonlyMap<string, number>>();
  const ordered = new Map<string, readonly RecordModel[]>();
  const pointers = new Map<string, ReadonlyMap<string, readonly RecordModel[]>>();

  const listOf = (object: string): RecordModel[] => {
    const list = workspace.records.get(object);
    if (list === undefined) throw new Error(`The workspace has no object "${object}".`);
    return list;
  };
  const placesOf = (object: string): ReadonlyMap<string, number> =>
    remembered(places, object, () => new Map(listOf(object).map((record, place) => [record.id, place])));
  const changed = (object: string): void => {
    version++;
    places.delete(object);
    ordered.delete(object);
    for (const key of pointers.keys()) if (key.startsWith(`${object}.`)) pointers.delete(key);
  };
  const placeOf = (object: string, id: string): number => {
    const place = placesOf(object).get(id);
    if (place === undefined) throw new Error(`There is no ${object} ${id}.`);
    return place;
  };
  const inIdOrder = (object: string): readonly RecordModel[] =>
    remembered(ordered, object, () => {
      const list = [...listOf(object)];
      list.sort(byId);
      return list;
    });
  const update = (object: string, id: string, values: Readonly<Record<string, unknown>>): void => {
    const [list, place] = [listOf(object), placeOf(object, id)];
    const before = list[place];
    if (before !== undefined) list[place] = { ...before, ...values, id };
    changed(object);
  };

  return {
    version: () => version,
    byId: (object, id) => {
      const place = placesOf(object).get(id);
      return place === undefined ? undefined : listOf(object)[place];
    },
    inIdOrder,
    pointingAt: (object, column, id) => {
      const index = remembered(pointers, `${object}.${column}`, () => {
        const groups = new Map<string, RecordModel[]>();
        for (const record of inIdOrder(object)) {
          const target = record[column];
          if (typeof target !== 'string' || !isLive(record)) continue;
          const group = groups.get(target);
          if (group === undefined) groups.set(target, [record]);
          else group.push(record);
        }
        return groups;
      });
      return index.get(id) ?? [];
    },
    insert: (object, record) => {
      const list = listOf(object);
      if (placesOf(object).has(record.id)) throw new Error(`There is already a ${object} ${record.id}.`);
      list.push({ deletedAt: null, ...record });
      changed(object);
    },
    update,
    softDelete: (object, id, at) => update(object, id, { deletedAt: at, updatedAt: at }),
    restore: (object, id) => update(object, id, { deletedAt: null }),
    destroy: (object, id) => {
      listOf(object).splice(placeOf(object, id), 1);
      changed(object);
    },
    reorder: (object, id, position) => update(object, id, { position }),
  };
};
