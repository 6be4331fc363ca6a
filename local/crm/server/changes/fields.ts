import type { FieldModel, ViewModel, Workspace } from '../../model';
import { iconOf } from '../../workspace/objects/field-types';
import { idOf } from '../../workspace/ids';
import { ImpossibleChange } from './impossible';
import type { Change } from '../faults/rule';

type FieldsChange = Extract<Change, { readonly kind: 'fields' }>;

/** The workspace with more fields on one object. @throws ImpossibleChange */
export function withFields(workspace: Workspace, { object: name, fields }: FieldsChange): Workspace {
  const object = workspace.objects.find(({ nameSingular }) => nameSingular === name);
  const records = workspace.records.get(name);
  if (!object || !records) throw new ImpossibleChange(`There are no records of "${name}".`);
  const taken = fields.find((field) => object.fields.some((other) => other.name === field.name));
  if (taken) throw new ImpossibleChange(`"${name}" has a field "${taken.name}" already.`);
  const grown = { ...object, fields: [...object.fields, ...fields.map((field) => fieldOf(name, field))] };
  const filled = records.map((record, index) => ({
    ...record,
    ...Object.fromEntries(fields.map((field) => [field.name, field.values[index % field.values.length] ?? null])),
  }));
  return {
    ...workspace,
    objects: workspace.objects.map((each) => (each === object ? grown : each)),
    records: new Map([...workspace.records, [name, filled]]),
  };
}

type Renaming = Extract<Change, { readonly kind: 'renameField' }>;

/** The workspace with another name and label for a plain field, in views too. @throws ImpossibleChange */
export function withRenamed(workspace: Workspace, { object: owner, field, name, label }: Renaming): Workspace {
  const object = workspace.objects.find(({ nameSingular }) => nameSingular === owner);
  const renamed = object?.fields.find((each) => each.name === field);
  if (!object || !renamed) throw new ImpossibleChange(`"${owner}" has no field "${field}".`);
  const fields = object.fields.map((each) => (each === renamed ? { ...each, name, label } : each));
  const records = (workspace.records.get(owner) ?? []).map(({ [field]: value, id, ...record }) => ({
    ...record,
    id,
    [name]: value,
  }));
  return {
    ...workspace,
    objects: workspace.objects.map((each) => (each === object ? { ...object, fields } : each)),
    records: new Map([...workspace.records, [owner, records]]),
    views: workspace.views.map((view) => (view.object === owner ? withName(view, field, name) : view)),
  };
}

function withName(view: ViewModel, before: string, after: string): ViewModel {
  const renamed = <Part extends { readonly field: string }>(parts: readonly Part[]): readonly Part[] =>
    parts.map((part) => (part.field === before ? { ...part, field: after } : part));
  const { fields, filters, sorts, mainGroupByField } = view;
  return {
    ...view,
    fields: renamed(fields),
    filters: renamed(filters),
    sorts: renamed(sorts),
    mainGroupByField: mainGroupByField === before ? after : mainGroupByField,
  };
}

function fieldOf(object: string, { name, type, label = name }: FieldsChange['fields'][number]): FieldModel {
  return {
    id: idOf(`field ${object}.${name}`),
    name,
    type,
    label,
    icon: iconOf(type),
    isActive: true,
    isSystem: false,
    isNullable: true,
    isUnique: false,
    defaultValue: null,
    options: null,
    settings: null,
    relation: null,
    morphRelations: null,
  };
}
