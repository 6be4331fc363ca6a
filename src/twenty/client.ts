import { SyncError } from '../errors';
import type { Clock } from '../ports/clock';
import type { Http } from '../ports/http';
import { readConnection, readCount, readWalkedPage } from './connection';
import { readAppVersion } from './metadata/app-version';
import { clientConfig } from './wire/client-config';
import { DIALECT_QUERY, readDialect, RECORD_VIEWS_QUERY } from './metadata/dialect';
import { readData, type Subject } from './wire/errors';
import { type FieldRules, fieldRulesQuery, readFieldRules } from './metadata/field-rules';
import { objectsQuery, readObjectsPage, schemaOf } from './metadata/metadata';
import type {
  Dialect,
  ObjectMetadata,
  Page,
  RecordFilter,
  Schema,
  View,
  WalkedPage,
  Workspace,
  WorkspaceMember,
} from './model';
import { mayRead } from './wire/may-read';
import type { Pace } from './wire/pace';
import {
  countQuery,
  type NamedObject,
  type PageQuery,
  type Query,
  recordsQuery,
  type WalkQuery,
  walkQuery,
} from './query';
import type { Answer, Transport } from './wire/transport';
import { type AllRecords, viewsFromRecords, withShownNames } from './views/view-records';
import { readView, readViews, viewQuery, viewsQuery } from './views/views';
import { MEMBER_SELECTIONS, memberOf, readWorkspace, WORKSPACE_QUERY } from './metadata/workspace';

/** What the add-on asks of Twenty. Every call may throw a SyncError of the kinds that `errors.ts` knows. */
export interface TwentyClient {
  /** Is there a Twenty, and which? The key is sent only once the address has answered like one. */
  readonly detectDialect: () => Dialect;
  readonly workspace: () => Workspace;
  /** All objects with all their fields, whatever the key may read. */
  readonly objects: (dialect: Dialect) => Schema;
  /** What new values of an object's fields must keep to. */
  readonly fieldRules: (objectId: string, dialect: Dialect) => FieldRules;
  /** The saved record views of an object, or of all; those of one person only are never listed. */
  readonly views: (objectId: string | null, dialect: Dialect) => readonly View[];
  /** Any view by its id. */
  readonly view: (id: string, dialect: Dialect) => View;
  readonly members: () => readonly WorkspaceMember[];
  readonly count: (object: ObjectMetadata, filter: RecordFilter, options?: Patience) => number;
  /**
   * One to four pages of one object, asked in parallel, in the order of the queries. Fewer than there are queries, but at
   * least one, where Twenty's limit has no room for all.
   */
  readonly pages: (object: ObjectMetadata, queries: readonly PageQuery[], options?: Patience) => readonly Page[];
  /** One page of a walk by id, for a view that does not stand still. */
  readonly walk: (object: ObjectMetadata, query: WalkQuery) => WalkedPage;
  /**
   * Of each object whether its records may be read, by one count each, all at once; null where it cannot be told. Fewer answers where
   * Twenty's limit has no room.
   */
  readonly readable: (objects: readonly ObjectMetadata[]) => readonly (boolean | null)[];
  /** How many requests so far count against Twenty's rate limit: those for records. */
  readonly requests: () => number;
}

/** Waits about a minute at Twenty's limit rather than lose what was asked before it. */
interface Patience {
  readonly patient: boolean;
}

const waitOf = (options?: Patience): number => (options?.patient ? PATIENT_MS : BRIEF_MS);

export interface ClientOptions {
  readonly transport: Transport;
  /** For the one request that is not GraphQL and bears no key. */
  readonly http: Http;
  /** Without a slash at the end. */
  readonly address: string;
  readonly clock: Clock;
  readonly pace: Pace;
}

/** Waits for Twenty's limit up to this long are slept through; longer ones are thrown, so that a person can be shown them. */
const BRIEF_MS = 2_000;
/** The same where giving up would lose what was asked before, or where nobody goes on later. */
const PATIENT_MS = 60_000;
/** However short its waits are: a server that refuses for ever is not asked for ever. */
const MOST_REFUSALS = 8;

const MEMBERS: Named = {
  nameSingular: 'workspaceMember',
  namePlural: 'workspaceMembers',
  labelPlural: 'Workspace members',
};
/** Of members, and of views where they are records: mostly all of them. */
const RECORDS_A_PAGE = 1_000;
/** Pages of a list that is read whole: of members, of views and what is in them, of objects (200 a page). No workspace comes near. */
const MOST_PAGES = 50;

const tooMany = (what: string): SyncError => new SyncError('answer-unreadable', { what, at: `page ${MOST_PAGES + 1}` });

export function createClient({ transport, http, address, clock, pace }: ClientOptions): TwentyClient {
  let requests = 0;
  const host = hostOf(address);
  const aboutMetadata: Subject = { about: 'metadata', object: '', host };
  const aboutRecords = ({ labelPlural }: Named): Subject => ({ about: 'records', object: labelPlural, host });

  /** What is not metered may still be refused on the way, by a gateway. */
  const patiently = <T>(ask: () => T): T => {
    const deadline = clock.now() + PATIENT_MS;
    for (let refusals = 1; ; refusals += 1) {
      const answer = orRefusal(ask);
      if (!(answer instanceof SyncError)) return answer;
      const waitMs = Number(answer.details['retryAfterMs']);
      if (refusals >= MOST_REFUSALS || !(clock.now() + waitMs <= deadline)) throw answer;
      clock.sleep(waitMs);
    }
  };

  const about = (path: '/metadata' | '/graphql', query: Query): unknown =>
    patiently(() => {
      const pending = transport.queue({ path, query });
      transport.flush();
      return readData(pending.answer(), aboutMetadata);
    });
  const metadata = (query: Query): unknown => about('/metadata', query);

  const send = (queries: readonly Query[]): readonly Answer[] => {
    const pending = queries.map((query) => transport.queue({ path: '/graphql', query }));
    requests += queries.length;
    transport.flush();
    return pending.map(({ answer }) => answer());
  };

  /** Answers to the queries, or to the first of them, at least to one: to as many as Twenty's limit has room for. */
  const records = (queries: readonly Query[], subject: Subject, mayWaitMs = BRIEF_MS): readonly unknown[] => {
    const deadline = clock.now() + mayWaitMs;
    for (let refusals = 1; ; refusals += 1) {
      const granted = pace.take(queries.length, deadline);
      const read = send(queries.slice(0, granted)).map((answer) => orRefusal(() => readData(answer, subject)));
      const refusal = read.find((result) => result instanceof SyncError);
      if (!(refusal instanceof SyncError)) return read;
      pace.refused(refusal);
      // Later pages may have been let through before an earlier one was refused: only what comes in order counts.
      const answered = read.slice(0, read.indexOf(refusal));
      if (answered.length > 0) return answered;
      if (refusals >= MOST_REFUSALS) throw refusal;
    }
  };

  const pages = (object: Named, queries: readonly PageQuery[], mayWaitMs?: number): readonly Page[] =>
    records(
      queries.map((query) => recordsQuery(object, query)),
      aboutRecords(object),
      mayWaitMs,
    ).map((data, index) => noLarger(readConnection(data, object.namePlural), queries[index]?.first, object.namePlural));

  const all: AllRecords = (object, query) => {
    const found: Page['records'][number][] = [];
    const named = { labelPlural: object.namePlural, ...object };
    for (let count = 0; count < MOST_PAGES; count += 1) {
      const [page] = pages(named, [{ ...query, first: RECORDS_A_PAGE, offset: found.length }], PATIENT_MS);
      found.push(...(page?.records ?? []));
      if (page?.hasMore && page.records.length === 0)
        throw new SyncError('answer-unreadable', { what: object.namePlural, at: 'edges' });
      if (!page?.hasMore) return found;
    }
    throw tooMany(object.namePlural);
  };

  const objects = (dialect: Dialect): Schema => {
    const found: ObjectMetadata[] = [];
    let cursor: string | null = null;
    for (let count = 0; count < MOST_PAGES; count += 1) {
      const page = readObjectsPage(metadata(objectsQuery(cursor, dialect)), dialect.richText);
      found.push(...page.objects);
      if (page.next === null) return schemaOf(found);
      // The same cursor again would go on for ever.
      if (page.next === cursor) throw new SyncError('answer-unreadable', { what: 'objects', at: 'endCursor' });
      cursor = page.next;
    }
    throw tooMany('objects');
  };

  return {
    detectDialect: () => {
      const appVersion = readAppVersion(patiently(() => clientConfig(http, address, aboutMetadata)));
      return readDialect(appVersion, metadata(DIALECT_QUERY), () => about('/graphql', RECORD_VIEWS_QUERY));
    },
    workspace: () => readWorkspace(metadata(WORKSPACE_QUERY), address),
    objects,
    fieldRules: (objectId, dialect) => readFieldRules(metadata(fieldRulesQuery(objectId, dialect))),
    views: (objectId, dialect) => {
      const filter = objectId === null ? {} : { objectMetadataId: { eq: objectId } };
      const isRecords = dialect.viewsFrom === 'records';
      const data = isRecords
        ? { getViews: viewsFromRecords(all, filter, dialect) }
        : metadata(viewsQuery(objectId, dialect));
      return withShownNames(readViews(data), metadata);
    },
    view: (id, dialect) => {
      const isRecords = dialect.viewsFrom === 'records';
      const data = isRecords
        ? { getView: viewsFromRecords(all, { id: { eq: id } }, dialect)[0] }
        : metadata(viewQuery(id, dialect));
      const view = readView(data);
      // Each execution reads the view first. Were the request after it put off, the next one would stand here again.
      if (isRecords) pace.ready(clock.now() + PATIENT_MS);
      return withShownNames([view], metadata)[0] ?? view;
    },
    members: () => all(MEMBERS, { filter: {}, orderBy: [], selections: MEMBER_SELECTIONS }).map(memberOf),
    count: (object, filter, options) => {
      const [data] = records([countQuery(object, filter)], aboutRecords(object), waitOf(options));
      return readCount(data, object.namePlural);
    },
    pages: (object, queries, options) => pages(object, queries, waitOf(options)),
    walk: (object, query) => {
      const [data] = records([walkQuery(object, query)], aboutRecords(object));
      return noLarger(readWalkedPage(data, object.namePlural), query.first, object.namePlural);
    },
    readable: (some) => {
      const granted = pace.take(some.length, clock.now() + BRIEF_MS);
      const answers = send(some.slice(0, granted).map((object) => countQuery(object, {})));
      return answers.map((answer, index) =>
        mayRead(() => readData(answer, aboutRecords(some[index] ?? MEMBERS)), pace),
      );
    },
    requests: () => requests,
  };
}

/** What is asked for fits into an execution's memory; a server that gives more does not end it. */
function noLarger<P extends Page>(page: P, asked = 0, what: string): P {
  if (page.records.length > asked) throw new SyncError('answer-unreadable', { what, at: 'edges' });
  return page;
}

type Named = NamedObject & Pick<ObjectMetadata, 'labelPlural'>;

const hostOf = (address: string): string => address.replace(/^https?:\/\//, '').replace(/\/.*$/, '');

/** What Twenty's limit refused is a result like another. */
function orRefusal<T>(ask: () => T): T | SyncError {
  try {
    return ask();
  } catch (thrown) {
    if (thrown instanceof SyncError && thrown.kind === 'rate-limited') return thrown;
    throw thrown;
  }
}
