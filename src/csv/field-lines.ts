/** What a manifest says of each field of an object: a line for each, texts alone. */
import { DOWNLOAD_EXPORT_RULES } from '../fields/export-rules';
import { codecOf } from '../fields/index';
import { sheetHeader } from '../fields/sheet-header';
import type { Language } from '../protocol/reply';
import type { FieldMetadata, ObjectMetadata, Schema } from '../twenty/model';
import { type ImportField, importFields } from './import-form';

/** Words of the column that says whether Twenty's import takes a field. */
export type WhyNot = Readonly<Record<NonNullable<ImportField['refused']> | 'forbidden', string>>;

export interface FieldLinesOptions {
  readonly schema: Schema;
  readonly rules: '2.21' | 'newer';
  /** Fields that the key may not read, as those of a job. */
  readonly forbidden: readonly string[];
  readonly language: Language;
  readonly whyNot: WhyNot;
}

/** Object, label, API name, type, options, relation target, columns of the sheet, headers of the CSV, headers that the import takes or why none. */
export function fieldLines(
  object: ObjectMetadata,
  { schema, rules, forbidden, language, whyNot }: FieldLinesOptions,
): readonly (readonly string[])[] {
  const context = { schema, codecOf, selectAs: 'value', relationLabels: false } as const;
  return importFields(object, schema).map(({ field, columns, refused }) => {
    const { name, label, type } = field;
    const isForbidden = forbidden.includes(`${object.nameSingular}.${name}`);
    const codec = isForbidden ? undefined : codecOf(field);
    const inSheet = codec?.columns(field, context).map(({ header }) => sheetHeader(header, label, language)) ?? [];
    const inFile = codec?.exportColumns(field, context, DOWNLOAD_EXPORT_RULES[rules]) ?? [];
    const taken = columns.map(({ header }) => header).join('\n');
    return [
      object.nameSingular,
      label,
      name,
      type,
      optionsText(field),
      targetsOf(field).join(', '),
      (name === 'id' ? ['Id'] : inSheet).join('\n'),
      (name === 'id'
        ? ['Id']
        : inFile.map((column) => [column.label, column.subLabel].filter(Boolean).join(' / '))
      ).join('\n'),
      isForbidden ? whyNot.forbidden : refused === null ? taken : whyNot[refused],
    ];
  });
}

const optionsText = ({ options }: FieldMetadata): string =>
  options.map(({ value, label }) => (value === label ? value : `${value} = ${label}`)).join('; ');

const targetsOf = ({ relation, morphRelations }: FieldMetadata): readonly string[] =>
  [relation, ...morphRelations].flatMap((one) => (one ? [one.targetObject] : []));
