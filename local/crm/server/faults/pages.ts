import type { ObjectModel, RecordEngine, RecordPage, RecordQuery } from '../../model';

/** Reads pages for one request, with the faults that meet it. */
export interface PageFaults {
  findMany(object: ObjectModel, query: RecordQuery, engine: RecordEngine): RecordPage;
}

export interface PageFaultFlags {
  cap: number | null;
  repeat: boolean;
  ignoreOffset: boolean;
}

/** Default page size of Twenty. */
const DEFAULT_FIRST = 200;

/** `lastPages` holds the page answered before, by object; it outlives requests. */
export function pageFaults(flags: Readonly<PageFaultFlags>, lastPages: Map<string, RecordPage>): PageFaults {
  return {
    findMany(object, query, engine) {
      const page = engine.findMany(object, distorted(query, flags));
      const before = lastPages.get(object.nameSingular);
      if (flags.repeat && before) return { ...before, totalCount: page.totalCount };
      lastPages.set(object.nameSingular, page);
      return page;
    },
  };
}

function distorted(query: RecordQuery, { cap, ignoreOffset }: Readonly<PageFaultFlags>): RecordQuery {
  const capped = cap === null ? query : withCap(query, cap);
  if (!ignoreOffset) return capped;
  const { offset: _ignored, ...rest } = capped;
  return rest;
}

function withCap(query: RecordQuery, cap: number): RecordQuery {
  if (query.last !== undefined) return { ...query, last: Math.min(query.last, cap) };
  return { ...query, first: Math.min(query.first ?? DEFAULT_FIRST, cap) };
}
