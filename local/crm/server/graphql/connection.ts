import type { ObjectModel, RecordModel, RecordPage } from '../../model';
import { pascal } from '../dialects/catalog';
import type { Selected } from './selection';

const NONE: Selected = new Map();

/** What is selected of the records of a connection. */
export const nodeSelection = (connection: Selected): Selected => connection.get('edges')?.get('node') ?? NONE;

export interface ConnectionProjectors {
  readonly node: (record: RecordModel) => unknown;
  /** The value of a name that is none of the connection's own: an aggregate, or null. */
  readonly other: (name: string) => unknown;
}

/** A page as the selected members of a connection, in the order asked. */
export function projectConnection(
  object: ObjectModel,
  selected: Selected,
  page: RecordPage,
  projectors: ConnectionProjectors,
): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [name, under] of selected) {
    if (name === 'edges') value[name] = edges(object, under, page, projectors.node);
    else if (name === 'pageInfo') value[name] = pageInfo(under, page);
    else if (name === 'totalCount') value[name] = page.totalCount;
    else if (name === '__typename') value[name] = `${pascal(object.nameSingular)}Connection`;
    else value[name] = projectors.other(name);
  }
  return value;
}

function edges(
  object: ObjectModel,
  selected: Selected,
  page: RecordPage,
  node: (record: RecordModel) => unknown,
): unknown[] {
  const names = [...selected.keys()];
  return page.records.map((record, index) => {
    const edge: Record<string, unknown> = {};
    for (const name of names) {
      if (name === 'node') edge[name] = node(record);
      else if (name === 'cursor') edge[name] = page.cursors[index] ?? null;
      else edge[name] = name === '__typename' ? `${pascal(object.nameSingular)}Edge` : null;
    }
    return edge;
  });
}

function pageInfo(selected: Selected, page: RecordPage): Record<string, unknown> {
  const info: Readonly<Record<string, unknown>> = {
    __typename: 'PageInfo',
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    startCursor: page.cursors[0] ?? null,
    endCursor: page.cursors.at(-1) ?? null,
  };
  return Object.fromEntries([...selected.keys()].map((name) => [name, info[name] ?? null]));
}
