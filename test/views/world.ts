import type { ObjectModel, RecordModel, ViewModel } from '../../local/crm/model';
import { QueryRefused } from '../../local/crm/model';
import { createEngine } from '../../local/crm/records/engine';
import { catalogOf } from '../../local/crm/server/dialects/catalog';
import { DIALECTS } from '../../local/crm/server/dialects';
import {
  viewFields,
  viewFilterGroups,
  viewFilters,
  viewGroups,
  viewSorts,
  viewWire,
} from '../../local/crm/server/metadata/views';
import { buildWorkspace, type WorkspaceOptions } from '../../local/crm/workspace';
import { SyncError } from '../../src/errors';
import { planFilter } from '../../src/twenty/filters';
import { schemaOf } from '../../src/twenty/metadata/metadata';
import type { FieldMetadata, ObjectMetadata, Relation, View } from '../../src/twenty/model';
import { planOrder } from '../../src/twenty/views/order';
import { readView } from '../../src/twenty/views/views';
import { NEWER, OLDER } from '../twenty/model-builders';
import { offsetMinutes } from '../twenty/zone-offset';
import type { Circumstances } from './meaning/question';
import { type ViewMeaning, viewMeans } from './meaning/view';

/** When and where a view is looked at, by whom, with which server. */
export type Looking = Pick<Circumstances, 'now' | 'zone' | 'machineZone' | 'me' | 'rules'>;

export interface World {
  readonly objects: ReadonlyMap<string, ObjectModel>;
  readonly views: readonly ViewModel[];
  readonly recordsOf: (object: string) => readonly RecordModel[];
  /** What the view means, by looking at each record. */
  readonly meant: (view: ViewModel, looking: Looking) => ViewMeaning;
  /** What the add-on's plan brings from the demo CRM, in pages of `pageSize`. */
  readonly pulled: (view: ViewModel, looking: Looking, pageSize?: number) => ViewMeaning;
}

/** The demo workspace with as many people, at a given moment, with edges. */
export function worldOf(options: Required<Pick<WorkspaceOptions, 'records' | 'now'>>): World {
  const built = buildWorkspace(options);
  const records = new Map(
    [...built.records].map(([name, list]) => [name, list.map(withEdges(Date.parse(options.now)))]),
  );
  const workspace = { ...built, records };
  const engine = createEngine(workspace);
  const catalog = catalogOf(workspace, DIALECTS['2.21']);
  const schema = schemaOf(workspace.objects.map((object) => metadataOf(object, workspace.objects)));
  const objects = new Map(workspace.objects.map((object) => [object.nameSingular, object]));
  const recordsOf = (name: string): readonly RecordModel[] => workspace.records.get(name) ?? [];
  const byId = new Map(
    [...workspace.records].map(([name, list]) => [name, new Map(list.map((each) => [each.id, each]))]),
  );

  const objectOf = (view: ViewModel): ObjectModel => {
    const object = objects.get(view.object);
    if (!object) throw new Error(`No object ${view.object}`);
    return object;
  };

  const meant: World['meant'] = (view, looking) => {
    const live = (name: string, id: string): RecordModel | null => {
      const record = byId.get(name)?.get(id);
      return record && (record['deletedAt'] ?? null) === null ? record : null;
    };
    return viewMeans(view, objectOf(view), recordsOf(view.object), { ...looking, objects, live });
  };

  /** As the wire brings it, except for the type: widgets are not offered, but their filters mean the same. */
  const read = (view: ViewModel): View => {
    const lists = {
      viewFields: viewFields(view, catalog),
      viewFilters: viewFilters(view, catalog),
      viewFilterGroups: viewFilterGroups(view, catalog),
      viewSorts: viewSorts(view, catalog),
      viewGroups: viewGroups(view, catalog),
    };
    const wire = { ...viewWire(view, catalog), ...lists, name: view.name, type: 'TABLE' };
    return readView(JSON.parse(JSON.stringify({ getView: wire })));
  };

  const pulled: World['pulled'] = (model, { now, zone, machineZone, me, rules }, pageSize = 100) => {
    const object = objectOf(model);
    const metadata = schema.objectByName(model.object);
    if (!metadata) throw new Error(`No metadata of ${model.object}`);
    const view = read(model);
    try {
      const context = { schema, now, zone, machineZone, offsetMinutes, memberId: me, rules };
      const { filter } = planFilter(view, metadata, context);
      const orderBy = planOrder(view, metadata, schema, rules === 'newer' ? NEWER : OLDER);
      const ids: string[] = [];
      for (;;) {
        // Through JSON, as over the network: what JSON cannot say must not matter.
        const query = JSON.parse(JSON.stringify({ filter, orderBy, first: pageSize, offset: ids.length }));
        const page = engine.findMany(object, { ...query, selected: ['id'] });
        ids.push(...page.records.map(({ id }) => id));
        if (!page.hasNextPage) return { ids };
      }
    } catch (error) {
      if (error instanceof QueryRefused) return { refused: true };
      const stop = error instanceof SyncError ? STOPS[error.kind] : undefined;
      if (stop !== undefined) return { stops: new Set([stop]) };
      throw error;
    }
  };

  return { objects, views: workspace.views, recordsOf, meant, pulled };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parts that a composite cannot be without. */
const NEEDED = ['source', 'blocknote', 'markdown'];

const DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\.\d{3}Z)?$/;
const MINUTE = 60_000;
const HALF_A_DAY = 720 * MINUTE;

/** A date or moment of the ten days before or after `now`; every second one on the full minute, where "now" begins and ends. */
function dateNear(now: number, spread: number, isMoment: boolean): string {
  const moment = now + ((spread % 40) - 20) * HALF_A_DAY;
  const minute = Math.round(moment / MINUTE) * MINUTE;
  return new Date(spread % 2 === 0 ? minute : moment).toISOString().slice(0, isMoment ? undefined : 10);
}

/**
 * What the demo's records hold rarely: every third date is near the present, so that days and weeks have something in them; every
 * fifth composite loses a part, so that there is a calling code without a number.
 */
const withEdges =
  (now: number) =>
  (record: RecordModel, index: number): RecordModel => {
    const entries = Object.entries(record).map(([name, value], place): readonly [string, unknown] => {
      const date = typeof value === 'string' && name !== 'deletedAt' ? DATE.exec(value) : null;
      if (date && (index + place) % 3 === 0) return [name, dateNear(now, 7 * index + place, date[1] !== undefined)];
      if (!isObject(value) || (index + place) % 5 > 0) return [name, value];
      const parts = Object.keys(value).filter((part) => !NEEDED.includes(part));
      const part = parts[Math.floor((index + place) / 5) % Math.max(1, parts.length)];
      return [name, part === undefined ? value : { ...value, [part]: typeof value[part] === 'string' ? '' : null }];
    });
    return { ...Object.fromEntries(entries), id: record.id };
  };

const STOPS: Readonly<Record<string, string>> = {
  'filter-not-expressible': 'inexpressible',
  'member-needed': 'member-needed',
};

/** As the add-on reads it from the wire. */
export function metadataOf(object: ObjectModel, all: readonly ObjectModel[]): ObjectMetadata {
  const relationOf = ({ type, targetObject }: { type: Relation['type']; targetObject: string }): Relation => {
    const target = all.find(({ nameSingular }) => nameSingular === targetObject);
    return { type, targetObject, targetObjectId: target?.id ?? '', targetObjectPlural: target?.namePlural ?? '' };
  };
  const fields = object.fields.map(
    ({ id, name, label, type, isActive, isSystem, options, settings, relation, morphRelations }): FieldMetadata => ({
      id,
      name,
      label,
      type,
      isActive,
      isSystem,
      options: options ?? [],
      settings: settings ?? {},
      relation: relation && relationOf(relation),
      morphRelations: (morphRelations ?? []).map(relationOf),
    }),
  );
  const label = fields.find(({ name }) => name === (object.labelIdentifier ?? 'name'));
  const { id, nameSingular, namePlural, labelSingular, labelPlural, icon, isActive, isSystem, isRemote } = object;
  const labels = { labelSingular, labelPlural, icon, isActive, isSystem, isRemote };
  return { id, nameSingular, namePlural, ...labels, labelIdentifierId: label?.id ?? null, fields };
}
