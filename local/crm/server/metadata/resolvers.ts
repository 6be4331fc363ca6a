import type { ViewModel } from '../../model';
import type { KeyRow } from '../auth/keys';
import { idFrom } from '../auth/keys';
import type { Role } from '../auth/roles';
import type { Catalog } from '../dialects/catalog';
import { Refusal } from '../errors';
import { badInput, forbiddenResource, permissionDenied } from '../refusals';
import type { Caller, CrmState } from '../state';
import type { MetadataContext } from './context';
import { matches } from './matching';
import { CREATED_AT } from '../created';
import { fieldConnection, fieldWire, objectWire } from './objects';
import { connection, type Paging } from './paging';
import { listedViews, viewFields, viewFilterGroups, viewFilters, viewGroups, viewSorts, viewWire } from './views';
import { membersOfJson } from '../members';

type Arguments = Readonly<Record<string, unknown>>;
type Resolver = (given: Arguments, context: MetadataContext) => unknown;
type Resolvers = Readonly<Record<string, Resolver>>;
type Paged = { readonly paging: Paging; readonly filter: Arguments };
type ViewChildren = (view: ViewModel, catalog: Catalog) => readonly Record<string, unknown>[];

/** Behind a guard: without a key there is no workspace to look at. @throws Refusal */
const guarded =
  (resolve: (caller: Caller, given: Arguments, context: MetadataContext) => unknown): Resolver =>
  (given, context) => {
    if (!context.caller) throw forbiddenResource();
    return resolve(context.caller, given, context);
  };

/** Needs a permission flag. The demo's roles have all of them or none. @throws Refusal */
const flagged = (resolve: (caller: Caller, given: Arguments) => unknown): Resolver =>
  guarded((caller, given) => {
    if (!caller.role.settings) throw permissionDenied();
    return resolve(caller, given);
  });

const notFound = (what: string): Refusal =>
  new Refusal(`${what} not found`, 'NOT_FOUND', undefined, 'An error occurred.');

/** Object ids sort descending in Twenty's answers. */
const objectsOf = (catalog: Catalog) =>
  [...catalog.workspace.objects].sort((left, right) => (left.id < right.id ? 1 : -1));

/** The children of one view or, where Twenty allows it, of all listed views. */
const children = (read: ViewChildren): Resolver =>
  guarded(({ tenant }, { viewId }) => {
    const catalog = tenant.catalog();
    const views = viewId ? catalog.workspace.views.filter((view) => view.id === viewId) : listedViews(catalog);
    return views.flatMap((view) => read(view, catalog));
  });

const child = (read: ViewChildren): Resolver =>
  guarded(({ tenant }, { id }) => {
    const catalog = tenant.catalog();
    return catalog.workspace.views.flatMap((view) => read(view, catalog)).find((each) => each['id'] === id) ?? null;
  });

/** What objects and fields there are. */
const SCHEMA: Resolvers = {
  objects: guarded(({ tenant }, given) => {
    const catalog = tenant.catalog();
    const { paging, filter } = readPaged(given);
    const found = objectsOf(catalog).filter((object) => matches(filter, (key) => objectWire(object, catalog)[key]));
    const page = connection(found, paging, catalog.metadataPages, ({ id }) => id);
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: objectWire(node, catalog) })) };
  }),
  object: guarded(({ tenant }, { id }) => {
    const object = tenant.catalog().byId.get(String(id));
    if (!object) throw notFound('Object');
    return objectWire(object, tenant.catalog());
  }),
  fields: guarded(({ tenant }, given) => {
    const catalog = tenant.catalog();
    const { paging, filter } = readPaged(given);
    return fieldConnection(
      objectsOf(catalog).map((object) => [object, object.fields] as const),
      paging,
      filter,
      catalog,
    );
  }),
  field: guarded(({ tenant }, { id }) => {
    for (const object of tenant.catalog().workspace.objects) {
      const field = object.fields.find((each) => each.id === id);
      if (field) return fieldWire(field, object, tenant.catalog());
    }
    throw notFound('Field');
  }),
  objectRecordCounts: flagged(({ tenant }) => {
    const { objects, records } = tenant.catalog().workspace;
    return objects.map(({ namePlural, nameSingular }) => ({
      objectNamePlural: namePlural,
      totalCount: records.get(nameSingular)?.length ?? 0,
    }));
  }),
};

/** Views and what belongs to them. */
const VIEWS: Resolvers = {
  getViews: guarded(({ tenant }, { objectMetadataId, viewTypes }) => {
    const catalog = tenant.catalog();
    const types: readonly unknown[] | null = Array.isArray(viewTypes) ? viewTypes : null;
    return listedViews(catalog)
      .filter((view) => !objectMetadataId || catalog.bySingular.get(view.object)?.id === objectMetadataId)
      .filter((view) => types === null || types.includes(view.type))
      .map((view) => viewWire(view, catalog));
  }),
  getView: guarded(({ tenant }, { id }) => {
    const catalog = tenant.catalog();
    const view = catalog.workspace.views.find((each) => each.id === id);
    return view ? viewWire(view, catalog) : null;
  }),
  getViewFields: children(viewFields),
  getViewField: child(viewFields),
  getViewFieldGroups: guarded(() => []),
  getViewFilters: children(viewFilters),
  getViewFilter: child(viewFilters),
  getViewFilterGroups: children(viewFilterGroups),
  getViewFilterGroup: child(viewFilterGroups),
  getViewSorts: children(viewSorts),
  getViewSort: child(viewSorts),
  getViewGroups: children(viewGroups),
  getViewGroup: child(viewGroups),
  createView: guarded(({ role }, { input }) => {
    if (!role.settings || membersOfJson(input)['visibility'] === 'UNLISTED') {
      const friendly = "You don't have permission to create workspace-level views.";
      throw new Refusal('You do not have permission to create workspace-level views', 'FORBIDDEN', undefined, friendly);
    }
    throw badInput('The demo CRM does not write views through the API.', undefined, 'The demo is read-only.');
  }),
};

/** Who asks, where, and with which keys and roles one may. */
const accessTo = (state: CrmState): Resolvers => ({
  currentWorkspace: guarded(({ tenant }, _given, { url }) => workspaceWire(tenant.workspace(), url)),
  currentUser: () => {
    // A key has no user.
    throw forbiddenResource();
  },
  apiKeys: flagged(({ tenant }) => {
    const rows = [...state.ring.rows.values()].filter((row) => row.workspaceId === tenant.workspace().id);
    return rows.filter((row) => row.revokedAt === null).map((row) => keyWire(row, state));
  }),
  apiKey: flagged(({ tenant }, { input }) => {
    const row = state.ring.rows.get(String(membersOfJson(input)['id']));
    return row?.workspaceId === tenant.workspace().id ? keyWire(row, state) : null;
  }),
  getRoles: flagged(() => [...state.roles.values()].map(roleWire)),
});

/** The root object of `/metadata`: graphql-js calls its members with (arguments, context). */
export const metadataRoot = (state: CrmState): Resolvers => ({ ...SCHEMA, ...VIEWS, ...accessTo(state) });

function readPaged(given: Arguments): Paged {
  return { paging: { ...Object(given['paging']) }, filter: { ...Object(given['filter']) } };
}

const workspaceWire = ({ id, displayName }: { readonly id: string; readonly displayName: string }, url: string) => ({
  id,
  displayName,
  logo: null,
  inviteHash: null,
  deletedAt: null,
  createdAt: CREATED_AT,
  updatedAt: CREATED_AT,
  allowImpersonation: false,
  isPublicInviteLinkEnabled: false,
  trashRetentionDays: 14,
  databaseSchema: null,
  isGoogleAuthEnabled: false,
  isMicrosoftAuthEnabled: false,
  isPasswordAuthEnabled: true,
  isTwoFactorAuthenticationEnforced: false,
  isCustomDomainEnabled: false,
  activationStatus: 'ACTIVE',
  metadataVersion: 1,
  subdomain: displayName.toLowerCase(),
  customDomain: null,
  workspaceUrls: { customUrl: null, subdomainUrl: `${url}/` },
  workspaceMembersCount: null,
});

function keyWire(row: KeyRow, state: CrmState): Record<string, unknown> {
  const { id, name, expiresAt, revokedAt } = row;
  const role = state.roles.get(row.role);
  return {
    id,
    name,
    expiresAt,
    revokedAt,
    createdAt: CREATED_AT,
    updatedAt: CREATED_AT,
    role: role ? roleWire(role) : null,
  };
}

const roleWire = (role: Role): Record<string, unknown> => ({
  id: idFrom(`role ${role.name}`),
  label: role.name,
  description: null,
  icon: null,
  isEditable: role.name !== 'admin',
  canUpdateAllSettings: role.settings,
  canReadAllObjectRecords: role.readsAll,
  canUpdateAllObjectRecords: role.writes,
});
