/** Records that an edited relation means: by an id that must be there, by a name that one record alone has. */
import type { Scalar } from '../cells/scalar';
import { scalarOf } from '../cells/scalar';
import { typedValueOf, type ZoneOffset } from '../cells/typed-value';
import { columnPart } from '../fields/inverse/index';
import { codecOf } from '../fields/index';
import { recordLabel } from '../fields/label-field';
import type { TwentyClient } from '../twenty/client';
import type { FieldMetadata, ObjectMetadata, RecordFilter, Schema } from '../twenty/model';
import { askFor, byId } from './asking';
import type { Reason } from './edited-record';

/** An edited cell of a relation to one. */
export interface RelationEdit {
  readonly field: FieldMetadata;
  readonly key: string;
  readonly mine: Scalar;
}

export type Found = { readonly id: string } | Reason;

export interface Related {
  readonly twenty: Pick<TwentyClient, 'pages'>;
  readonly schema: Schema;
  readonly zoneOffset: ZoneOffset;
}

const isName = ({ field, key }: RelationEdit): boolean => columnPart(field, key) === '';

/** What each edit means; undefined for an id that is there, and for what is no relation or no text. */
export function findRelated(
  edits: readonly RelationEdit[],
  related: Related,
): (edit: RelationEdit) => Found | undefined {
  const byObject = new Map<string, { ids: Set<string>; names: Set<string> }>();
  const wanted = edits.filter(
    ({ field, mine }) => field.type === 'RELATION' && typeof mine === 'string' && mine !== '',
  );
  for (const edit of wanted) {
    const target = edit.field.relation?.targetObjectId ?? '';
    const asked = byObject.get(target) ?? { ids: new Set<string>(), names: new Set<string>() };
    byObject.set(target, asked);
    if (isName(edit)) asked.names.add(String(edit.mine));
    else asked.ids.add(String(edit.mine).trim().toLowerCase());
  }
  const found = new Map<string, (edit: RelationEdit) => Found | undefined>();
  for (const [target, { ids, names }] of byObject) {
    const object = related.schema.objectById(target);
    if (object === undefined) continue;
    const there = idsThere(object, [...ids], related);
    const named = idsNamed(object, [...names], related);
    found.set(target, (edit) => {
      if (isName(edit)) return named(String(edit.mine));
      const id = String(edit.mine).trim().toLowerCase();
      return there.has(id) || !UUID.test(id) ? undefined : 'no-such-record';
    });
  }
  return (edit) => {
    const answer = found.get(edit.field.relation?.targetObjectId ?? '');
    const isText = typeof edit.mine === 'string' && edit.mine !== '';
    return edit.field.type === 'RELATION' && isText ? answer?.(edit) : undefined;
  };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function idsThere(object: ObjectMetadata, ids: readonly string[], { twenty }: Related): ReadonlySet<string> {
  const asked = ids.filter((id) => UUID.test(id));
  return new Set(askFor(twenty, object, asked, byId, []).map(({ id }) => String(id)));
}

/** By the field that names records: a text, or a full name in any of the ways in which it may be cut in two. */
function idsNamed(
  object: ObjectMetadata,
  names: readonly string[],
  { twenty, schema, zoneOffset }: Related,
): (name: string) => Found {
  const label = object.fields.find(({ id }) => id === object.labelIdentifierId);
  const relation = {
    type: 'MANY_TO_ONE',
    targetObjectId: object.id,
    targetObject: object.nameSingular,
    targetObjectPlural: object.namePlural,
  } as const;
  const context = { schema, codecOf, selectAs: 'label', relationLabels: true } as const;
  const shown = recordLabel(relation, context);
  if (label === undefined || shown === undefined) return () => 'by-id-only';
  if (label.type !== 'TEXT' && label.type !== 'FULL_NAME') return () => 'by-id-only';
  const filterOf = (some: readonly string[]): RecordFilter =>
    label.type === 'TEXT'
      ? { [label.name]: { in: some } }
      : { or: some.flatMap((name) => fullNames(label.name, name)) };
  const ids = new Map<string, string[]>();
  for (const record of askFor(twenty, object, names, filterOf, [shown.selection])) {
    const name = String(scalarOf(typedValueOf(shown.read(record), zoneOffset)) ?? '');
    ids.set(name, [...(ids.get(name) ?? []), String(record['id'])]);
  }
  return (name) => {
    const [id, ...others] = ids.get(name) ?? [];
    if (id === undefined) return 'no-such-record';
    return others.length > 0 ? 'name-twice' : { id };
  };
}

function fullNames(field: string, name: string): readonly RecordFilter[] {
  const words = name.split(' ');
  return Array.from({ length: words.length + 1 }, (_, at) => ({
    and: [
      { [field]: { firstName: { eq: words.slice(0, at).join(' ') } } },
      { [field]: { lastName: { eq: words.slice(at).join(' ') } } },
    ],
  }));
}
