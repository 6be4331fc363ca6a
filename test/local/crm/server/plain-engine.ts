import {
  type ObjectModel,
  QueryRefused,
  type RecordEngine,
  type RecordModel,
  type Workspace,
} from '../../../../local/crm/model';

/**
 * An engine just good enough to test the server without the real one: records in creation order, a filter on `id` or on a
 * join column by `eq`, paging by first and offset, cursors that hold the id.
 */
export function plainEngine({ records }: Workspace): RecordEngine {
  const live = (object: ObjectModel): readonly RecordModel[] =>
    (records.get(object.nameSingular) ?? []).filter((record) => (record['deletedAt'] ?? null) === null);
  const found = (object: ObjectModel, filter: unknown): readonly RecordModel[] => {
    const wanted: readonly [string, { eq?: unknown }][] = Object.entries(Object(filter));
    for (const [name] of wanted) {
      const isKnown = object.fields.some((field) => field.name === name || `${field.name}Id` === name);
      if (isKnown) continue;
      const message = `Object ${object.nameSingular} doesn't have any "${name}" field.`;
      throw new QueryRefused(message, 'BAD_USER_INPUT', 'INVALID_ARGS_FILTER');
    }
    return live(object).filter((record) => wanted.every(([name, { eq }]) => record[name] === eq));
  };
  return {
    findMany(object, { filter, first = 200, offset = 0 }) {
      const all = found(object, filter);
      const page = all.slice(offset, offset + first);
      return {
        records: page,
        cursors: page.map(({ id }) => Buffer.from(JSON.stringify({ id })).toString('base64')),
        totalCount: all.length,
        hasNextPage: offset + page.length < all.length,
        hasPreviousPage: offset > 0,
      };
    },
    findOne: (object, filter) => found(object, filter)[0],
    byId: (object, id) => records.get(object.nameSingular)?.find((record) => record.id === id),
    related: (object, relation, id) => live(object).filter((record) => record[`${relation.targetField}Id`] === id),
  };
}
