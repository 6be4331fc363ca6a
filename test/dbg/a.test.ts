import { people, pull, shown, tableSheet, world } from '../sync/pulling';
test('x', () => {
  const here = world(people(1, 2)); pull(here);
  const { id, name } = tableSheet(here);
  const open = [{ sheetId: id, row: 1, column: 1, rows: 100, columns: 3 }];
  here.spreadsheet.othersClose(name, { row: 1, column: 1, rows: 1000, columns: 26, open });
  here.twenty.records = people(2, 1);
  const names: string[] = [];
  here.spreadsheet.onCall = (when, _n, name) => { if (when === 'before') names.push(name); };
  try { console.log(JSON.stringify(pull(here))); } catch (e) { console.log(e, (e as any).cause); }
  console.log(names.slice(-15).join(' '), JSON.stringify(here.saved));
});
