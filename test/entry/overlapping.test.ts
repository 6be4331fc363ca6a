import { type Desk, openDesk } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';

let crm: CrmBeside;
beforeAll(async () => {
  crm = await startCrmBeside({ records: 200 });
});
afterAll(() => crm.close());

/** One slice that ends after its first step: every request takes longer than a slice lasts. */
function slowSlice(desk: Desk, tableId: string): void {
  const onCall = (name: string): void => {
    if (name.startsWith('UrlFetchApp.fetch')) desk.emulator.advance(21_000);
  };
  desk.emulator.clientCall('ada', 'doc', 'continuePull', [JSON.stringify({ tableId })], { onCall });
}

test('a pull that begins anew is not cancelled by what was asked of the one before', () => {
  const desk = openDesk(crm);
  desk.connect();
  const { tableId } = desk.pull('People', 'Directors');
  const { sheetId } = desk.table(tableId);
  desk.call('refreshTable', { tableId, acceptFewer: false });
  // The call that cancels ends once it has left the request.
  const failCall = (name: string) => (name === 'Lock.tryLock' ? ({ key: 'serverError' } as const) : undefined);
  const input = [JSON.stringify({ tableId })];
  desk.emulator.clientCall('ada', 'doc', 'cancelPull', input, { failCall });
  expect(desk.pull('People', 'Directors', { target: { kind: 'sheet', sheetId } }).phase).toBe('done');
});

test('a sidebar that opens while a pull begins leaves the pull its hidden sheets', () => {
  const desk = openDesk(crm);
  desk.connect();
  const { tableId } = desk.pull('People', 'All People');
  let began = false;
  const onCall = (name: string): void => {
    if (began || name !== 'Lock.tryLock') return;
    began = true;
    desk.call('refreshTable', { tableId, acceptFewer: false });
    // Planning, counting, the first page.
    for (let step = 0; step < 3; step += 1) slowSlice(desk, tableId);
  };
  const reply = desk.emulator.clientCall('ada', 'doc', 'getState', ['{}'], { onCall });
  expect(reply.ok).toBe(true);
  const hidden = desk.state.sheets.filter(({ hidden: isHidden }) => isHidden).map(({ name }) => name);
  expect(hidden).toEqual([`Twenty Sheets staging ${tableId}`]);
  expect(desk.drive(desk.call('continuePull', { tableId })).receipt).toMatchObject({ complete: true, written: 200 });
});
