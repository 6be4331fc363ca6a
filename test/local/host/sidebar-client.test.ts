import { createContext, runInContext } from 'node:vm';
import type { CallFailure, SidebarAnswer } from '../../../local/host/sidebar-client';
import { sidebarClientScript, sidebarPage } from '../../../local/host/sidebar-page';

const PARENT = 'http://127.0.0.1:7070';

interface Posted {
  readonly kind: string;
  readonly call: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** A frame without a browser: a realm of its own with a window that remembers what was posted to its parent. */
function openFrame(functions: readonly string[] = ['echo', 'other']) {
  const posted: { message: Posted; origin: string }[] = [];
  const listeners: ((event: unknown) => void)[] = [];
  const shown: unknown[] = [];
  const frame = createContext({ shown, URL });
  runInContext('globalThis.window = globalThis; class HTMLFormElement {}; class FormData {}; shown.length = 0', frame);
  const window: Record<string, unknown> = runInContext('window', frame);
  const parent = { postMessage: (message: Posted, origin: string) => posted.push({ message, origin }) };
  Object.assign(window, {
    parent,
    console: { error: (...words: unknown[]) => shown.push(['console', ...words]) },
    addEventListener: (_: string, listener: (event: unknown) => void) => listeners.push(listener),
  });
  runInContext(sidebarClientScript({ parentOrigin: PARENT, functions }), frame);
  return {
    posted,
    shown,
    run: (script: string): unknown => runInContext(script, frame),
    messages: () => posted.map(({ message }) => message),
    answer: (data: SidebarAnswer, from: { source?: unknown; origin?: string } = {}) => {
      for (const listener of listeners)
        listener({ data, source: from.source ?? parent, origin: from.origin ?? PARENT });
    },
  };
}

const FAILURE: CallFailure = { name: 'ScriptError', message: 'Exception: no', stack: 'at x' };

test('a call is posted to the page around the frame, and to no other origin', () => {
  const frame = openFrame();
  frame.run('google.script.run.echo(1, "two", [true, null, {a: {b: 2}}])');
  expect(frame.posted).toEqual([
    {
      origin: PARENT,
      message: { kind: 'run', call: 1, name: 'echo', args: [1, 'two', [true, null, { a: { b: 2 } }]] },
    },
  ]);
});

test('each with… gives a new runner and leaves the one before as it was', () => {
  const frame = openFrame();
  frame.run(`
    const plain = google.script.run;
    const heard = plain.withSuccessHandler((value, object) => shown.push([value, object])).withUserObject('mine');
    plain.echo('silent');
    heard.echo('heard');
    heard.withUserObject('yours').echo('heard too');
  `);
  for (const call of [1, 2, 3]) frame.answer({ call, ok: true, value: `answer ${call}` });
  expect(frame.shown).toEqual([
    ['answer 2', 'mine'],
    ['answer 3', 'yours'],
  ]);
});

test('ten calls run at once; the eleventh waits for the first answer', () => {
  const frame = openFrame();
  frame.run('for (let i = 1; i <= 12; i++) google.script.run.echo(i)');
  expect(frame.messages().map(({ args }) => args[0])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  frame.answer({ call: 4, ok: true, value: null });
  expect(frame.messages().map(({ args }) => args[0])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  frame.answer({ call: 4, ok: true, value: null });
  expect(frame.messages()).toHaveLength(11);
  frame.answer({ call: 1, ok: false, error: FAILURE });
  expect(frame.messages()).toHaveLength(12);
});

const ILLEGAL: readonly (readonly [string, number])[] = [
  ['new Date()', 0],
  ['1, () => 1', 1],
  ['1, 2, {deep: [new Date()]}', 2],
  ['(() => { const ring = {}; ring.ring = ring; return ring; })()', 0],
  ['Symbol("x")', 0],
  ['10n', 0],
  ['"a", new Map()', 1],
];

test.each(ILLEGAL)('echo(%s) throws at once and sends nothing', (args, position) => {
  const frame = openFrame();
  frame.run(`try { google.script.run.echo(${args}) } catch (error) { shown.push(error.message) }`);
  expect(frame.shown).toEqual([`Failed due to illegal value in property: ${position}`]);
  expect(frame.posted).toEqual([]);
});

test('undefined, NaN and infinity arrive as null; the same object twice is no ring', () => {
  const frame = openFrame();
  frame.run('const twice = {}; google.script.run.echo(undefined, [undefined, NaN, 1 / 0], [twice, twice])');
  expect(frame.messages()[0]?.args).toEqual([null, [null, null, null], [{}, {}]]);
});

test('the failure handler gets an error with name, message and stack, and nothing else', () => {
  const frame = openFrame();
  frame.run(`google.script.run.withFailureHandler((error, object) => shown.push([
    error instanceof Error, error.name, error.message, error.stack, Object.keys(error).filter((key) => key !== 'name'), object,
  ])).withUserObject(7).echo()`);
  frame.answer({ call: 1, ok: false, error: FAILURE });
  expect(frame.shown).toEqual([[true, 'ScriptError', 'Exception: no', 'at x', [], 7]]);
});

test('a failure that nobody handles goes to the console', () => {
  const frame = openFrame();
  frame.run('google.script.run.echo()');
  frame.answer({ call: 1, ok: false, error: FAILURE });
  expect(frame.shown).toHaveLength(1);
  expect(String(frame.shown[0])).toContain('Exception: no');
});

test('messages from another window or another origin are not heard', () => {
  const frame = openFrame();
  frame.run('google.script.run.withSuccessHandler((value) => shown.push(value)).echo()');
  frame.answer({ call: 1, ok: true, value: 'forged' }, { source: {} });
  frame.answer({ call: 1, ok: true, value: 'forged' }, { origin: 'http://127.0.0.1:9' });
  expect(frame.shown).toEqual([]);
  frame.answer({ call: 1, ok: true, value: 'real' });
  expect(frame.shown).toEqual(['real']);
});

test('only the functions of the script are on the runner', () => {
  const frame = openFrame(['echo']);
  frame.run('try { google.script.run.nothing() } catch (error) { shown.push(error.name, error.message) }');
  expect(frame.shown).toEqual(['TypeError', 'google.script.run.nothing is not a function']);
});

test('the host can close, focus the editor and give its size', () => {
  const frame = openFrame();
  frame.run('google.script.host.close(); google.script.host.editor.focus(); google.script.host.setHeight(200)');
  expect(frame.messages()).toEqual([{ kind: 'close' }, { kind: 'focus' }, { kind: 'size', width: null, height: 200 }]);
});

const PAGES: readonly (readonly [string, RegExp])[] = [
  ['<!doctype html><html><head lang="x"><script>own()</script></head></html>', /<head lang="x"><script>.*<script>own/s],
  ['<!DOCTYPE html><p>no head</p>', /^<!DOCTYPE html><script>.*<\/script><p>no head/s],
  ['<p>fragment</p>', /^<!doctype html><script>.*<\/script><p>fragment/s],
];

test.each(PAGES)('google.script stands before the own scripts of %s', (html, expected) => {
  expect(sidebarPage(html, { parentOrigin: PARENT, functions: ['a'] })).toMatch(expected);
});

test('a function name cannot end the script element', () => {
  const page = sidebarPage('<p></p>', { parentOrigin: PARENT, functions: ['</script><script>evil()'] });
  expect(page.match(/<\/script>/g)).toHaveLength(1);
});
