import { isRecord, isText } from '../../src/wire';
import type { TwentyClient } from '../../src/twenty/client';
import type { ObjectMetadata } from '../../src/twenty/model';
import type { Ask } from './asking';

/** The add-on's largest page (`src/sync/read/page-size.ts`). */
const LARGEST_PAGE = 5_000;
/** Twenty's own pages have as many (twenty.md §5.1). */
const SMALL_PAGE = 200;
const SMALL_PAGES = 5;

export interface PageFacts {
  readonly object: string;
  /** Records asked for in one page, and how many came. */
  readonly asked: number;
  readonly came: number;
  /** The server gave fewer than it has and than were asked for. */
  readonly capped: boolean;
}

/** One page of ids, as large as the add-on ever asks for. */
export function pageFacts(object: ObjectMetadata, records: number, twenty: TwentyClient): PageFacts {
  const query = { filter: {}, orderBy: [], selections: ['id'], first: LARGEST_PAGE, offset: 0 };
  const came = twenty.pages(object, [query])[0]?.records.length ?? 0;
  return { object: object.labelPlural, asked: LARGEST_PAGE, came, capped: came < Math.min(LARGEST_PAGE, records) };
}

export interface CursorFacts {
  readonly object: string;
  /** Records that the pages should hold together. */
  readonly expected: number;
  /** Different ids that came by cursor in the order of ids: how the add-on reads a view that does not stand still. */
  readonly byId: number;
  /** The same in another order, which the add-on never does: older versions lose records so. Null where Twenty refused. */
  readonly sorted: number | null;
}

/** Some small pages by cursor; null where one page holds everything, so that nothing can be told. */
export function cursorFacts(
  object: ObjectMetadata,
  records: number,
  twenty: TwentyClient,
  ask: Ask,
): CursorFacts | null {
  const size = Math.min(SMALL_PAGE, Math.floor(records / 2));
  if (size === 0) return null;
  const byId = distinctIds((after) => {
    const page = twenty.walk(object, { filter: {}, selections: [], first: size, after });
    return { ids: page.records.map(({ id }) => id), next: page.cursor };
  });
  const sorted = distinctIds((after) => sortedPage(object, size, after, ask));
  return { object: object.labelPlural, expected: Math.min(records, size * SMALL_PAGES), byId: byId ?? 0, sorted };
}

interface IdPage {
  readonly ids: readonly unknown[];
  /** Null on the last page. */
  readonly next: string | null;
}

/** Null where a page did not come. */
function distinctIds(pageAfter: (cursor: string | null) => IdPage | null): number | null {
  const ids = new Set<unknown>();
  let after: string | null = null;
  for (let count = 0; count < SMALL_PAGES; count += 1) {
    const page = pageAfter(after);
    if (!page) return null;
    for (const id of page.ids) ids.add(id);
    after = page.next;
    if (after === null) break;
  }
  return ids.size;
}

/** Sorted by when records were made, which every object knows, and without asking for that value. */
function sortedPage(object: ObjectMetadata, first: number, after: string | null, ask: Ask): IdPage | null {
  const type = object.nameSingular.charAt(0).toUpperCase() + object.nameSingular.slice(1);
  const document =
    `query Probe($orderBy: [${type}OrderByInput], $first: Int, $after: String) { ` +
    `${object.namePlural}(orderBy: $orderBy, first: $first, after: $after) { ` +
    'totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }';
  const variables = { orderBy: [{ createdAt: 'AscNullsFirst' }], first, ...(after === null ? {} : { after }) };
  const data = ask('/graphql', { document, variables });
  const connection = isRecord(data) ? data[object.namePlural] : null;
  if (!isRecord(connection) || !Array.isArray(connection['edges'])) return null;
  const { edges, pageInfo } = connection;
  const ids = edges.map((edge: unknown) => (isRecord(edge) && isRecord(edge['node']) ? edge['node']['id'] : null));
  const end = isRecord(pageInfo) && pageInfo['hasNextPage'] === true ? pageInfo['endCursor'] : null;
  return { ids, next: isText(end) ? end : null };
}
