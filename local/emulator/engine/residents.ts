import type { EmulatedDocument } from '../runtime/document';
import type { Manifest } from '../runtime/manifest';
import type { Stores } from '../runtime/world';
import type { EmulatedUser, EmulatorOptions, RunRequest } from './emulator-types';
import type { Entry } from './run-execution';

/** google.md §1.1. */
const EXECUTION_LIMIT_MS = 360_000;

/** Who lives in the emulator's world: its users with what they granted, and its documents. */
export interface Residents {
  /** The one with its id is replaced. */
  readonly documents: Map<string, EmulatedDocument>;
  /** @throws Error where there is none. */
  readonly userOf: (id: string) => EmulatedUser;
  /** @throws Error where there is none. */
  readonly documentOf: (id: string | null | undefined) => EmulatedDocument | null;
  readonly entryOf: (request: RunRequest, isTrigger: boolean) => Entry;
  readonly grantsOf: (user: string) => Set<string>;
  /** Google's consent dialog; it comes by itself only when nothing was granted before. */
  readonly consent: (user: string) => void;
  readonly setLocale: (user: string, locale: string) => void;
}

export function settle(options: EmulatorOptions, stores: Stores, manifest: Manifest): Residents {
  const users = new Map<string, EmulatedUser>();
  const documents = new Map<string, EmulatedDocument>();
  for (const document of options.documents ?? []) documents.set(document.id, document);
  for (const user of options.users) {
    users.set(user.id, user);
    stores.grants.set(user.id, new Set(user.granted ?? manifest.scopes));
    if (user.installed !== false) stores.installedBy.add(user.id);
  }

  function userOf(id: string): EmulatedUser {
    const user = users.get(id);
    if (!user) throw new Error(`The emulator has no user "${id}".`);
    return user;
  }

  function documentOf(id: string | null | undefined): EmulatedDocument | null {
    if (id === null || id === undefined) return null;
    const document = documents.get(id);
    if (!document) throw new Error(`The emulator has no document "${id}".`);
    return document;
  }

  function grantsOf(user: string): Set<string> {
    const known = stores.grants.get(userOf(user).id);
    if (!known) throw new Error(`The emulator keeps no grants for "${user}".`);
    return known;
  }

  return {
    documents,
    userOf,
    documentOf,
    grantsOf,
    entryOf(request, isTrigger) {
      const user = userOf(request.user);
      return {
        functionName: request.functionName,
        args: request.args ?? [],
        user: {
          id: user.id,
          email: user.email ?? `${user.id}@example.com`,
          locale: user.locale ?? 'en',
          account: user.account ?? 'consumer',
        },
        document: documentOf(request.document),
        authMode: request.authMode ?? 'FULL',
        hasUi: request.hasUi ?? true,
        limitMs: request.limitMs ?? EXECUTION_LIMIT_MS,
        isTrigger,
        hooks: request,
      };
    },
    consent(user) {
      const grants = grantsOf(user);
      if (grants.size > 0) return;
      for (const scope of userOf(user).consents ?? manifest.scopes) grants.add(scope);
    },
    setLocale(user, locale) {
      users.set(user, { ...userOf(user), locale });
    },
  };
}
