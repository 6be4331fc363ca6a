import { type RunningCrm, type ServeOptions, serveCrm } from '../../../../local/crm/server/serve';
import { plainEngine } from './plain-engine';
import { tinyWorkspace } from './tiny-workspace';

const SECOND = 'bbbbbbbb-0000-4000-8000-000000000002';

/** A server over the tiny workspace, without a rate limit unless asked for. */
export function tinyCrm(options: Partial<ServeOptions> = {}): Promise<RunningCrm> {
  const workspace = tinyWorkspace();
  return serveCrm({
    workspace,
    secondWorkspace: { id: SECOND, build: () => ({ ...workspace, id: SECOND, displayName: 'Second' }) },
    createEngine: plainEngine,
    port: 0,
    seed: 'test',
    windows: null,
    now: Date.now,
    ...options,
  });
}

export interface Reply {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
  /** The parsed body; undefined when it is not JSON. */
  readonly body: Body | undefined;
}

interface Body {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

export async function sendTo(url: string, init: RequestInit): Promise<Reply> {
  const answer = await fetch(url, init);
  const text = await answer.text();
  return { status: answer.status, type: answer.headers.get('content-type'), text, body: parsed(text) };
}

function parsed(text: string): Body | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export interface Asked {
  readonly path?: string;
  /** Name of a key, a whole header value, or null for none. Default: apple-admin. */
  readonly key?: string | null;
  readonly variables?: unknown;
  readonly headers?: Record<string, string>;
}

/** POSTs a GraphQL document. */
export function ask(
  crm: RunningCrm,
  query: string,
  { path = '/graphql', key = 'apple-admin', variables, headers }: Asked = {},
): Promise<Reply> {
  const authorization = key === null ? {} : { authorization: crm.keys[key] ? `Bearer ${crm.keys[key]}` : key };
  return sendTo(crm.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization, ...headers },
    body: JSON.stringify({ query, variables }),
  });
}

export const askMetadata = (crm: RunningCrm, query: string, asked: Asked = {}): Promise<Reply> =>
  ask(crm, query, { ...asked, path: '/metadata' });

/** Message, code and sub-code of each error. */
export const errorsOf = (reply: Reply): readonly (readonly unknown[])[] =>
  (reply.body?.errors ?? []).map(({ message, extensions }) => [message, extensions?.['code'], extensions?.['subCode']]);
