import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { csvFile } from '../../src/cells/csv';
import type { CsvDialect } from '../../src/cells/csv-dialect';
import { type ExportRules, exportValueOf } from '../../src/fields/codec';
import { planExport } from '../../src/fields/export';
import type { FieldMetadata, ObjectMetadata, View } from '../../src/twenty/model';
import type { JsonObject } from '../../src/wire';
import { context, field, object, schemaOf, view } from './builders';

const relation = z.object({
  type: z.enum(['MANY_TO_ONE', 'ONE_TO_MANY']),
  targetObjectMetadata: z.object({ id: z.string(), nameSingular: z.string(), namePlural: z.string() }),
});

const caseFile = z.object({
  view: z.object({
    viewFields: z.array(z.object({ fieldMetadataId: z.string(), isVisible: z.boolean(), position: z.number() })),
  }),
  object: z.object({
    id: z.string(),
    nameSingular: z.string(),
    labelIdentifierFieldMetadataId: z.nullable(z.string()),
    fieldsList: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        label: z.string(),
        type: z.string(),
        isActive: z.boolean(),
        isSystem: z.boolean(),
        settings: z.nullable(z.record(z.string(), z.unknown())),
        relation: z.nullable(relation),
        morphRelations: z.nullable(z.array(relation)),
      }),
    ),
  }),
  records: z.array(z.record(z.string(), z.unknown())),
  expected: z.nullable(z.string()),
});

/** One recorded export: what a client gets, and the file that Twenty makes of it (null: none). */
export interface CsvCase {
  readonly name: string;
  readonly view: View;
  readonly object: ObjectMetadata;
  readonly records: readonly JsonObject[];
  readonly expected: Buffer | null;
}

const FOLDER = join(process.cwd(), 'test/fixtures/twenty/csv');

export function csvCases(folder = FOLDER): readonly CsvCase[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names.map(({ name }) => readCase(join(folder, name), name));
}

function readCase(folder: string, name: string): CsvCase {
  const file = caseFile.parse(JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')));
  const fields = file.object.fieldsList.map(fieldOf);
  return {
    name,
    view: view(file.view.viewFields.map(({ fieldMetadataId, ...rest }) => ({ fieldId: fieldMetadataId, ...rest }))),
    object: object(file.object.nameSingular, fields, {
      id: file.object.id,
      labelIdentifierId: file.object.labelIdentifierFieldMetadataId,
    }),
    records: file.records,
    expected: file.expected === null ? null : readFileSync(join(folder, file.expected)),
  };
}

type WireField = z.infer<typeof caseFile>['object']['fieldsList'][number];
type WireRelation = z.infer<typeof relation>;

function fieldOf({ settings, relation: one, morphRelations, ...rest }: WireField): FieldMetadata {
  return field(rest.type, {
    ...rest,
    settings: settings ?? {},
    relation: one === null ? null : relationOf(one),
    morphRelations: (morphRelations ?? []).map(relationOf),
  });
}

function relationOf({ type, targetObjectMetadata: target }: WireRelation) {
  return {
    type,
    targetObjectId: target.id,
    targetObject: target.nameSingular,
    targetObjectPlural: target.namePlural,
  };
}

/** Our file for that view and those records; null where there are none. */
export function exportText(
  { view: ofView, object: ofObject, records }: Pick<CsvCase, 'view' | 'object' | 'records'>,
  rules: ExportRules,
  dialect: CsvDialect,
): string | null {
  const { columns } = planExport(ofView, ofObject, context({ schema: schemaOf([ofObject]) }), rules);
  const rows = records.map((record) => columns.map((column) => exportValueOf(column, record)));
  return csvFile(columns, rows, dialect);
}
