import * as z from 'zod/mini';
import { FIRST_PAGE_SIZE } from '../../src/sync/read/page-size';
import type { DeepReadonly } from '../../src/wire';

const count = () => z.number().check(z.int(), z.gte(0));

/** How far an export came: what the next run needs to go on. It stands beside the output and is written after each page. */
export const progressSchema = z.object({
  v: z.literal(1),
  /** Of the server, the view and the form of the file: where it differs the export begins anew. */
  fingerprint: z.string(),
  /** Milliseconds since the epoch: "now" of relative dates. */
  started: z.number(),
  /** By offset in the view's order, or by a cursor in the order of the ids, for a view that does not stand still. */
  way: z.enum(['pages', 'walk']),
  restarts: count(),
  /** Fields that the key may not read, as `PlanContext.forbidden` has them. */
  forbidden: z.array(z.string()),
  /** Records in the file, and bytes of it. */
  rows: count(),
  bytes: count(),
  /** Counted by Twenty when this reading began; of a walk also the fewest and the most ever counted. */
  total: count(),
  least: count(),
  most: count(),
  cursor: z.nullable(z.string()),
  pageSize: count(),
  pageCap: z.nullable(count()),
  /** No page is missing; what is left is the proof. */
  isRead: z.boolean(),
  pages: count(),
  requests: count(),
  /** Milliseconds of the runs so far. */
  ms: z.number(),
});

export type Progress = DeepReadonly<z.infer<typeof progressSchema>>;

/** As `transition.ts`: after so many restarts the view is walked by id. */
const MOST_RESTARTS = 2;

interface Beginning extends Pick<Progress, 'fingerprint' | 'started' | 'forbidden' | 'restarts' | 'total'> {
  /** What earlier readings cost. */
  readonly spent: Pick<Progress, 'pages' | 'requests' | 'ms'>;
}

export function beginning({ spent, total, ...given }: Beginning): Progress {
  return {
    v: 1,
    ...given,
    way: given.restarts > MOST_RESTARTS ? 'walk' : 'pages',
    rows: 0,
    bytes: 0,
    total,
    least: total,
    most: total,
    cursor: null,
    pageSize: FIRST_PAGE_SIZE,
    pageCap: null,
    isRead: false,
    pages: spent.pages,
    requests: spent.requests,
    ms: spent.ms,
  };
}
