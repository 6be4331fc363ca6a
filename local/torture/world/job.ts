import * as z from 'zod/mini';
import type { Desk } from './desk';

/** What the add-on's own notes say of a pull, as far as laws need it. */

const job = z.looseObject({
  phase: z.string(),
  table: z.looseObject({ id: z.string() }),
  sheetId: z.nullable(z.number()),
  started: z.number(),
  saved: z.number(),
  owner: z.string(),
  kind: z.optional(z.string()),
  journalled: z.optional(z.boolean()),
});

export const receipt = z.object({
  complete: z.boolean(),
  asked: z.number(),
  fetched: z.number(),
  distinct: z.number(),
  written: z.number(),
  columns: z.number(),
  added: z.nullable(z.number()),
  changed: z.nullable(z.number()),
  gone: z.nullable(z.number()),
  edited: z.number(),
  walked: z.nullable(z.object({ least: z.number(), most: z.number() })),
  requests: z.number(),
  started: z.string(),
});

export type SavedJob = z.infer<typeof job>;
export type SavedReceipt = z.infer<typeof receipt>;

/** @throws when what was saved cannot be read: the add-on could not go on with it either. */
export function savedJobs(desk: Desk): readonly SavedJob[] {
  return [...desk.properties()].flatMap(([name, text]) =>
    name.startsWith('job/') ? [z.parse(job, JSON.parse(text))] : [],
  );
}

export function savedReceipt(desk: Desk, tableId: string): SavedReceipt | null {
  const text = desk.properties().get(`receipt/${tableId}`);
  return text === undefined ? null : z.parse(receipt, JSON.parse(text));
}

export const isActive = ({ phase }: SavedJob): boolean => !['done', 'failed', 'cancelled'].includes(phase);

/** The person's sheet may be partly new; or a first pull's sheet may show already, and nobody has said so. */
export const isCopying = ({ phase, journalled, sheetId }: SavedJob): boolean =>
  phase === 'publishing' && (journalled === true || sheetId === null);
