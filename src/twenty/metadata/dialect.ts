import * as v from '../../schema';
import { SyncError } from '../../errors';
import { believedVersion, isBefore, rulesOf, type Version } from './app-version';
import { type AskedType, askedWhereKnown, needed } from '../wire/asked';
import { readEnvelope } from '../wire/envelope';
import { lazy } from '../wire/lazy';
import type { DateRules, Dialect } from '../model';
import type { Query } from '../query';
import { RECORD_VIEW_TYPES } from '../views/views';

/** The oldest version whose API is known (twenty.md §3.4). */
const OLDEST = '1.1';

/**
 * The first version whose relative dates are known to be whole units of the calendar (twenty.md §4.6). In April 2026 "past
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

/** Asks what this server's metadata knows, in one request (twenty.md §7.2). */
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
  const names = v.nullish(v.array(v.object({ name: v.string() })));
  return v.record(v.nullish(v.object({ fields: names, enumValues: names })));
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
  const version = believedVersion(appVersion, viewsFrom);
  const signs = signsOf(viewsFrom, typeOf('View') ?? [], metadata('Object') ?? []);
  const rules = version === null ? signs.rules : rulesOf(version);
  const lacks = asked.flatMap((type) =>
    askedWhereKnown(type).flatMap((name) => (typeOf(type)?.includes(name) ? [] : [`${type}.${name}`])),
  );
  return {
    appVersion: version === null ? null : appVersion,
    viewsFrom,
    lacks,
    viewTypes: RECORD_VIEW_TYPES.filter((type) => known.includes(type)),
    richText: metadata('FieldMetadataType')?.includes('RICH_TEXT_V2') ? 'RICH_TEXT_V2' : 'RICH_TEXT',
    ascendingNulls: rules === 'newer' ? 'last' : 'first',
    rules,
    dates: datesOf(viewsFrom, version, lacks),
    unsure: version === null ? signs.unsure : [],
  };
}

type Members = readonly string[];

/** What the API itself tells of a server whose version is not known, and what stays open (twenty.md §7.1). */
function signsOf(viewsFrom: Dialect['viewsFrom'], view: Members, object: Members): Pick<Dialect, 'rules' | 'unsure'> {
  if (viewsFrom !== 'getViews') return { rules: '2.21', unsure: [] };
  // 2.33. The list type, which came with 2.30, tells nothing.
  if (!view.includes('universalIdentifier')) {
    // Of 2.13 to 2.22; older ones have no `isActive`, and there a filter that is not sure stops the pull.
    const mayRoll = view.includes('isActive') && !view.includes('calendarEndFieldMetadataId');
    return { rules: '2.21', unsure: mayRoll ? ['dates'] : [] };
  }
  // 2.43 was read with the newer filters, 2.38 with the newer order; nobody knows since when.
  if (view.includes('groupLoadLimit')) return { rules: 'newer', unsure: [] };
  return { rules: 'newer', unsure: object.includes('readability') ? ['filters'] : ['filters', 'nulls'] };
}

/** Without a version: `View.isActive` came with 2.13, the nearest sign of the calendar. */
function datesOf(viewsFrom: Dialect['viewsFrom'], version: Version | null, lacks: Dialect['lacks']): DateRules {
  if (viewsFrom === 'records') return 'rolling';
  if (viewsFrom === 'getCoreViews') return 'unsure';
  const isOlder = version === null ? lacks.includes('View.isActive') : isBefore(version, CALENDAR);
  return isOlder ? 'range-unsure' : 'calendar';
}
