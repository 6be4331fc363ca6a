import { BLANK, type Cell, textCell, unexpectedCell } from '../cells/cell';
import { csvValueOf, EMPTY } from '../cells/csv-value';
import type { FieldMetadata } from '../twenty/model';
import type { JsonObject } from '../wire';
import type { Column, ColumnFormat, FieldCodec, FieldContext } from './codec';
import { type RecordLabel, recordLabel } from './label-field';

/** One object that the relation may point at, and the keys of a record that speak of it. */
interface Target {
  /** "targetPersonId" */
  readonly idKey: string;
  /** "targetPerson" */
  readonly recordKey: string;
  readonly label: RecordLabel | undefined;
}

/**
 * A relation to one record of several possible objects: the id of the one that is set and, beside it, its label. A record
 * has keys for each possible object, of which at most one holds something; where several do, the first target in Twenty's
 * order counts. To many: no column.
 */
export const morphRelationCodec: FieldCodec = {
  selection: (field, context) => targetsOf(field, context).map(targetSelection).join(' '),
  columns(field, context) {
    const targets = targetsOf(field, context);
    const [first] = targets;
    if (first === undefined) return [];
    const id: Column = {
      key: `${field.name}.id`,
      header: `${field.label} Id`,
      format: 'automatic',
      source: first.idKey,
      read: (value, record = { [first.idKey]: value }) => idCell(setTarget(targets, record)),
    };
    const labelled = targets.find(({ label }) => label !== undefined);
    if (labelled === undefined) return [id];
    const label: Column = {
      key: field.name,
      header: field.label,
      format: sharedFormat(targets),
      source: labelled.recordKey,
      read: (value, record) =>
        record === undefined ? labelCell(labelled, value) : setLabelCell(setTarget(targets, record), record),
    };
    return [id, label];
  },
  exportSelection: (field, context) =>
    targetsOf(field, context)
      .map(({ idKey }) => idKey)
      .join(' '),
  exportColumns(field, context, { morphToOne, morphToMany }) {
    const targets = targetsOf(field, context);
    const [first] = targets;
    if (first === undefined) {
      return morphToMany === 'none' ? [] : [{ label: field.label, source: field.name, read: () => EMPTY }];
    }
    if (morphToOne === 'empty') return [{ label: field.label, source: first.idKey, read: () => EMPTY }];
    return [
      {
        label: `${field.label} Id`,
        source: first.idKey,
        read: (value, record = { [first.idKey]: value }) => csvValueOf(setTarget(targets, record)?.id),
      },
    ];
  },
};

/** The targets of a relation to one; none for a relation to many or of a kind that we do not know. */
function targetsOf(field: FieldMetadata, context: FieldContext): readonly Target[] {
  return field.morphRelations
    .filter(({ type }) => type === 'MANY_TO_ONE')
    .map((relation) => {
      const recordKey = field.name + relation.targetObject.charAt(0).toUpperCase() + relation.targetObject.slice(1);
      return { idKey: `${recordKey}Id`, recordKey, label: recordLabel(relation, context) };
    });
}

function targetSelection({ idKey, recordKey, label }: Target): string {
  return label === undefined ? idKey : `${idKey} ${recordKey} { ${label.selection} }`;
}

interface SetTarget {
  readonly target: Target;
  readonly id: unknown;
}

function setTarget(targets: readonly Target[], record: JsonObject): SetTarget | undefined {
  return targets
    .map((target) => ({ target, id: record[target.idKey] }))
    .find(({ id }) => id !== null && id !== undefined && id !== '');
}

function idCell(set: SetTarget | undefined): Cell {
  return typeof set?.id === 'string' ? textCell(set.id) : unexpectedCell(set?.id);
}

function labelCell(target: Target, related: unknown): Cell {
  return target.label === undefined ? BLANK : target.label.read(related);
}

function setLabelCell(set: SetTarget | undefined, record: JsonObject): Cell {
  return set === undefined ? BLANK : labelCell(set.target, record[set.target.recordKey]);
}

/** Labels of different objects are all text, as a rule; only where they agree may the column be dates or amounts. */
function sharedFormat(targets: readonly Target[]): ColumnFormat {
  const formats = new Set(targets.flatMap(({ label }) => (label === undefined ? [] : [label.format])));
  const [format = 'automatic'] = formats;
  return formats.size === 1 ? format : 'automatic';
}
