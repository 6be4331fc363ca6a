import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { UnreadableFile } from '../import/csv-file';
import { DEMO_MARK } from '../import/demo';
import { importFile } from '../import/import-file';
import type { FieldModel, ObjectModel, RecordModel } from '../model';
import { type Answer, json } from './answer';
import { keyOf } from './auth/keys';
import { mayReadField, mayReadObject, type Role } from './auth/roles';
import { parseBody, UnreadableBody } from './body';
import { compositeOf } from './dialects/composites';
import { Refusal } from './errors';
import { translated } from './metadata/labels';
import type { Incoming } from './body';
import type { CrmState, Tenant } from './state';

const bodySchema = z.strictObject({
  /** Singular or plural name. */
  object: z.string(),
  /** The CSV. */
  text: z.string(),
  /** Of the labels: the language in which the person imports. */
  locale: z.optional(z.enum(['en', 'fr-FR'])),
});

/** `POST` takes an object and a CSV with a key that may write, and answers an `ImportOutcome`. */
export function answerImport(state: CrmState, { method, headers, body }: Incoming): Answer {
  if (method === 'GET') return json({ demo: DEMO_MARK });
  if (method !== 'POST') return json({ error: 'Use GET or POST.' }, undefined, 405);
  try {
    const { authorization } = headers;
    const key = keyOf(
      typeof authorization === 'string' ? authorization : undefined,
      state.ring,
      new Set(state.tenants.keys()),
      state.now(),
    );
    const [tenant, role] = key ? [state.tenants.get(key.workspaceId), state.roles.get(key.role)] : [];
    if (!tenant || !role) return json({ error: 'A key of the demo is needed.' }, undefined, 401);
    const given = z.safeParse(bodySchema, parseBody(body, 'application/json'));
    if (!given.success) return json({ error: z.prettifyError(given.error) }, undefined, 400);
    return imported(given.data, { tenant, role, now: state.now() });
  } catch (problem) {
    if (problem instanceof Refusal) return json({ error: problem.message }, undefined, 401);
    if (!(problem instanceof UnreadableFile || problem instanceof UnreadableBody)) throw problem;
    return json({ error: problem.message }, undefined, 400);
  }
}

interface Importing {
  readonly tenant: Tenant;
  readonly role: Role;
  readonly now: number;
}

function imported(given: z.infer<typeof bodySchema>, { tenant, role, now }: Importing): Answer {
  const { bySingular, byPlural, workspace } = tenant.catalog();
  const found = bySingular.get(given.object) ?? byPlural.get(given.object);
  if (!found) return json({ error: `The demo has no object "${given.object}".` }, undefined, 400);
  if (!role.writes || !mayReadObject(role, found)) return json({ error: 'The key may not import.' }, undefined, 403);
  const labelled = (object: ObjectModel): ObjectModel => ({
    ...object,
    fields: object.fields
      .filter(({ name }) => mayReadField(role, object, name))
      .map((field) => ({ ...field, label: translated(field.label, given.locale ?? 'en') })),
  });
  const objects = new Map(workspace.objects.map((object) => [object.nameSingular, labelled(object)]));
  const object = objects.get(found.nameSingular) ?? found;
  const { records } = tenant.workspace();
  const all = new Map(records.get(object.nameSingular)?.map((record) => [record.id, record]));
  const recordsOf = (name: string): Iterable<RecordModel> =>
    name === object.nameSingular ? all.values() : (records.get(name) ?? []);
  const at = new Date(now).toISOString();
  const by = { source: 'IMPORT', workspaceMemberId: null, name: 'Import', context: null };
  let last = Math.max(0, ...[...all.values()].map(({ position }) => Number(position ?? 0)));
  const made = (): object => ({ ...defaultsOf(object), createdAt: at, createdBy: by, position: (last += 1) });
  const outcome = importFile(
    given.text,
    {
      object,
      records: () => [...all.values()],
      related: (name, key, value) => {
        for (const record of recordsOf(name)) {
          if (isLive(record) && textAt(record, key) === value) return record.id;
        }
        return undefined;
      },
      write: (record, values) => {
        const stamps = { updatedBy: by, updatedAt: values['updatedAt'] ?? at };
        all.set(record.id, { ...(all.has(record.id) ? {} : made()), ...record, ...stamps });
      },
      newId: randomUUID,
    },
    objects,
  );
  const { created, updated, restored } = outcome;
  if (created + updated + restored > 0) {
    const after = new Map([...records, [object.nameSingular, [...all.values()]]]);
    tenant.replace({ ...tenant.workspace(), records: after });
  }
  return json(outcome);
}

const isLive = (record: RecordModel): boolean => (record['deletedAt'] ?? null) === null;

/** The text of a unique field: `id`, `domainName.primaryLinkUrl`. */
function textAt(record: RecordModel, key: string): string | undefined {
  let value: unknown = record;
  for (const part of key.split('.')) value = Object(value)[part];
  return typeof value === 'string' ? value : undefined;
}

/** What a new record holds where the file says nothing. */
function defaultsOf({ fields }: ObjectModel): object {
  const held = fields.flatMap((field): readonly (readonly [string, unknown])[] => {
    if (field.name === 'id' || field.type === 'TS_VECTOR') return [];
    if (field.relation) return field.relation.type === 'MANY_TO_ONE' ? [[`${field.name}Id`, null]] : [];
    if (field.morphRelations) return [];
    return [[field.name, defaultOf(field)]];
  });
  return Object.fromEntries(held);
}

function defaultOf({ type, defaultValue }: FieldModel): unknown {
  const parts = compositeOf(type);
  if (!parts) return plain(defaultValue);
  const given: Readonly<Record<string, unknown>> = { ...Object(defaultValue) };
  return Object.fromEntries(Object.keys(parts.subFields).map((part) => [part, plain(given[part])]));
}

/** Texts stand in quotes; the words uuid and now are the server's own. */
function plain(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? null;
  return /^'.*'$/s.test(value) ? value.slice(1, -1) : null;
}
