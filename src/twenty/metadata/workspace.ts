import * as v from '../../schema';
import { LENGTHS, shownLabel, shownText } from '../../gate';
import { isRecord, isText, textOf } from '../../wire';
import { readEnvelope, shortText } from '../wire/envelope';
import { lazy } from '../wire/lazy';
import type { Page, Workspace, WorkspaceMember } from '../model';

export const WORKSPACE_QUERY = {
  document: '{ currentWorkspace { id displayName workspaceUrls { customUrl subdomainUrl } } }',
  variables: {},
};

const workspaceSchema = lazy(() =>
  v.object({
    currentWorkspace: v.object({
      id: shortText(),
      displayName: v.nullish(v.string()),
      workspaceUrls: v.nullish(v.object({ customUrl: v.nullish(v.string()), subdomainUrl: v.nullish(v.string()) })),
    }),
  }),
);

/**
 * @param address of the API: stands in for a web address that the server does not say
 * @throws SyncError `answer-unreadable`.
 */
export function readWorkspace(data: unknown, address: string): Workspace {
  const { id, displayName, workspaceUrls: urls } = readEnvelope(workspaceSchema(), data, 'workspace').currentWorkspace;
  const web = textOf(urls?.customUrl) ?? textOf(urls?.subdomainUrl) ?? address;
  return {
    id,
    displayName: shownLabel(displayName ?? ''),
    webAddress: shownText(web, LENGTHS.address, '').replace(/\/+$/, ''),
  };
}

/** What a workspace member's record holds that "me" needs. */
export const MEMBER_SELECTIONS: readonly string[] = ['name { firstName lastName }', 'userEmail', 'timeZone'];

/** As IANA names zones. */
const ZONE = /^[\w+/-]{1,64}$/;

export function memberOf(record: Page['records'][number]): WorkspaceMember {
  const name = isRecord(record['name']) ? record['name'] : {};
  const email = shownLabel(textOf(record['userEmail']) ?? '');
  const full = shownLabel([name['firstName'], name['lastName']].filter(isText).join(' '));
  const zone = textOf(record['timeZone']);
  return {
    id: textOf(record['id']) ?? '',
    name: full === '' ? email : full,
    email,
    timeZone: zone === undefined || zone.toLowerCase() === 'system' || !ZONE.test(zone) ? null : zone,
  };
}
