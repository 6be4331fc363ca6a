import type { ObjectModel, RecordModel, ViewModel } from '../../local/crm/model';
import { QueryRefused } from '../../local/crm/model';
import { createEngine } from '../../local/crm/records/engine';
import { catalogOf } from '../../local/crm/server/catalog';
import { DIALECTS } from '../../local/crm/server/dialects';
import { viewFields, viewFilterGroups, viewFilters, viewSorts, viewWire } from '../../local/crm/server/metadata/views';
import { buildWorkspace, type WorkspaceOptions } from '../../local/crm/workspace';
import { SyncError } from '../../src/errors';
import { planFilter } from '../../src/twenty/filters';
import { schemaOf } from '../../src/twenty/metadata';
import type { FieldMetadata, ObjectMetadata, Relation, View } from '../../src/twenty/model';
import { planOrder } from '../../src/twenty/order';
import { readView } from '../../src/twenty/views';
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

export function worldOf(options: WorkspaceOptions): World {
  const built = buildWorkspace(options);
  const records = new Map([...built.records].map(([name, list]) => [name, list.map(withGaps)]));
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

/** Every fifth composite loses a part: a calling code without a number, an amount without a currency. */
function withGaps(record: RecordModel, index: number): RecordModel {
  const entries = Object.entries(record).map(([name, value], place) => {
    const parts = isObject(value) ? Object.keys(value).filter((part) => !NEEDED.includes(part)) : [];
    const part = parts[Math.floor((index + place) / 5) % Math.max(1, parts.length)];
    if (!isObject(value) || part === undefined || (index + place) % 5 > 0) return [name, value] as const;
    return [name, { ...value, [part]: typeof value[part] === 'string' ? '' : null }] as const;
  });
  return { ...Object.fromEntries(entries), id: record.id };
}

const STOPS: Readonly<Record<string, string>> = {
  'filter-not-expressible': 'inexpressible',
  'member-needed': 'member-needed',
};

function metadataOf(object: ObjectModel, all: readonly ObjectModel[]): ObjectMetadata {
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
