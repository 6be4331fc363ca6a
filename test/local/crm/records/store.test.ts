import { engineOver, numbered, objectNamed, uuid } from './world';

const setUp = () =>
  engineOver({
    person: numbered({ position: 1, jobTitle: 'a' }, { position: 2, jobTitle: 'b' }),
    company: numbered({ name: 'C' }),
  });

const ORDER = { orderBy: [{ position: 'AscNullsFirst' }] };

test('every change is seen by the next query, although answers are kept', () => {
  const { engine, numbers } = setUp();
  const { store } = engine;
  expect(numbers('person', ORDER)).toEqual([1, 2]);
  store.reorder('person', uuid(2), 0);
  expect(numbers('person', ORDER)).toEqual([2, 1]);
  store.insert('person', { id: uuid(3), position: 0.5 });
  expect(numbers('person', ORDER)).toEqual([2, 3, 1]);
  store.softDelete('person', uuid(3), '2026-01-01T00:00:00.000Z');
  expect(numbers('person', ORDER)).toEqual([2, 1]);
  expect(engine.byId(objectNamed('person'), uuid(3))).toMatchObject({ deletedAt: '2026-01-01T00:00:00.000Z' });
  store.restore('person', uuid(3));
  store.destroy('person', uuid(1));
  expect(numbers('person', ORDER)).toEqual([2, 3]);
  expect(engine.byId(objectNamed('person'), uuid(1))).toBeUndefined();
  expect(store.version()).toBe(5);
});

test('a change of the target is seen through the relation', () => {
  const { engine, numbers } = setUp();
  const filter = { company: { name: { eq: 'C' } } };
  expect(numbers('person', { filter })).toEqual([]);
  engine.store.update('person', uuid(1), { companyId: uuid(1) });
  expect(numbers('person', { filter })).toEqual([1]);
  engine.store.softDelete('company', uuid(1), '2026-01-01T00:00:00.000Z');
  expect(numbers('person', { filter })).toEqual([]);
});

test('changes of records or objects that do not exist are refused', () => {
  const { store } = setUp().engine;
  expect(() => store.update('person', uuid(9), {})).toThrow(`There is no person ${uuid(9)}.`);
  expect(() => store.destroy('person', uuid(9))).toThrow('There is no person');
  expect(() => store.insert('person', { id: uuid(1) })).toThrow('There is already a person');
  expect(() => store.insert('nope', { id: uuid(1) })).toThrow('The workspace has no object "nope".');
  expect(store.version()).toBe(0);
});
