import { SyncError } from '../errors';
import type { Clock } from '../ports/clock';
import type { Http } from '../ports/http';
import { readConnection, readCount, readWalkedPage } from './connection';
import { readAppVersion } from './metadata/app-version';
import { clientConfig } from './wire/client-config';
import { DIALECT_QUERY, readDialect, RECORD_VIEWS_QUERY } from './metadata/dialect';
import { readData, type Subject } from './wire/errors';
import { objectsQuery } from './metadata/metadata';
import { type FieldRules, fieldRulesQuery, readFieldRules } from './metadata/field-rules';
import { allObjects, allRecords, type Named, type Pages } from './lists';
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
import { countQuery, type PageQuery, type Query, recordsQuery, type WalkQuery, walkQuery } from './query';
import { BRIEF_MS, createAsking, PATIENT_MS } from './wire/asking';
import type { Transport } from './wire/transport';
import { viewsFromRecords, withShownNames } from './views/view-records';
import { readView, readViews, viewQuery, viewsQuery } from './views/views';
import { MEMBER_SELECTIONS, memberOf, readWorkspace, WORKSPACE_QUERY } from './metadata/workspace';

/** What the add-on asks of Twenty. Every call may throw a SyncError of the kinds that `errors.ts` knows. */
export interface TwentyClient {
  /**
   * Is there a Twenty, and which? The key is sent only once the address has answered like one. What is asked next is asked together with
   * it: of a server that still speaks as it did, the answers are there.
   */
  readonly detectDialect: (next?: Next) => Dialect;
  /** What will be asked next, and goes with whatever is sent before it. */
  readonly foresee: (next: Next) => void;
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

/** The objects, and that view, of a server that spoke so when it was last asked. */
interface Next {
  readonly dialect: Dialect;
  readonly viewId: string | null;
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

const MEMBERS: Named = {
  nameSingular: 'workspaceMember',
  namePlural: 'workspaceMembers',
  labelPlural: 'Workspace members',
};

export function createClient({ transport, http, address, clock, pace }: ClientOptions): TwentyClient {
  const host = hostOf(address);
  const aboutMetadata: Subject = { about: 'metadata', object: '', host };
  const aboutRecords = ({ labelPlural }: Named): Subject => ({ about: 'records', object: labelPlural, host });
  const { patiently, about, ahead, send, records, requests } = createAsking(transport, clock, pace, aboutMetadata);
  const metadata = (query: Query): unknown => about('/metadata', query);

  const pages: Pages = (object, queries, mayWaitMs) =>
    records(
      queries.map((query) => recordsQuery(object, query)),
      aboutRecords(object),
      mayWaitMs,
    ).map((data, index) => noLarger(readConnection(data, object.namePlural), queries[index]?.first, object.namePlural));
  const all = allRecords(pages);

  return {
    detectDialect: (next) => {
      const appVersion = readAppVersion(patiently(() => clientConfig(http, address, aboutMetadata)));
      if (next) ahead([DIALECT_QUERY, ...queriesOf(next)]);
      return readDialect(appVersion, metadata(DIALECT_QUERY), () => about('/graphql', RECORD_VIEWS_QUERY));
    },
    foresee: (next) => ahead(queriesOf(next)),
    workspace: () => readWorkspace(metadata(WORKSPACE_QUERY), address),
    objects: (dialect) => allObjects(metadata, dialect),
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
    requests,
  };
}

function queriesOf({ dialect, viewId }: Next): readonly Query[] {
  const isAsked = viewId !== null && dialect.viewsFrom !== 'records';
  return [...(isAsked ? [viewQuery(viewId, dialect)] : []), objectsQuery(null, dialect)];
}

/** What is asked for fits into an execution's memory; a server that gives more does not end it. */
function noLarger<P extends Page>(page: P, asked = 0, what: string): P {
  if (page.records.length > asked) throw new SyncError('answer-unreadable', { what, at: 'edges' });
  return page;
}

const hostOf = (address: string): string => address.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
