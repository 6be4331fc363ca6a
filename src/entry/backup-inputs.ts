/** What the calls about backups may be given. */
import * as z from 'zod/mini';
import type { Endpoints } from '../protocol';
import { timingSchema } from '../sync/job/timing';

export type Names =
  | 'getBackup'
  | 'countBackup'
  | 'planBackup'
  | 'startBackup'
  | 'continueBackup'
  | 'cancelBackup'
  | 'readObject';
export type Input<N extends Names> = Parameters<Endpoints[N]>[0];

const workspace = () => z.optional(z.string());
const wish = () =>
  z.object({
    workspace: workspace(),
    objectIds: z.array(z.string()),
    keep: z.number().check(z.int(), z.gte(1), z.lte(50)),
    timing: z.nullable(timingSchema()),
  });

export const BACKUP_INPUTS: { readonly [N in Names]: () => z.ZodMiniType<Input<N>> } = {
  getBackup: () => z.object({ workspace: workspace() }),
  countBackup: () => z.object({ workspace: workspace(), objectIds: z.array(z.string()) }),
  planBackup: wish,
  startBackup: wish,
  continueBackup: () => z.object({}),
  cancelBackup: () => z.object({}),
  readObject: () =>
    z.object({
      workspace: workspace(),
      objectId: z.string(),
      form: z.enum(['backup', 'kit']),
      next: z.nullable(z.string()),
    }),
};
