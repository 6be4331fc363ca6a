import type { FieldType, ObjectModel, RecordModel } from '../../../../local/crm/model';
import { buildWorkspace } from '../../../../local/crm/workspace';
import { DIFFICULT_TEXTS, LONG_TEXT } from '../../../../local/crm/workspace/records/difficult';
import { readCatalogue } from '../../../../local/crm/workspace/objects/notation';

const workspace = buildWorkspace({ records: 1500 });
const objectNamed = (name: string): ObjectModel => {
  const object = workspace.objects.find((each) => each.nameSingular === name);
  if (object === undefined) throw new Error(`No object ${name}`);
  return object;
};
const recordsOf = (name: string): readonly RecordModel[] => workspace.records.get(name) ?? [];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const isFilled = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
const sorted = (texts: Iterable<string>): readonly string[] => {
  const list = [...texts];
  list.sort();
  return list;
};
const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The columns of an object on the wire: relations by id, no search vector. */
const columnsOf = (object: ObjectModel): readonly string[] =>
  object.fields.flatMap((field) => {
    if (field.type === 'TS_VECTOR') return [];
    if (field.type === 'RELATION') return field.relation?.type === 'MANY_TO_ONE' ? [`${field.name}Id`] : [];
    if (field.type !== 'MORPH_RELATION') return [field.name];
    const ends = (field.morphRelations ?? []).filter((end) => end.type === 'MANY_TO_ONE');
    return ends.map((end) => `${field.name}${pascal(end.targetObject)}Id`);
  });

describe('the objects', () => {
  test('are the 33 of a demo workspace, with the ids that requests name', () => {
    expect(workspace.objects).toHaveLength(33);
    expect(objectNamed('person').id).toBe('894401c3-c2ef-4e0b-85c4-84efec56ad5c');
    expect(objectNamed('person').fields.find(({ name }) => name === 'jobTitle')?.id).toBe(
      '3287f626-1237-44e1-9a32-61078d581e42',
    );
  });

  test('have different ids everywhere, each of the form of version 4', () => {
    const ids = workspace.objects.flatMap((object) => [
      object.id,
      ...object.fields.flatMap((field) => [field.id, ...(field.options ?? []).map(({ id }) => id)]),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !UUID.test(id))).toEqual([]);
  });

  test('point at one another from both ends of every relation', () => {
    const lost = workspace.objects.flatMap((object) =>
      object.fields.flatMap((field) =>
        [...(field.relation ? [field.relation] : []), ...(field.morphRelations ?? [])].flatMap((end) => {
          const other = workspace.objects.find(({ nameSingular }) => nameSingular === end.targetObject);
          const back = other?.fields.find(({ name }) => name === end.targetField);
          const ends = [...(back?.relation ? [back.relation] : []), ...(back?.morphRelations ?? [])];
          const fits = ends.some(
            (each) =>
              each.targetObject === object.nameSingular && each.targetField === field.name && each.type !== end.type,
          );
          return fits ? [] : [`${object.nameSingular}.${field.name}`];
        }),
      ),
    );
    expect(lost).toEqual([]);
  });

  test('have a label identifier among their fields', () => {
    expect(
      workspace.objects.filter((object) => !object.fields.some(({ name }) => name === object.labelIdentifier)),
    ).toEqual([]);
  });

  test.each([
    ['jobTitle TEXT', { label: 'Job Title', isActive: true, isSystem: false, isNullable: true, defaultValue: null }],
    ['emails EMAILS', { isUnique: true, settings: { maxNumberOfValues: 1 } }],
    ['legacyCode TEXT', { isActive: false }],
    [
      'createdAt DATE_TIME',
      { label: 'Creation date', isSystem: true, defaultValue: 'now', settings: { displayFormat: 'RELATIVE' } },
    ],
    [
      'company RELATION',
      { settings: { onDelete: 'SET_NULL', relationType: 'MANY_TO_ONE', joinColumnName: 'companyId' } },
    ],
    ['people RELATION', { label: 'People', settings: { relationType: 'ONE_TO_MANY' } }],
    ['stage SELECT', { isNullable: false, defaultValue: "'NEW'" }],
  ])('describe %s as Twenty does', (field, expected) => {
    const [name, type] = field.split(' ');
    const found = ['person', 'company', 'opportunity']
      .flatMap((object) => objectNamed(object).fields)
      .find((each) => each.name === name && each.type === type);
    expect(found).toMatchObject(expected);
  });
});

describe('the notation', () => {
  test.each([
    ['a a | A | As | I | custom | id\n  what', 'Not a field: what'],
    ['a a | A | As | I | custom | id\n  x NOTHING', 'Not a field type: x NOTHING'],
    ['a a | A | As | I | odd | id', 'Not an object'],
    ['a a | A | As | I | custom | id\n  x SELECT [A]', 'Not an option: A'],
  ])('refuses %j', (text, message) => {
    expect(() => readCatalogue(text)).toThrow(message);
  });
});

describe('the views', () => {
  const saved = workspace.views.filter((view) => view.key === null);

  test('are at least 25 saved ones beside the 20 with known ids, and one index view for each object', () => {
    expect(saved.filter((view) => view.name.startsWith('T '))).toHaveLength(20);
    expect(saved.length).toBeGreaterThanOrEqual(45);
    const indexed = workspace.views.filter((view) => view.key === 'INDEX').map((view) => view.object);
    expect(sorted(indexed)).toEqual(sorted(workspace.objects.map(({ nameSingular }) => nameSingular)));
    expect(workspace.views.find(({ name }) => name === 'T Engineers')?.id).toBe('e5fd06b9-ef46-4aa9-a20f-08be89046200');
    expect(new Set(workspace.views.map(({ id }) => id)).size).toBe(workspace.views.length);
  });

  test('name only fields, relation targets and groups that exist', () => {
    const wrong = workspace.views.flatMap((view) => {
      const object = objectNamed(view.object);
      const has = (name: string): boolean => object.fields.some((field) => field.name === name);
      const named = [...view.fields, ...view.filters, ...view.sorts].map(({ field }) => field);
      const targets = view.filters.flatMap(({ field, relationTargetField }) => {
        if (relationTargetField === null) return [];
        const target = object.fields.find(({ name }) => name === field)?.relation?.targetObject ?? '';
        return objectNamed(target).fields.some(({ name }) => name === relationTargetField) ? [] : [relationTargetField];
      });
      const groups = new Set(view.filterGroups.map(({ id }) => id));
      const parents = [
        ...view.filters.map(({ groupId }) => groupId),
        ...view.filterGroups.map(({ parentId }) => parentId),
      ];
      const lost = [
        ...named.filter((name) => !has(name)),
        ...targets,
        ...parents.filter((id) => id !== null && !groups.has(id)),
      ];
      return lost.map((name) => `${view.name}: ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  test('use every operand, every type a person can save, and both kinds of visibility and activity', () => {
    const operands = new Set(workspace.views.flatMap((view) => view.filters.map(({ operand }) => operand)));
    const all =
      'IS IS_NOT LESS_THAN_OR_EQUAL GREATER_THAN_OR_EQUAL IS_BEFORE IS_AFTER CONTAINS DOES_NOT_CONTAIN IS_EMPTY IS_NOT_EMPTY IS_RELATIVE IS_IN_PAST IS_IN_FUTURE IS_TODAY VECTOR_SEARCH';
    expect(sorted(operands)).toEqual(sorted(all.split(' ')));
    expect(new Set(workspace.views.map(({ type }) => type))).toEqual(
      new Set(['TABLE', 'KANBAN', 'CALENDAR', 'FIELDS_WIDGET', 'TABLE_WIDGET']),
    );
    expect(saved.some((view) => view.visibility === 'UNLISTED') && saved.some((view) => !view.isActive)).toBe(true);
  });

  test('filter fields of every type that can be filtered', () => {
    const types = new Set<FieldType | undefined>(
      workspace.views.flatMap((view) =>
        view.filters.map(({ field }) => objectNamed(view.object).fields.find(({ name }) => name === field)?.type),
      ),
    );
    const filterable: readonly FieldType[] = [
      'ACTOR',
      'ADDRESS',
      'ARRAY',
      'BOOLEAN',
      'CURRENCY',
      'DATE',
      'DATE_TIME',
      'EMAILS',
      'FILES',
      'FULL_NAME',
      'LINKS',
      'MULTI_SELECT',
      'NUMBER',
      'PHONES',
      'RATING',
      'RAW_JSON',
      'RELATION',
      'SELECT',
      'TEXT',
      'TS_VECTOR',
      'UUID',
    ];
    expect(filterable.filter((type) => !types.has(type))).toEqual([]);
  });
});

describe('the records', () => {
  test('are as many people as asked for, the deleted ones on top, and the rest in proportion', () => {
    const live = (name: string) => recordsOf(name).filter((record) => record['deletedAt'] === null).length;
    expect([live('person'), live('company'), live('opportunity')]).toEqual([1500, 250, 188]);
    expect(recordsOf('person').length - live('person')).toBe(7);
    expect(recordsOf('company').length - live('company')).toBe(5);
  });

  test('are the same for the same options and others for another seed', () => {
    const again = buildWorkspace({ records: 1500 });
    expect(again).toEqual(workspace);
    const other = buildWorkspace({ records: 1500, seed: 2 });
    expect(other.records.get('person')?.[500]).not.toEqual(recordsOf('person')[500]);
    expect(other.objects).toEqual(workspace.objects);
  });

  test('hold exactly the columns of their object', () => {
    const wrong = workspace.objects.flatMap((object) => {
      const columns = sorted(columnsOf(object));
      const odd = recordsOf(object.nameSingular).find(
        (record) => sorted(Object.keys(record)).join() !== columns.join(),
      );
      return odd === undefined
        ? []
        : [`${object.nameSingular}: ${sorted(Object.keys(odd)).join()} instead of ${columns.join()}`];
    });
    expect(wrong).toEqual([]);
  });

  test('show every field type with a value', () => {
    const filled = new Set(
      workspace.objects.flatMap((object) =>
        object.fields.flatMap((field) => {
          const names = columnsOf({ ...object, fields: [field] });
          return recordsOf(object.nameSingular).some((record) => names.some((name) => isFilled(record[name])))
            ? [field.type]
            : [];
        }),
      ),
    );
    const types = new Set(workspace.objects.flatMap((object) => object.fields.map(({ type }) => type)));
    expect(types.size).toBe(25);
    expect([...types].filter((type) => !filled.has(type))).toEqual(['TS_VECTOR']);
  });

  test('have ids of their own, of the form of version 4, and addresses of mail of their own', () => {
    const ids = [...workspace.records.values()].flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !UUID.test(id))).toEqual([]);
    const mails = recordsOf('person')
      .map((record) => JSON.stringify(record['emails']))
      .filter((text) => !/"primaryEmail":(""|null)/.test(text));
    expect(new Set(mails).size).toBe(mails.length);
  });

  test('are created one after the other before the reference date, some of them today', () => {
    const created = recordsOf('person').map((record) => String(record['createdAt']));
    expect(sorted(created)).toEqual(created);
    expect(
      created.every(
        (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && text < '2026-11-23T12:00:00.000Z',
      ),
    ).toBe(true);
    expect(created.filter((text) => text >= '2026-11-23').length).toBeGreaterThan(0);
    expect(created.filter((text) => text < '2024-06-01').length).toBeGreaterThan(0);
  });

  test('move with the reference date', () => {
    const later = buildWorkspace({ records: 50, now: '2027-05-01T00:00:00.000Z' });
    expect(String(later.records.get('person')?.[49]?.['createdAt']) > '2027-04-01').toBe(true);
  });

  test('point only at records that exist, and some people at the deleted company', () => {
    const ids = new Map([...workspace.records].map(([name, records]) => [name, new Set(records.map(({ id }) => id))]));
    const lost = workspace.objects.flatMap((object) =>
      object.fields.flatMap((field) => {
        const target = field.relation?.type === 'MANY_TO_ONE' ? field.relation.targetObject : null;
        if (target === null) return [];
        const values = recordsOf(object.nameSingular).map((record) => record[`${field.name}Id`]);
        return values.filter((value) => value !== null && !ids.get(target)?.has(JSON.stringify(value).slice(1, -1)));
      }),
    );
    expect(lost).toEqual([]);
    const deleted = recordsOf('company').find(({ id }) => id === '20202020-a30d-4604-9018-dd212faf7845');
    expect(deleted?.['deletedAt']).not.toBeNull();
    expect(recordsOf('person').filter((record) => record['companyId'] === deleted?.id).length).toBeGreaterThan(0);
  });

  test('hold every difficult text, among them one of 49,999 characters', () => {
    const titles = new Set(recordsOf('person').map((record) => record['jobTitle']));
    expect(DIFFICULT_TEXTS.filter((text) => !titles.has(text))).toEqual([]);
    expect(LONG_TEXT).toHaveLength(49_999);
    for (const text of ['=IMPORTXML("http://x")', '+33 6', '-1', '@x', '00123', '2024-05-17', 'TRUE', '1e5'])
      expect(DIFFICULT_TEXTS).toContain(text);
  });

  test('can be very few', () => {
    const few = buildWorkspace({ records: 0 });
    expect(few.records.get('person')).toHaveLength(1);
    expect(few.records.get('opportunity')?.every((record) => record['pointOfContactId'] === null)).toBe(true);
  });

  test.each([[{ records: -1 }], [{ records: 1.5 }], [{ records: 200_001 }], [{ now: 'soon' }]])(
    '%j is refused',
    (options) => {
      expect(() => buildWorkspace(options)).toThrow(RangeError);
    },
  );
});
