import * as z from 'zod/mini';
import { SyncError } from '../errors';
import { isRecord, isText } from '../wire';
import { optional, readEnvelope } from './envelope';
import { lazy } from './lazy';
import type { Dialect } from './model';
import type { Query } from './query';
import { RECORD_VIEW_TYPES } from './views';

/** The first version whose views this add-on reads (`getViews`, contract §3.1). */
const OLDEST = '2.4';

/**
 * The first version that surely sorts empty values last and has the newer filter rules. The change of the sort was merged on
 * 2026-08-19, which by its dates falls between 2.26 and 2.35 (contract §9.1); 2.21 was read without it and 2.38 with it.
 * A wrong guess there moves the empty values to the other end and loses no record.
 *
 * The filter rules changed somewhere after 2.21 and by 2.43; nothing says when, so they share the border. Between the two a
 * guess may be wrong for names of several words, a plus sign in phone numbers, and actors in free text.
 */
const NEWER: Version = [2, 35];

/** Asks what this server's metadata knows, in one request (contract §9.2). */
export const DIALECT_QUERY: Query = {
  document: `query Dialect {
  view: __type(name: "View") { fields { name } }
  filter: __type(name: "ViewFilter") { fields { name } }
  sort: __type(name: "ViewSort") { fields { name } }
  viewType: __type(name: "ViewType") { enumValues { name } }
}`,
  variables: {},
};

const namesSchema = lazy(() => z.array(z.object({ name: z.string() })));

const dialectSchema = lazy(() => {
  const fields = optional(z.object({ fields: optional(namesSchema()) }));
  return z.object({
    view: fields,
    filter: fields,
    sort: fields,
    viewType: optional(z.object({ enumValues: optional(namesSchema()) })),
  });
});

/** `appVersion` of the answer to `GET /client-config`; null where the build does not say it. */
export function readAppVersion(clientConfig: unknown): string | null {
  const version = isRecord(clientConfig) ? clientConfig['appVersion'] : undefined;
  return isText(version) && version.trim() !== '' ? version.trim() : null;
}

/**
 * @param data of `DIALECT_QUERY`
 * @throws SyncError `twenty-too-old` (version, needed) when the server has no `View`; `answer-unreadable`.
 */
export function readDialect(appVersion: string | null, data: unknown): Dialect {
  const types = readEnvelope(dialectSchema(), data, 'dialect');
  const { view, filter, sort } = types;
  if (!view) throw new SyncError('twenty-too-old', { version: appVersion ?? 'unknown', needed: OLDEST });
  const has = (type: typeof filter, name: string): boolean =>
    type?.fields?.some((field) => field.name === name) ?? false;
  const known = types.viewType?.enumValues?.map(({ name }) => name) ?? [];
  // A build that does not say its version: views of type LIST came with 2.33, the nearest sign there is.
  const rules =
    (appVersion === null ? null : rulesOfVersion(appVersion)) ?? (known.includes('LIST') ? 'newer' : '2.21');
  return {
    appVersion,
    viewHasIsActive: has(view, 'isActive'),
    filterHasRelationTarget: has(filter, 'relationTargetFieldMetadataId'),
    sortHasSubField: has(sort, 'subFieldName'),
    viewTypes: RECORD_VIEW_TYPES.filter((type) => known.includes(type)),
    ascendingNulls: rules === 'newer' ? 'last' : 'first',
    rules,
  };
}

/** Which of the two sets of rules a version has; null for a text that is no version. */
export function rulesOfVersion(appVersion: string): Dialect['rules'] | null {
  const version = versionOf(appVersion);
  if (version === null) return null;
  return isBefore(version, NEWER) ? '2.21' : 'newer';
}

/** Major and minor number: "2.43.0" and "v2.43.0-rc.1" are 2 and 43. */
type Version = readonly [number, number];

function versionOf(text: string): Version | null {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(text) ?? [];
  return major === undefined || minor === undefined ? null : [Number(major), Number(minor)];
}

function isBefore([major, minor]: Version, [otherMajor, otherMinor]: Version): boolean {
  return major === otherMajor ? minor < otherMinor : major < otherMajor;
}
