import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { FieldMetadata, ObjectMetadata, View } from '../../src/twenty/model';
import { type JsonObject, parseJson } from '../../src/wire';
import { field, object, view } from './builders';

const text = z.optional(z.nullable(z.string()));
const flag = z.optional(z.nullable(z.boolean()));

const relation = z.object({
  type: z.enum(['MANY_TO_ONE', 'ONE_TO_MANY']),
  targetObjectMetadata: z.object({ id: z.string(), nameSingular: z.string(), namePlural: text }),
});

const caseFile = z.object({
  twentyVersion: z.string(),
  view: z.object({
    viewFields: z.array(
      z.object({
        fieldMetadataId: z.string(),
        isVisible: z.boolean(),
        position: z.optional(z.nullable(z.number())),
      }),
    ),
  }),
  object: z.object({
    id: z.string(),
    nameSingular: z.string(),
    labelIdentifierFieldMetadataId: text,
    fieldsList: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        label: z.string(),
        type: z.string(),
        isActive: flag,
        isSystem: flag,
        settings: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
        relation: z.optional(z.nullable(relation)),
        morphRelations: z.optional(z.nullable(z.array(relation))),
      }),
    ),
  }),
  records: z.array(z.record(z.string(), z.unknown())),
  expected: z.nullable(z.string()),
});

/** One recorded export: what a client gets, and the file that Twenty makes of it (null: none). */
export interface CsvCase {
  readonly name: string;
  /** `twentyVersion`: of the server whose pages made the file. */
  readonly version: string;
  readonly view: View;
  readonly object: ObjectMetadata;
  readonly records: readonly JsonObject[];
  readonly expected: Buffer | null;
}

/** A folder holds no cases, or one that cannot be read; the message is a sentence. */
export class UnreadableCase extends Error {
  override readonly name = 'UnreadableCase';
}

/** Every subfolder with a case.json, in order of names. @throws UnreadableCase. */
export function csvCases(folder: string): readonly CsvCase[] {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'case.json')))
    .map(({ name }) => name);
  if (names.length === 0) throw new UnreadableCase(`${folder} has no subfolder with a case.json.`);
  return names.sort().map((name) => readCase(join(folder, name), name));
}

function readCase(folder: string, name: string): CsvCase {
  const path = join(folder, 'case.json');
  const read = z.safeParse(caseFile, parseJson(readFileSync(path, 'utf8')));
  if (!read.success) {
    const place = read.error.issues[0]?.path.map(String).join('.') || 'its top level';
    throw new UnreadableCase(`${path} is not in the format of CSV cases: see ${place}.`);
  }
  const file = read.data;
  if (file.expected !== null && !existsSync(join(folder, file.expected)))
    throw new UnreadableCase(`${path} names the file ${file.expected}, which is not there.`);
  const fields = file.object.fieldsList.map(fieldOf);
  const { labelIdentifierFieldMetadataId: labelIdentifierId } = file.object;
  return {
    name,
    version: file.twentyVersion,
    view: view(
      file.view.viewFields.map(({ fieldMetadataId, isVisible, position }) => ({
        fieldId: fieldMetadataId,
        isVisible,
        position: position ?? 0,
      })),
    ),
    // Where Twenty names no label identifier, it is the field called "name" (twenty.md §2.1), as the builder has it.
    object: object(file.object.nameSingular, fields, {
      id: file.object.id,
      ...(labelIdentifierId ? { labelIdentifierId } : {}),
    }),
    records: file.records,
    expected: file.expected === null ? null : readFileSync(join(folder, file.expected)),
  };
}

type WireField = z.infer<typeof caseFile>['object']['fieldsList'][number];
type WireRelation = z.infer<typeof relation>;

function fieldOf({ settings, relation: one, morphRelations, isActive, isSystem, ...rest }: WireField): FieldMetadata {
  return field(rest.type, {
    ...rest,
    isActive: isActive ?? true,
    isSystem: isSystem ?? false,
    settings: settings ?? {},
    relation: one ? relationOf(one) : null,
    morphRelations: (morphRelations ?? []).map(relationOf),
  });
}

function relationOf({ type, targetObjectMetadata: target }: WireRelation) {
  return {
    type,
    targetObjectId: target.id,
    targetObject: target.nameSingular,
    targetObjectPlural: target.namePlural ?? '',
  };
}
