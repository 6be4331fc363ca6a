import type { FieldModel, Workspace } from '../../model';
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
