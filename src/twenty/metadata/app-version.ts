/** Versions as a server says them, and what is known of them. */
import { LENGTHS, shownText } from '../../gate';
import { isRecord, isText } from '../../wire';
import type { Dialect } from '../model';

/** Major and minor number: "2.43.0" and "v2.43.0-rc.1" are 2 and 43. */
export type Version = readonly [number, number];

/**
 * The first version that has the newer rules of filters, CSV and empty values in an order: a real 2.31 had those of 2.21 (twenty.md §8),
 * and `View.universalIdentifier`, the sign on servers that say no version, came with 2.33 (twenty.md §7.1).
 */
const NEWER: Version = [2, 33];

/** Where views moved out of the workspace's records (twenty.md §3.1). */
const CORE_VIEWS: Version = [1, 5];

/** Images that were built for development say 0.0.0, and some builds a date or a row of nines. */
const FIRST_MAJOR = 1;
const LAST_MAJOR = 9;

/** `appVersion` of the answer to `GET /client-config`; null where the build does not say it. */
export function readAppVersion(clientConfig: unknown): string | null {
  const version = isRecord(clientConfig) ? clientConfig['appVersion'] : undefined;
  const shown = isText(version) ? shownText(version, LENGTHS.version) : '';
  return shown === '' ? null : shown;
}

/** Null for a text that is no version of Twenty. */
function versionOf(text: string): Version | null {
  const [, first, second] = /^v?(\d+)\.(\d+)(?![\d])/.exec(text) ?? [];
  if (first === undefined || second === undefined) return null;
  const [major, minor] = [Number(first), Number(second)];
  return major >= FIRST_MAJOR && major <= LAST_MAJOR ? [major, minor] : null;
}

/** The version that a server says, where it can be true: one that answers for views as its version could not is not believed. */
export function believedVersion(appVersion: string | null, viewsFrom: Dialect['viewsFrom']): Version | null {
  const version = appVersion === null ? null : versionOf(appVersion);
  if (version === null) return null;
  return isBefore(version, CORE_VIEWS) === (viewsFrom === 'records') ? version : null;
}

/** Which of the two sets of rules a version has. */
export function rulesOf(version: Version): Dialect['rules'] {
  return isBefore(version, NEWER) ? '2.21' : 'newer';
}

/** The same of a text; null where it is no version. */
export function rulesOfVersion(appVersion: string): Dialect['rules'] | null {
  const version = versionOf(appVersion);
  return version && rulesOf(version);
}

export function isBefore([major, minor]: Version, [otherMajor, otherMinor]: Version): boolean {
  return major === otherMajor ? minor < otherMinor : major < otherMajor;
}
