import { textCell, unexpectedCell } from '../cells/cell';
import { csvValueOf, EMPTY } from '../cells/csv-value';
import type { FieldMetadata, Relation } from '../twenty/model';
import type { Column, FieldCodec } from './codec';
import { recordLabel } from './label-field';

/**
 * A relation to one is the id of the record it points at and, beside it, that record's label. A record that was deleted
 * keeps its id here and has no label. A relation to many has no column, as in Twenty's own export.
 */
export const relationCodec: FieldCodec = {
  selection(field, context) {
    const relation = toOne(field);
    if (relation === undefined) return '';
    const label = recordLabel(relation, context);
    return label === undefined ? joinColumn(field) : `${joinColumn(field)} ${field.name} { ${label.selection} }`;
  },
  columns(field, context) {
    const relation = toOne(field);
    if (relation === undefined) return [];
    const id = idColumn(field);
    const label = recordLabel(relation, context);
    if (label === undefined) return [id];
    return [id, { key: field.name, header: field.label, format: label.format, source: field.name, read: label.read }];
  },
  exportSelection: (field) => (toOne(field) === undefined ? '' : joinColumn(field)),
  exportColumns(field, _context, { morphToMany }) {
    if (field.relation === null && morphToMany === 'empty') {
      return [{ label: field.label, source: field.name, read: () => EMPTY }];
    }
    if (toOne(field) === undefined) return [];
    return [{ label: `${field.label} Id`, source: joinColumn(field), read: (value) => csvValueOf(value) }];
  },
};

function idColumn(field: FieldMetadata): Column {
  return {
    key: joinColumn(field),
    header: `${field.label} Id`,
    format: 'automatic',
    source: joinColumn(field),
    read: (value) => (typeof value === 'string' ? textCell(value) : unexpectedCell(value)),
  };
}

/** The scalar that holds the id of the related record (twenty.md §2.2). */
function joinColumn(field: FieldMetadata): string {
  return `${field.name}Id`;
}

function toOne(field: FieldMetadata): Relation | undefined {
  return field.relation?.type === 'MANY_TO_ONE' ? field.relation : undefined;
}
