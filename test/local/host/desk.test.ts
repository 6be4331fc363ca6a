import { DeskError } from '../../../local/host/desk/desk-calls';
import { openDesk } from './desk-fixture';

const fromSidebar = (functionName: string, ...args: unknown[]) => ({ functionName, args, from: 'sidebar' }) as const;
const fromMenu = (functionName: string) => ({ functionName, args: [], from: 'menu' }) as const;

test('opening runs onOpen, and the menu is what it built', () => {
  const { call } = openDesk();
  const opened = call('open', {});
  expect(opened.name).toBe('Untitled spreadsheet');
  expect(opened.sidebar).toBeNull();
  expect(opened.menus).toEqual([
    {
      title: null,
      items: [
        { caption: 'Open the sidebar', functionName: 'openSidebar' },
        { caption: 'Fail', functionName: 'fail' },
        { caption: 'Fill many rows', functionName: 'fillMany' },
        { caption: 'Ask', functionName: 'ask' },
      ],
    },
  ]);
  expect(opened.update.full).toBe(true);
  expect(opened.update.timeZone).toBe('Europe/Paris');
  expect(opened.update.sheets?.map(({ name, rows, widths }) => [name, rows, widths.length])).toEqual([
    ['Sheet1', 1000, 26],
  ]);
});

test('a menu item shows the sidebar, with the functions that its page may call; another opening keeps it', () => {
  const { call, states } = openDesk();
  call('open', {});
  expect(call('run', fromMenu('openSidebar'))).toEqual({ ok: true, value: null });
  const shown = states().at(-1)?.sidebar;
  expect(shown?.title).toBe('Fixture');
  expect(shown?.html).toContain('google.script.run');
  expect(shown?.functions).toContain('echo');
  expect(shown?.functions).not.toContain('private_');
  expect(call('open', {}).sidebar?.id).toBe(shown?.id);
  call('closeSidebar', {});
  expect(states().at(-1)?.sidebar).toBeNull();
  call('run', fromMenu('openSidebar'));
  expect(states().at(-1)?.sidebar?.id).not.toBe(shown?.id);
});

test('a function that is no menu item cannot be run from the menu', () => {
  const { call } = openDesk();
  call('open', {});
  expect(() => call('run', fromMenu('fill'))).toThrow(DeskError);
});

test('calls of the sidebar give values as google.script.run does', () => {
  const { call } = openDesk();
  call('open', {});
  expect(call('run', fromSidebar('echo', { a: [1, null] }))).toEqual({ ok: true, value: { a: [1, null] } });
  expect(call('run', fromSidebar('now'))).toEqual({ ok: true, value: null });
  expect(call('run', fromSidebar('fail'))).toMatchObject({
    ok: false,
    error: { name: 'ScriptError', message: 'Error: Nothing works.' },
  });
  expect(call('run', fromSidebar('private_'))).toMatchObject({
    ok: false,
    error: { name: 'TypeError', message: 'google.script.run.private_ is not a function' },
  });
});

test('what a script writes is told after it, and read by A1 notation', () => {
  const { call, updates } = openDesk();
  call('open', {});
  call('run', fromSidebar('fill', 2));
  const block = updates().at(-1)?.blocks[0];
  expect(block?.values[0]?.slice(0, 3)).toEqual(['id', '001', '002']);
  expect(block?.values[1]?.slice(0, 3)).toEqual(['name', '=row 1', '=row 2']);
  expect(updates().at(-1)?.sheets?.[0]?.frozenRows).toBe(1);
  expect(call('cells', { sheet: 'sheet1', range: 'A2:C3' })).toEqual({
    sheetId: 0,
    hidden: false,
    rows: 1000,
    columns: 26,
    values: [
      ['001', '=row 1', 45001],
      ['002', '=row 2', 45002],
    ],
    display: [
      ['001', '=row 1', '2023-03-16'],
      ['002', '=row 2', '2023-03-17'],
    ],
  });
  expect(() => call('cells', { sheet: 'Nowhere', range: null })).toThrow('There is no sheet named "Nowhere".');
  expect(() => call('cells', { sheet: '', range: 'AB1' })).toThrow('is not a range of the sheet');
});

test('an edit of a person gets in between the service calls of a running script', () => {
  let pauses = 0;
  const desk = openDesk({
    onPause: () => {
      pauses += 1;
      if (pauses === 2) {
        desk.call('edit', { edits: [{ kind: 'type', sheetId: 0, row: 5, column: 1, values: [['typed meanwhile']] }] });
      }
    },
  });
  desk.call('open', {});
  pauses = 0;
  desk.call('run', fromSidebar('slow', 120));
  expect(pauses).toBeGreaterThan(1);
  expect(desk.call('cells', { sheet: '', range: 'A5' }).values).toEqual([['typed meanwhile']]);
  expect(desk.desk.mayInterrupt('edit')).toBe(true);
  expect(desk.desk.mayInterrupt('run')).toBe(false);
});

test('typed text is read as Sheets reads it, in the cell it was typed into', () => {
  const { call } = openDesk();
  call('open', {});
  const texts = ['=1+1', "'00123", '00123', '2024-05-17', 'TRUE', '12.5%', '', 'plain'];
  call('edit', { edits: [{ kind: 'type', sheetId: 0, row: 1, column: 1, values: texts.map((text) => [text]) }] });
  expect(call('cells', { sheet: '', range: 'A1:A8' }).display.flat()).toEqual([
    '2',
    '00123',
    '123',
    '2024-05-17',
    'TRUE',
    '12.50%',
    '',
    'plain',
  ]);
});

test('a refused edit is told in the language of the person and changes nothing', () => {
  const { call } = openDesk({ language: 'fr' });
  const { update } = call('open', {});
  expect(update.name).toBe('Feuille de calcul sans titre');
  let told = '';
  try {
    call('edit', { edits: [{ kind: 'deleteSheet', sheetId: 0 }] });
  } catch (error) {
    told = error instanceof DeskError ? error.message : '';
  }
  expect(told).toMatch(/feuille/i);
  expect(call('open', {}).update.sheets).toHaveLength(1);
});

test('the hourly trigger can be fired at once and keeps its hour', () => {
  const { call, events } = openDesk();
  call('open', {});
  expect(call('fireTriggers', {})).toEqual({ fired: 0 });
  call('run', fromSidebar('setHourly'));
  expect(call('fireTriggers', {})).toEqual({ fired: 1 });
  expect(call('fireTriggers', {})).toEqual({ fired: 1 });
  expect(call('cells', { sheet: '', range: 'H1' }).values).toEqual([[2]]);
  const fired = events.flatMap((event) =>
    event.kind === 'execution' && event.record.from === 'trigger' ? [event.record] : [],
  );
  expect(fired.map(({ functionName, outcome }) => [functionName, outcome])).toEqual([
    ['hourly', 'completed'],
    ['hourly', 'completed'],
  ]);
});

test('a new spreadsheet is empty, has the menu, and triggers of the old one are gone', () => {
  const { call } = openDesk();
  call('open', {});
  call('run', fromSidebar('setHourly'));
  call('run', fromSidebar('fill', 3));
  const fresh = call('reset', {});
  expect(fresh.update.full).toBe(true);
  expect(fresh.update.blocks.flatMap(({ values }) => values.flat())).toEqual([]);
  expect(fresh.menus).toHaveLength(1);
  expect(call('fireTriggers', {})).toEqual({ fired: 0 });
});

test('the execution log counts calls and keeps errors', () => {
  const { call } = openDesk();
  call('open', {});
  call('run', fromSidebar('fill', 10));
  call('run', fromMenu('fail'));
  const [opened, filled, failed] = call('executions', {});
  expect(opened).toMatchObject({ functionName: 'onOpen', from: 'open', outcome: 'completed' });
  expect(filled).toMatchObject({ functionName: 'fill', from: 'sidebar', calls: { 'Range.setValues': 1 } });
  expect(filled?.cellsWritten).toBeGreaterThanOrEqual(44);
  expect(failed).toMatchObject({
    functionName: 'fail',
    from: 'menu',
    outcome: 'failed',
    error: 'Error: Nothing works.',
  });
});
