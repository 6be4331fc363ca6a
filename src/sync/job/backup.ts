/** A backup of several objects: what a person wants of it, and one that is under way. Each object is a job of its own. */
import * as v from '../../schema';
import type { Store } from '../../ports/store';
import { type DeepReadonly, parseJson } from '../../wire';
import { atLeastOne, count, instant } from './sense';

/** In place of a table's id: of the backup's schedule, and of what asks to end it. */
export const BACKUP_ID = 'backup';

const planSchema = () =>
  v.object({
    v: v.literal(1),
    address: v.string(),
    workspaceId: v.string(),
    objectIds: v.array(v.string()),
    /** Ends of the ids of objects that were there and were not chosen; missing in plans of earlier versions. */
    left: v.optional(v.array(v.string())),
    /** Complete backups that stay. */
    keep: atLeastOne(),
  });

const runSchema = () =>
  v.object({
    v: v.literal(1),
    /** Random; ids of its pulls begin with it. */
    id: v.string(),
    /** Random id of the person. */
    owner: v.string(),
    started: instant(),
    saved: instant(),
    address: v.string(),
    workspaceId: v.string(),
    keep: atLeastOne(),
    objects: v.array(
      v.object({
        objectId: v.string(),
        label: v.string(),
        /** Records before it began; null while they are not counted. */
        total: v.nullable(count()),
        columns: count(),
        /** The key may not read it: it is named, and left out. */
        isForbidden: v.boolean(),
      }),
    ),
    /** All objects are counted, and fit. */
    fits: v.boolean(),
  });

export type BackupPlan = DeepReadonly<v.InferOutput<ReturnType<typeof planSchema>>>;
export type BackupRun = DeepReadonly<v.InferOutput<ReturnType<typeof runSchema>>>;

/** Whether its owner chose these objects of that workspace: a saved job or run is for all editors to change. */
export const isChosen = (
  plan: BackupPlan | null,
  { address, workspaceId }: Pick<BackupPlan, 'address' | 'workspaceId'>,
  objectIds: readonly string[],
): boolean =>
  plan?.address === address &&
  plan.workspaceId === workspaceId &&
  objectIds.every((objectId) => plan.objectIds.includes(objectId));

export interface BackupStore {
  /** This person's choice; null before the first. */
  readonly plan: () => BackupPlan | null;
  readonly savePlan: (plan: BackupPlan) => void;
  /** The backup that is under way in the spreadsheet, whoever's. */
  readonly run: () => BackupRun | null;
  /** Null: it has ended. */
  readonly saveRun: (run: BackupRun | null) => void;
}

const RUN = 'backup/run';

/** The plan is kept with the person: a key reads what its owner chose. The run is for all editors to see. */
export function backupStore(shared: Store, user: Store, spreadsheetId: string): BackupStore {
  const planKey = `${spreadsheetId}/backup`;
  return {
    plan: () => v.read(planSchema(), parseJson(user.get(planKey) ?? '')),
    savePlan: (plan) => user.set(planKey, JSON.stringify(plan)),
    run: () => v.read(runSchema(), parseJson(shared.get(RUN) ?? '')),
    saveRun(run) {
      if (run === null) shared.delete(RUN);
      else shared.set(RUN, JSON.stringify(run));
    },
  };
}

/** The id of the pull of an object, by its place. */
export const pullOf = ({ id }: Pick<BackupRun, 'id'>, index: number): string => `${id}x${index}`;
