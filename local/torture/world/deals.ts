import type { FieldModel, FieldType, ObjectModel, RecordModel, Workspace } from '../../crm/model';
import { buildWorkspace } from '../../crm/workspace';
import { idOf } from '../../crm/workspace/ids';
import { buildView } from '../../crm/workspace/views/view-notation';

/**
 * A workspace of a few small objects whose every value says which record it is of: whatever stands in a row can be read back to its
 * record, so that laws need no memory of what the CRM answered when. Record 7 is "Deal 7", its amount 7,000 and a bit.
 */
export function dealsWorkspace(now: number): Workspace {
  const base = buildWorkspace({ records: 1, seed: 1, now: new Date(now).toISOString() });
  const members = base.objects.filter(({ nameSingular }) => nameSingular === 'workspaceMember').map(withoutRelations);
  return {
    ...base,
    objects: [...members, ...SIZES.map(({ object }) => objectOf(object))],
    views: SIZES.map(({ object }) => buildView({ object, name: 'All', columns: 'name amount stage' })),
    records: new Map([
      ...[...base.records].filter(([name]) => name === 'workspaceMember'),
      ...SIZES.map(({ object, records }): [string, RecordModel[]] => [object, recordsOf(object, records)]),
    ]),
  };
}

/** Objects, and how many records each has at the beginning. */
const SIZES = [
  { object: 'pair', records: 2 },
  { object: 'lead', records: 5 },
  { object: 'deal', records: 12 },
  { object: 'order', records: 40 },
] as const;

/** Number of the record to an id, for the records that are there at the beginning. */
export function numbersAtStart(object: string): Map<string, number> {
  const size = SIZES.find((one) => one.object === object)?.records ?? 0;
  return new Map(Array.from({ length: size }, (_, index) => [idOf(`${object} ${index + 1}`), index + 1]));
}

/** What the CRM has of record `number` after it was edited `edits` times. */
export function valuesOf(number: number, edits = 0): Readonly<Record<string, unknown>> {
  return {
    name: `Deal ${number}`,
    amount: number * PER_RECORD + edits,
    stage: `Stage of ${number}, edit ${edits}`,
    memo: `Memo of ${number}`,
  };
}

/** Amounts of one record lie closer together than this. */
const PER_RECORD = 1_000;

/** The record that a value of a cell belongs to; null where it does not say. */
export function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return Math.floor(value / PER_RECORD);
  const match = /^(?:Deal|Stage of|Memo of) (\d+)/.exec(typeof value === 'string' ? value : '');
  return match ? Number(match[1]) : null;
}

/** The field that a column's tag is of (eight digits of its id); the tag itself for other objects. */
export function fieldOfTag(tag: string): string {
  return NAMES_BY_TAG.get(tag) ?? tag;
}

const NAMES_BY_TAG: ReadonlyMap<string, string> = new Map(
  SIZES.flatMap(({ object }) =>
    objectOf(object).fields.map(({ id, name }): [string, string] => [id.slice(0, 8), name]),
  ),
);

function recordsOf(object: string, count: number): RecordModel[] {
  return Array.from({ length: count }, (_, index) => ({
    id: idOf(`${object} ${index + 1}`),
    createdAt: '2026-01-01T00:00:00.000Z',
    deletedAt: null,
    position: index + 1,
    ...valuesOf(index + 1),
  }));
}

function objectOf(name: string): ObjectModel {
  const field = (own: string, type: FieldType): FieldModel => ({
    id: idOf(`field ${name}.${own}`),
    name: own,
    type,
    label: own.replace(/([A-Z])/g, ' $1').replace(/^./, (first) => first.toUpperCase()),
    icon: 'IconAbc',
    isActive: true,
    isSystem: ['id', 'deletedAt', 'position'].includes(own),
    isNullable: own !== 'id',
    isUnique: false,
    defaultValue: null,
    options: null,
    settings: null,
    relation: null,
    morphRelations: null,
  });
  return {
    id: idOf(`object ${name}`),
    nameSingular: name,
    namePlural: `${name}s`,
    labelSingular: name,
    labelPlural: `${name}s`,
    icon: 'IconAbc',
    description: '',
    isActive: true,
    isSystem: false,
    isRemote: false,
    labelIdentifier: 'name',
    fields: [
      field('id', 'UUID'),
      field('createdAt', 'DATE_TIME'),
      field('deletedAt', 'DATE_TIME'),
      field('position', 'POSITION'),
      field('name', 'TEXT'),
      field('amount', 'NUMBER'),
      field('stage', 'TEXT'),
      field('memo', 'TEXT'),
    ],
  };
}

function withoutRelations(object: ObjectModel): ObjectModel {
  return { ...object, fields: object.fields.filter(({ relation, morphRelations }) => !relation && !morphRelations) };
}
