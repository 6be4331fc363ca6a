import * as z from 'zod/mini';

/** What the control endpoint takes. Rules are data: which requests they meet, and what happens to those. */

const object = z.string();
const count = z.number();
/** Of the records by position only each so many-th counts: 100 is one in a hundred. Default 1. */
const every = z.optional(z.int().check(z.positive()));

/** A change of the workspace or of what a key may do, at once or before a certain request. */
const change = z.discriminatedUnion('kind', [
  /** Copies of existing records, before the first or behind the last by position; their ids are new unless told. */
  z.object({
    kind: z.literal('insert'),
    object,
    count,
    ids: z.optional(z.array(z.string())),
    at: z.optional(z.enum(['first', 'last'])),
    set: z.optional(z.looseObject({})),
  }),
  /** Soft-deletes the given records, or the first or last of those not yet deleted; `hard` removes them. */
  z.object({
    kind: z.literal('delete'),
    object,
    ids: z.optional(z.array(z.string())),
    count: z.optional(count),
    every,
    at: z.optional(z.enum(['first', 'last'])),
    hard: z.optional(z.boolean()),
  }),
  /** Turns the order by position round. */
  z.object({ kind: z.literal('reorder'), object }),
  /** Writes values into the given records, or into the first `count`; they are the last changed then. */
  z.object({
    kind: z.literal('edit'),
    object,
    ids: z.optional(z.array(z.string())),
    count: z.optional(count),
    every,
    set: z.looseObject({}),
  }),
  /** Adds fields to an object; its records hold the given values in turn. */
  z.object({
    kind: z.literal('fields'),
    object,
    fields: z.array(
      z.object({
        name: z.string(),
        type: z.enum(['TEXT', 'NUMBER', 'BOOLEAN', 'DATE', 'DATE_TIME']),
        label: z.optional(z.string()),
        values: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
      }),
    ),
  }),
  /** Gives a field another name and label. */
  z.object({ kind: z.literal('renameField'), object, field: z.string(), name: z.string(), label: z.string() }),
  z.object({ kind: z.literal('revoke'), key: z.string(), undo: z.optional(z.boolean()) }),
  /** Hides an object, or one of its fields, from a role. */
  z.object({
    kind: z.literal('forbid'),
    role: z.string(),
    object,
    field: z.optional(z.string()),
    undo: z.optional(z.boolean()),
  }),
  /** Replaces members of a view, in the words of the model: fields, filters, filterGroups, sorts, name, isActive … */
  z.object({ kind: z.literal('view'), view: z.string(), set: z.looseObject({}) }),
  z.object({ kind: z.literal('deleteView'), view: z.string() }),
]);

const fault = z.discriminatedUnion('kind', [
  /** Answers this instead; nothing is executed and no token is taken. */
  z.object({ kind: z.literal('answer'), status: z.number(), body: z.string(), contentType: z.optional(z.string()) }),
  /** A web page with status 200, as a wrong address gives. */
  z.object({ kind: z.literal('html') }),
  z.object({ kind: z.literal('delay'), ms: z.number() }),
  /** Sends `bytes` of the body, then destroys the connection. */
  z.object({ kind: z.literal('cut'), bytes: z.number() }),
  /** Destroys the connection without an answer, after the request was executed. */
  z.object({ kind: z.literal('drop') }),
  /** Stops listening for a while. */
  z.object({ kind: z.literal('refuse'), ms: z.number() }),
  /** At most so many rows in a page, whatever `first` says. */
  z.object({ kind: z.literal('pageCap'), rows: z.number() }),
  /** Answers the page before once more. */
  z.object({ kind: z.literal('repeatPage') }),
  z.object({ kind: z.literal('ignoreOffset') }),
  /** Also of `after` and `before`: every page is the first. */
  z.object({ kind: z.literal('ignoreCursor') }),
  /** At most so many rows in a page, which says that it is the last. */
  z.object({ kind: z.literal('shortPage'), rows: z.number() }),
  z.object({ kind: z.literal('change'), change }),
]);

const rule = z.object({
  /** Requests it counts: every request, one endpoint, or those that read records. */
  on: z.enum(['any', 'graphql', 'metadata', 'records']),
  /** Matching requests let through first. Default 0. */
  skip: z.optional(z.number()),
  /** Matching requests it then meets; null means all until cleared. Default 1. */
  times: z.optional(z.nullable(z.number())),
  fault,
});

export const controlSchema = z.strictObject({
  /** Forgets all rules before adding any. */
  clear: z.optional(z.boolean()),
  /** Takes the workspace back to how it was at the start, before the changes of `now`; the rate limit is full again. */
  restore: z.optional(z.boolean()),
  rules: z.optional(z.array(rule)),
  /** Changes made at once. */
  now: z.optional(z.array(change)),
  /** Sets the counters and the request log back to nothing. */
  reset: z.optional(z.boolean()),
});

export type Change = z.infer<typeof change>;
export type Fault = z.infer<typeof fault>;
export type FaultRule = z.infer<typeof rule>;
export type Control = z.infer<typeof controlSchema>;
export type Scope = FaultRule['on'];
