import { jsText } from '../js-text';
import type { LogLine } from '../services/context';
import type { Counters } from '../runtime/counters';
import type { KillReason } from '../runtime/execution-core';

/** How an execution ended, and what it did. */
export type RunResult = RunRecord &
  (
    | { readonly outcome: 'value'; readonly value: unknown }
    | { readonly outcome: 'error'; readonly error: ScriptFailure }
    /** Ended from outside, with no catch and no finally. */
    | { readonly outcome: 'killed'; readonly reason: KillReason }
  );

interface RunRecord {
  readonly functionName: string;
  readonly userId: string;
  readonly documentId: string | null;
  /** Virtual time of the start. */
  readonly startedAt: number;
  readonly counters: Counters;
  readonly log: readonly LogLine[];
}

/** An error that nobody caught: what Google's execution log shows. */
export interface ScriptFailure {
  /** "Exception" for service errors, "Error", "TypeError" … */
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** The value of a run that must have succeeded; throws a sentence with the error otherwise. */
export function valueOf(result: RunResult): unknown {
  if (result.outcome === 'value') return result.value;
  if (result.outcome === 'killed') throw new Error(`${result.functionName} was killed (${result.reason}).`);
  throw new Error(`${result.functionName} failed: ${result.error.stack}`);
}

/** Reads whatever a script threw. `folder` is where its files lie: the stack keeps their frames and no others. */
export function failureOf(thrown: unknown, folder: string): ScriptFailure {
  if (typeof thrown !== 'object' || thrown === null) return { name: 'Error', message: jsText(thrown), stack: '' };
  const field = (name: string): unknown => Reflect.get(thrown, name);
  const name = jsText(field('name') ?? 'Error');
  const message = jsText(field('message') ?? '');
  return { name, message, stack: stackOf(`${name}: ${message}`, jsText(field('stack') ?? ''), folder) };
}

/** As Google shows it: `at inner (Code:5:9)`, without the emulator's own frames and this machine's paths. */
function stackOf(title: string, stack: string, folder: string): string {
  const frames = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && line.includes(folder))
    .map((line) => line.replace(`${folder}/`, '').replace(/\.(js|gs):/, ':'));
  return [title, ...frames].join('\n');
}
