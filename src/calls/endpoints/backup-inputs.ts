/** What the calls about backups may be given. */
import * as v from '../../schema';
import type { Endpoints } from '../../protocol';
import { timingSchema } from '../../sync/job/timing';

export type Names =
  | 'getBackup'
  | 'countBackup'
  | 'planBackup'
  | 'startBackup'
  | 'continueBackup'
  | 'cancelBackup'
  | 'checkBackup'
  | 'readObject';
export type Input<N extends Names> = Parameters<Endpoints[N]>[0];

const workspace = () => v.optional(v.string());
const wish = () =>
  v.object({
    workspace: workspace(),
    objectIds: v.array(v.string()),
    keep: v.integer(1, 50),
    timing: v.nullable(timingSchema()),
  });

export const BACKUP_INPUTS: { readonly [N in Names]: () => v.GenericSchema<unknown, Input<N>> } = {
  getBackup: () => v.object({ workspace: workspace() }),
  countBackup: () => v.object({ workspace: workspace(), objectIds: v.array(v.string()) }),
  planBackup: wish,
  startBackup: wish,
  continueBackup: () => v.object({}),
  cancelBackup: () => v.object({}),
  checkBackup: () => v.object({ sheetId: v.number() }),
  readObject: () =>
    v.object({
      workspace: workspace(),
      objectId: v.string(),
      form: v.picklist(['backup', 'kit']),
      next: v.nullable(v.string()),
    }),
};
