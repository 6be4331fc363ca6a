import type { SidebarState } from '../../protocol/state';
import * as v from '../../schema';
import { readAddress } from '../../twenty/wire/address';
import type { App } from '../app/app';
import { connectionInfo, refFrom } from '../app/connections';
import { stateOf } from '../state/state';
import { connect, forget, replaceKey } from '../state/workspaces';
import { aside } from './endpoint';
import { nothing } from './shapes';

const named = () => v.object({ workspace: v.string() });

/** What the sidebar shows, and the workspaces that it shows it of. */
export const WORKSPACES = {
  /** All that the sidebar shows when it opens. What ended pulls left behind is swept away. */
  getState: aside(nothing, (app) => stateOf(app)),

  /** Cheap, for every 30 s: reads two properties and the sheet in front. `stamp`: another one than `SidebarState.stamp` means: load anew. */
  look: aside(nothing, (app) => ({ activeSheetId: app.activeSheetId(), stamp: app.stamp.read() })),

  /** An empty address is Twenty's cloud. The workspace becomes the current one; others keep their keys. `getState` is called next. */
  connect: aside(
    () => v.object({ address: v.string(), key: v.string(), allowHttp: v.boolean() }),
    (app, { address, key, allowHttp }) => connectionInfo(connect(app, readAddress(address, { allowHttp }), key)),
  ),

  /** Forgets the current workspace: `forget` without a name. */
  disconnect: aside(nothing, (app) => stateAfter(app, () => forget(app))),

  /** Another key for a workspace: tables and schedules stay. `key-of-another` where it is another workspace's. */
  replaceKey: aside(
    () => v.object({ workspace: v.string(), key: v.string() }),
    (app, { workspace, key }) => stateAfter(app, () => replaceKey(app, refFrom(workspace), key)),
  ),

  /** Makes a workspace the current one of this spreadsheet. */
  useWorkspace: aside(named, (app, { workspace }) => stateAfter(app, () => app.connections.use(refFrom(workspace)))),

  /** Forgets a workspace, its key first; schedules of its tables by this person end. Tables stay. */
  forget: aside(named, (app, { workspace }) => stateAfter(app, () => forget(app, refFrom(workspace)))),
};

function stateAfter(app: App, work: () => void): SidebarState {
  work();
  return stateOf(app);
}
