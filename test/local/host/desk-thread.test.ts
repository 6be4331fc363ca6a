import { existsSync } from 'node:fs';
import { DeskError, type DialogQuestion } from '../../../local/host/desk/desk-calls';
import { type Desk, startDesk } from '../../../local/host/desk/desk-thread';
import { FIXTURE_ADD_ON } from './desk-fixture';
import { closedAfterAll } from '../../closing';

/** The desk in a thread of its own. Needs `npm run build`. */
let desk: Desk;
const later = closedAfterAll();
beforeAll(() => {
  if (!existsSync('build/emulator.mjs')) throw new Error('The emulator is not built. Run: npm run build');
  desk = startDesk('build/emulator.mjs', {
    addOn: FIXTURE_ADD_ON,
    timeZone: 'Etc/UTC',
    language: 'en',
    allowedOrigins: [],
    allowLocal: false,
  });
  later(() => desk.stop());
});

const run = (functionName: string, ...args: unknown[]) => desk.call('run', { functionName, args, from: 'sidebar' });

test('while a script runs, an edit is done and answered, and another script waits', async () => {
  await desk.call('open', {});
  const order: string[] = [];
  const note = (what: string) => () => void order.push(what);
  const slow = run('slow', 700).then(note('slow script'));
  const other = run('cell', 'A9').then((outcome) => {
    order.push('other script');
    return outcome;
  });
  const edit = desk
    .call('edit', { edits: [{ kind: 'type', sheetId: 0, row: 9, column: 1, values: [['typed meanwhile']] }] })
    .then(note('edit'));
  await Promise.all([slow, edit]);
  expect(await other).toEqual({ ok: true, value: 'typed meanwhile' });
  expect(order).toEqual(['edit', 'slow script', 'other script']);
});

test('what was changed is told while the script still runs', async () => {
  const told: string[] = [];
  desk.onEvent((event) => {
    if (event.kind === 'update' && JSON.stringify(event.update).includes('seen early')) told.push('update');
  });
  const slow = run('slow', 1500).then(() => told.push('end'));
  await desk.call('edit', { edits: [{ kind: 'type', sheetId: 0, row: 1, column: 1, values: [['seen early']] }] });
  await slow;
  expect(told.slice(0, 2)).toEqual(['update', 'end']);
});

test('a script waits for the answer to its question, and tells it to pages that are opened meanwhile', async () => {
  const told: (DialogQuestion | null)[] = [];
  desk.onEvent((event) => void (event.kind === 'question' && told.push(event.question)));
  const asking = run('ask');
  const question = async (count: number): Promise<DialogQuestion | null> => {
    while (told.length < count) await new Promise((resolve) => void setTimeout(resolve, 5));
    return told[count - 1] ?? null;
  };
  const first = await question(1);
  expect(first).toMatchObject({ title: 'Sure?', message: 'One line.\nAnother.', buttons: ['YES', 'NO'] });
  await desk.call('open', {});
  expect(await question(2)).toEqual(first);
  const id = first?.id ?? 0;
  await desk.call('answer', { id: id + 7, button: 'NO' });
  await desk.call('answer', { id, button: 'YES' });
  const second = await question(4);
  expect(second).toMatchObject({ title: '', message: 'Done.', buttons: ['OK'] });
  await desk.call('answer', { id: second?.id ?? 0, button: 'OK' });
  expect(await asking).toEqual({ ok: true, value: true });
  expect(told.map((one) => one?.message ?? null)).toEqual([first?.message, first?.message, null, 'Done.', null]);
});

test('a refusal comes back as a sentence', async () => {
  const refused = desk.call('cells', { sheet: 'Nowhere', range: null });
  await expect(refused).rejects.toThrow(new DeskError('There is no sheet named "Nowhere".'));
});

test('after the end every call is refused with the reason', async () => {
  const other = startDesk('build/emulator.mjs', {
    addOn: 'test/fixtures/no-such-add-on',
    timeZone: 'Etc/UTC',
    language: 'en',
    allowedOrigins: [],
    allowLocal: false,
  });
  const told = await new Promise<string>((resolve) => other.onEnd(resolve));
  expect(told).toMatch(/^The emulator stopped: /);
  await expect(other.call('open', {})).rejects.toThrow(told);
});
