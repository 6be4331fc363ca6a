import { problemOf } from '../../sidebar/problem';
import { type Clock, type ScriptRunner, createRpc } from '../../sidebar/rpc';
import { sidebarState } from './builders';

type Behaviour = (input: unknown, succeed: (answer: unknown) => void, fail: (error: unknown) => void) => void;

/** A `google.script.run` with these functions; each `with…` answers a new runner, as Google's does. */
function scriptRun(functions: Readonly<Record<string, Behaviour>>): () => ScriptRunner {
  const runner = (succeed: (answer: unknown) => void, fail: (error: unknown) => void): ScriptRunner => ({
    withSuccessHandler: (handler) => runner(handler, fail),
    withFailureHandler: (handler) => runner(succeed, handler),
    ...Object.fromEntries(
      Object.entries(functions).map(([name, behave]) => [name, (input: unknown) => behave(input, succeed, fail)]),
    ),
  });
  return () =>
    runner(
      () => undefined,
      () => undefined,
    );
}

function handClock() {
  let now = 0;
  let timers: { readonly at: number; readonly act: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    later(milliseconds, act) {
      const timer = { at: now + milliseconds, act };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  const pass = (milliseconds: number): void => {
    now += milliseconds;
    for (const timer of timers.filter(({ at }) => at <= now)) timer.act();
  };
  return { clock, pass, waiting: () => timers.length };
}

test('input goes as one JSON text, the data of the reply comes back', async () => {
  const inputs: unknown[] = [];
  const { clock, waiting } = handClock();
  const rpc = createRpc(
    scriptRun({
      listViews(input, succeed) {
        inputs.push(input);
        succeed('{"ok":true,"data":[]}');
      },
    }),
    clock,
  );
  expect(await rpc('listViews', { objectId: 'o1' })).toEqual({ ok: true, data: [] });
  expect(inputs).toEqual(['{"objectId":"o1"}']);
  expect(waiting()).toBe(0);
});

test('a refusal of our server keeps its kind and its sentence', async () => {
  const reply = JSON.stringify({ ok: false, error: { kind: 'key-expired', message: 'The key has expired.' } });
  const rpc = createRpc(scriptRun({ getState: (_, succeed) => succeed(reply) }), handClock().clock);
  expect(await rpc('getState', {})).toEqual({
    ok: false,
    trouble: { from: 'server', kind: 'key-expired', message: 'The key has expired.' },
  });
});

test.each([
  ['nothing, as when a Date was returned', null],
  ['a text that is no JSON', '<html>'],
  ['JSON that is no reply', '{"data":1}'],
  ['a refusal without a sentence', '{"ok":false,"error":{"kind":"x"}}'],
  ['an object instead of a text', { ok: true, data: sidebarState() }],
])('%s is an error of the platform', async (_, answer) => {
  const rpc = createRpc(scriptRun({ getState: (__, succeed) => succeed(answer) }), handClock().clock);
  expect(await rpc('getState', {})).toEqual({ ok: false, trouble: { from: 'here', problem: 'platform-failed' } });
});

test('a function that the project does not have is an error, not an exception', async () => {
  const rpc = createRpc(scriptRun({}), handClock().clock);
  expect(await rpc('getState', {})).toMatchObject({ ok: false, trouble: { problem: 'platform-failed' } });
});

test('a page outside Google Sheets says so in place of an exception', async () => {
  const rpc = createRpc(() => {
    throw new ReferenceError('google is not defined');
  }, handClock().clock);
  expect(await rpc('getState', {})).toMatchObject({ ok: false, trouble: { from: 'here' } });
});

test('a call that never answers is given up only after an execution must have ended', async () => {
  const { clock, pass } = handClock();
  const rpc = createRpc(scriptRun({ getState: () => undefined }), clock);
  const ended = rpc('getState', {});
  pass(360_000);
  expect(await Promise.race([ended, Promise.resolve('waiting')])).toBe('waiting');
  pass(31_000);
  expect(await ended).toEqual({ ok: false, trouble: { from: 'here', problem: 'no-answer' } });
});

test('what fails at the end of six minutes failed because of them, in any language', async () => {
  const { clock, pass } = handClock();
  let fail: (error: unknown) => void = () => undefined;
  const rpc = createRpc(
    scriptRun({
      continuePull(_, __, failed) {
        fail = failed;
      },
    }),
    clock,
  );
  const ended = rpc('continuePull', { tableId: 't1' });
  pass(360_000);
  fail(new Error('Maximale Ausführungszeit überschritten'));
  expect(await ended).toMatchObject({ trouble: { problem: 'time-limit' } });
});

test.each([
  ['Exceeded maximum execution time', 'time-limit'],
  ['Délai d’exécution maximal dépassé', 'time-limit'],
  ['Authorization is required to perform that action.', 'authorization-lost'],
  ['Une autorisation est nécessaire pour effectuer cette action.', 'authorization-lost'],
  [
    'We’re sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.',
    'several-accounts',
  ],
  ['', 'several-accounts'],
  ['NetworkError: Connection failure due to HTTP 0', 'offline'],
  ['TypeError: Cannot read properties of undefined', 'platform-failed'],
])('"%s" is %s', (message, problem) => {
  expect(problemOf(message, 1_000)).toBe(problem);
});
