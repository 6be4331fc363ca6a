/** What a saved job holds, phase by phase, and the receipt of a pull. The types of `job.ts` are what these read. */
import * as z from 'zod/mini';
import type { ErrorKind } from '../../errors';
import type { Doubt, HiddenGroups, LeftOut, Receipt, Walked } from '../../protocol';
import { lazy } from '../../twenty/lazy';
import { exactly } from './exactly';
import { atLeastOne, count, instant, isoInstant } from './sense';
import { tableSchema } from './table';

const leftOutSchema = () =>
  exactly<LeftOut>()(
    z.object({
      column: z.string(),
      reason: z.enum(['forbidden', 'to-many', 'unknown-type', 'inactive', 'gone', 'no-sheet-form', 'not-on-sheet']),
    }),
  );

const doubtSchema = () =>
  exactly<Doubt>()(
    z.object({ field: z.string(), about: z.enum(['words', 'plus', 'actors', 'countries', 'dates', 'nulls']) }),
  );

const hiddenGroupsSchema = () =>
  exactly<HiddenGroups>()(z.object({ records: count(), groups: z.array(z.string()), leftOut: z.boolean() }));

const walkedSchema = () => exactly<Walked>()(z.object({ least: count(), most: count() }));

export const receiptSchema = () =>
  exactly<Receipt>()(
    z.object({
      complete: z.boolean(),
      asked: count(),
      fetched: count(),
      distinct: count(),
      written: count(),
      columns: count(),
      added: z.nullable(count()),
      // Receipts of the first version do not say these three.
      changed: z._default(z.nullable(count()), null),
      gone: z.nullable(count()),
      // Receipts of versions before 2 do not say these two.
      edited: z._default(count(), 0),
      unmoved: z._default(z.array(z.string()), []),
      restarts: z._default(count(), 0),
      walked: z._default(z.nullable(walkedSchema()), null),
      requests: count(),
      seconds: z.number().check(z.gte(0)),
      started: isoInstant(),
      finished: isoInstant(),
      leftOut: z.array(leftOutSchema()),
      ignoredFilters: z.array(z.string()),
      // Receipts of versions before 2 do not say it.
      doubts: z._default(z.array(doubtSchema()), []),
      question: z._default(z.string(), ''),
      hiddenGroups: z._default(z.nullable(hiddenGroupsSchema()), null),
      kept: z.optional(z.object({ cells: count(), conflicts: count() })),
    }),
  );

const base = () => ({
  v: z.literal(3),
  table: tableSchema(),
  /** Where the rows come from: Twenty, or what the last refresh kept for Undo. */
  source: z.enum(['twenty', 'undo']),
  /** The sheet to fill; null for a new one, which is made when the set is complete. */
  sheetId: z.nullable(count()),
  /** Random id of the person whose key pulls. */
  owner: z.string(),
  /** Random id of that key: another one of the same person may see less. '' for one that was connected before keys had ids. */
  key: z._default(z.string(), ''),
  /** Milliseconds since the epoch; also the "now" of relative dates, so that all slices mean the same view. */
  started: instant(),
  /** When the job was last saved, milliseconds since the epoch. */
  saved: instant(),
  /** Requests so far that count against Twenty's limit. */
  requests: count(),
  /** Two at most in the view's order; the third reads by id. */
  restarts: count(),
  /** The person knows that the table holds more than their key may see. */
  acceptFewer: z.boolean(),
  /** The person knows that most records of the table go. */
  acceptGone: z.boolean(),
  /** Headers that people renamed say again what Twenty calls the fields. */
  resetHeaders: z._default(z.boolean(), false),
  /** Cells of the staging sheet that are filled, from above: what executions before this one read. */
  staged: count(),
  /** Fields that the key may not read, as "person.jobTitle", and targets whose label it may not read, as "company". */
  forbidden: z.array(z.string()),
});

/** What a planned job knows: which plan its rows belong to. */
const planned = () => ({ ...base(), fingerprint: z.string() });

const counted = () => ({
  ...planned(),
  /** Records of the view; once all rows are staged, as many as those. */
  total: count(),
});

/** How pages are asked for. */
const paged = () => ({
  pageSize: atLeastOne(),
  /** The server's own limit of rows a page, once it showed. */
  pageCap: z.nullable(atLeastOne()),
});

export const jobSchema = lazy(() =>
  z.discriminatedUnion('phase', [
    z.object({ ...base(), phase: z.literal('planning') }),
    z.object({ ...planned(), phase: z.literal('counting') }),
    z.object({
      ...counted(),
      ...paged(),
      phase: z.literal('fetching'),
      /** Records that were read: the next page begins here. */
      offset: count(),
    }),
    z.object({
      ...counted(),
      ...paged(),
      phase: z.literal('walking'),
      /** Records that were read. */
      rows: count(),
      /** Where the next page begins; null for the first. */
      cursor: z.nullable(z.string()),
      /** What Twenty counted so far. */
      walked: walkedSchema(),
    }),
    z.object({ ...counted(), phase: z.literal('checking'), walked: z.nullable(walkedSchema()) }),
    z.object({
      ...counted(),
      phase: z.literal('publishing'),
      /** What Twenty counted at the end. */
      asked: count(),
      distinct: count(),
      /** Records in groups that the view hides; null where that is not known. Jobs of versions before do not say it. */
      hidden: z._default(z.nullable(count()), null),
      walked: z.nullable(walkedSchema()),
      /** The journal is written: from now on the sheet may change, and whoever comes finishes it. */
      journalled: z.boolean(),
    }),
    z.object({ ...base(), phase: z.literal('done'), receipt: receiptSchema() }),
    z.object({
      ...base(),
      phase: z.literal('failed'),
      kind: z.custom<ErrorKind>((kind) => typeof kind === 'string'),
      details: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
    z.object({ ...base(), phase: z.literal('cancelled') }),
  ]),
);
