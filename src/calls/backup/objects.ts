/** Which objects a backup has, and which it cannot have had. */
import type { BackupPlan } from '../../sync/job/backup';
import type { ObjectMetadata, Schema } from '../../twenty/model';

/** Messages, calendar and attachments, where a version of Twenty does not count them among its own workings. */
const UNUSUAL = /^(message|calendar|attachment|timelineActivity|workspaceMember|connectedAccount|blocklist|favorite)/;

/** What a backup has unless a person says otherwise. */
export const isUsual = ({ isSystem, nameSingular }: ObjectMetadata): boolean =>
  !isSystem && !UNUSUAL.test(nameSingular);

/** Enough to know an object by, and short: a plan is one property. */
const shortId = (id: string): string => id.slice(-8);

/** What a plan keeps of the objects that it leaves out. */
export const leftOf = ({ objects }: Schema, objectIds: readonly string[]): readonly string[] =>
  objects.flatMap(({ id }) => (objectIds.includes(id) ? [] : [shortId(id)]));

/** Objects that are newer than the person's choice, and not in it; none where the plan is of another workspace, or of an earlier version. */
export function addedSince(
  plan: BackupPlan | null,
  { address, workspaceId }: Pick<BackupPlan, 'address' | 'workspaceId'>,
  { objects }: Schema,
): readonly ObjectMetadata[] {
  if (plan?.left === undefined || plan.address !== address || plan.workspaceId !== workspaceId) return [];
  const { left, objectIds } = plan;
  const isKnown = (id: string): boolean => objectIds.includes(id) || left.includes(shortId(id));
  return objects.filter((object) => object.isActive && isUsual(object) && !isKnown(object.id));
}
