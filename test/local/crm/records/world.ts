import type { ObjectModel, RecordModel, RecordQuery, Workspace } from '../../../../local/crm/model';
import { QueryRefused } from '../../../../local/crm/model';
import { createEngine, type EngineOptions } from '../../../../local/crm/records/engine';
import { buildObjects } from '../../../../local/crm/workspace/objects/objects';

const OBJECTS = buildObjects();

export const objectNamed = (name: string): ObjectModel => {
  const object = OBJECTS.find((each) => each.nameSingular === name);
  if (object === undefined) throw new Error(`No object ${name}`);
  return object;
};

/** `1` → `00000001-0000-4000-8000-000000000000`: ids in the order of the numbers. */
export const uuid = (number: number): string => `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`;

type Values = Readonly<Record<string, unknown>>;

/** Records with ids 1, 2, 3 … in the order given. */
export const numbered = (...records: readonly Values[]): RecordModel[] =>
  records.map((values, index) => ({ id: uuid(index + 1), deletedAt: null, ...values }));

/** An engine over a workspace that holds just these records. */
export const engineOver = (records: Readonly<Record<string, RecordModel[]>>, options: EngineOptions = {}) => {
  const workspace: Workspace = {
    id: '20202020-1c25-4d02-bf25-6aeccf7ea419',
    displayName: 'Test',
    objects: OBJECTS,
    views: [],
    records: new Map(OBJECTS.map((object) => [object.nameSingular, records[object.nameSingular] ?? []])),
  };
  const engine = createEngine(workspace, options);
  const find = (object: string, query: Partial<RecordQuery>) =>
    engine.findMany(objectNamed(object), { selected: ['id'], ...query });
  /** The numbers of the records that are found, in order. */
  const numbers = (object: string, query: Partial<RecordQuery>): readonly number[] =>
    find(object, query).records.map((record) => Number.parseInt(record.id, 10));
  return { engine, find, numbers };
};

/** What a refused query says: message, code, subCode, userFriendlyMessage. */
export const refusalOf = (run: () => unknown): readonly unknown[] => {
  try {
    run();
  } catch (refusal) {
    if (refusal instanceof QueryRefused) {
      return [refusal.message, refusal.code, refusal.subCode, refusal.userFriendlyMessage];
    }
    throw refusal;
  }
  throw new Error('Nothing was refused.');
};
