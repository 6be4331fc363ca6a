import { SyncError } from '../../errors';

/** Of Twenty's own cloud. */
export const CLOUD = 'https://api.twenty.com';

/** Pages of the web app, at the root of its host: people paste the address of what they see. */
const PAGES = /^\/(?:objects?|settings|welcome|verify|sign-in|sign-up|not-found|page|plan-required|create)(?=\/|$)/;

/** Parts of the API: what stands before one of them is where a proxy put Twenty. */
const API = /\/(?:graphql|metadata|rest|client-config|healthz)(?:\/.*)?$/;

const PARTS = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#]*)([^?#]*)/i;
const HOST = /^(\[[0-9a-f:.]+\]|[^\s:[\]\\@<>"'`%|^{}]+)(?::(\d{1,5}))?$/i;

/**
 * The base of Twenty's API from what a person types or pastes: `crm.example.com`, the address of a page, an API endpoint, any
 * address of Twenty's own cloud, or nothing at all for that cloud. Without a slash at the end.
 *
 * @throws SyncError `address-invalid`; `address-not-secure` for plain http that was not allowed.
 */
export function readAddress(typed: string, { allowHttp }: { readonly allowHttp: boolean }): string {
  if (typed.trim() === '') return CLOUD;
  const [, scheme, authority = '', path = ''] = PARTS.exec(typed.trim()) ?? [];
  const [, host, port] = HOST.exec(authority) ?? [];
  if (host === undefined || !isHost(host, port)) throw new SyncError('address-invalid');
  const protocol = (scheme ?? (isLoopback(host) ? 'http' : 'https')).toLowerCase();
  if (protocol !== 'https' && protocol !== 'http') throw new SyncError('address-invalid');
  if (/(?:^|\.)twenty\.com$/i.test(host)) return CLOUD;
  // What goes to this machine itself crosses no network.
  if (protocol === 'http' && !allowHttp && !isLoopback(host)) throw new SyncError('address-not-secure');
  return `${protocol}://${host.toLowerCase()}${port === undefined ? '' : `:${port}`}${basePath(path)}`;
}

const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/i.test(host);

/** A name with a dot in it, an address in numbers, or a name of one's own network with a port. */
function isHost(host: string, port: string | undefined): boolean {
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return false;
  if (host.startsWith('[') || isLoopback(host)) return true;
  const labels = host.split('.');
  return labels.every((label) => label !== '' && !/^-|-$/.test(label)) && (labels.length > 1 || port !== undefined);
}

function basePath(path: string): string {
  if (/\s/.test(path)) throw new SyncError('address-invalid');
  return PAGES.test(path) ? '' : path.replace(API, '').replace(/\/+$/, '');
}
