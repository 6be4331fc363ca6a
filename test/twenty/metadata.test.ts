import { objectsQuery, readObjects, readObjectsPage, schemaOf } from '../../src/twenty/metadata';
import recorded from '../fixtures/twenty/wire/objects.json';
import { field, NEWER, object } from './model-builders';

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
