/** What the add-on answers its sidebar, as far as torture needs it. */
import * as z from 'zod/mini';

const failure = z.object({ kind: z.string(), message: z.string(), agree: z.optional(z.string()) });

const reply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({ ok: z.literal(false), error: failure }),
]);

const jobInfo = z.looseObject({
  tableId: z.string(),
  phase: z.string(),
  waitMs: z.number(),
  failure: z.nullable(failure),
});

const state = z.looseObject({
  job: z.nullable(jobInfo),
  others: z.array(z.looseObject({ tableId: z.string() })),
  tables: z.array(z.looseObject({ id: z.string(), sheetId: z.number() })),
});

export type Reply = z.infer<typeof reply>;

export type JobInfo = z.infer<typeof jobInfo>;

export const readReply = (value: unknown): Reply => z.parse(reply, JSON.parse(String(value)));

export const readJobInfo = (data: unknown): JobInfo => z.parse(jobInfo, data);

export const readState = (data: unknown): z.infer<typeof state> => z.parse(state, data);
