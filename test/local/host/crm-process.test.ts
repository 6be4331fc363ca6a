import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../../../local/host/crm-process';

const folder = mkdtempSync(join(tmpdir(), 'demo-'));

/** A program of this text, in place of the demo. */
function program(name: string, text: string): string {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, text);
  return path;
}

const WAIT = 'setInterval(() => {}, 1000); process.once("disconnect", () => process.exit());';

test('the address and the keys are read from the first line', async () => {
  const line =
    "JSON.stringify({ url: 'http://127.0.0.1:4000/', keys: { a: 'key', b: process.argv.slice(2).join(' ') }, control: 'x' })";
  const demo = await startDemo(program('good', `console.log(${line}); console.log('more'); ${WAIT}`), [
    '--records',
    '5',
  ]);
  expect([demo.url, demo.keys]).toEqual(['http://127.0.0.1:4000', { a: 'key', b: '--json --records 5' }]);
  demo.stop();
});

const BROKEN: readonly (readonly [string, string, RegExp])[] = [
  [
    'ends',
    'console.error("no room"); process.exit(3)',
    /^The demo Twenty ended before it was ready\. It said: no room$/,
  ],
  [
    'speaks of something else',
    `console.log('Hello'); ${WAIT}`,
    /^The demo Twenty said "Hello" instead of its address\./,
  ],
  ['gives no keys', `console.log('{"url": "http://x"}'); ${WAIT}`, /instead of its address/],
];

test.each(BROKEN)('a demo that %s is told as a sentence', async (name, text, sentence) => {
  await expect(startDemo(program(name.replaceAll(' ', '-'), text), [])).rejects.toThrow(sentence);
});

test('a demo that ends later is told once; one that was stopped is not', async () => {
  const announce = `console.log('{"url": "http://127.0.0.1:1", "keys": {}}');`;
  const told = await new Promise<string>((resolve, reject) => {
    const path = program('later', `${announce} setTimeout(() => { console.error('broken'); process.exit(7) }, 200)`);
    startDemo(path, []).then((demo) => demo.onEnd(resolve), reject);
  });
  expect(told).toBe('The demo Twenty has ended (code 7). broken');
});
