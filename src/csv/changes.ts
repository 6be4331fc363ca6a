/** What people typed into a table, held against Twenty as it is now: what a file can bring there, and what not and why. */
import { type Scalar, scalarOf } from '../cells/scalar';
import { typedValueOf, type ZoneOffset } from '../cells/typed-value';
import { instantAt } from '../cells/wall-clock';
import { cellOf } from '../fields/codec';
import { codecOf } from '../fields/index';
import { hashOf } from '../sync/own/hidden/base';
import { labelForbidden } from '../sync/plan/relations';
import type { TwentyClient } from '../twenty/client';
import type { FieldRules } from '../twenty/metadata/field-rules';
import type { FieldMetadata, ObjectMetadata, Schema } from '../twenty/model';
import type { JsonObject } from '../wire';
import { askFor, byId, deletedToo } from './asking';
import { type CellEdit, editedFields, type EditedFields, type Verdict } from './edited-record';
import { findRelated } from './related';
import type { EditedColumn, SheetEdit, SheetEdits } from './sheet-edits';
import { takenValues } from './unique-values';
import { ambiguousFields } from './update-file';

export interface ChangedCell {
  readonly edit: SheetEdit;
  /** What the sheet would show of what Twenty has. */
  readonly theirs: Scalar;
  /** Twenty has something else by now than it had when the sheet was brought up to date. */
  readonly isConflict: boolean;
  readonly verdict: Verdict | 'no-column' | 'not-there';
}

export interface ChangedRecord {
  readonly id: string;
  readonly name: string;
  readonly state: 'there' | 'deleted' | 'gone';
  /** As Twenty gave it; null unless it is there. */
  readonly record: JsonObject | null;
  readonly cells: readonly ChangedCell[];
  readonly fields: EditedFields['fields'];
}

export interface Asking {
  readonly twenty: Pick<TwentyClient, 'pages'>;
  readonly object: ObjectMetadata;
  readonly schema: Schema;
  /** Labels in the language of the import. */
  readonly labels: { readonly object: ObjectMetadata; readonly schema: Schema };
  readonly rules: FieldRules;
  readonly zoneOffset: ZoneOffset;
  /** What the key may not read, as in `JobBase.forbidden`. */
  readonly forbidden: readonly string[];
}

/** Whether an edit shall go; all do where it is not asked. */
export type Chosen = (cell: Pick<ChangedCell, 'edit' | 'isConflict'>) => boolean;

export function readChanges(
  { edits }: Pick<SheetEdits, 'edits'>,
  asking: Asking,
  isChosen: Chosen = () => true,
): readonly ChangedRecord[] {
  const { twenty, object, rules } = asking;
  const ids = [...new Set(edits.map(({ id }) => id))];
  const selections = selectionsOf(edits, asking);
  const there = recordsById(askFor(twenty, object, ids, byId, selections));
  const missing = ids.filter((id) => !there.has(id));
  const deleted = recordsById(askFor(twenty, object, missing, (some) => deletedToo(byId(some)), []));
  const judging = { asking, cellEditOf: cellEdits(edits, asking), ambiguous: ambiguousFields(asking.labels), isChosen };
  const byRecord = new Map<string, SheetEdit[]>();
  for (const edit of edits) byRecord.set(edit.id, [...(byRecord.get(edit.id) ?? []), edit]);
  const records = ids.map((id): ChangedRecord => {
    const record = there.get(id) ?? null;
    const state = record !== null ? 'there' : deleted.has(id) ? 'deleted' : 'gone';
    return changedRecord(byRecord.get(id) ?? [], record, state, judging);
  });
  const taken = takenValues(records, object, rules.unique, twenty);
  return records.map((one) => withoutTaken(one, taken(one)));
}

const recordsById = (records: readonly JsonObject[]): ReadonlyMap<string, JsonObject> =>
  new Map(records.map((record) => [String(record['id']), record]));

/** All parts of the edited fields, as the file needs them, and what the sheet shows of them. */
function selectionsOf(edits: readonly SheetEdit[], { schema, forbidden }: Asking): readonly string[] {
  const fields = new Set(edits.flatMap(({ column }) => column?.field ?? []));
  return [...fields].flatMap((field) => {
    const relationLabels = !labelForbidden(field, forbidden);
    const context = { schema, codecOf, selectAs: 'label', relationLabels } as const;
    const codec = codecOf(field);
    const isRelation = field.type === 'RELATION' || field.type === 'MORPH_RELATION';
    return (isRelation ? codec?.selection(field, context) : codec?.exportSelection(field, context)) ?? [];
  });
}

/** Edits as the ways back need them: names of related records are looked up, all at once. */
export function cellEdits(
  edits: readonly Pick<SheetEdit, 'column' | 'mine' | 'shown' | 'tag'>[],
  { twenty, schema, zoneOffset }: Pick<Asking, 'twenty' | 'schema' | 'zoneOffset'>,
): (edit: Pick<SheetEdit, 'column' | 'mine' | 'shown' | 'tag'>) => CellEdit | null {
  const asked = edits.flatMap(({ column, mine }) =>
    column ? [{ field: column.field, key: column.column.key, mine }] : [],
  );
  const related = findRelated(asked, { twenty, schema, zoneOffset });
  return ({ column, mine, shown, tag }) => {
    if (column === null) return null;
    const { field } = column;
    const { key } = column.column;
    return { tag, field, key, cell: mine, shown, target: related({ field, key, mine }) };
  };
}

interface Judging {
  readonly asking: Asking;
  readonly cellEditOf: ReturnType<typeof cellEdits>;
  readonly ambiguous: ReadonlySet<string>;
  readonly isChosen: Chosen;
}

function changedRecord(
  own: readonly SheetEdit[],
  record: JsonObject | null,
  state: ChangedRecord['state'],
  { asking, cellEditOf, ambiguous, isChosen }: Judging,
): ChangedRecord {
  const { zoneOffset, rules } = asking;
  const compared = own.map((edit) => {
    const theirs = record && edit.column ? shownOf(edit.column, record, zoneOffset) : null;
    return { edit, theirs, isConflict: record !== null && edit.column !== null && hashOf(theirs) !== edit.base };
  });
  const chosen = compared.filter((cell) => state === 'there' && isChosen(cell));
  const going = chosen.flatMap(({ edit }) => {
    const cell = cellEditOf(edit);
    return cell === null || ambiguous.has(cell.field.name) ? [] : [cell];
  });
  const { verdicts, fields } = editedFields(going, record, (wall) => instantAt(wall, zoneOffset), rules.neverNull);
  const cells = compared.map((cell): ChangedCell => {
    const { column, tag } = cell.edit;
    if (state !== 'there') return { ...cell, verdict: 'not-there' };
    const verdict =
      column === null ? 'no-column' : ambiguous.has(column.field.name) ? 'label-twice' : verdicts.get(tag);
    return { ...cell, verdict: verdict ?? 'same' };
  });
  const [first] = own;
  return { id: first?.id ?? '', name: first?.name ?? '', state, record, cells, fields };
}

function shownOf({ column }: EditedColumn, record: JsonObject, zoneOffset: ZoneOffset): Scalar {
  return scalarOf(typedValueOf(cellOf(column, record), zoneOffset));
}

/** What must be unique and is not does not go. */
function withoutTaken(one: ChangedRecord, taken: ReadonlyMap<string, 'taken' | 'twice'>): ChangedRecord {
  if (taken.size === 0) return one;
  const whyOf = (field: FieldMetadata | undefined) => (field === undefined ? undefined : taken.get(field.name));
  return {
    ...one,
    fields: new Map([...one.fields].filter(([name]) => !taken.has(name))),
    cells: one.cells.map((cell) => {
      const why = cell.verdict === 'goes' ? whyOf(cell.edit.column?.field) : undefined;
      return why === undefined ? cell : { ...cell, verdict: why };
    }),
  };
}
