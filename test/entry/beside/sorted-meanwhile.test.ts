/** Somebody sorts an editable table at the moment in which a refresh writes it. */
import type { Change } from '../../../local/crm/server/faults/rule';
import { personSort } from '../../../local/emulator/grid/person';
import { leaveAt, stageOf } from '../leaving';
import { dealId, numbered, startDeals } from './deals';
import { AMOUNT, dealsTable, NAME } from './table';

const edit = (number: number): Change => ({
  kind: 'edit',
  object: 'deal',
  ids: [dealId(number)],
  set: { amount: number * 11 },
});

test('what was written beside a wrong record is nobody’s edit: the next refresh puts it right, and keeps what was typed', async () => {
  const crm = await startDeals({ records: numbered(6) });
  try {
    const table = dealsTable(crm, {}, { editing: true });
    const { desk, tableId } = table;
    table.type(5, NAME, 'typed');
    await crm.change(edit(2), edit(3));
    desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
    leaveAt(desk, 'publishing', tableId);
    let sorted = 0;
    const failCall = (name: string): undefined => {
      if (name !== 'Range.setValues' || stageOf(desk, tableId) !== 'writing') return;
      sorted += 1;
      if (sorted === 1) personSort(desk.state, table.sheet().id, AMOUNT, false);
    };
    desk.emulator.clientCall('ada', 'doc', 'continuePull', [JSON.stringify({ tableId })], { failCall });
    expect(sorted).toBeGreaterThan(0);
    expect(desk.drive(desk.call('continuePull', { tableId }))).toMatchObject({ phase: 'done' });
    expect(table.refresh()).toMatchObject({ phase: 'done', receipt: { complete: true, kept: { cells: 1 } } });
    expect([NAME, AMOUNT].map((column) => table.holds(column, 2))).toEqual([
      ['Deal 1', 'Deal 2', 'Deal 3', 'typed', 'Deal 5', 'Deal 6'],
      [10, 22, 33, 40, 50, 60],
    ]);
    const { records } = desk.call('listEdits', { tableId });
    expect(records.flatMap(({ cells }) => cells.map(({ mine }) => mine))).toEqual(['typed']);
  } finally {
    await crm.close();
  }
});
