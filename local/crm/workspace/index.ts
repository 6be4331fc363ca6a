import type { ViewModel, Workspace } from '../model';
import { buildObjects } from './objects/objects';
import { buildRecords } from './records/records';
import { buildIndexViews } from './views/index';
import { buildRecordedViews } from './views/recorded';
import { buildSavedViews } from './views/saved';

export interface WorkspaceOptions {
  /** Number of people that are not deleted, 0 to 200,000; the rest is in proportion. Default 12,000. */
  readonly records?: number;
  readonly seed?: number;
  /** Reference for dates, ISO. Pass the real time when relative dates should find something. */
  readonly now?: string;
}

const WORKSPACE_ID = '20202020-1c25-4d02-bf25-6aeccf7ea419';
const MOST = 200_000;
const NOW = '2026-11-23T12:00:00.000Z';

/** `getViews` answers views by position, then by id. */
const byPosition = (a: ViewModel, b: ViewModel): number => a.position - b.position || (a.id < b.id ? -1 : 1);

/**
 * The demo workspace *Acme*: the same options always give the same workspace.
 *
 * @throws RangeError when `records` or `now` make no sense
 */
export const buildWorkspace = ({ records = 12_000, seed = 1, now = NOW }: WorkspaceOptions = {}): Workspace => {
  if (!Number.isInteger(records) || records < 0 || records > MOST) {
    throw new RangeError(`The number of people must be a whole number from 0 to ${MOST}, not ${records}.`);
  }
  const reference = Date.parse(now);
  if (Number.isNaN(reference)) throw new RangeError(`"${now}" is not a date.`);
  const objects = buildObjects();
  const views = [...buildIndexViews(objects), ...buildRecordedViews(), ...buildSavedViews()];
  views.sort(byPosition);
  const data = buildRecords(objects, { seed, now: reference, people: records });
  return { id: WORKSPACE_ID, displayName: 'Acme', objects, views, records: data };
};
