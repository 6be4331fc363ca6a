/** What can be chosen, and choices that cannot be true any more. */
import { closedAfterAll } from '../closing';
import { plainClient } from '../plain-client';
import { openDesk } from './add-on-world';
import { everythingIn } from '../everything';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { documentProperties } from './properties';

interface Offered {
  readonly nameSingular: string;
  readonly isSystem: boolean;
  readonly isActive: boolean;
}

let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 50 });
  later(() => crm.close());
});

test('objects of the system and those that were switched off are not offered', async () => {
  const desk = openDesk(crm);
  desk.connect();
  const offered = desk.call('listObjects', { refresh: true, more: false });
  const { objects } = await plainClient(crm, { path: '/metadata' }).request<{
    readonly objects: { readonly edges: readonly { readonly node: Offered }[] };
  }>('{ objects(paging: { first: 1000 }) { edges { node { nameSingular isSystem isActive } } } }');
  const nodes = objects.edges.map(({ node }) => node);
  const wanted = nodes.filter(({ isSystem, isActive }) => !isSystem && isActive);
  expect(offered.map(({ nameSingular }) => nameSingular).sort()).toEqual(
    wanted.map(({ nameSingular }) => nameSingular).sort(),
  );
  expect(wanted.length).toBeLessThan(nodes.length);
});

test('a member who is none any more begins no pull', () => {
  const desk = openDesk(crm);
  desk.connect();
  const before = everythingIn(desk.state);
  const choice = desk.choice('Companies', 'My accounts', { memberId: '00000000-0000-4000-8000-000000000000' });
  expect(desk.refusal('startPull', choice).kind).toBe('request-invalid');
  expect(everythingIn(desk.state)).toBe(before);
});

test('an Undo that was begun twice is one', async () => {
  const desk = openDesk(crm);
  const { tableId } = desk.begin('People', 'All People');
  await crm.control({ now: [{ kind: 'edit', object: 'person', count: 1, set: { jobTitle: 'Keeper' } }] });
  desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
  const first = desk.call('undoRefresh', { tableId });
  const saved = () => documentProperties(desk).get(`job/${tableId}`);
  const before = saved();
  desk.emulator.advance(1_000);
  expect(desk.call('undoRefresh', { tableId })).toEqual(first);
  expect(saved()).toBe(before);
  expect(desk.drive(first).phase).toBe('done');
  expect(desk.refusal('undoRefresh', { tableId }).kind).toBe('undo-gone');
});

test('objects of the system are offered by themselves, as far as they have saved views', async () => {
  const desk = openDesk(crm);
  desk.connect();
  const more = desk.call('listObjects', { refresh: false, more: true });
  const names = more.map(({ nameSingular }) => nameSingular);
  expect(names).toContain('workflowRun');
  expect(names).not.toContain('person');
  for (const { id } of more.slice(0, 3)) expect(desk.call('listViews', { objectId: id }).length).toBeGreaterThan(0);
  const [runs] = more.filter(({ nameSingular }) => nameSingular === 'workflowRun');
  const [view] = desk.call('listViews', { objectId: runs?.id ?? '' });
  const choice = { ...desk.choice('People', 'All People'), objectId: runs?.id ?? '', viewId: view?.id ?? '' };
  // The demo has no runs: the view was asked, and is empty.
  expect(desk.drive(desk.call('startPull', choice))).toMatchObject({ phase: 'done', receipt: { written: 0 } });
});
