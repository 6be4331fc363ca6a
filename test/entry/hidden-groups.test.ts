/** Groups that a view hides: pulled as Twenty's own export does, or left out by choice; the receipt says how many. */
import type { Change } from '../../local/crm/server/faults/rule';
import type { Receipt } from '../../src/protocol/receipt';
import { closedAfterAll } from '../closing';
import { type Desk, gridOf, openDesk } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';

jest.setTimeout(30_000);

const VIEW = 'All Opportunities';
let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 60 });
  later(() => crm.close());
});

/** The view grouped by stage, with these groups hidden. */
const hiding = (type: 'TABLE' | 'KANBAN', ...hidden: readonly string[]): Change => ({
  kind: 'view',
  view: VIEW,
  set: {
    type,
    mainGroupByField: 'stage',
    groups: ['NEW', 'MEETING', ''].map((fieldValue, position) => ({
      fieldValue,
      isVisible: !hidden.includes(fieldValue),
      position,
    })),
  },
});

function pulled(hiddenGroups: 'pull' | 'leaveOut'): {
  desk: Desk;
  stages: readonly unknown[];
  receipt: Receipt | null;
} {
  const desk = openDesk(crm);
  desk.connect();
  const choice = desk.choice('Opportunities', VIEW);
  const options = { ...choice.options, hiddenGroups, selectAs: 'value' as const, columns: { kind: 'all' } as const };
  const { receipt, tableId } = desk.drive(desk.call('startPull', { ...choice, options }));
  const [headers = [], ...rows] = gridOf(desk.state, desk.table(tableId).sheetName);
  return { desk, stages: rows.map((row) => row[headers.indexOf('Stage')]), receipt };
}

test.each(['TABLE', 'KANBAN'] as const)('of a view of type %s', async (type) => {
  await crm.control({ now: [hiding(type)] });
  const all = pulled('leaveOut');
  expect(all.receipt?.hiddenGroups).toBeNull();
  const hiddenOnes = all.stages.filter((stage) => stage === 'NEW' || stage === null || stage === '');
  expect(hiddenOnes.length).toBeGreaterThan(0);

  await crm.control({ now: [hiding(type, 'NEW', '')] });
  const kept = pulled('pull');
  expect(kept.stages).toEqual(all.stages);
  const said = { records: hiddenOnes.length, groups: [expect.any(String), ''] };
  expect(kept.receipt).toMatchObject({ hiddenGroups: { ...said, leftOut: false }, ignoredFilters: ['Stage'] });

  const without = pulled('leaveOut');
  expect(without.receipt).toMatchObject({
    complete: true,
    hiddenGroups: { ...said, leftOut: true },
    ignoredFilters: [],
  });
  expect(without.stages).toEqual(all.stages.filter((stage) => !hiddenOnes.some((hidden) => hidden === stage)));
});
