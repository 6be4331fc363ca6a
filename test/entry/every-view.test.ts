import * as z from 'zod/mini';
import { MEMBERS } from '../../local/crm/workspace/members';
import type { SheetState } from '../../local/emulator/grid/state/state';
import { type Desk, idsOf, openDesk, OPTIONS } from './add-on-world';
import { type CrmBeside, type RecordsQuery, startCrmBeside } from './crm-beside';
import { closedAfterAll } from '../closing';
import { plainClient } from '../plain-client';

// Some ninety pulls.
jest.setTimeout(180_000);

/** Views that find nothing: some by design, some because so small a workspace has nothing for them. */
const EMPTY = [
  'All Dashboards',
  'All Workflows',
  'Anna Müller',
  'Closing soon',
  'French mobiles',
  'Launched this year',
  'Mentions Paris',
  'Nobody',
  'One call sign',
  'Small deals of Anna',
  'T Created today',
  'T First name Anna',
];

let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 120 });
  later(() => crm.close());
});

const page = z.record(
  z.string(),
  z.object({
    totalCount: z.number(),
    pageInfo: z.object({ hasNextPage: z.boolean() }),
    edges: z.array(z.object({ node: z.object({ id: z.string() }) })),
  }),
);

/** The ids of a question in its own order, asked plainly: 50 a page by offset, nothing but ids. */
async function idsFor({ query, variables }: RecordsQuery): Promise<readonly string[]> {
  const [, plural = '', type = ''] = /\{ (\w+)\(filter/.exec(query) ?? [];
  const [, filterType = type] = /\$filter: (\w+)/.exec(query) ?? [];
  const document = `query Q($filter: ${filterType}, $orderBy: [${filterType.replace('FilterInput', 'OrderByInput')}], $first: Int, $offset: Int) {
    ${plural}(filter: $filter, orderBy: $orderBy, first: $first, offset: $offset) {
      totalCount pageInfo { hasNextPage } edges { node { id } } } }`;
  const ids: string[] = [];
  for (let offset = 0; ; offset += 50) {
    const answer = await plainClient(crm).request(document, { ...variables, first: 50, offset });
    const connection = page.parse(answer)[plural];
    ids.push(...(connection?.edges.map(({ node }) => node.id) ?? []));
    if (connection?.pageInfo.hasNextPage) continue;
    expect(ids).toHaveLength(connection?.totalCount ?? -1);
    return ids;
  }
}

/** Formulas in the columns of a sheet: where a text was taken for one. */
const formulasIn = (sheet: SheetState): unknown[] =>
  sheet.columns.flatMap(({ contents }) => contents.items.filter((cell) => typeof cell === 'object' && cell !== null));

interface Pulled {
  readonly name: string;
  readonly ids: readonly unknown[];
  readonly written: number;
  readonly question: RecordsQuery;
  readonly formulas: readonly unknown[];
}

/** Pulls a view, or gives the sentence that refused it. */
async function pulled(desk: Desk, objectId: string, view: { id: string; name: string }, me: boolean) {
  await crm.queries();
  const before = new Set(desk.state.sheets.map(({ id }) => id));
  const { receipt, failure } = desk.drive(
    desk.call('startPull', {
      objectId,
      viewId: view.id,
      target: { kind: 'newSheet' },
      options: OPTIONS,
      memberId: me ? MEMBERS[0].id : null,
      acceptFewer: false,
      acceptGone: false,
    }),
  );
  if (!receipt) return `${view.name}: ${failure?.kind ?? ''}`;
  // The last: a view of "me" asks for the members first.
  const question = (await crm.queries()).filter(({ variables }) => variables.first > 0).at(-1);
  const sheet = desk.state.sheets.find(({ id }) => !before.has(id));
  if (!question || !sheet) throw new Error(`${view.name} asked for no page or has no sheet`);
  const ids = idsOf(desk.state, sheet.name);
  const result: Pulled = { name: view.name, ids, written: receipt.written, question, formulas: formulasIn(sheet) };
  return result;
}

test('every saved view arrives whole, in its order, without a formula', async () => {
  const refused: string[] = [];
  const found: (readonly [string, number, readonly unknown[]])[] = [];
  const wanted: unknown[] = [];
  const formulas: unknown[] = [];
  const objects = openDesk(crm);
  objects.connect();
  for (const { id } of objects.call('listObjects', { refresh: false, more: false })) {
    // A spreadsheet for each object keeps them small.
    const desk = openDesk(crm);
    desk.connect();
    for (const view of desk.call('listViews', { objectId: id })) {
      const result = await pulled(desk, id, view, view.needsMember);
      if (typeof result === 'string') refused.push(result);
      else {
        const ids = await idsFor(result.question);
        found.push([result.name, result.written, result.ids]);
        wanted.push([result.name, ids.length, ids]);
        formulas.push(...result.formulas.map((formula) => [result.name, formula]));
      }
    }
  }
  expect(found).toEqual(wanted);
  expect(formulas).toEqual([]);
  expect(refused).toEqual([]);
  expect(
    found
      .filter(([, written]) => written === 0)
      .map(([name]) => name)
      .sort(),
  ).toEqual(EMPTY);
  expect(found.length).toBeGreaterThan(75);
});
