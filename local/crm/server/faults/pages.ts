import type { ObjectModel, RecordEngine, RecordPage, RecordQuery } from '../../model';

/** Reads pages for one request, with the faults that meet it. */
export interface PageFaults {
  findMany(object: ObjectModel, query: RecordQuery, engine: RecordEngine): RecordPage;
}

export interface PageFaultFlags {
  cap: number | null;
  repeat: boolean;
  ignoreOffset: boolean;
  ignoreCursor: boolean;
  short: number | null;
}

/** Default page size of Twenty. */
const DEFAULT_FIRST = 200;

/** `lastPages` holds the page answered before, by object; it outlives requests. */
export function pageFaults(flags: Readonly<PageFaultFlags>, lastPages: Map<string, RecordPage>): PageFaults {
  return {
    findMany(object, query, engine) {
      const page = shortened(engine.findMany(object, distorted(query, flags)), flags.short);
      const before = lastPages.get(object.nameSingular);
      if (flags.repeat && before) return { ...before, totalCount: page.totalCount };
      lastPages.set(object.nameSingular, page);
      return page;
    },
  };
}

function distorted(query: RecordQuery, { cap, ignoreOffset, ignoreCursor }: Readonly<PageFaultFlags>): RecordQuery {
  const { offset, after, before, ...rest } = cap === null ? query : withCap(query, cap);
  return {
    ...rest,
    ...(ignoreOffset || offset === undefined ? {} : { offset }),
    ...(ignoreCursor || after === undefined ? {} : { after }),
    ...(ignoreCursor || before === undefined ? {} : { before }),
  };
}

function shortened(page: RecordPage, rows: number | null): RecordPage {
  if (rows === null || page.records.length <= rows) return page;
  const [records, cursors] = [page.records.slice(0, rows), page.cursors.slice(0, rows)];
  return { ...page, records, cursors, hasNextPage: false };
}

function withCap(query: RecordQuery, cap: number): RecordQuery {
  if (query.last !== undefined) return { ...query, last: Math.min(query.last, cap) };
  return { ...query, first: Math.min(query.first ?? DEFAULT_FIRST, cap) };
}
