import { planFilter } from '../../src/twenty/filters/index';
import { readObjects, schemaOf } from '../../src/twenty/metadata/metadata';
import { planOrder } from '../../src/twenty/views/order';
import { readView } from '../../src/twenty/views/views';
import objects from '../fixtures/twenty/wire/objects.json';
import sent from '../fixtures/twenty/wire/sent-by-twenty.json';
import { OLDER } from './model-builders';
import { offsetMinutes } from './zone-offset';

/** The workspace that the views belong to: related objects are in it. */
const workspace = readObjects([objects.data]);

/** Views that Twenty's own web app (2.21) showed, and the filter and order that it sent for them. */
describe('a view is asked for as Twenty’s own pages ask', () => {
  it.each(sent.map((example) => [example.name, example] as const))('%s', (_, example) => {
    const page = { objects: { pageInfo: { hasNextPage: false }, edges: [{ node: example.object }] } };
    const [object] = readObjects([page]).objects;
    if (!object) throw new Error('the fixture lacks the object');
    const schema = schemaOf([...workspace.objects.filter(({ id }) => id !== object.id), object]);
    const view = readView({ getView: example.view });
    const { timeZone: zone, memberId } = example;
    const now = Date.parse('2026-11-23T12:45:03Z');
    const context = { schema, now, zone, offsetMinutes, memberId, rules: OLDER.rules };
    expect(planFilter(view, object, context)).toMatchObject({ filter: example.filter, ignored: [] });
    expect(planFilter(view, object, context).filter).toStrictEqual(example.filter);
    expect(planOrder(view, object, schema, OLDER)).toStrictEqual(example.orderBy);
  });
});
