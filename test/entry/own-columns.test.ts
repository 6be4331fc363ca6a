import { typeInto } from '../../local/emulator/grid/person';
import { gridOf, openDesk } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { closedAfterAll } from '../closing';

let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 200 });
  later(() => crm.close());
});

const fields = (names: string) => names.split(' ').map((field, position) => ({ field, isVisible: true, position }));

test('formulas beside a table that gets new columns go on pointing at what they point at', async () => {
  const desk = openDesk(crm);
  desk.connect();
  await crm.control({ now: [{ kind: 'view', view: 'Directors', set: { fields: fields('name jobTitle') } }] });
  const { tableId } = desk.pull('People', 'Directors');
  const { sheetId } = desk.table(tableId);
  const [first = [], ...rows] = gridOf(desk.state, 'Directors');
  const headers = first.filter((header) => header !== null);
  const names = rows.map(([id, name]) => [id, name]);
  const [all, some] = [headers.length + 1, headers.length + 2];
  typeInto(desk.state, sheetId, 1, all, 'Shout');
  typeInto(desk.state, sheetId, 1, some, 'Some');
  names.forEach((_, row) => typeInto(desk.state, sheetId, row + 2, all, `=B${row + 2}&"!"`));
  typeInto(desk.state, sheetId, 3, some, '=B3&" and "&D3');

  await crm.control({
    now: [{ kind: 'view', view: 'Directors', set: { fields: fields('name jobTitle intro createdAt') } }],
  });
  desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
  const [after = [], ...filled] = gridOf(desk.state, 'Directors');
  expect(after.filter((header) => header !== null).slice(headers.length + 2)).toEqual(['Shout', 'Some']);
  expect(filled.map(([id, name]) => [id, name])).toEqual(names);
  expect(filled.map((cells) => cells[all + 1])).toEqual(names.map((_, row) => ({ formula: `=B${row + 2}&"!"` })));
  expect(filled.map((cells) => cells[some + 1] ?? null)).toEqual(
    names.map((_, row) => (row === 1 ? { formula: '=B3&" and "&F3' } : null)),
  );
});

test('numbers beside a table stay what they are, also in cells that show dates', () => {
  const desk = openDesk(crm);
  const { tableId } = desk.begin('Pets', 'All Pets');
  const { sheetId } = desk.table(tableId);
  const [first = []] = gridOf(desk.state, 'All Pets');
  const column = first.filter((header) => header !== null).length + 1;
  const typed = ['-3', '12.5', '0.1', '0', '46143', '1.25'];
  typeInto(desk.state, sheetId, 1, column, 'Number');
  typed.forEach((text, row) => {
    // A date makes the cell one that shows dates; Paris kept local mean time until 1911.
    typeInto(desk.state, sheetId, row + 2, column, '2026-05-01');
    typeInto(desk.state, sheetId, row + 2, column, text);
  });
  desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
  const numbers = gridOf(desk.state, 'All Pets').slice(1, typed.length + 1);
  expect(numbers.map((cells) => cells[column - 1])).toEqual(typed.map(Number));
});
