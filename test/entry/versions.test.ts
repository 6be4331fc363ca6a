import { openDesk } from './add-on-world';
import { startCrmBeside } from './crm-beside';

describe.each(['1.1', '1.5', '2.4', '2.31', '2.43'] as const)(
  'a pull from Twenty %s with the built add-on',
  (dialect) => {
    test('fills the sheet from the view, and knows the view on the next refresh', async () => {
      const crm = await startCrmBeside({ dialect, records: 120 });
      try {
        const desk = openDesk(crm);
        desk.connect();
        expect(desk.call('getState', {}).connection?.appVersion?.replace(/^v/, '')).toBe(`${dialect}.0`);
        const done = desk.pull('People', 'All People');
        expect(done).toMatchObject({ phase: 'done', total: 120, receipt: { asked: 120, distinct: 120, written: 120 } });
        const again = desk.drive(
          desk.call('refreshTable', { tableId: done.tableId, acceptFewer: false, acceptGone: false }),
        );
        expect(again).toMatchObject({ phase: 'done', receipt: { written: 120, added: 0, gone: 0 } });
        // Rich text is one of the columns.
        expect(desk.pull('Notes', 'All Notes')).toMatchObject({ phase: 'done' });
      } finally {
        await crm.close();
      }
    }, 60_000);
  },
);
