import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { createEmulator, type Emulator, type RunResult } from '../emulator';
import { SCOPES } from '../emulator/runtime/manifest';
import { createSpreadsheetDocument } from '../emulator/spreadsheet/document';

/** The file is no file of checks; the message is the sentence to print. */
export class ChecksError extends Error {
  override readonly name = 'ChecksError';
}

/** What one check answered. `missing`: it needs something that is not emulated; `skipped`: why it could not be run here. */
const outcomeSchema = z.object({
  id: z.string(),
  source: z.string(),
  expected: z.unknown(),
  got: z.unknown().optional(),
  error: z.string().optional(),
  ok: z.boolean(),
  missing: z.boolean(),
  skipped: z.string().optional(),
});
export type CheckOutcome = z.infer<typeof outcomeSchema>;

const USER = 'checks';

/**
 * Runs the checks of one file in order: each in an execution of its own, bound to an empty spreadsheet of its own, with every scope.
 * The file gives `countChecks()` and `runOne(index)`, which returns an outcome as JSON.
 * @throws ChecksError
 */
export function* runChecks(path: string): Generator<CheckOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'google-checks-'));
  try {
    prepare(folder, path);
    let broken: Error | null = null;
    const emulator = createEmulator({
      folder,
      mode: 'bound',
      users: [{ id: USER }],
      fetch: { allowLocal: true, onlyLoopback: true },
      onBroken: (error) => {
        broken ??= error;
      },
    });
    const call = (number: number, functionName: string, args: readonly unknown[]): [RunResult, Error | null] => {
      broken = null;
      const result = runOn(emulator, number, functionName, args);
      return [result, broken];
    };
    const [counted] = call(0, 'countChecks', []);
    const count = counted.outcome === 'value' ? counted.value : undefined;
    if (typeof count !== 'number') throw new ChecksError(`${path} is no file of checks: ${endingOf(counted)}`);
    for (let index = 0; index < count; index += 1) yield outcomeOf(index, ...call(index + 1, 'runOne', [index]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A project as clasp would push it: the file, and a manifest with all scopes that are emulated. */
function prepare(folder: string, path: string): void {
  try {
    copyFileSync(path, join(folder, 'checks.js'));
  } catch (error) {
    throw new ChecksError(`${path} cannot be read (${error instanceof Error ? error.message : String(error)}).`);
  }
  const manifest = { timeZone: 'Etc/UTC', runtimeVersion: 'V8', oauthScopes: Object.values(SCOPES) };
  writeFileSync(join(folder, 'appsscript.json'), JSON.stringify(manifest));
}

function runOn(emulator: Emulator, number: number, functionName: string, args: readonly unknown[]): RunResult {
  const id = `checks-${number}`;
  const { document } = createSpreadsheetDocument({ id, name: 'Checks', timeZone: 'Etc/UTC', locale: 'en_US' });
  emulator.addDocument(document);
  return emulator.run({ user: USER, document: id, functionName, args });
}

/** What the emulator lacks or broke is no pass, whatever the script made of the error. */
function outcomeOf(index: number, result: RunResult, broken: Error | null): CheckOutcome {
  const answered = result.outcome === 'value' && typeof result.value === 'string' ? readOutcome(result.value) : null;
  if (!answered) {
    const error = broken?.message ?? endingOf(result);
    return { id: `check ${index}`, source: 'no answer', expected: undefined, error, ok: false, missing: false };
  }
  if (!broken) return answered;
  return {
    ...answered,
    error: broken.message,
    ok: false,
    missing: answered.missing || /not emulated/.test(broken.message),
  };
}

function readOutcome(json: string): CheckOutcome | null {
  try {
    return outcomeSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

function endingOf(result: RunResult): string {
  if (result.outcome === 'value') return `${result.functionName} answered ${JSON.stringify(result.value)}.`;
  if (result.outcome === 'killed') return `${result.functionName} was ended (${result.reason}).`;
  return result.error.stack;
}
