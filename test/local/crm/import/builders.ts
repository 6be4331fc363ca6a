import type { FieldModel, FieldType, ObjectModel, RecordModel } from '../../../../local/crm/model';
import { importColumns, matchHeaders } from '../../../../local/crm/import/columns';
import { readImportFile } from '../../../../local/crm/import/csv-file';
import { readRows } from '../../../../local/crm/import/rows';
import { type Imported, upsertRows } from '../../../../local/crm/import/upsert';

export function fieldModel(type: FieldType, name: string, over: Partial<FieldModel> = {}): FieldModel {
  const looks = { id: name, label: name.charAt(0).toUpperCase() + name.slice(1), icon: '' };
  const kind = { isActive: true, isSystem: false, isNullable: true, isUnique: false, defaultValue: null };
  const none = { options: null, settings: null, relation: null, morphRelations: null };
  return { ...looks, ...kind, ...none, name, type, ...over };
}

export function objectModel(nameSingular: string, fields: readonly FieldModel[]): ObjectModel {
  const id = fieldModel('UUID', 'id', { label: 'Id', isUnique: true });
  const names = { id: nameSingular, nameSingular, namePlural: `${nameSingular}s`, labelSingular: '', labelPlural: '' };
  const rest = { icon: '', description: '', isActive: true, isSystem: false, isRemote: false, labelIdentifier: null };
  return { ...names, ...rest, fields: [id, ...fields] };
}

export interface ImportedFile extends Imported {
  readonly records: readonly RecordModel[];
  readonly unmatched: readonly string[];
  /** Places and reasons. */
  readonly blocked: readonly string[];
}

/** Imports a file over records of an object. Relations find what `related` names by `object.key=value`. */
export function importOver(
  object: ObjectModel,
  before: readonly RecordModel[],
  text: string,
  related: Readonly<Record<string, string>> = {},
  objects: readonly ObjectModel[] = [],
): ImportedFile {
  const file = readImportFile(text);
  const known = new Map(objects.map((each) => [each.nameSingular, each]));
  const columns = matchHeaders(file.header, importColumns(object, known));
  const { rows, blocked } = readRows(file, columns);
  const records = new Map(before.map((record) => [record.id, record]));
  const outcome = upsertRows(rows, {
    object,
    records: () => [...records.values()],
    related: (name, key, value) => related[`${name}.${key}=${value}`],
    write: (record) => records.set(record.id, record),
    newId: () => `new-${records.size}`,
  });
  return {
    ...outcome,
    records: [...records.values()],
    unmatched: file.header.filter((_, at) => !columns[at]),
    blocked: blocked.map(({ place, why }) => `${place} ${why}`),
  };
}

/** A file with everything quoted. */
export const csv = (...rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
