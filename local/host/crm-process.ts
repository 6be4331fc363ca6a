import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The demo Twenty, running in a process of its own. */
export interface DemoTwenty {
  readonly url: string;
  /** Key name ("apple-admin" first) → key. */
  readonly keys: Readonly<Record<string, string>>;
  /** The secret of its control endpoint. */
  readonly control: string;
  /** Called when it ends without having been asked to. */
  readonly onEnd: (listener: (sentence: string) => void) => void;
  readonly stop: () => void;
}

/** A large workspace takes some seconds to make; silence for longer than this is a failure. */
const PATIENCE_MS = 60_000;

/**
 * Starts `program` (the built demo) on a free port of 127.0.0.1 and waits for the line of JSON that says where it is. The demo ends when
 * the channel to this process breaks, so it never outlives it, however this process dies.
 * @throws Error whose message is a sentence with the child's own words in it
 */
export function startDemo(
  program: string,
  args: readonly string[],
  patienceMs: number = PATIENCE_MS,
): Promise<DemoTwenty> {
  const child = fork(program, ['--json', ...args], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  return new Promise((resolve, reject) => {
    let said = '';
    let stopped = false;
    const ends: ((sentence: string) => void)[] = [];
    const patience = setTimeout(() => fail(`did not say its address within ${patienceMs / 1000} s`), patienceMs);
    const fail = (what: string) => {
      clearTimeout(patience);
      stopped = true;
      child.kill();
      reject(new Error(`The demo Twenty ${what}.${said.trim() === '' ? '' : ` It said: ${said.trim()}`}`));
    };
    child.stderr?.on('data', (data: Buffer) => (said = (said + data.toString()).slice(-2000)));
    child.on('error', (error) => fail(`could not be started (${error.message})`));
    child.on('exit', (code) => {
      if (stopped) return;
      fail('ended before it was ready');
      for (const listener of ends) listener(`The demo Twenty has ended (code ${String(code)}). ${said.trim()}`.trim());
    });
    firstLine(child, (line) => {
      const told = readAnnouncement(line);
      if (!told) return fail(`said "${line.slice(0, 200)}" instead of its address`);
      clearTimeout(patience);
      resolve({
        ...told,
        onEnd: (listener) => void ends.push(listener),
        stop: () => {
          stopped = true;
          child.kill();
        },
      });
    });
  });
}

function firstLine(child: ChildProcess, listener: (line: string) => void): void {
  if (!child.stdout) return;
  // Later lines are read and dropped, so that the pipe never fills up.
  const lines = createInterface({ input: child.stdout });
  let first = true;
  lines.on('line', (line) => {
    if (first && line.trim() !== '') {
      first = false;
      listener(line);
    }
  });
}

function readAnnouncement(line: string): Pick<DemoTwenty, 'url' | 'keys' | 'control'> | null {
  try {
    const told: unknown = JSON.parse(line);
    if (typeof told !== 'object' || told === null || !('url' in told) || !('keys' in told)) return null;
    const { url, keys } = told;
    if (typeof url !== 'string' || typeof keys !== 'object' || keys === null) return null;
    const entries = Object.entries(keys).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const control = 'control' in told && typeof told.control === 'string' ? told.control : '';
    return { url: url.replace(/\/+$/, ''), keys: Object.fromEntries(entries), control };
  } catch {
    return null;
  }
}
