import { isRecord, isText, parseJson } from '../../src/wire';
import type { TwentyKey } from '../../src/twenty/wire/key';
import type { Ask } from './asking';

/** What can be told of a key by reading. */
export interface KeyFacts {
  /** ISO date; null when the key never ends. */
  readonly expires: string | null;
  /** Whether the key says that it is of the workspace that answered; null when it does not say. */
  readonly ofThisWorkspace: boolean | null;
  readonly role: RoleFacts;
}

/** Keys may see roles only where their role lets them manage keys. `null`: this server does not say. */
type RoleFacts =
  | { readonly told: false }
  | {
      readonly told: true;
      readonly label: string;
      readonly readsAll: boolean | null;
      readonly writesAll: boolean | null;
      readonly changesSettings: boolean | null;
    };

const ROLE_QUERY = {
  document: '{ apiKeys { id role { label canReadAllObjectRecords canUpdateAllObjectRecords canUpdateAllSettings } } }',
  variables: {},
};

export function keyFacts(key: TwentyKey, workspaceId: string, ask: Ask): KeyFacts {
  return {
    expires: key.expires,
    ofThisWorkspace: key.workspaceId === null ? null : key.workspaceId === workspaceId,
    role: roleFacts(idOf(key), ask),
  };
}

/** The row of the key in Twenty's list of keys. */
function idOf({ key }: TwentyKey): string | null {
  const claims = parseJson(Buffer.from(key.split('.')[1] ?? '', 'base64url').toString('utf8'));
  const id = isRecord(claims) ? claims['jti'] : undefined;
  return isText(id) ? id : null;
}

function roleFacts(id: string | null, ask: Ask): RoleFacts {
  const data = ask('/metadata', ROLE_QUERY);
  const keys: readonly unknown[] = isRecord(data) && Array.isArray(data['apiKeys']) ? data['apiKeys'] : [];
  const own = keys.find((row) => isRecord(row) && row['id'] === id);
  const role = isRecord(own) ? own['role'] : undefined;
  if (!isRecord(role)) return { told: false };
  const flag = (name: string): boolean | null => (typeof role[name] === 'boolean' ? role[name] : null);
  return {
    told: true,
    label: isText(role['label']) ? role['label'] : '?',
    readsAll: flag('canReadAllObjectRecords'),
    writesAll: flag('canUpdateAllObjectRecords'),
    changesSettings: flag('canUpdateAllSettings'),
  };
}
