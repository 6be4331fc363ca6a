/** What several endpoints are given. */
import * as v from '../../schema';
import { optionsSchema } from '../../sync/job/table';

export const nothing = () => v.object({});

export const ofTable = () => v.object({ tableId: v.string() });

/** `WorkspaceInfo.ref`; the current one where it is missing. */
export const workspace = () => v.optional(v.string());

export const ofWorkspace = () => v.object({ workspace: workspace() });

/** What a question was answered with: `Failure.agree`, where the person said yes. */
export const agreed = () => v.optional(v.string());

/** A view as a table would show it. */
export const viewQuestion = () => ({
  workspace: workspace(),
  objectId: v.string(),
  viewId: v.string(),
  /** The workspace member that "me" means in this view's filters. */
  memberId: v.nullable(v.string()),
  options: optionsSchema(),
});

export const target = () =>
  v.variant('kind', [
    v.object({ kind: v.literal('newSheet') }),
    v.object({ kind: v.literal('sheet'), sheetId: v.number() }),
  ]);
