import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** `npm start` as a program, with the built add-on and the built demo. Needs `npm run build`. */
jest.setTimeout(60_000);

const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

interface Started {
  readonly child: ChildProcess;
  readonly out: string;
  readonly url: string;
  readonly crm: string;
}

function run(args: readonly string[]): ChildProcess {
  if (!existsSync('build/main.mjs')) throw new Error('The local host is not built. Run: npm run build');
  const child = spawn(process.execPath, ['build/main.mjs', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  return child;
}

/** Starts on free ports and waits for the last line of the announcement. */
function start(args: readonly string[] = []): Promise<Started> {
  const child = run(['--port', '0', '--records', '20', ...args]);
  return new Promise((resolve, reject) => {
    let [out, complaints] = ['', ''];
    child.stderr?.on('data', (data: Buffer) => (complaints += data.toString()));
    child.stdout?.on('data', (data: Buffer) => {
      out += data.toString();
      if (!out.includes('Ctrl-C')) return;
      const url = /open at\s+(\S+)/.exec(out)?.[1] ?? '';
      resolve({ child, out, url, crm: /Demo Twenty\s+(\S+)/.exec(out)?.[1] ?? '' });
    });
    child.on('exit', (code) => reject(new Error(`Ended with ${String(code)}: ${complaints}`)));
  });
}

/** What a run that ends by itself said. */
function outcome(args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const child = run(args);
  return new Promise((resolve) => {
    let said = '';
    child.stderr?.on('data', (data: Buffer) => (said += data.toString()));
    child.on('exit', (code) => resolve({ code, said }));
  });
}

const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.on('exit', resolve));
const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

async function silent(url: string): Promise<boolean> {
  for (const patience = Date.now() + 5000; Date.now() < patience; ) {
    if (!(await answers(url))) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

test('it says where the page is, the key for pasting and how to stop; Ctrl-C stops all of it', async () => {
  const { child, out, url, crm } = await start();
  expect(out).toMatch(/Admin key\s+eyJ\S+\.\S+\.\S+/);
  expect(await answers(url)).toBe(true);
  expect(await answers(crm)).toBe(true);
  const end = ended(child);
  child.kill('SIGINT');
  expect(await end).toBe(0);
  expect(await silent(url)).toBe(true);
  expect(await silent(crm)).toBe(true);
});

test('the demo does not outlive a local host that is killed', async () => {
  const { child, crm } = await start();
  expect(await answers(crm)).toBe(true);
  child.kill('SIGKILL');
  expect(await silent(crm)).toBe(true);
});

test('without the demo a real Twenty can be named', async () => {
  const { child, out, crm } = await start(['--no-crm', '--url', 'https://crm.example.com/']);
  expect(crm).toBe('');
  expect(out).toContain('Your Twenty   https://crm.example.com\n');
  const end = ended(child);
  child.kill('SIGTERM');
  expect(await end).toBe(0);
});

test('a port in use ends it with a sentence', async () => {
  const { child, url } = await start(['--no-crm']);
  const { port } = new URL(url);
  const { code, said } = await outcome(['--port', port, '--no-crm']);
  expect([code, said]).toEqual([
    1,
    `Port ${port} is in use. Choose another one: npm start -- --port ${Number(port) + 10}\n`,
  ]);
  child.kill('SIGINT');
});

test('an unknown option ends it with the usage', async () => {
  const { code, said } = await outcome(['--prt', '7070']);
  expect(code).toBe(2);
  expect(said).toMatch(/^Unknown option '--prt'/);
  expect(said).toContain('--port P');
});
