import type { ViewModel, Workspace } from '../model';
import { buildObjects } from './objects';
import { buildIndexViews } from './views-index';
import { buildRecordedViews } from './views-recorded';
import { buildSavedViews } from './views-saved';

export interface WorkspaceOptions {
  /** Number of people, at most 200,000; the rest is in proportion. Default 12,000. */
  readonly records?: number;
  readonly seed?: number;
  /** Reference for dates, ISO. Pass the real time when relative dates should find something. */
  readonly now?: string;
}

const WORKSPACE_ID = '20202020-1c25-4d02-bf25-6aeccf7ea419';

/** `getViews` answers views by position, then by id. */
const byPosition = (a: ViewModel, b: ViewModel): number => a.position - b.position || (a.id < b.id ? -1 : 1);

/** The demo workspace *Acme*: the same options always give the same workspace. */
export const buildWorkspace = (_options: WorkspaceOptions = {}): Workspace => {
  const objects = buildObjects();
  const views = [...buildIndexViews(objects), ...buildRecordedViews(), ...buildSavedViews()].sort(byPosition);
  return { id: WORKSPACE_ID, displayName: 'Acme', objects, views, records: new Map() };
};
