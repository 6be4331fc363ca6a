import type { Emulator } from '../../../../local/emulator/index';
import { smallWorld } from '../small-world';

const CODE = `
function step(name) { PropertiesService.getDocumentProperties().setProperty(name, 'done'); }
function work() {
  try {
    step('first');
    step('second');
    step('third');
  } catch (error) {
    step('caught');
    console.log('caught ' + error);
  } finally {
    step('finally');
    SpreadsheetApp.getActiveSpreadsheet().setText('finally');
  }
  return 'end';
}
function stubborn() { for (;;) { try { step('again'); } catch (error) { } } }
function nested() { try { [1].forEach(() => { try { step('inner'); } finally { step('inner finally'); } }); } finally { step('outer finally'); } }
function slow() { try { for (;;) Utilities.sleep(100000); } finally { step('finally'); } }
function onOpen() { SpreadsheetApp.getUi().createAddonMenu().addItem('Work', 'work').addToUi(); Utilities.sleep(40000); }
`;
const STORE = 'document\nemulated-add-on\nd1';

const written = (world: Emulator): string[] => [...(world.properties().get(STORE)?.keys() ?? [])];

describe.each(['v8', 'marker'] as const)('ended by %s', (termination) => {
  const start = () => smallWorld(CODE, { termination });
  const request = { user: 'ada', document: 'd1' } as const;

  // Each step is two calls: getDocumentProperties, setProperty.
  const KILLS: readonly (readonly [number, 'before' | 'after', readonly string[]])[] = [
    [1, 'before', []],
    [2, 'before', []],
    [2, 'after', ['first']],
    [3, 'after', ['first']],
    [4, 'before', ['first']],
    [4, 'after', ['first', 'second']],
    [6, 'after', ['first', 'second', 'third']],
    [8, 'before', ['first', 'second', 'third']],
  ];

  test.each(KILLS)(
    'a kill at call %i, %s it acts, leaves what was done before and runs no catch or finally',
    (call, when, left) => {
      const world = start();
      const result = world.run({ ...request, functionName: 'work', killAt: { call, when } });
      expect(result).toMatchObject({ outcome: 'killed', reason: 'asked', log: [] });
      expect(result.counters.totalCalls).toBe(call);
      expect(written(world)).toEqual(left);
    },
  );

  test('without a kill the same code runs to its end', () => {
    const world = start();
    expect(world.run({ ...request, functionName: 'work' })).toMatchObject({ outcome: 'value', value: 'end' });
    expect(written(world)).toEqual(['first', 'second', 'third', 'finally']);
  });

  test('finally blocks inside callbacks do not run either', () => {
    const world = start();
    world.run({ ...request, functionName: 'nested', killAt: { call: 2, when: 'before' } });
    expect(written(world)).toEqual([]);
  });

  test('six virtual minutes end an execution', () => {
    const world = start();
    const before = world.now();
    expect(world.run({ ...request, functionName: 'slow' })).toMatchObject({
      outcome: 'killed',
      reason: 'time',
      counters: { elapsedMs: 360_000 },
    });
    expect(world.now() - before).toBe(360_000);
    expect(written(world)).toEqual([]);
  });

  test('simple triggers have thirty seconds, and a menu of a killed onOpen is not shown', () => {
    const world = start();
    const opened = world.open('ada', 'd1');
    expect(opened.run).toMatchObject({ outcome: 'killed', reason: 'time', counters: { elapsedMs: 30_000 } });
    expect(opened.menus).toEqual([]);
  });

  test('an execution killed inside another one leaves the outer one alone', () => {
    const world = start();
    const outer = world.run({
      ...request,
      functionName: 'work',
      onCall: (_name, call) => {
        if (call !== 3) return;
        const inner = world.run({ ...request, user: 'bob', functionName: 'work', killAt: { call: 6, when: 'after' } });
        expect(inner.outcome).toBe('killed');
      },
    });
    expect(outer).toMatchObject({ outcome: 'value', value: 'end' });
  });

  test('an outer execution can be killed after an inner one has run in it', () => {
    const world = start();
    const outer = world.run({
      ...request,
      functionName: 'work',
      killAt: { call: 4, when: 'after' },
      onCall: (_name, call) => {
        if (call === 2) world.run({ ...request, user: 'bob', functionName: 'nested' });
      },
    });
    expect(outer.outcome).toBe('killed');
    expect(written(world)).toEqual(['inner', 'inner finally', 'outer finally', 'first', 'second']);
  });
});

test('v8 ends even a loop that catches everything', () => {
  const world = smallWorld(CODE, { termination: 'v8' });
  const result = world.run({
    user: 'ada',
    document: 'd1',
    functionName: 'stubborn',
    killAt: { call: 50, when: 'before' },
  });
  expect(result).toMatchObject({ outcome: 'killed', counters: { totalCalls: 50 } });
});

test('five hundred kills in a row all end at their call', () => {
  const world = smallWorld(CODE, { termination: 'v8' });
  for (let round = 0; round < 500; round += 1) {
    const call = 1 + (round % 8);
    const result = world.run({ user: 'ada', document: 'd1', functionName: 'work', killAt: { call, when: 'before' } });
    expect(result.outcome === 'killed' && result.counters.totalCalls).toBe(call);
  }
  expect(written(world)).toEqual(['first', 'second', 'third']);
});

test('what a killed client call reports is the time limit', () => {
  const world = smallWorld(CODE);
  const reply = world.clientCall('ada', 'd1', 'work', [], { killAt: { call: 1, when: 'before' } });
  expect(reply).toMatchObject({
    ok: false,
    error: { name: 'ScriptError', message: 'Exceeded maximum execution time' },
  });
});

const failCall = (name: string) =>
  name === 'Spreadsheet.setText' ? { key: 'serviceFailed' as const, details: ['Spreadsheets', 'd1'] } : undefined;

test('a service call can be made to fail, in the language of the user, and the script may catch that', () => {
  const world = smallWorld(
    `function main() { try { SpreadsheetApp.getActiveSpreadsheet().setText('x'); } catch (error) { return error.message; } }`,
    { users: [{ id: 'ada' }, { id: 'amelie', locale: 'fr' }] },
  );
  const messages = ['ada', 'amelie'].map((user) => {
    const result = world.run({ user, document: 'd1', functionName: 'main', failCall });
    return result.outcome === 'value' ? result.value : result;
  });
  expect(messages).toEqual([
    'Service Spreadsheets failed while accessing document with id d1.',
    "Échec du service Spreadsheets lors de l'accès au document avec l'identifiant d1.",
  ]);
});
