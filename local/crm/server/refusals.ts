/** What Twenty refuses, in its own words. */
import { Refusal } from './errors';

/** What Twenty puts into the `errors` of an answer. Texts and codes are those of its recorded answers. */

/** `userFriendlyMessage` is a plain text or a translatable message with its id. */
type FriendlyMessage = string | { readonly id: string; readonly message: string };

const NOT_AUTHENTICATED: FriendlyMessage = {
  id: 'z+7x/s',
  message: 'You must be authenticated to perform this action.',
};

const NO_PERMISSION: FriendlyMessage = { id: 'q5OVn+', message: 'You do not have permission to perform this action.' };

const INVALID_INPUT: FriendlyMessage = { id: 't7SpQO', message: 'Invalid input provided.' };

export const tokenInvalid = (): Refusal =>
  new Refusal('Token invalid.', 'UNAUTHENTICATED', 'UNAUTHENTICATED', NOT_AUTHENTICATED);

export const tokenExpired = (): Refusal =>
  new Refusal('Token has expired.', 'UNAUTHENTICATED', 'UNAUTHENTICATED', NOT_AUTHENTICATED);

export const tokenUnknown = (): Refusal =>
  new Refusal('Unknown token error.', 'BAD_USER_INPUT', 'INVALID_INPUT', INVALID_INPUT);

export const workspaceNotFound = (): Refusal =>
  new Refusal('Workspace not found', 'UNAUTHENTICATED', 'WORKSPACE_NOT_FOUND', NOT_AUTHENTICATED);

export const keyRevoked = (): Refusal =>
  new Refusal('This API Key is revoked', 'FORBIDDEN', 'FORBIDDEN_EXCEPTION', NO_PERMISSION);

export const keyExpired = (): Refusal =>
  new Refusal('This API Key is expired', 'FORBIDDEN', 'FORBIDDEN_EXCEPTION', NO_PERMISSION);

/** An object, or with `field` and `object` one of its fields, that the key's role may not read. */
export function permissionDenied(field?: string, object?: string): Refusal {
  const detail = field === undefined ? '' : `: no permission to read field "${field}" on "${object}"`;
  return new Refusal(
    `Entity performing the request does not have permission${detail}`,
    'FORBIDDEN',
    'PERMISSION_DENIED',
    'User does not have permission.',
  );
}

/** The guard in front of an operation said no: no key at all, or a key where a user is needed. */
export const forbiddenResource = (): Refusal =>
  new Refusal('Forbidden resource', 'FORBIDDEN', undefined, 'An error occurred.');

export const badInput = (message: string, subCode?: string, friendly?: unknown): Refusal =>
  new Refusal(message, 'BAD_USER_INPUT', subCode, friendly);

/** Something Twenty did not expect: its own exception text reaches the caller. */
export const internalError = (message: string): Refusal => new Refusal(message, 'INTERNAL_SERVER_ERROR');
