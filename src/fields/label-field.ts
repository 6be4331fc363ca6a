import { BLANK, type Cell, unexpectedCell } from '../cells/cell';
import type { FieldMetadata, Relation } from '../twenty/model';
import { isRecord } from '../wire';
import { cellOf, type ColumnFormat, type FieldContext } from './codec';

/** How the records of an object are called: by what their label identifier shows. */
export interface RecordLabel {
  /** Parts of the related record to select: "id name". */
  readonly selection: string;
  readonly format: ColumnFormat;
  /** The related record, as Twenty gave it, to its label. */
  readonly read: (record: unknown) => Cell;
}

/**
 * The label of a relation's target, read by the codec of its label identifier. None when labels are off, when the target
 * is gone or inactive, or when it has no name of its own: an id is shown already, and a relation would be a second hop.
 */
export function recordLabel(relation: Relation, context: FieldContext): RecordLabel | undefined {
  const label = context.relationLabels ? labelField(relation, context) : undefined;
  const codec = label && context.codecOf(label);
  const shown = label && codec?.columns(label, context)[0];
  if (label === undefined || codec === undefined || shown === undefined) return undefined;
  return {
    selection: `id ${codec.selection(label, context)}`,
    format: shown.format,
    read: (record) => {
      if (record === null || record === undefined) return BLANK;
      return isRecord(record) ? cellOf(shown, record) : unexpectedCell(record);
    },
  };
}

function labelField(relation: Relation, { schema }: FieldContext): FieldMetadata | undefined {
  const target = schema.objectById(relation.targetObjectId);
  if (!target?.isActive) return undefined;
  const label = target.fields.find((field) => field.id === target.labelIdentifierId);
  return label === undefined || label.name === 'id' || isRelation(label) ? undefined : label;
}

function isRelation({ type }: FieldMetadata): boolean {
  return type === 'RELATION' || type === 'MORPH_RELATION';
}
