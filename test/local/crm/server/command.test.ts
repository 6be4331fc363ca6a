import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommand } from '../../../../local/crm/server/command';

test('without options the demo takes any port and its defaults', () => {
  expect(readCommand([])).toEqual({ options: { cursorFixed: false }, json: false });
});

test('options are read', () => {
  const given = ['--port', '3005', '--records', '500', '--seed', '7', '--rate-limit', '50', '--cursor-fixed', '--json'];
  const options = { port: 3005, records: 500, seed: 7, rateLimit: 50, cursorFixed: true };
  expect(readCommand(given)).toEqual({ options, json: true });
  expect(readCommand(['--no-rate-limit']).options.rateLimit).toBe(false);
  expect(readCommand(['--dialect', '1.5']).options.dialect).toBe('1.5');
});

test('the clock may be a file that another program writes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clock-'));
  const [file, bytes] = [join(folder, 'now'), Buffer.alloc(8)];
  const set = (now: number): void => {
    bytes.writeDoubleLE(now);
    writeFileSync(file, bytes);
  };
  set(1_000);
  const { now } = readCommand(['--clock', file]).options;
  expect(now?.()).toBe(1_000);
  set(Date.UTC(2026, 10, 23) + 0.5);
  expect(now?.()).toBe(Date.UTC(2026, 10, 23) + 0.5);
  rmSync(folder, { recursive: true });
});

test.each([
  [['--nope'], "Unknown option '--nope'."],
  [['people'], "Unexpected argument 'people'."],
  [['--port', 'x'], '--port takes a whole number from 0 to 65535, not "x".'],
  [['--records', '0'], '--records takes a whole number from 1 to 200000, not "0".'],
  [['--records', '200001'], '--records takes a whole number from 1 to 200000, not "200001".'],
  [['--clock', 'nowhere.clock'], '--clock takes a file that is there, not "nowhere.clock".'],
  [['--dialect', '2.5'], '--dialect takes one of 1.1, 1.5, 2.4, 2.21, 2.31, 2.43, not "2.5".'],
  [['--rate-limit', '5', '--no-rate-limit'], '--rate-limit and --no-rate-limit exclude each other.'],
])('%p is answered with a sentence', (given, sentence) => {
  expect(() => readCommand(given)).toThrow(sentence);
});
