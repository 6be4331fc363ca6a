import { objectsQuery, readObjects, readObjectsPage, schemaOf } from '../../src/twenty/metadata/metadata';
import recorded from '../fixtures/twenty/wire/objects.json';
import { shownFields } from '../../src/fields/export';
import { field, NEWER, object, view } from './model-builders';

const page = recorded.data;
const schema = readObjects([page]);
const fieldOf = (objectName: string, name: string) =>
  schema.objectByName(objectName)?.fields.find((candidate) => candidate.name === name);

describe('the catalogue of objects that a real server gave', () => {
  it('has its objects, by id and by name, in their order', () => {
    expect(schema.objects.map(({ nameSingular }) => nameSingular)).toStrictEqual(
      page.objects.edges.map(({ node }) => node.nameSingular),
    );
    const person = schema.objectByName('person');
    expect(person).toMatchObject({ namePlural: 'people', labelPlural: 'People', isActive: true, isSystem: false });
    expect(schema.objectById(person?.id ?? '')).toBe(person);
  });

  it('finds a field and its object by the field’s id', () => {
    const name = fieldOf('person', 'name');
    expect(schema.fieldById(name?.id ?? '')).toStrictEqual({ object: schema.objectByName('person'), field: name });
    expect(schema.fieldById('nope')).toBeUndefined();
  });

  it('reads options, settings and relations', () => {
    expect(fieldOf('person', 'workPreference')?.options.map(({ value }) => value)).toContain('ON_SITE');
    expect(fieldOf('person', 'name')?.settings).toStrictEqual({});
    expect(fieldOf('person', 'company')?.relation).toStrictEqual({
      type: 'MANY_TO_ONE',
      targetObjectId: schema.objectByName('company')?.id,
      targetObject: 'company',
      targetObjectPlural: 'companies',
    });
    expect(fieldOf('person', 'noteTargets')?.relation?.type).toBe('ONE_TO_MANY');
    const targets = fieldOf('taskTarget', 'target')?.morphRelations.map(({ targetObject }) => targetObject);
    expect(targets).toEqual(expect.arrayContaining(['company', 'person', 'opportunity']));
  });

  it('names records by the label identifier, else by the field called name', () => {
    expect(schema.objectByName('person')?.labelIdentifierId).toBe(fieldOf('person', 'name')?.id);
    const [edge] = page.objects.edges;
    const fieldsList = [{ id: 'f', name: 'name', label: 'Name', type: 'TEXT', isActive: true, isSystem: false }];
    const node = { ...edge?.node, labelIdentifierFieldMetadataId: null, fieldsList };
    const data = { objects: { pageInfo: { hasNextPage: false, endCursor: null }, edges: [{ node }] } };
    expect(readObjects([data]).objects[0]?.labelIdentifierId).toBe('f');
  });

  it('keeps a type that came after this add-on', () => {
    const [edge] = page.objects.edges;
    const node = { ...edge?.node, fieldsList: [{ id: 'f', name: 'x', label: 'X', type: 'HOLOGRAM' }] };
    const data = { objects: { pageInfo: { hasNextPage: false }, edges: [{ node }] } };
    expect(readObjects([data]).objects[0]?.fields[0]).toMatchObject({ type: 'HOLOGRAM', isActive: true, options: [] });
  });
});

describe('the catalogue of an older server', () => {
  const [edge] = page.objects.edges;
  const types = ['RICH_TEXT_V2', 'RICH_TEXT', 'TEXT'];
  const nodes = types.map((type) => ({ node: { id: type, name: type, label: type, type } }));
  const node = { ...edge?.node, fieldsList: { edges: nodes } };
  const data = { objects: { pageInfo: { hasNextPage: false }, edges: [{ node }] } };

  it('lists fields in pages, and calls rich text otherwise; its older kind has no codec', () => {
    const found = readObjectsPage(data, 'RICH_TEXT_V2').objects[0]?.fields.map(({ type }) => type);
    expect(found).toStrictEqual(['RICH_TEXT', 'RICH_TEXT_V1', 'TEXT']);
  });

  it('is not asked for what it lacks', () => {
    const lacks = ['Object.fieldsList', 'Object.isRemote', 'Field.morphRelations', 'Field.settings'];
    const { document } = objectsQuery(null, { lacks });
    expect(document).toContain('fieldsList: fields(paging: { first: 1000 }, filter: {}) { edges { node { id name');
    for (const name of ['isRemote', 'morphRelations', 'settings']) expect(document).not.toContain(name);
    for (const name of ['isSystem', 'options', 'relation']) expect(document).toContain(name);
  });
});

describe('the rows of a morph field', () => {
  const to = (target: string, source: string | null) => ({
    type: 'MANY_TO_ONE',
    targetObjectMetadata: { id: `id-${target}`, nameSingular: target, namePlural: `${target}s` },
    ...(source === null ? {} : { sourceFieldMetadata: { id: source } }),
  });
  const row = (id: string, over: object = {}) => ({
    id,
    name: 'target',
    label: 'Target',
    type: 'MORPH_RELATION',
    ...over,
  });
  const read = (...fieldsList: readonly object[]) => {
    const [edge] = page.objects.edges;
    const node = { ...edge?.node, id: 'id-thing', fieldsList };
    return readObjects([{ objects: { pageInfo: { hasNextPage: false }, edges: [{ node }] } }]);
  };
  const both = [to('person', 'one'), to('company', 'two')];

  it.each([
    ['2.21 lists the first alone', [row('one', { morphRelations: both })]],
    ['2.31 lists them all', [row('one', { morphRelations: both }), row('two', { morphRelations: both })]],
    [
      'each lists its own target',
      [row('one', { morphRelations: [to('person', null)] }), row('two', { morphRelations: [to('company', null)] })],
    ],
  ])('%s: one field, found by each id', (_, rows) => {
    const found = read({ id: 'n', name: 'name', label: 'Name', type: 'TEXT' }, ...rows);
    const [, target, ...more] = found.objects[0]?.fields ?? [];
    expect(more).toEqual([]);
    expect(target?.morphRelations.map(({ targetObject }) => targetObject)).toEqual(['person', 'company']);
    expect(['one', 'two'].map((id) => found.fieldById(id)?.field)).toEqual([target, target]);
  });

  it('stand for a field that is on as long as one of them is', () => {
    const found = read(row('one', { isActive: false, morphRelations: both }), row('two', { morphRelations: both }));
    expect(found.fieldById('one')?.field).toMatchObject({ id: 'two', isActive: true });
  });

  it('are a column once, whichever of them the view names', () => {
    const { objects } = read(row('one', { morphRelations: both }), row('two', { morphRelations: both }));
    const [thing] = objects;
    const shownBy = (...ids: string[]) => {
      const fields = ids.map((fieldId, position) => ({ fieldId, isVisible: true, position }));
      return thing && shownFields(view({ fields }), thing).map(({ name }) => name);
    };
    expect([shownBy('two'), shownBy('two', 'one')]).toEqual([['target'], ['target']]);
  });

  it('of two fields are two', () => {
    const fields = read(
      row('one', { morphRelations: both }),
      row('x', { name: 'helper', morphRelations: [to('person', 'x')] }),
    );
    expect(fields.objects[0]?.fields.map(({ name }) => name)).toEqual(['target', 'helper']);
  });
});

describe('pages of the catalogue', () => {
  it('follow each other by cursor, and the first asks without one', () => {
    expect(objectsQuery(null, NEWER).variables).toStrictEqual({ first: 200 });
    expect(objectsQuery('c', NEWER).variables).toStrictEqual({ first: 200, after: 'c' });
    const more = { objects: { ...page.objects, pageInfo: { hasNextPage: true, endCursor: 'c' } } };
    expect(readObjectsPage(more).next).toBe('c');
    expect(readObjectsPage(page).next).toBeNull();
  });

  it('are joined', () => expect(readObjects([page, page]).objects).toHaveLength(2 * page.objects.edges.length));

  it.each([
    ['nothing', null, ''],
    ['no objects', {}, 'objects'],
    ['no edges', { objects: { pageInfo: { hasNextPage: false } } }, 'objects.edges'],
    [
      'a next page without a cursor',
      { objects: { pageInfo: { hasNextPage: true, endCursor: null }, edges: [] } },
      'endCursor',
    ],
    [
      'an object without a name',
      { objects: { pageInfo: { hasNextPage: false }, edges: [{ node: { id: 'x' } }] } },
      'objects.edges.0.node.nameSingular',
    ],
  ])('with %s are unreadable, and the error says where', (_, data, at) => {
    expect(() => readObjectsPage(data)).toThrow(
      expect.objectContaining({ kind: 'answer-unreadable', details: { what: 'objects', at } }),
    );
  });
});

it('a schema can be built from objects alone', () => {
  const pet = object('pet', [field('name')]);
  expect(schemaOf([pet]).fieldById('id-name')?.object).toBe(pet);
});
