import type { ObjectModel, RecordEngine, RecordModel, RecordPage, RecordQuery, Workspace } from '../model';
import { cursorSide, writeCursor } from './cursor';
import { compileFilter, type FilterScene } from './filter';
import { type Criterion, parseOrder, sortRecords } from './order';
import { cutWindow, readWindow } from './page';
import { createStore, type RecordStore } from './store';

export interface EngineOptions {
  /** No page is longer, whatever is asked for. Twenty has no such limit; a proxy or a later version may. */
  readonly pageCap?: number;
  /** Default true: cursors lose records as those of 2.21 do. */
  readonly cursorBug?: boolean;
  /** Records a page when none is asked for. Default 200. */
  readonly pageSize?: number;
  /** Default true: filters and orders may name a field of a related record. */
  readonly throughRelations?: boolean;
  /** Default true: `searchVector` takes `search`. */
  readonly searchOperator?: boolean;
}

/** The engine with the store behind it: `store` changes records, and the next query sees it. */
export interface DemoEngine extends RecordEngine {
  readonly store: RecordStore;
}

/** Records that a filter finds, in order; kept so that the next page need not filter and sort again. */
interface Answer {
  readonly version: number;
  readonly criteria: readonly Criterion[];
  readonly ordered: readonly RecordModel[];
}

const KEPT_ANSWERS = 12;

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** `workspace_` and the workspace's id in base 36: the schema's name in PostgreSQL's messages. */
const schemaOf = (workspaceId: string): string =>
  `workspace_${BigInt(`0x${workspaceId.replaceAll('-', '') || '0'}`).toString(36)}`;

/** Answers record queries on `workspace` as Twenty 2.21 on PostgreSQL does. */
export const createEngine = (workspace: Workspace, options: EngineOptions = {}): DemoEngine => {
  const { pageCap, pageSize, cursorBug = true, throughRelations = true, searchOperator = true } = options;
  const store = createStore(workspace);
  const objects = new Map(workspace.objects.map((object) => [object.nameSingular, object]));
  const scene: FilterScene = {
    schema: schemaOf(workspace.id),
    searchOperator,
    object: (name) => (throughRelations ? objects.get(name) : undefined),
    live: (name, id) => {
      const record = store.byId(name, id);
      return (record?.['deletedAt'] ?? null) === null ? record : undefined;
    },
  };
  const answers = new Map<string, Answer>();

  const answer = (object: ObjectModel, filter: unknown, orderBy: unknown): Answer => {
    const key = JSON.stringify([object.nameSingular, filter ?? null, orderBy ?? null]);
    const known = answers.get(key);
    answers.delete(key);
    if (known !== undefined && known.version === store.version()) {
      answers.set(key, known);
      return known;
    }
    const { test, mentionsDeleted } = compileFilter(object, filter, scene);
    const criteria = parseOrder(object, orderBy, scene);
    const found = store
      .inIdOrder(object.nameSingular)
      .filter((record) => (mentionsDeleted || (record['deletedAt'] ?? null) === null) && test(record) === true);
    const made = { version: store.version(), criteria, ordered: sortRecords(found, criteria) };
    answers.set(key, made);
    const [oldest] = answers.keys();
    if (answers.size > KEPT_ANSWERS && oldest !== undefined) answers.delete(oldest);
    return made;
  };

  const findMany = (object: ObjectModel, query: RecordQuery): RecordPage => {
    const window = readWindow(query, pageCap, pageSize);
    const { criteria, ordered } = answer(object, query.filter, query.orderBy);
    const side = window.cursor === null ? null : cursorSide(window.cursor, criteria, cursorBug);
    const { records, ...more } = cutWindow(ordered, window, side, !cursorBug || criteria.length === 0);
    const selected = new Set(query.selected);
    const cursors = records.map((record) => writeCursor(record, criteria, selected, cursorBug));
    return { records, cursors, totalCount: ordered.length, ...more };
  };

  return {
    store,
    findMany,
    findOne: (object, filter) => answer(object, filter, undefined).ordered[0],
    byId: (object, id) => store.byId(object.nameSingular, id),
    related: (object, relation, id) => {
      const target = objects.get(relation.targetObject);
      const field = target?.fields.find((each) => each.name === relation.targetField);
      if (target === undefined || field === undefined) return [];
      const isMorph = field.type === 'MORPH_RELATION';
      const column = `${field.name}${isMorph ? pascal(object.nameSingular) : ''}Id`;
      return store.pointingAt(target.nameSingular, column, id);
    },
  };
};
