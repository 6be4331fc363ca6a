import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { createEmulator, type Emulator, valueOf } from '../../local/emulator/index';
import { protect } from '../../local/emulator/grid/state/protection';
import { createSpreadsheetDocument } from '../../local/emulator/spreadsheet/document';
import { startServer, type TestServer } from '../local/emulator/http-server';
import { type Contract, CONTRACTS, runCase } from './all';
import { LATE } from './http';
import { inNode } from './in-node';
import { CLOSED } from './spreadsheet-rules';
import { closedAfterAll } from '../closing';

let folder = '';
let server: TestServer;
const later = closedAfterAll();
beforeAll(async () => {
  server = await startServer();
  later(() => server.close());
  folder = await bundled();
});

/** Names of the functions that Apps Script is to find at the top. */
const STUBS = ['runOne', 'holdLock', 'other', 'onScheduledRefresh']
  .map((name) => `function ${name}(a, b, c) { return contracts.${name}(a, b, c); }`)
  .join('\n');

/** The adapters and the cases as a script project of their own, under the add-on's manifest. */
async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['test/contracts/apps-script.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'contracts',
    target: 'es2019',
    charset: 'utf8',
    logLevel: 'silent',
  });
  const made = mkdtempSync(join(tmpdir(), 'twenty-sheets-contracts-'));
  writeFileSync(join(made, 'appsscript.json'), readFileSync('appsscript.json'));
  writeFileSync(join(made, 'Code.js'), `${outputFiles[0]?.text ?? ''}\n${STUBS}`);
  return made;
}

/** A spreadsheet and a person, as new. */
function world(timeZone: string, timeoutScale = 1): Emulator {
  const { document, state } = createSpreadsheetDocument({ id: 'd', name: 'Document', timeZone, locale: 'en_US' });
  // Another person's protections of the first sheet, one that only warns, and one that ada may edit.
  for (const { name: _name, ...rect } of CLOSED) protect(state, 0, rect).editors = ['bob'];
  Object.assign(protect(state, 0, { row: 9, column: 1, rows: 1, columns: 1 }), { editors: [], warningOnly: true });
  protect(state, 0, { row: 10, column: 1, rows: 1, columns: 1 }).editors = ['ada'];
  const users = [{ id: 'ada' }];
  return createEmulator({ folder, users, documents: [document], fetch: { allowLocal: true, timeoutScale } });
}

/** Runs one case inside Apps Script. Gives what it found wrong, or null. */
function inAppsScript(contract: Contract, index: number, timeZone: string): unknown {
  const emulator = world(timeZone, CONTRACTS[contract][index]?.name === LATE ? 0.01 : 1);
  const addresses = { origin: server.origin, nobody: 'http://127.0.0.1:1' };
  const call = { user: 'ada', document: 'd', functionName: 'runOne', args: [contract, index, addresses] };
  if (contract !== 'heldLock') return valueOf(emulator.run(call));
  let found: unknown = 'the case did not run';
  const onCall = (name: string) => {
    if (name === 'Utilities.sleep') found = valueOf(emulator.run(call));
  };
  valueOf(emulator.run({ user: 'ada', document: 'd', functionName: 'holdLock', onCall }));
  return found;
}

interface Row {
  readonly contract: Contract;
  readonly index: number;
  readonly name: string;
}

const rows = Object.entries(CONTRACTS).flatMap(([contract, cases]) =>
  cases.map(({ name }, index): Row => ({ contract: contract as Contract, index, name })),
);

test.each(rows)('$contract, in memory: $name', ({ contract, index }) => {
  expect(runCase(contract, index, inNode('Europe/Paris'))).toBeNull();
});

test.each(rows)('$contract, in Apps Script: $name', ({ contract, index }) => {
  expect(inAppsScript(contract, index, 'Europe/Paris')).toBeNull();
});

const dates = rows.filter(({ name }) => name.startsWith('the serial number'));

describe.each(['America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Etc/UTC'])('in the zone %s', (zone) => {
  test.each(dates)('$name', ({ contract, index }) => {
    expect(runCase(contract, index, inNode(zone))).toBeNull();
    expect(inAppsScript(contract, index, zone)).toBeNull();
  });
});

test('what is logged stands in the execution’s log, by its kind', () => {
  const args = ['log', 0, {}];
  const { log } = world('Etc/UTC').run({ user: 'ada', document: 'd', functionName: 'runOne', args });
  expect(log.map(({ level, text }) => [level, text])).toEqual([
    ['info', 'for information'],
    ['warn', '100% %s warned'],
  ]);
});
