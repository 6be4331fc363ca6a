import type { DialectName } from '../../local/crm/server/dialects/index';
import { SyncError } from '../../src/errors';
import { planFilter } from '../../src/twenty/filters/index';
import type { Dialect, Schema, View } from '../../src/twenty/model';
import { planOrder } from '../../src/twenty/views/order';
import { type CrmBeside, startCrmBeside } from '../entry/crm-beside';
import { clientOf } from './crm-client';
import { offsetMinutes } from './zone-offset';
import { closedAfterAll } from '../closing';

/** Smaller than most results, so that they come in several pages. */
const PAGE = 70;

interface Played {
  readonly crm: CrmBeside;
  readonly dialect: Dialect;
  readonly schema: Schema;
  readonly views: readonly View[];
  /** Name of the view → ids in order, or the kind of error that stops it. */
  readonly results: ReadonlyMap<string, readonly string[] | string>;
}

async function play(dialectName: DialectName): Promise<Played> {
  const crm = await startCrmBeside({ dialect: dialectName, records: 250 });
  const client = clientOf(crm.url, crm.keys['apple-admin'] ?? '');
  const dialect = client.detectDialect();
  const schema = client.objects(dialect);
  const views = client.views(null, dialect);
  const memberId = client.members()[0]?.id ?? null;
  const idsOf = (view: View): readonly string[] => {
    const object = schema.objectById(view.objectId);
    if (!object) throw new Error(`no object for ${view.name}`);
    const { rules, dates } = dialect;
    const context = { schema, now: crm.time(), zone: 'Europe/Paris', offsetMinutes, memberId, rules, dates };
    const { filter } = planFilter(view, object, context);
    const orderBy = planOrder(view, object, schema, dialect);
    const total = client.count(object, filter);
    const offsets = Array.from({ length: Math.max(1, Math.ceil(total / PAGE)) }, (_, index) => index * PAGE);
    const pages = offsets.map((offset) => ({ filter, orderBy, selections: ['createdAt'], first: PAGE, offset }));
    const read = client.pages(object, pages);
    expect(read.map(({ totalCount }) => totalCount)).toStrictEqual(offsets.map(() => total));
    return read.flatMap(({ records }) => records.map(({ id }) => String(id)));
  };
  const results = new Map<string, readonly string[] | string>();
  for (const view of views) {
    try {
      results.set(view.id, idsOf(view));
    } catch (thrown) {
      if (!(thrown instanceof SyncError)) throw thrown;
      results.set(view.id, thrown.kind);
    }
  }
  return { crm, dialect, schema, views, results };
}

/** Has a filter that asks when: windows, and days of plain dates, are not the same in old servers. */
const isDated = ({ filters }: View): boolean =>
  filters.some(({ fieldId }) => ['DATE', 'DATE_TIME'].includes(today.schema.fieldById(fieldId)?.field.type ?? ''));
/** Shows a relation to one of several objects, of which old servers have one each. */
const hasMorph = ({ fields }: View): boolean =>
  fields.some(({ fieldId }) => today.schema.fieldById(fieldId)?.field.type === 'MORPH_RELATION');
const namesOf = (views: readonly View[]): readonly string[] => views.map(({ name }) => name).sort();

const AFTER_2_4 = ['View.isActive', 'ViewFilter.relationTargetFieldMetadataId', 'ViewSort.subFieldName'];

/** Windows of which nobody can tell whether they roll or are whole units. */
const UNSURE = ['Closing soon', 'New last quarter', 'New last week', 'T Created last 7 days'];

let today: Played;

const later = closedAfterAll();
beforeAll(async () => {
  today = await play('2.21');
  later(() => today.crm.close());
}, 60_000);

test('of the demo’s views on 2.21 none is stopped', () => {
  expect(today.views.length).toBeGreaterThan(60);
  expect([...today.results.values()].filter((result) => typeof result === 'string')).toStrictEqual([]);
});

interface Version {
  readonly name: DialectName;
  readonly expected: Partial<Dialect>;
  readonly lacks: readonly string[];
  /** Views that mean something else there. */
  readonly others: readonly string[];
  /** Views whose filter cannot be told. */
  readonly stopped: readonly string[];
}

/** What a board groups by and a calendar shows: each version has its own names, and at the most a column depends on them. */
const OF_VIEW_TYPES: readonly string[] = [
  'View.mainGroupByFieldMetadataId',
  'View.kanbanFieldMetadataId',
  'View.calendarFieldMetadataId',
  'View.calendarEndFieldMetadataId',
];

const VERSIONS: readonly Version[] = [
  {
    name: '2.43',
    expected: {
      appVersion: '2.43.0',
      viewsFrom: 'getViews',
      ascendingNulls: 'last',
      rules: 'newer',
      dates: 'calendar',
    },
    lacks: [],
    // Every word of a name must be found; before, any word was enough.
    others: ['Anna Müller'],
    stopped: [],
  },
  {
    name: '2.4',
    expected: { appVersion: '2.4.0', viewsFrom: 'getViews', ascendingNulls: 'first', dates: 'range-unsure' },
    lacks: AFTER_2_4,
    others: [],
    stopped: UNSURE,
  },
  {
    name: '1.5',
    expected: { viewsFrom: 'getCoreViews', richText: 'RICH_TEXT_V2', ascendingNulls: 'first', dates: 'unsure' },
    lacks: AFTER_2_4,
    others: [],
    stopped: UNSURE,
  },
  {
    name: '1.1',
    expected: { viewsFrom: 'records', richText: 'RICH_TEXT_V2', ascendingNulls: 'first', dates: 'rolling' },
    lacks: ['View.anyFieldFilterValue', ...AFTER_2_4, 'Object.fieldsList', 'Field.morphRelations'],
    // Windows that roll, and a plain date that is compared as an instant.
    others: ['Birthday on a day', 'Closing soon', 'New last week', 'T Created last 7 days'],
    // Quarters came later.
    stopped: ['New last quarter'],
  },
];

describe.each(VERSIONS)('a Twenty $name', ({ name, expected, lacks, others, stopped }) => {
  let played: Played;
  const client = () => clientOf(played.crm.url, played.crm.keys['apple-admin'] ?? '');

  const laterHere = closedAfterAll();
  beforeAll(async () => {
    played = await play(name);
    laterHere(() => played.crm.close());
  }, 60_000);

  test('is known by its answers', () => {
    const decisive = played.dialect.lacks.filter((member) => !OF_VIEW_TYPES.includes(member));
    expect({ ...played.dialect, lacks: decisive }).toMatchObject({ ...expected, lacks });
  });

  test('has the same objects, and rich text as such', () => {
    for (const { nameSingular, fields } of today.schema.objects) {
      const own = played.schema.objectByName(nameSingular)?.fields.map(({ id, type }) => `${id} ${type}`);
      const kept = fields.filter(({ type }) => type !== 'MORPH_RELATION').map(({ id, type }) => `${id} ${type}`);
      expect(own).toEqual(expect.arrayContaining(kept));
    }
    expect(played.schema.objectByName('note')?.fields.find((field) => field.name === 'bodyV2')?.type).toBe('RICH_TEXT');
  });

  test('gives the same views, listed and by id', () => {
    const isSame = (view: View): boolean => !lacks.includes('Field.morphRelations') || !hasMorph(view);
    const shared = played.views.filter(({ id }) => today.results.has(id));
    expect(shared.length).toBeGreaterThan(40);
    for (const view of shared) {
      const todays = today.views.find(({ id }) => id === view.id);
      expect(view).toStrictEqual(todays && isSame(todays) ? todays : view);
      expect(client().view(view.id, played.dialect)).toStrictEqual(view);
    }
    const people = played.schema.objectByName('person');
    const listed = client().views(people?.id ?? '', played.dialect);
    expect(listed).toStrictEqual(played.views.filter(({ objectId }) => objectId === people?.id));
    expect(listed.map((view) => view.name)).toContain('All People');
  });

  test('says so when there is no such view', () => {
    expect(() => client().view('00000000-0000-4000-8000-000000000000', played.dialect)).toThrow(
      expect.objectContaining({ kind: 'view-unknown' }),
    );
  });

  test('gives the same records in the same order, wherever a view means the same', () => {
    const apart = [...others, ...stopped];
    const compared = played.views.filter((view) => today.results.has(view.id) && !apart.includes(view.name));
    expect(compared.length).toBeGreaterThan(40);
    for (const view of compared) {
      const [own, todays] = [played.results.get(view.id), today.results.get(view.id)];
      // Empty values may stand at the other end.
      const isOrdered = expected.ascendingNulls === 'first' || view.sorts.length === 0;
      const shown = (ids: readonly string[] | string | undefined) => (isOrdered ? ids : Array.from(ids ?? []).sort());
      expect(shown(own)).toStrictEqual(shown(todays));
    }
  });

  test('stops at filters that nobody can tell the meaning of, and at nothing else', () => {
    const found = played.views.filter(({ id }) => typeof played.results.get(id) === 'string');
    expect(namesOf(found)).toStrictEqual(stopped);
    for (const { id } of found) expect(played.results.get(id)).toBe('filter-not-expressible');
    expect(found.every(isDated)).toBe(true);
  });
});

test('on 1.1 the last seven days end now', async () => {
  const { crm, dialect, schema, views, results } = await play('1.1');
  const client = clientOf(crm.url, crm.keys['apple-admin'] ?? '');
  const people = schema.objectByName('person');
  if (!people) throw new Error('no people');
  expect(dialect.viewsFrom).toBe('records');
  const [all] = client.pages(people, [{ filter: {}, orderBy: [], selections: ['createdAt'], first: 1_000, offset: 0 }]);
  const young = all?.records.filter(({ createdAt }) => {
    const age = crm.time() - Date.parse(String(createdAt));
    return age >= 0 && age <= 7 * 86_400_000;
  });
  const view = views.find((each) => each.name === 'T Created last 7 days');
  expect(young?.length).toBeGreaterThan(0);
  expect(new Set(results.get(view?.id ?? ''))).toEqual(new Set(young?.map(({ id }) => id)));
  await crm.close();
}, 60_000);
