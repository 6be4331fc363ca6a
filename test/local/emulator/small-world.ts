import { createEmulator, type Emulator, type EmulatorOptions } from '../../../local/emulator/index';
import { noteDocument } from './note-document';
import { ALL_SCOPES, scriptFolder } from './script-folder';

export interface WorldOptions extends Partial<EmulatorOptions> {
  readonly scopes?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

/** An emulator with users ada and bob and documents d1 and d2, running this code. */
export function smallWorld(code: string, options: WorldOptions = {}): Emulator {
  const { scopes = ALL_SCOPES, files = {}, ...rest } = options;
  return createEmulator({
    folder: scriptFolder(code, scopes, files),
    users: [{ id: 'ada' }, { id: 'bob' }],
    documents: [noteDocument('d1'), noteDocument('d2')],
    ...rest,
  });
}

/** Runs one expression in FULL and returns its value; errors come back as "name: message". */
export function evaluate(expression: string, options: WorldOptions = {}): unknown {
  const world = smallWorld(`function main() { return ${expression}; }`, options);
  const result = world.run({ user: 'ada', document: 'd1', functionName: 'main' });
  if (result.outcome === 'value') return result.value;
  return result.outcome === 'error' ? `${result.error.name}: ${result.error.message}` : 'killed';
}

/** For tables: a pattern is matched, anything else must be equal. */
export function likeExpected(expected: unknown): unknown {
  return expected instanceof RegExp ? expect.stringMatching(expected) : expected;
}
