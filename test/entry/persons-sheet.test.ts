import { writeNotes } from '../../local/emulator/grid/edit/notes';
import { createFilter, setFilterCriteria } from '../../local/emulator/grid/edit/apply-filter';
import { contentExtent, readContents } from '../../local/emulator/grid/edit/contents';
import { setRowsHidden } from '../../local/emulator/grid/edit/layout';
import { setNamedRange } from '../../local/emulator/grid/state/named-ranges';
import { personDeleteColumns, personSetNote, personSort, typeInto } from '../../local/emulator/grid/person';
import { protect } from '../../local/emulator/grid/state/protection';
import { readStyles } from '../../local/emulator/grid/edit/styles';
import { fillValidation, readValidations } from '../../local/emulator/grid/edit/validations';
import type { SheetState } from '../../local/emulator/grid/state/state';
import type { Change } from '../../local/crm/server/faults/rule';
import { type Desk, gridOf, idsOf, openDesk, refreshAgreed } from './add-on-world';
import { everythingIn } from '../everything';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { closedAfterAll } from '../closing';

// A CRM in another thread and a spreadsheet for each test: a busy machine takes its time.
jest.setTimeout(30_000);

const VIEW = 'All Pets';
/** The columns right of the table. */
let [STATUS, CALL_ON] = [0, 0];

let crm: CrmBeside;
let desk: Desk;
let tableId: string;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 60, objects: ['person', 'company', 'pet', 'workspaceMember'] });
  later(() => crm.close());
});
beforeEach(() => {
  desk = openDesk(crm);
  tableId = desk.begin('Pets', VIEW).tableId;
  STATUS = (gridOf(desk.state, VIEW)[0] ?? []).indexOf(null) + 1;
  CALL_ON = STATUS + 1;
  for (const [column, header] of [
    [STATUS, 'Status'],
    [CALL_ON, 'Call on'],
  ] as const) {
    typeInto(desk.state, sheet().id, 1, column, header);
  }
});

function sheet(): SheetState {
  const { sheetId } = desk.table(tableId);
  const found = desk.state.sheets.find(({ id }) => id === sheetId);
  if (!found) throw new Error('the table has no sheet');
  return found;
}

const ids = () => idsOf(desk.state, VIEW).filter((id) => id !== null);
const change = (...now: Change[]) => crm.control({ now });
const refresh = (user?: string) => refreshAgreed(desk, tableId, user);
const block = (row: number, column: number, rows: number, columns: number) => ({ row, column, rows, columns });
const rowOf = (id: {} | undefined): number => ids().indexOf(id) + 2;
const cell = (row: number, column: number) => readContents(sheet(), block(row, column, 1, 1))[0]?.[0];
const grow = (count: number) => change({ kind: 'insert', object: 'pet', count, at: 'first' });
const shrink = (count: number) => change({ kind: 'delete', object: 'pet', count, at: 'last' });
const turnRound = () => change({ kind: 'reorder', object: 'pet' });

test('what points at all rows of a table goes on covering all of them when it grows and when it shrinks', async () => {
  // Charts and pivot tables are not emulated; Google moves their ranges as it moves those of formulas and names.
  const rows = ids().length;
  setNamedRange(desk.state, 'Names', sheet().id, block(2, 2, rows, 1));
  const whole = block(1, 1, rows + 1, 5);
  createFilter(desk.state, sheet(), whole, null);
  sheet().conditionalFormats = [{ rects: [block(2, 1, rows, 5)], criteria: 'CELL_NOT_EMPTY', values: [], style: {} }];
  typeInto(desk.state, 0, 1, 1, `=COUNTA('${VIEW}'!A2:A${rows + 1})`);
  const covered = () => ({
    name: desk.state.namedRanges[0]?.rect.rows,
    filter: (sheet().filter?.rect.rows ?? 0) - 1,
    conditional: sheet().conditionalFormats[0]?.rects[0]?.rows,
    formula: gridOf(desk.state, 'Sheet1')[0]?.[0],
  });
  const all = (count: number) => ({
    name: count,
    filter: count,
    conditional: count,
    formula: { formula: `=COUNTA('${VIEW}'!A2:A${count + 1})` },
  });
  for (const step of [() => grow(4), () => shrink(6), turnRound, () => grow(2)]) {
    await step();
    expect(refresh().phase).toBe('done');
    expect(covered()).toEqual(all(ids().length));
  }
  expect(ids()).toHaveLength(rows);
});

test('rows that a filter or a person hides are written like the others, and keep what stands beside them', async () => {
  const before = ids();
  before.forEach((_, row) => typeInto(desk.state, sheet().id, row + 2, STATUS, `s${row}`));
  personSetNote(desk.state, sheet().id, 3, 2, 'VIP');
  fillValidation(desk.state, sheet(), block(2, STATUS, before.length, 1), rejecting('open'), null);
  const { row, column } = contentExtent(sheet());
  createFilter(desk.state, sheet(), block(1, 1, row, column), null);
  const hiddenValues = ['s0', 's1'];
  setFilterCriteria(desk.state, sheet(), STATUS, { criteria: null, values: [], hiddenValues, visibleValues: null });
  setRowsHidden(desk.state, sheet(), 4, 1, true);
  expect(sheet().rowsHiddenByFilter.items.slice(1, 4)).toEqual([true, true]);

  await turnRound();
  await grow(2);
  const { receipt } = refresh();
  expect(receipt).toMatchObject({ complete: true, written: before.length + 2 });
  before.forEach((id, at) => expect(cell(rowOf(id), STATUS)).toBe(`s${at}`));
  expect(sheet().columns[1]?.notes.items[rowOf(before[1]) - 1]).toBe('VIP');
  // Each row still has its rule, the ones that were hidden too.
  const rules = readValidations(desk.state, sheet(), block(2, STATUS, ids().length, 1)).flat();
  expect(rules).toEqual(ids().map(() => rejecting('open')));
});

test('after somebody sorted the sheet, everything is beside its record, and the order is the view’s again', () => {
  const before = ids();
  typeInto(desk.state, sheet().id, 2, CALL_ON, '2026-05-01');
  typeInto(desk.state, sheet().id, 3, CALL_ON, '46143');
  personSetNote(desk.state, sheet().id, 2, 2, 'VIP');
  personSort(desk.state, sheet().id, 1, false);
  expect(ids()).not.toEqual(before);
  refresh();
  expect(ids()).toEqual(before);
  const formats = readStyles(desk.state, sheet(), block(2, CALL_ON, 2, 1)).map(([style]) => style?.numberFormat);
  expect([cell(2, CALL_ON), cell(3, CALL_ON)]).toEqual([46_143, 46_143]);
  expect([formats[0], formats[1] ?? 'general']).toEqual([expect.stringContaining('yy'), 'general']);
  expect(sheet().columns[1]?.notes.items).toEqual(['', 'VIP']);
});

const rejecting = (...values: string[]) => ({
  criteria: 'VALUE_IN_LIST',
  values,
  allowInvalid: false,
  helpText: null,
  showDropdown: true,
});

test('a drop-down beside a table lets values move that it would not let in, and covers new records', async () => {
  const before = ids();
  typeInto(desk.state, sheet().id, 2, STATUS, 'older than the rule');
  typeInto(desk.state, sheet().id, 3, STATUS, 'open');
  // A checkbox in every row, as Insert → Checkbox makes it.
  const box = { criteria: 'CHECKBOX', values: [], allowInvalid: false, helpText: null, showDropdown: false };
  fillValidation(desk.state, sheet(), block(2, STATUS, before.length, 1), rejecting('open', 'closed'), null);
  before.forEach((_, row) => typeInto(desk.state, sheet().id, row + 2, CALL_ON, row === 1 ? 'TRUE' : 'FALSE'));
  fillValidation(desk.state, sheet(), block(2, CALL_ON, before.length, 1), box, null);
  await turnRound();
  await grow(3);
  expect(refresh().phase).toBe('done');
  expect([cell(rowOf(before[0]), STATUS), cell(rowOf(before[1]), STATUS)]).toEqual(['older than the rule', 'open']);
  expect(ids().filter((_, row) => cell(row + 2, CALL_ON) === true)).toEqual([before[1]]);
  const rules = readValidations(desk.state, sheet(), block(2, STATUS, ids().length, 2));
  expect(rules).toEqual(ids().map(() => [rejecting('open', 'closed'), box]));
});

describe('what another person protected', () => {
  beforeEach(() => desk.connect('apple-admin', 'bob'));

  test('is named before anything is written; they themselves can refresh', async () => {
    protect(desk.state, sheet().id, block(3, 2, 2, 1)).editors = ['bob'];
    expect(refresh().phase).toBe('done');
    await turnRound();
    const before = everythingIn(desk.state);
    const { phase, failure } = refresh();
    expect([phase, failure?.kind]).toEqual(['failed', 'sheet-protected']);
    expect(failure?.message).toContain(`B3:B4 of “${VIEW}”`);
    expect(everythingIn(desk.state)).toBe(before);
    expect(refresh('bob').phase).toBe('done');
  });

  test('does not matter where the pull has nothing to do', async () => {
    typeInto(desk.state, sheet().id, 2, STATUS, 'secret');
    protect(desk.state, sheet().id, block(1, STATUS, 1, 1)).editors = ['bob'];
    Object.assign(protect(desk.state, sheet().id, block(2, 2, 1, 1)), { editors: [], warningOnly: true });
    protect(desk.state, sheet().id, block(2, 3, 1, 1)).editors = ['ada'];
    expect(refresh().phase).toBe('done');
    await turnRound();
    expect(refresh().phase).toBe('done');
    // Their values stand still as long as the records do.
    protect(desk.state, sheet().id, block(2, STATUS, sheet().rows - 1, 1)).editors = ['bob'];
    expect(refresh().phase).toBe('done');
    await turnRound();
    expect(refresh().failure?.kind).toBe('sheet-protected');
  });

  test('is a whole sheet but for the table: refreshing goes, also when the order changed', async () => {
    const whole = protect(desk.state, sheet().id, null);
    whole.editors = ['bob'];
    expect(refresh().phase).toBe('done');
    await turnRound();
    const { failure } = refresh();
    expect(failure?.kind).toBe('whole-sheet-protected');
    expect(failure?.message).toContain(`the sheet “${VIEW}”`);
    whole.unprotected = [block(1, 1, ids().length + 2, STATUS - 1)];
    expect(refresh()).toMatchObject({ failure: null, phase: 'done' });
    await grow(1);
    expect(refresh().failure?.message).toContain(`the sheet “${VIEW}”`);
  });
});

test('a rule that rejects on a column of the table is named by its header', async () => {
  const header = gridOf(desk.state, VIEW)[0]?.[1];
  const rename = (name: string) =>
    change({ kind: 'edit', object: 'pet', ids: [ids().map(String)[2] ?? ''], set: { name } });
  fillValidation(desk.state, sheet(), block(4, 2, 1, 1), { ...rejecting('Rex'), allowInvalid: true }, null);
  await rename('Bello');
  expect(refresh().phase).toBe('done');
  fillValidation(desk.state, sheet(), block(4, 2, 1, 1), rejecting('Rex'), null);
  await rename('Max');
  const before = gridOf(desk.state, VIEW);
  const { failure } = refresh();
  expect(failure?.kind).toBe('sheet-validated');
  expect(failure?.message).toContain(`The column “${String(header)}” of “${VIEW}”`);
  expect(gridOf(desk.state, VIEW)).toEqual(before);
});

test('a deleted id column stops the pull, also where nothing else is the person’s: nothing tells the table’s rows', () => {
  desk = openDesk(crm);
  tableId = desk.begin('Pets', VIEW).tableId;
  personDeleteColumns(desk.state, sheet().id, 1);
  const before = gridOf(desk.state, VIEW);
  expect(refresh().failure?.kind).toBe('id-column-gone');
  expect(gridOf(desk.state, VIEW)).toEqual(before);
});

test('notes on every cell cost no more calls than one note on each column', async () => {
  const callsOf = async () => {
    await turnRound();
    const before = { ...desk.spent.calls };
    expect(refresh().phase).toBe('done');
    const names = [...new Set([...Object.keys(before), ...Object.keys(desk.spent.calls)])];
    const spent = (name: string) => (desk.spent.calls[name] ?? 0) - (before[name] ?? 0);
    return Object.fromEntries(
      names.filter((name) => /^(Sheet|Range)[.]/.test(name)).map((name) => [name, spent(name)]),
    );
  };
  const noteAll = (rows: number) =>
    writeNotes(
      desk.state,
      sheet(),
      block(2, 1, rows, 20),
      Array.from({ length: rows }, (_, y) => Array.from({ length: 20 }, (__, x) => `${x} ${y}`)),
      null,
    );
  await callsOf();
  noteAll(1);
  const few = await callsOf();
  noteAll(ids().length);
  const many = await callsOf();
  expect(Object.entries(many).filter(([name, count]) => count > (few[name] ?? 0) + 2)).toEqual([]);
  expect(sheet().columns[4]?.notes.items[ids().length]).toMatch(/^4 /);
});
