/** The workspaces that a person has keys for. */
import { SyncError } from '../../errors';
import { keyGate } from '../../gate';
import type { WorkspaceInfo } from '../../protocol/workspace';
import { BACKUP_ID } from '../../sync/job/backup';
import { readTables } from '../../sync/job/table';
import { readKey } from '../../twenty/wire/key';
import type { App } from '../app/app';
import { type Connection, connectionInfo, refText, type SavedConnection, type WorkspaceRef } from '../app/connections';
import { clientFor } from '../app/session';
import { fitTrigger } from '../schedule/trigger';

/** Tests a key and keeps it: its workspace becomes the current one. */
export function connect(app: App, address: string, pasted: string): Connection {
  const tested = test(app, address, pasted);
  app.connections.save(tested.connection, tested.key);
  return tested.connection;
}

/** @throws SyncError `key-of-another` for a key of another workspace. */
export function replaceKey(app: App, workspace: WorkspaceRef, pasted: string): void {
  const { connection, key } = test(app, workspace.address, pasted);
  if (connection.workspaceId !== workspace.workspaceId) {
    throw new SyncError('key-of-another', { workspace: connection.workspaceName });
  }
  app.connections.save(connection, key);
}

function test(app: App, address: string, pasted: string): { readonly connection: Connection; readonly key: string } {
  const { key, ending: keyEnding, expires: keyExpires } = readKey(pasted);
  // The address is kept with each table, where everybody reads it.
  if (keyGate(key)(address) !== address) throw new SyncError('address-invalid');
  // Its id is among what is asked here; none of that is metered.
  const twenty = clientFor(app, { address, workspaceId: '' }, key, app.language);
  const dialect = twenty.detectDialect();
  const { id: workspaceId, displayName: workspaceName, webAddress } = twenty.workspace();
  const keyId = keyIdFor(app, { address, workspaceId }, key);
  const connection = { address, workspaceId, workspaceName, webAddress, keyEnding, keyId, keyExpires, dialect };
  return { connection, key };
}

/** The same key keeps its id: what is known of what it sees stays known. */
function keyIdFor(app: App, workspace: WorkspaceRef, key: string): string {
  const known = app.connections.at(workspace);
  return known && app.connections.keyFor(workspace) === key ? known.keyId : app.newId();
}

/** A workspace, or the current one, and its key first. Without the key, hourly refreshes with it can only fail: they end. */
export function forget(app: App, workspace?: WorkspaceRef): void {
  const gone = app.connections.forget(workspace);
  app.connections.sweep();
  if (gone === null) return;
  for (const { table } of readTables(app.spreadsheet)) {
    const isOfIt = table.address === gone.address && table.workspaceId === gone.workspaceId;
    if (isOfIt && app.schedules.of(table.id)?.owner === app.owner) app.schedules.remove(table.id);
  }
  const backup = app.backups.plan();
  if (backup?.address === gone.address && backup.workspaceId === gone.workspaceId) {
    if (app.schedules.of(BACKUP_ID)?.owner === app.owner) app.schedules.remove(BACKUP_ID);
  }
  fitTrigger(app);
}

/** The current one first, then by name. */
export function workspaceInfos(app: App, current: SavedConnection | null): readonly WorkspaceInfo[] {
  return app.connections
    .all()
    .map((connection) => {
      const ref = refText(connection);
      return { ...connectionInfo(connection), ref, isCurrent: current !== null && refText(current) === ref };
    })
    .sort(
      (one, other) =>
        Number(other.isCurrent) - Number(one.isCurrent) || (one.workspaceName < other.workspaceName ? -1 : 1),
    );
}
