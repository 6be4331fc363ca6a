import { SyncError } from '../errors';
import { isRecord, type JsonObject } from '../wire';
import type { Page, WalkedPage } from './model';

const unreadable = (what: string, at: string): SyncError => new SyncError('answer-unreadable', { what, at });

function connectionOf(data: unknown, root: string): JsonObject {
  const connection = isRecord(data) ? data[root] : undefined;
  if (!isRecord(connection)) throw unreadable('records', root);
  return connection;
}

function totalOf(connection: JsonObject): number {
  const total = connection['totalCount'];
  if (typeof total !== 'number' || !Number.isInteger(total) || total < 0) throw unreadable('records', 'totalCount');
  return total;
}

/**
 * @param root the object's `namePlural`
 * @throws SyncError `answer-unreadable` when the connection or one of its parts is missing. What stands in a record is read
 *   by the codecs, later; a record without an id is not one.
 */
export function readConnection(data: unknown, root: string): Page {
  const connection = connectionOf(data, root);
  const { edges, pageInfo } = connection;
  const hasMore = isRecord(pageInfo) ? pageInfo['hasNextPage'] : undefined;
  if (typeof hasMore !== 'boolean') throw unreadable('records', 'pageInfo.hasNextPage');
  if (!Array.isArray(edges)) throw unreadable('records', 'edges');
  return { records: edges.map(recordOf), totalCount: totalOf(connection), hasMore };
}

/** It is saved with the job. Twenty's hold an id and what the order asks for, of which a walk asks nothing. */
const LONGEST_CURSOR = 2_000;

/** @throws SyncError `answer-unreadable`, also where there is more but no cursor that leads to it. */
export function readWalkedPage(data: unknown, root: string): WalkedPage {
  const page = readConnection(data, root);
  const { pageInfo } = connectionOf(data, root);
  const end = isRecord(pageInfo) ? pageInfo['endCursor'] : undefined;
  if (!page.hasMore) return { ...page, cursor: null };
  if (typeof end !== 'string' || end === '' || end.length > LONGEST_CURSOR)
    throw unreadable('records', 'pageInfo.endCursor');
  return { ...page, cursor: end };
}

function recordOf(edge: unknown): JsonObject {
  const node = isRecord(edge) ? edge['node'] : undefined;
  if (!isRecord(node) || typeof node['id'] !== 'string') throw unreadable('records', 'edges.node');
  return node;
}

/** @throws SyncError `answer-unreadable`. */
export function readCount(data: unknown, root: string): number {
  return totalOf(connectionOf(data, root));
}
