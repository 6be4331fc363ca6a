import { fieldNames } from '../../../src/sync/own/field-names';
import { fakeStore } from '../../fakes/store';
import { field, filterOn, object, schema, view } from '../../twenty/model-builders';

const id = (n: number): string => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`;
const shown = (...ids: string[]) => ids.map((fieldId, position) => ({ fieldId, isVisible: true, position }));
const of = (...labels: string[]) =>
  schema(
    object(
      'deal',
      labels.map((label, n) => field(label, { id: id(n), label })),
    ),
  );

describe('names of fields', () => {
  test('outlive the fields', () => {
    const names = fieldNames(fakeStore());
    const asked = view({ fields: shown(id(0)), filters: [filterOn(id(1))] });
    names.remember('t', asked, of('Name', 'Budget'));
    names.remember('t', asked, of('Title'));
    expect(names.nameOf('t', id(0))).toBe('Title');
    expect(names.nameOf('t', id(1))).toBe('Budget');
    expect(names.nameOf('other', id(1))).toBeUndefined();
  });

  test('fit into one property, those of filters first', () => {
    const store = fakeStore();
    const many = Array.from({ length: 600 }, (_, n) => n);
    const all = of(...many.map((n) => `\u6f22${'x'.repeat(70)}${n}`));
    const asked = view({ fields: shown(...many.map(id)), filters: [filterOn(id(599))] });
    fieldNames(store).remember('t', asked, all);
    const [key = ''] = store.keys('names/');
    expect(Buffer.byteLength(store.get(key) ?? '')).toBeLessThan(9_000);
    expect(fieldNames(store).nameOf('t', id(599))).toHaveLength(60);
  });

  test('are written only where they differ', () => {
    const store = fakeStore();
    const asked = view({ fields: shown(id(0)) });
    fieldNames(store).remember('t', asked, of('Name'));
    const set = jest.fn();
    fieldNames({ ...store, set }).remember('t', asked, of('Name'));
    expect(set).not.toHaveBeenCalled();
  });
});
