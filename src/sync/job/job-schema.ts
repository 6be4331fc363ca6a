/** What a saved job holds, phase by phase, and the receipt of a pull. The types of `job.ts` are what these read. */
import * as v from '../../schema';
import type { ErrorKind } from '../../errors';
import type { Doubt, HiddenGroups, LeftOut, Receipt, Walked } from '../../protocol/receipt';
import { lazy } from '../../twenty/wire/lazy';
import { exactly } from './exactly';
import { atLeastOne, count, instant, isoInstant } from './sense';
import { tableSchema } from './table';

const leftOutSchema = () =>
  exactly<LeftOut>()(
    v.object({
      column: v.string(),
      reason: v.picklist(['forbidden', 'to-many', 'unknown-type', 'inactive', 'gone', 'no-sheet-form', 'not-on-sheet']),
    }),
  );

const doubtSchema = () =>
  exactly<Doubt>()(
    v.object({ field: v.string(), about: v.picklist(['words', 'plus', 'actors', 'countries', 'dates', 'nulls']) }),
  );

const hiddenGroupsSchema = () =>
  exactly<HiddenGroups>()(v.object({ records: count(), groups: v.array(v.string()), leftOut: v.boolean() }));

const walkedSchema = () => exactly<Walked>()(v.object({ least: count(), most: count() }));

export const receiptSchema = () =>
  exactly<Receipt>()(
    v.object({
      complete: v.boolean(),
      asked: count(),
      fetched: count(),
      distinct: count(),
      written: count(),
      columns: count(),
      added: v.nullable(count()),
      // Receipts of the first version do not say these three.
      changed: v.optional(v.nullable(count()), null),
      gone: v.nullable(count()),
      // Receipts of versions before 2 do not say these two.
      edited: v.optional(count(), 0),
      unmoved: v.optional(v.array(v.string()), []),
      refused: v.optional(v.array(v.string())),
      restarts: v.optional(count(), 0),
      walked: v.optional(v.nullable(walkedSchema()), null),
      requests: count(),
      seconds: v.number(0),
      started: isoInstant(),
      finished: isoInstant(),
      leftOut: v.array(leftOutSchema()),
      ignoredFilters: v.array(v.string()),
      // Receipts of versions before 2 do not say it.
      doubts: v.optional(v.array(doubtSchema()), []),
      question: v.optional(v.string(), ''),
      hiddenGroups: v.optional(v.nullable(hiddenGroupsSchema()), null),
      kept: v.optional(v.object({ cells: count(), conflicts: count() })),
    }),
  );

const base = () => ({
  v: v.literal(3),
  table: tableSchema(),
  /** Where the rows come from: Twenty, or what the last refresh kept for Undo. */
  source: v.picklist(['twenty', 'undo']),
  /** The sheet to fill; null for a new one, which is made when the set is complete. */
  sheetId: v.nullable(count()),
  /** Random id of the person whose key pulls. */
  owner: v.string(),
  /** Random id of that key: another one of the same person may see less. '' for one that was connected before keys had ids. */
  key: v.optional(v.string(), ''),
  /** Milliseconds since the epoch; also the "now" of relative dates, so that all slices mean the same view. */
  started: instant(),
  /** When the job was last saved, milliseconds since the epoch. */
  saved: instant(),
  /** Requests so far that count against Twenty's limit. */
  requests: count(),
  /** Two at most in the view's order; the third reads by id. */
  restarts: count(),
  /** The person knows that the table holds more than their key may see. */
  acceptFewer: v.boolean(),
  /** The person knows that most records of the table go. */
  acceptGone: v.boolean(),
  /** Headers that people renamed say again what Twenty calls the fields. */
  resetHeaders: v.optional(v.boolean(), false),
  /** Cells of the staging sheet that are filled, from above: what executions before this one read. */
  staged: count(),
  /** Fields that the key may not read, as "person.jobTitle", and targets whose label it may not read, as "company". */
  forbidden: v.array(v.string()),
});

/** What a planned job knows: which plan its rows belong to. */
const planned = () => ({ ...base(), fingerprint: v.string() });

const counted = () => ({
  ...planned(),
  /** Records of the view; once all rows are staged, as many as those. */
  total: count(),
});

/** How pages are asked for. */
const paged = () => ({
  pageSize: atLeastOne(),
  /** The server's own limit of rows a page, once it showed. */
  pageCap: v.nullable(atLeastOne()),
});

export const jobSchema = lazy(() =>
  v.variant('phase', [
    v.object({ ...base(), phase: v.literal('planning') }),
    v.object({ ...planned(), phase: v.literal('counting') }),
    v.object({
      ...counted(),
      ...paged(),
      phase: v.literal('fetching'),
      /** Records that were read: the next page begins here. */
      offset: count(),
    }),
    v.object({
      ...counted(),
      ...paged(),
      phase: v.literal('walking'),
      /** Records that were read. */
      rows: count(),
      /** Where the next page begins; null for the first. */
      cursor: v.nullable(v.string()),
      /** What Twenty counted so far. */
      walked: walkedSchema(),
    }),
    v.object({ ...counted(), phase: v.literal('checking'), walked: v.nullable(walkedSchema()) }),
    v.object({
      ...counted(),
      phase: v.literal('publishing'),
      /** What Twenty counted at the end. */
      asked: count(),
      distinct: count(),
      /** Records in groups that the view hides; null where that is not known. Jobs of versions before do not say it. */
      hidden: v.optional(v.nullable(count()), null),
      walked: v.nullable(walkedSchema()),
      /** The journal is written: from now on the sheet may change, and whoever comes finishes it. */
      journalled: v.boolean(),
    }),
    v.object({ ...base(), phase: v.literal('done'), receipt: receiptSchema() }),
    v.object({
      ...base(),
      phase: v.literal('failed'),
      kind: v.custom<ErrorKind>((kind) => typeof kind === 'string'),
      details: v.record(v.union([v.string(), v.number()])),
    }),
    v.object({ ...base(), phase: v.literal('cancelled') }),
  ]),
);
