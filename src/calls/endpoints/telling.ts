import type { RunInfo } from '../../protocol/job';
import type { TellingInfo } from '../../protocol/state';
import * as v from '../../schema';
import type { App } from '../app/app';
import { withLock } from '../pull/pulls';
import { runInfos, writeRuns } from '../table/run-sheet';
import { aside, endpoint } from './endpoint';
import { nothing } from './shapes';

/** Who is told of what went wrong, and the log of runs. */
export const TELLING = {
  /** Whom this person wants told, and how they are called. */
  getTelling: aside(nothing, (app) => tellingInfo(app)),

  /** A new address gets a first message; it is kept if that could be sent. */
  setTelling: endpoint(
    () => v.object({ email: v.string(), webhook: v.string(), name: v.string(), isWorkspace: v.boolean() }),
    (app, { email, webhook, name, isWorkspace }) => {
      app.telling.tellTo({ email: email.trim(), webhook: webhook.trim() });
      app.names.save(app.owner, name);
      if (isWorkspace !== app.budget.isWorkspace()) app.budget.setWorkspace(isWorkspace);
      return tellingInfo(app);
    },
  ),

  /** The last 200 runs, newest first. */
  listRuns: aside(nothing, (app): readonly RunInfo[] => runInfos(app)),

  /** Writes them into a sheet of their own, in place of what was written before. */
  writeRuns: endpoint(nothing, (app): null => {
    withLock(app, () => writeRuns(app));
    return null;
  }),
};

const tellingInfo = (app: App): TellingInfo => ({
  ...app.telling.to(),
  name: app.names.of(app.owner),
  isWorkspace: app.budget.isWorkspace(),
});
