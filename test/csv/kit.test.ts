/** A migration kit, judged by an importer that it did not write. */
import { isDeepStrictEqual } from 'node:util';
import type { ObjectModel, RecordModel, Workspace } from '../../local/crm/model';
import { importFile } from '../../local/crm/import/import-file';
import { buildWorkspace } from '../../local/crm/workspace';
import { importOrder, newKit, type KitMember } from '../../sidebar/archive/kit';
import { importForm } from '../../src/csv/import-form';
import type { BackupObject } from '../../src/protocol/backup';
import type { KitColumn } from '../../src/protocol/kit';
import { toOneTargets } from '../../src/sync/plan/relations';
import { schemaOf } from '../../src/twenty/metadata/metadata';
import { metadataOf } from '../views/world';

/** The demo, and what is known of it. */
function sourceOf(workspace: Workspace) {
  const schema = schemaOf(workspace.objects.map((object) => metadataOf(object, workspace.objects)));
  const objects = schema.objects.filter(({ isActive, isSystem }) => isActive && !isSystem);
  const live = (name: string): readonly RecordModel[] =>
    (workspace.records.get(name) ?? []).filter(({ deletedAt }) => (deletedAt ?? null) === null);
  const choices = objects.map((object): BackupObject => {
    const { id, nameSingular, labelPlural: label } = object;
    return { id, nameSingular, label, isUsual: true, relatesTo: [...new Set(object.fields.flatMap(toOneTargets))] };
  });
  return { schema, choices, live };
}

/** Another workspace with the same objects: its members have other ids, one of them is missing, and it holds nothing else. */
function emptyTarget(workspace: Workspace) {
  const members = (workspace.records.get('workspaceMember') ?? []).map(
    (member, at): RecordModel => ({ ...member, id: `member-${at}` }),
  );
  const records = new Map<string, Map<string, RecordModel>>([
    ['workspaceMember', new Map(members.slice(1).map((one) => [one.id, one]))],
  ]);
  const objects = new Map(workspace.objects.map((object) => [object.nameSingular, object]));
  const of = (name: string): Map<string, RecordModel> => {
    const known = records.get(name) ?? new Map<string, RecordModel>();
    records.set(name, known);
    return known;
  };
  const at = (record: RecordModel, key: string): unknown =>
    key.split('.').reduce<unknown>((value, part) => Object(value)[part], record);
  return {
    of,
    import: (name: string, text: string) =>
      importFile(
        text,
        {
          object: objects.get(name) as ObjectModel,
          records: () => [...of(name).values()],
          related: (other, key, value) => [...of(other).values()].find((record) => at(record, key) === value)?.id,
          write: (record) => void of(name).set(record.id, { ...defaultsOf(objects.get(name)), ...record }),
          newId: () => 'never',
        },
        objects,
      ),
  };
}

/** Of plain fields, as a new record gets them. */
const defaultsOf = (object: ObjectModel | undefined): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    (object?.fields ?? []).flatMap(({ name, defaultValue }) => {
      const text = typeof defaultValue === 'string' ? /^'(.+)'$/.exec(defaultValue)?.[1] : undefined;
      return text === undefined ? [] : [[name, text]];
    }),
  );

const nothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.values(value).every(nothing));
/** Nothing in any of its forms is the same. */
const plain = (value: unknown): unknown => {
  if (nothing(value)) return null;
  // The API gives exact decimals and large numbers as texts.
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) && String(Number(value)) === value)
    return Number(value);
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => (nothing(part) ? [] : [[name, plain(part)]])),
  );
};

const SILENT = ['position', 'searchVector', 'createdBy', 'updatedBy', 'deletedAt'];

test('a workspace whose members have other ids, filled from the kit, holds the same records and relations but what the manifest names', () => {
  const workspace = buildWorkspace({ records: 60 });
  const { schema, choices, live } = sourceOf(workspace);
  const target = emptyTarget(workspace);
  const mails = new Set([...target.of('workspaceMember').values()].map(({ userEmail }) => userEmail));
  const members = new Map(
    (workspace.records.get('workspaceMember') ?? []).map(({ id, userEmail }): [string, KitMember] => [
      id,
      { name: String(userEmail), email: mails.has(userEmail) ? String(userEmail) : null },
    ]),
  );
  const order = importOrder(choices);
  const kit = newKit(order, members);
  const files = order.flatMap((choice) => {
    const object = schema.objectById(choice.id);
    if (!object) throw new Error(choice.nameSingular);
    const model = workspace.objects.find(({ nameSingular }) => nameSingular === choice.nameSingular);
    const unique = new Set(model?.fields.flatMap(({ name, isUnique }) => (isUnique ? [name] : [])));
    const form = importForm(object, schema, [], { unique, filled: new Set(Object.keys(defaultsOf(model))) });
    return kit.add(choice, { columns: form.columns, ...form.rows(live(choice.nameSingular)) });
  });
  const outcomes = [...files, ...kit.relations()].map(({ name, object, pieces }) => {
    const { failure, blocked, dropped, columns } = target.import(object, pieces.join(''));
    const guessed = columns.filter(({ header, label }) => label?.toLowerCase() !== header.toLowerCase());
    return { name, failure, blocked, dropped, guessed };
  });
  for (const { name, ...outcome } of outcomes)
    expect([name, outcome]).toEqual([name, { failure: null, blocked: [], dropped: [], guessed: [] }]);
  const named = new Map<string, number>();
  for (const { object, field, count } of kit.losses())
    named.set(`${object} ${field}`, (named.get(`${object} ${field}`) ?? 0) + count);
  const memberOf = new Map(
    [...target.of('workspaceMember').values()].map(({ id, userEmail }) => [
      id,
      [...members].find(([, member]) => member.email === userEmail)?.[0],
    ]),
  );
  const differing = new Map<string, { count: number; sample: unknown }>();
  for (const { nameSingular, id: objectId } of choices) {
    const before = live(nameSingular);
    const after = target.of(nameSingular);
    expect([nameSingular, [...after.keys()].sort()]).toEqual([nameSingular, before.map(({ id }) => id).sort()]);
    for (const record of before) {
      const now = after.get(record.id);
      for (const field of schema.objectById(objectId)?.fields ?? []) {
        if (!field.isActive || SILENT.includes(field.name)) continue;
        const isMember = field.relation?.targetObject === 'workspaceMember';
        const key = field.relation ? `${field.name}Id` : field.name;
        const [was, is] = [plain(record[key]), plain(isMember ? memberOf.get(String(now?.[key])) : now?.[key])];
        if (isDeepStrictEqual(was, is)) continue;
        const place = `${nameSingular} ${field.label}`;
        differing.set(place, { count: (differing.get(place)?.count ?? 0) + 1, sample: [was, is] });
      }
    }
  }
  const unnamed = [...differing].filter(([place, { count }]) => count > (named.get(place) ?? 0));
  expect(unnamed).toEqual([]);
  expect(kit.unmapped()).toHaveLength(1);
  expect(kit.losses().length).toBeGreaterThan(3);
});

const object = (nameSingular: string, ...relatesTo: string[]): BackupObject => ({
  id: nameSingular,
  nameSingular,
  label: nameSingular,
  isUsual: true,
  relatesTo,
});
const column = (header: string, kind: KitColumn['kind'] = 'value', target = ''): KitColumn => ({
  header,
  kind,
  target,
  isUnique: false,
});

test('what others point at comes first, whatever its name', () => {
  const names = importOrder([object('a', 'b', 'a'), object('b', 'c'), object('c'), object('d', 'a')]).map(
    (one) => one.nameSingular,
  );
  expect(names).toEqual(['c', 'b', 'a', 'd']);
});

test('relations to itself and in circles come in second files, of ids alone', () => {
  const order = importOrder([object('a', 'b'), object('b', 'a', 'b')]);
  const kit = newKit(order, new Map());
  const rows = {
    notes: [],
    columns: [column('Id', 'id'), column('Name'), column('A / Id', 'relation', 'a'), column('B / Id', 'relation', 'b')],
  };
  const first = order.flatMap((one) =>
    kit.add(one, {
      ...rows,
      rows: [
        [`${one.nameSingular}1`, 'x', 'a1', 'b1'],
        [`${one.nameSingular}2`, 'y', 'a9', ''],
      ],
    }),
  );
  const second = kit.relations();
  expect([...first, ...second].map(({ name, rows: count }) => [name, count])).toEqual([
    ['01-a.csv', 2],
    ['02-b.csv', 2],
    ['03-a-relations.csv', 1],
    ['04-b-relations.csv', 1],
  ]);
  expect(first.at(1)?.pieces.join('')).toContain('"Id","Name","A / Id"');
  expect(second.at(1)?.pieces.join('')).toBe('\uFEFF"Id","B / Id"\n"b1","b1"\n');
  expect(kit.losses()).toContainEqual({ object: 'b', field: 'A', loss: 'gone', count: 1 });
});

test('a file has at most as many rows as the import takes, and no relation to what is not in the kit', () => {
  const kit = newKit([object('a', 'z')], new Map());
  const many = Array.from({ length: 10_001 }, (_, at) => [String(at), at === 0 ? 'z1' : '']);
  const files = kit.add(object('a', 'z'), {
    columns: [column('Id', 'id'), column('Z / Id', 'relation', 'z')],
    rows: many,
    notes: [],
  });
  expect(files.map(({ name, rows }) => [name, rows])).toEqual([
    ['01-a-1.csv', 10_000],
    ['01-a-2.csv', 1],
  ]);
  expect(kit.losses()).toEqual([{ object: 'a', field: 'Z', loss: 'outside', count: 1 }]);
});

test('of two values of a unique field that the import takes for one, the second is left out', () => {
  const kit = newKit([object('a')], new Map());
  const columns = [
    column('Id', 'id'),
    { ...column('E / Primary'), isUnique: true },
    column('E / Others'),
    column('Name'),
  ];
  const rows = [
    ['1', 'Ann@x.org', '[]', 'x'],
    ['2', 'ann@x.org', '["b"]', 'y'],
    ['3', '', '', 'z'],
    ['4', '', '', 'z'],
  ];
  const [file] = kit.add(object('a'), { columns, rows, notes: [] });
  expect(file?.pieces.join('').split('\n')[2]).toBe('"2","","","y"');
  expect(kit.losses()).toEqual([{ object: 'a', field: 'E', loss: 'twice', count: 1 }]);
});
