import Papa from 'papaparse';
import type { FieldModel, FieldType, ObjectModel, RecordModel } from '../../local/crm/model';
import { importColumns, matchHeaders } from '../../local/crm/import/columns';
import { readImportFile } from '../../local/crm/import/csv-file';
import { readRows } from '../../local/crm/import/rows';
import { upsertRows } from '../../local/crm/import/upsert';
import { DOWNLOAD_DIALECTS } from '../../src/cells/csv-dialect';
import { DOWNLOAD_EXPORT_RULES } from '../../src/fields/export-rules';
import { FIELD_TYPES, type FieldMetadata, type ObjectMetadata, type RuleSet } from '../../src/twenty/model';
import type { CsvCase } from './csv-case';
import { exportText } from './twenty-file';

/** A cell that is another one after our own file was imported over the same records. */
interface Change {
  readonly header: string;
  readonly before: string;
  readonly after: string;
  /** The rule of csv.md §3 that alters it; null for a change that none explains. */
  readonly why: string | null;
}

export interface ImportAgain {
  /** Headers that the importer takes for no column: what stands below them is not imported. */
  readonly unmatched: readonly string[];
  readonly changes: readonly Change[];
  /** Rows that the preview shows as errors, and rows that make the server refuse their batch. */
  readonly left: readonly { readonly place: number; readonly why: string }[];
}

/** Imports the file that we offer for a case over the case's own records, by the rules of Twenty's importer. Null where there is no file. */
export function importAgain(one: CsvCase, rules: RuleSet): ImportAgain | null {
  const written = (records: CsvCase['records']): string | null =>
    exportText({ ...one, records }, DOWNLOAD_EXPORT_RULES[rules], DOWNLOAD_DIALECTS[rules]);
  const text = written(one.records);
  if (text === null) return null;
  const [object, objects] = modelOf(one.object, one.records);
  const file = readImportFile(text);
  const columns = matchHeaders(file.header, importColumns(object, objects));
  const { rows, blocked } = readRows(file, columns);
  const records = new Map(one.records.map((record) => [String(record['id']), { ...record, id: String(record['id']) }]));
  const { failure } = upsertRows(
    rows.filter(({ refused }) => refused === null),
    {
      object,
      records: () => [...records.values()],
      related: (_object, _key, value) => value,
      write: (record: RecordModel) => records.set(record.id, record),
      newId: () => 'new',
    },
  );
  const after = cellsOf(written(one.records.map(({ id }) => records.get(String(id)) ?? {})) ?? '');
  const changes = cellsOf(text).flatMap((row, place) =>
    file.header.flatMap((header, at) => {
      const [before = '', now = ''] = [row[at], after[place]?.[at]];
      return before === now ? [] : [{ header, before, after: now, why: whyOf(columns[at]?.field, before, now) }];
    }),
  );
  return {
    unmatched: file.header.filter((_, at) => !columns[at]),
    changes,
    left: [
      ...blocked.map(({ place, why }) => ({ place, why: `an error in the preview: ${why}` })),
      ...rows.flatMap(({ place, refused }) =>
        refused === null ? [] : [{ place, why: `refused with its whole batch: ${refused}` }],
      ),
      ...(failure === null ? [] : [{ place: 0, why: failure }]),
    ],
  };
}

/** Below the header, guards and all. */
const cellsOf = (text: string): readonly (readonly string[])[] =>
  Papa.parse<string[]>(text.replace(/\n$/, '')).data.slice(1);

/** What csv.md §3 alters, by type. */
function whyOf(field: FieldModel | undefined, before: string, after: string): string | null {
  if (field === undefined) return null;
  if (before.startsWith('\u200d') && after === before.slice(1)) return 'a text that begins with U+200D loses it';
  switch (field.type) {
    case 'BOOLEAN':
      return before === '' && after === 'false' ? 'a boolean without a value becomes false' : null;
    case 'EMAILS':
      return after === before.toLowerCase() ? 'e-mails are lower-cased' : null;
    case 'LINKS':
      if (after === '' || after === '[]')
        return 'a link without an address, or a list with an entry that lacks a part, is emptied';
      return after.toLowerCase() === before.toLowerCase().replace(/\/$/, '')
        ? 'origins are lower-cased, a final / is cut'
        : null;
    case 'PHONES':
      return 'a phone without a calling code is read anew, its other parts are lost';
    default:
      return null;
  }
}

/** Objects whose records relations find by more than their id, as standard ones do. */
const UNIQUE: Readonly<Record<string, readonly [name: string, label: string, type: FieldType]>> = {
  company: ['domainName', 'Domain Name', 'LINKS'],
  person: ['emails', 'Emails', 'EMAILS'],
  workspaceMember: ['userEmail', 'User Email', 'TEXT'],
};

/** The object as the importer sees it. A case holds no options, so those that its records have are the options. */
function modelOf(
  { id, nameSingular, fields }: ObjectMetadata,
  records: CsvCase['records'],
): readonly [ObjectModel, ReadonlyMap<string, ObjectModel>] {
  const objectOf = (name: string, model: readonly FieldModel[]): ObjectModel => {
    const labels = { namePlural: `${name}s`, labelSingular: name, labelPlural: name, icon: '', description: '' };
    const flags = { isActive: true, isSystem: false, isRemote: false, labelIdentifier: null };
    return { id: name, nameSingular: name, ...labels, ...flags, fields: model };
  };
  const targets = new Set(fields.flatMap(({ relation }) => (relation ? [relation.targetObject] : [])));
  const related = [...targets].map((name): readonly [string, ObjectModel] => {
    const [unique, label, type] = UNIQUE[name] ?? [];
    return [
      name,
      objectOf(name, unique && label && type ? [fieldOf({ name: unique, label, type, isUnique: true })] : []),
    ];
  });
  const own = fields.map((field) => fieldModelOf(field, records));
  return [{ ...objectOf(nameSingular, own), id }, new Map(related)];
}

type Described = Pick<FieldModel, 'name' | 'label' | 'type'> & Partial<FieldModel>;

const fieldOf = (given: Described): FieldModel => {
  const flags = { isActive: true, isSystem: false, isNullable: true, isUnique: false };
  const none = { defaultValue: null, options: null, settings: null, relation: null, morphRelations: null };
  return { id: given.name, icon: '', ...flags, ...none, ...given };
};

function fieldModelOf(field: FieldMetadata, records: CsvCase['records']): FieldModel {
  const { id, name, label, isActive, isSystem, relation } = field;
  const values = [
    ...new Set(records.flatMap((record) => record[name] ?? []).filter((each) => typeof each === 'string')),
  ];
  const options = values.map((value, position) => ({ id: value, value, label: value, color: '', position }));
  const type = FIELD_TYPES.find((each) => each === field.type) ?? 'TEXT';
  const ends = relation && { type: relation.type, targetObject: relation.targetObject, targetField: '' };
  return fieldOf({ id, name, label, type, isActive, isSystem, isUnique: name === 'id', options, relation: ends });
}
