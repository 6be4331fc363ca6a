import * as z from 'zod/mini';
import { SyncError } from '../errors';
import type { AllEndpoints } from '../protocol';
import { optionsSchema } from '../sync/job/table';
import { MOST_HOURS } from '../sync/job/timing';
import { SCHEDULE_INPUTS } from './schedule-inputs';

/** What each endpoint may be given; anything else is `request-invalid`. */
const INPUTS: { readonly [N in keyof AllEndpoints]: () => z.ZodMiniType<Parameters<AllEndpoints[N]>[0]> } = {
  getState: () => z.object({}),
  connect: () => z.object({ address: z.string(), key: z.string(), allowHttp: z.boolean() }),
  disconnect: () => z.object({}),
  listObjects: () => z.object({ refresh: z.boolean(), more: z._default(z.boolean(), false) }),
  listViews: () => z.object({ objectId: z.string() }),
  listMembers: () => z.object({}),
  startPull: () =>
    z.object({
      objectId: z.string(),
      viewId: z.string(),
      target: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('newSheet') }),
        z.object({ kind: z.literal('sheet'), sheetId: z.number() }),
      ]),
      options: optionsSchema(),
      memberId: z.nullable(z.string()),
      acceptFewer: z.boolean(),
      acceptGone: z._default(z.boolean(), false),
    }),
  refreshTable: () =>
    z.object({
      tableId: z.string(),
      acceptFewer: z.boolean(),
      acceptGone: z._default(z.boolean(), false),
      agreed: z.optional(z.string()),
    }),
  undoRefresh: () => z.object({ tableId: z.string() }),
  takeOver: () => z.object({ tableId: z.string(), agreed: z.optional(z.string()) }),
  continuePull: () => z.object({ tableId: z.string() }),
  cancelPull: () => z.object({ tableId: z.string() }),
  setSchedule: () =>
    z.object({ tableId: z.string(), everyHours: z.nullable(z.number().check(z.int(), z.gte(1), z.lte(MOST_HOURS))) }),
  readCsv: () =>
    z.object({
      tableId: z.string(),
      file: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('twenty'), rowsPerFile: z.nullable(z.number().check(z.int(), z.gte(1))) }),
        z.object({ kind: z.literal('sheet'), delimiter: z.enum([',', ';']), byteOrderMark: z.boolean() }),
      ]),
      next: z.nullable(z.string()),
    }),
  findView: () => z.object({ text: z.string() }),
  listFields: () => z.object({ objectId: z.string(), viewId: z.string() }),
  ...SCHEDULE_INPUTS,
  showTable: () => z.object({ tableId: z.string() }),
};

/** @throws SyncError `request-invalid` when the sidebar and the server do not fit together. */
export function checkedInput<N extends keyof AllEndpoints>(name: N, input: unknown): Parameters<AllEndpoints[N]>[0] {
  const parsed = z.safeParse(INPUTS[name](), input);
  if (!parsed.success) throw new SyncError('request-invalid');
  return parsed.data;
}
