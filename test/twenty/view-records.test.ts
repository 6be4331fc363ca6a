import type { JsonObject } from '../../src/wire';
import { type AllRecords, viewsFromRecords, withShownNames } from '../../src/twenty/views/view-records';
import { readViews } from '../../src/twenty/views/views';
import { NEWER, view } from './model-builders';

const OLD = { ...NEWER, lacks: ['View.isActive'] };

/** Records by the plural name of their object, and what was asked. */
function kept(records: Readonly<Record<string, readonly JsonObject[]>>) {
  const asked: { readonly of: string; readonly filter: unknown; readonly orderBy: unknown }[] = [];
  const all: AllRecords = ({ namePlural }, { filter, orderBy }) => {
    asked.push({ of: namePlural, filter, orderBy });
    return records[namePlural] ?? [];
  };
  return { all, asked };
}

const VIEWS = ['one', 'two'].map((id) => ({ id, name: id, type: 'table', objectMetadataId: 'o', position: '2.5' }));

describe('views among the records of a workspace', () => {
  const { all, asked } = kept({
    views: VIEWS,
    viewFields: [
      { id: 'f1', viewId: 'two', fieldMetadataId: 'x', isVisible: true, position: '1' },
      { id: 'f2', viewId: 'one', fieldMetadataId: 'y', isVisible: false, position: 0 },
    ],
    viewSorts: [{ id: 's', viewId: 'one', fieldMetadataId: 'x', direction: 'desc' }],
  });
  const views = readViews({ getViews: viewsFromRecords(all, { objectMetadataId: { eq: 'o' } }, OLD) });

  it('get the lists that name them, and positions as numbers', () => {
    expect(views).toMatchObject([
      {
        id: 'one',
        type: 'TABLE',
        position: 2.5,
        fields: [{ fieldId: 'y', position: 0 }],
        sorts: [{ direction: 'DESC' }],
      },
      { id: 'two', position: 2.5, fields: [{ fieldId: 'x', position: 1 }], sorts: [], filters: [], filterGroups: [] },
    ]);
  });

  it('are asked in their order, their lists in the order in which they were made', () => {
    expect(asked.map(({ of }) => of)).toStrictEqual([
      'views',
      'viewFields',
      'viewFilters',
      'viewFilterGroups',
      'viewSorts',
    ]);
    expect(asked[0]).toMatchObject({
      filter: { objectMetadataId: { eq: 'o' } },
      orderBy: [{ position: 'AscNullsFirst' }],
    });
    expect(asked[4]).toMatchObject({
      filter: { viewId: { in: ['one', 'two'] } },
      orderBy: [{ createdAt: 'AscNullsFirst' }],
    });
  });

  it('of which there are none have no lists to ask for', () => {
    const none = kept({});
    expect(viewsFromRecords(none.all, {}, OLD)).toStrictEqual([]);
    expect(none.asked).toHaveLength(1);
  });
});

describe('the name of the first view', () => {
  const labels = { objects: { edges: [{ node: { id: 'id-thing', labelPlural: 'Things' } }] } };

  it('is its template with the label of the object', () => {
    const views = [view({ name: 'All {objectLabelPlural}' }), view({ name: 'Mine' })];
    expect(withShownNames(views, () => labels).map(({ name }) => name)).toStrictEqual(['All Things', 'Mine']);
  });

  it('stays where the object is not known, and costs no request where it is no template', () => {
    const stranger = view({ name: 'All {objectLabelPlural}', objectId: 'other' });
    expect(withShownNames([stranger], () => labels)).toStrictEqual([stranger]);
    const refuse = (): never => {
      throw new Error('asked for labels');
    };
    expect(withShownNames([view()], refuse)).toStrictEqual([view()]);
  });
});
