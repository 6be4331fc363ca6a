import * as z from 'zod/mini';
import { SyncError } from '../errors';
import { LENGTHS, shownText } from '../gate';
import { isRecord, isText } from '../wire';
import { type AskedType, askedWhereKnown, needed } from './asked';
import { optional, readEnvelope } from './envelope';
import { lazy } from './lazy';
import type { DateRules, Dialect } from './model';
import type { Query } from './query';
import { RECORD_VIEW_TYPES } from './views';

/** The oldest version whose API is known (contract §3.4). */
const OLDEST = '1.1';

/**
 * The first version that surely sorts empty values last and has the newer filter rules. The change of the sort was merged on
 * 2026-08-19, which by its dates falls between 2.26 and 2.35 (contract §9.1); 2.21 was read without it and 2.38 with it.
 * A wrong guess there moves the empty values to the other end and loses no record.
 *
 * The filter rules changed somewhere after 2.21 and by 2.43; nothing says when, so they share the border. Between the two a
 * guess may be wrong for names of several words, a plus sign in phone numbers, and actors in free text.
 */
const NEWER: Version = [2, 35];

/**
 * The first version whose relative dates are known to be whole units of the calendar (contract §4.6). In April 2026 "past
 * week" was still seven rolling days and "past quarter" a whole quarter (twentyhq/twenty#19739), so between 1.4 and this one
 * nobody can tell which of the two a server's own pages mean.
 */
const CALENDAR: Version = [2, 21];

const VIEW_TYPES: readonly AskedType[] = ['View', 'ViewField', 'ViewFilter', 'ViewFilterGroup', 'ViewSort'];
const OBJECT_TYPES: readonly AskedType[] = ['Object', 'Field'];
const CORE = 'Core';

const typesQuery = (names: readonly string[]): Query => ({
  document: `query Types { ${names
    .map((name) => `${name}: __type(name: "${name}") { fields { name } enumValues { name } }`)
    .join(' ')} }`,
  variables: {},
});

/** Asks what this server's metadata knows, in one request (contract §9.2). */
export const DIALECT_QUERY: Query = typesQuery([
  ...VIEW_TYPES,
  ...VIEW_TYPES.map((type) => CORE + type),
  ...OBJECT_TYPES,
  'ViewType',
  'FieldMetadataType',
]);

/** Asks `/graphql` whether views are records of the workspace: up to 1.4. */
export const RECORD_VIEWS_QUERY: Query = typesQuery(VIEW_TYPES);

const typesSchema = lazy(() => {
  const names = optional(z.array(z.object({ name: z.string() })));
  return z.record(z.string(), optional(z.object({ fields: names, enumValues: names })));
});

/** Names of the members of a type; undefined for a type that the server does not have. */
type TypeOf = (name: string) => readonly string[] | undefined;

function readTypes(data: unknown): TypeOf {
  const types = readEnvelope(typesSchema(), data, 'dialect');
  return (name) => {
    const type = types[name];
    return type ? [...(type.fields ?? []), ...(type.enumValues ?? [])].map((member) => member.name) : undefined;
  };
}

/** `appVersion` of the answer to `GET /client-config`; null where the build does not say it. */
export function readAppVersion(clientConfig: unknown): string | null {
  const version = isRecord(clientConfig) ? clientConfig['appVersion'] : undefined;
  const shown = isText(version) ? shownText(version, LENGTHS.version) : '';
  return shown === '' ? null : shown;
}

/**
 * @param data of `DIALECT_QUERY`
 * @param askRecordViews gives the data of `RECORD_VIEWS_QUERY`; called only where the metadata knows no views
 * @throws SyncError `twenty-too-old` (version, needed) when nothing here is a way to read views; `answer-unreadable`.
 */
export function readDialect(appVersion: string | null, data: unknown, askRecordViews: () => unknown): Dialect {
  const metadata = readTypes(data);
  const viewsFrom = metadata('View') ? 'getViews' : metadata(`${CORE}View`) ? 'getCoreViews' : 'records';
  const views = viewsFrom === 'records' ? readTypes(askRecordViews()) : metadata;
  const typeOf = (type: AskedType): readonly string[] | undefined => {
    if (OBJECT_TYPES.includes(type)) return metadata(type);
    return views(viewsFrom === 'getCoreViews' ? CORE + type : type);
  };
  const asked = [...VIEW_TYPES, ...OBJECT_TYPES];
  if (asked.some((type) => needed(type).some((name) => !typeOf(type)?.includes(name))))
    throw new SyncError('twenty-too-old', { version: appVersion ?? 'unknown', needed: OLDEST });
  const known = metadata('ViewType') ?? [];
  // A build that does not say its version: views of type LIST came with 2.33, the nearest sign there is.
  const version = appVersion === null ? null : versionOf(appVersion);
  const rules =
    (appVersion === null ? null : rulesOfVersion(appVersion)) ?? (known.includes('LIST') ? 'newer' : '2.21');
  const lacks = asked.flatMap((type) =>
    askedWhereKnown(type).flatMap((name) => (typeOf(type)?.includes(name) ? [] : [`${type}.${name}`])),
  );
  return {
    appVersion,
    viewsFrom,
    lacks,
    viewTypes: RECORD_VIEW_TYPES.filter((type) => known.includes(type)),
    richText: metadata('FieldMetadataType')?.includes('RICH_TEXT_V2') ? 'RICH_TEXT_V2' : 'RICH_TEXT',
    ascendingNulls: rules === 'newer' ? 'last' : 'first',
    rules,
    dates: datesOf(viewsFrom, version, lacks),
  };
}

/** Without a version: `View.isActive` came with 2.13, the nearest sign of the calendar. */
function datesOf(viewsFrom: Dialect['viewsFrom'], version: Version | null, lacks: Dialect['lacks']): DateRules {
  if (viewsFrom === 'records') return 'rolling';
  if (viewsFrom === 'getCoreViews') return 'unsure';
  const isOlder = version === null ? lacks.includes('View.isActive') : isBefore(version, CALENDAR);
  return isOlder ? 'range-unsure' : 'calendar';
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
