/** A backup of several objects: what a person wants of it, and one that is under way. Each object is a job of its own. */
import * as z from 'zod/mini';
import type { Store } from '../../ports/store';
import { type DeepReadonly, parseJson } from '../../wire';
import { atLeastOne, count, instant } from './sense';

/** In place of a table's id: of the backup's schedule, and of what asks to end it. */
export const BACKUP_ID = 'backup';

const planSchema = () =>
  z.object({
    v: z.literal(1),
    address: z.string(),
    workspaceId: z.string(),
    objectIds: z.array(z.string()),
    /** Complete backups that stay. */
    keep: atLeastOne(),
  });

const runSchema = () =>
  z.object({
    v: z.literal(1),
    /** Random; ids of its pulls begin with it. */
    id: z.string(),
    /** Random id of the person. */
    owner: z.string(),
    started: instant(),
    saved: instant(),
    address: z.string(),
    workspaceId: z.string(),
    keep: atLeastOne(),
    objects: z.array(
      z.object({
        objectId: z.string(),
        label: z.string(),
        /** Records before it began; null while they are not counted. */
        total: z.nullable(count()),
        columns: count(),
        /** The key may not read it: it is named, and left out. */
        isForbidden: z.boolean(),
      }),
    ),
    /** All objects are counted, and fit. */
    fits: z.boolean(),
  });

export type BackupPlan = DeepReadonly<z.output<ReturnType<typeof planSchema>>>;
export type BackupRun = DeepReadonly<z.output<ReturnType<typeof runSchema>>>;

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
    plan() {
      const parsed = z.safeParse(planSchema(), parseJson(user.get(planKey) ?? ''));
      return parsed.success ? parsed.data : null;
    },
    savePlan: (plan) => user.set(planKey, JSON.stringify(plan)),
    run() {
      const parsed = z.safeParse(runSchema(), parseJson(shared.get(RUN) ?? ''));
      return parsed.success ? parsed.data : null;
    },
    saveRun(run) {
      if (run === null) shared.delete(RUN);
      else shared.set(RUN, JSON.stringify(run));
    },
  };
}

/** The id of the pull of an object, by its place. */
export const pullOf = ({ id }: Pick<BackupRun, 'id'>, index: number): string => `${id}x${index}`;
