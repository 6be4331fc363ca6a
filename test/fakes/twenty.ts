import { SyncError } from '../../src/errors';
import type { TwentyClient } from '../../src/twenty/client';
import type { ObjectMetadata, Page, RecordFilter } from '../../src/twenty/model';
import type { PageQuery } from '../../src/twenty/query';

export interface FakeRecord {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** What tests steer and look at, beside the client. */
export interface FakeTwenty extends TwentyClient {
  records: readonly FakeRecord[];
  /** The server's own limit of rows a page; more are not given. */
  pageCap: number;
  /** Called before each batch of pages; what it throws is the answer. */
  onPages: (queries: readonly PageQuery[], batch: number) => void;
  onCount: (object: ObjectMetadata, filter: RecordFilter) => void;
  /** Called before each page of a walk by id, with its number. */
  onWalk: (page: number) => void;
  readonly batches: () => readonly (readonly PageQuery[])[];
}

const unused = (): never => {
  throw new SyncError('unexpected', {}, new Error('not part of this fake'));
};

/** Serves pages of the records in their order, as Twenty does by offset. Filters and orders are not evaluated. */
export function fakeTwenty(records: readonly FakeRecord[]): FakeTwenty {
  const batches: (readonly PageQuery[])[] = [];
  let requests = 0;
  let walks = 0;
  const pageOf = ({ first, offset }: PageQuery): Page => {
    const size = Math.min(first, twenty.pageCap);
    return {
      records: twenty.records.slice(offset, offset + size),
      totalCount: twenty.records.length,
      hasMore: offset + size < twenty.records.length,
    };
  };
  const twenty: FakeTwenty = {
    records,
    pageCap: Number.POSITIVE_INFINITY,
    onPages: () => undefined,
    onCount: () => undefined,
    onWalk: () => undefined,
    batches: () => batches,
    detectDialect: unused,
    foresee: unused,
    workspace: unused,
    objects: unused,
    fieldRules: unused,
    views: unused,
    view: unused,
    members: unused,
    readable: unused,
    count: (object, filter) => {
      requests += 1;
      twenty.onCount(object, filter);
      return twenty.records.length;
    },
    pages: (_object, queries) => {
      requests += queries.length;
      batches.push(queries);
      twenty.onPages(queries, batches.length);
      return queries.map(pageOf);
    },
    walk: (_object, { first, after }) => {
      requests += 1;
      walks += 1;
      twenty.onWalk(walks);
      const sorted = [...twenty.records].sort((one, other) => (one.id < other.id ? -1 : 1));
      const rest = sorted.filter(({ id }) => after === null || id > after);
      const page = rest.slice(0, Math.min(first, twenty.pageCap));
      const hasMore = page.length < rest.length;
      return { records: page, totalCount: sorted.length, hasMore, cursor: hasMore ? (page.at(-1)?.id ?? null) : null };
    },
    requests: () => requests,
  };
  return twenty;
}
