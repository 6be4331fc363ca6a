import { randomUUID } from 'node:crypto';
import type { RecordModel, ViewModel, Workspace } from '../../model';
import type { KeyRing } from '../auth/keys';
import type { Role } from '../auth/roles';
import type { Tenant } from '../state';
import { withFields, withRenamed } from './fields';
import { ImpossibleChange } from './impossible';
import type { Change } from '../faults/rule';

type RecordChange = Extract<Change, { readonly kind: 'insert' | 'delete' | 'reorder' | 'edit' }>;

export interface Changeable {
  readonly tenant: Tenant;
  readonly ring: KeyRing;
  readonly roles: ReadonlyMap<string, Role>;
  readonly now: () => number;
}

/** Makes a change in the workspace of the first key. @throws ImpossibleChange */
export function applyChange(change: Change, { tenant, ring, roles, now }: Changeable): void {
  switch (change.kind) {
    case 'revoke': {
      const row = [...ring.rows.values()].find((each) => each.name === change.key);
      if (!row) throw new ImpossibleChange(`There is no key "${change.key}".`);
      row.revokedAt = change.undo ? null : new Date(now()).toISOString();
      return;
    }
    case 'forbid': {
      const role = roles.get(change.role);
      if (!role) throw new ImpossibleChange(`There is no role "${change.role}".`);
      const hidden = change.field === undefined ? role.hiddenObjects : role.hiddenFields;
      const name = change.field === undefined ? change.object : `${change.object}.${change.field}`;
      if (change.undo) hidden.delete(name);
      else hidden.add(name);
      return;
    }
    case 'view':
      tenant.replace(withView(tenant.workspace(), change.view, change.set));
      return;
    case 'deleteView':
      tenant.replace(withoutView(tenant.workspace(), change.view));
      return;
    case 'fields':
      tenant.replace(withFields(tenant.workspace(), change));
      return;
    case 'renameField':
      tenant.replace(withRenamed(tenant.workspace(), change));
      return;
    case 'insert':
    case 'delete':
    case 'reorder':
    case 'edit':
      tenant.replace(withRecords(tenant.workspace(), change, new Date(now()).toISOString()));
  }
}

function viewNamed(workspace: Workspace, name: string): ViewModel {
  const wanted = workspace.views.find((view) => view.id === name || view.name === name);
  if (!wanted) throw new ImpossibleChange(`There is no view "${name}".`);
  return wanted;
}

function withoutView(workspace: Workspace, name: string): Workspace {
  const wanted = viewNamed(workspace, name);
  return { ...workspace, views: workspace.views.filter((view) => view !== wanted) };
}

function withView(workspace: Workspace, name: string, set: Readonly<Record<string, unknown>>): Workspace {
  const wanted = viewNamed(workspace, name);
  const replaced: ViewModel = { ...wanted, ...set, id: wanted.id };
  return { ...workspace, views: workspace.views.map((view) => (view === wanted ? replaced : view)) };
}

function withRecords(workspace: Workspace, change: RecordChange, now: string): Workspace {
  const before = workspace.records.get(change.object);
  if (!before) throw new ImpossibleChange(`There are no records of "${change.object}".`);
  return { ...workspace, records: new Map([...workspace.records, [change.object, changed(before, change, now)]]) };
}

function changed(before: readonly RecordModel[], change: RecordChange, now: string): RecordModel[] {
  if (change.kind === 'insert') {
    return [...before, ...copies(before, change, now)];
  }
  if (change.kind === 'reorder')
    return before.map((record) => ({ ...record, position: -Number(record['position'] ?? 0) }));
  const chosen = choose(before, change, change.kind === 'delete' ? (change.at ?? 'first') : 'first');
  const put = (set: Readonly<Record<string, unknown>>) =>
    before.map((record) => (chosen.has(record.id) ? { ...record, ...set, id: record.id, updatedAt: now } : record));
  if (change.kind === 'edit') return put(change.set);
  return change.hard ? before.filter((record) => !chosen.has(record.id)) : put({ deletedAt: now });
}

const isLive = (record: RecordModel): boolean => (record['deletedAt'] ?? null) === null;

const byPosition = (left: RecordModel, right: RecordModel): number =>
  Number(left['position'] ?? 0) - Number(right['position'] ?? 0);

function choose(
  records: readonly RecordModel[],
  { ids, count, every }: Pick<Extract<Change, { readonly kind: 'edit' }>, 'ids' | 'count' | 'every'>,
  at: 'first' | 'last',
): ReadonlySet<string> {
  if (ids) return new Set(ids);
  const live = records.filter(isLive).sort(byPosition);
  const ordered = every === undefined ? live : live.filter((_record, index) => index % every === 0);
  const wanted = count ?? (every === undefined ? 1 : ordered.length);
  return new Set(
    (at === 'first' ? ordered.slice(0, wanted) : ordered.slice(Math.max(0, ordered.length - wanted))).map(
      ({ id }) => id,
    ),
  );
}

function copies(
  records: readonly RecordModel[],
  { count, at = 'last', set = {}, ids = [] }: Extract<Change, { readonly kind: 'insert' }>,
  now: string,
): RecordModel[] {
  const models = records.filter(isLive).sort(byPosition);
  const edge = Number((at === 'first' ? models[0] : models.at(-1))?.['position'] ?? 0);
  return Array.from({ length: models.length === 0 ? 0 : count }, (_, index) => {
    const position = at === 'first' ? edge - 1 - index : edge + 1 + index;
    const id = ids[index] ?? randomUUID();
    return { ...models[index % models.length], ...set, id, createdAt: now, updatedAt: now, position };
  });
}
