import type { RunResult } from '../../emulator';
import { failPassing } from '../../emulator/runtime/passing-error';
import type { Call, Desk } from '../world/desk';
import { readReply, type Reply } from '../world/replies';
import type { Storm } from './storm';

export interface Executed {
  /** Null: it ended without an answer. */
  readonly reply: Reply | null;
  /** How it ended, in a few words. */
  readonly ending: string;
  /** Answer and log, as far as anybody can see them. */
  readonly said: string;
}

/** Who looks on while it runs. */
export interface Onlooker {
  /** The person does something on the sheet. */
  readonly act: () => void;
  /** Between two service calls, and at the end. */
  readonly look: (when: string) => void;
}

/** One execution in its storm. */
export function execute(
  desk: Desk,
  call: Call,
  storm: Storm,
  tableId: string | null,
  onlooker: Onlooker | null = null,
): Executed {
  const { emulator, crm } = desk;
  const { killAt, limitMs, passing, network, slowMs, inside } = storm;
  crm.ask({ control: { clear: true, rules: [...storm.rules] } });
  const fail = passing ? failPassing(passing, desk.state.id) : null;
  let fetches = 0;
  let insideTold = '';
  let isInside = false;
  const result = desk.execute(
    { ...call, ...(limitMs === null ? {} : { limitMs }) },
    {
      ...(killAt === null ? {} : { killAt }),
      onCall(name, number) {
        onlooker?.look(`before call ${number}, ${name}`);
        if (isInside) return;
        for (const act of storm.acts) if (act === number) onlooker?.act();
        if (isFetch(name)) {
          fetches += 1;
          emulator.advance(slowMs);
          if (network?.timesOut && isDown(network, fetches)) emulator.advance(TIMEOUT_MS);
        }
        if (inside?.call !== number) return;
        isInside = true;
        const input = tableId === null || inside.endpoint === 'getState' ? {} : { tableId };
        insideTold = `; inside ${inside.user}: ${inside.endpoint} ${endingOf(desk.execute({ ...inside, input }))}`;
        isInside = false;
      },
      failCall(name, number) {
        if (isInside) return undefined;
        if (isFetch(name) && network && isDown(network, fetches)) {
          return { key: network.timesOut ? 'fetchTimeout' : 'fetchUnavailable', details: [crm.url] };
        }
        return fail?.(name, number);
      },
    },
  );
  onlooker?.look('at the end');
  return {
    reply: result.outcome === 'value' ? readReply(result.value) : null,
    ending: endingOf(result) + insideTold,
    said: JSON.stringify([result.log, result.outcome === 'value' ? result.value : result]),
  };
}

/** What the add-on gives a server. */
const TIMEOUT_MS = 60_000;

const isFetch = (name: string): boolean => name.startsWith('UrlFetchApp.fetch');

const isDown = ({ from, times }: NonNullable<Storm['network']>, fetches: number): boolean =>
  fetches >= from && fetches < from + times;

function endingOf(result: RunResult): string {
  const calls = `after ${result.counters.totalCalls} calls`;
  if (result.outcome === 'killed') return `killed ${calls}`;
  if (result.outcome === 'error') return `threw ${calls}: ${result.error.message}`;
  const reply = readReply(result.value);
  if (!reply.ok) return `refused ${calls}: ${reply.error.kind}`;
  const data: unknown = reply.data;
  const isJob = typeof data === 'object' && data !== null && 'phase' in data;
  const failure = isJob && 'failure' in data ? JSON.stringify(data.failure) : 'null';
  return `${isJob ? String(data.phase) : 'answered'} ${calls}${failure === 'null' ? '' : ` ${failure} ${JSON.stringify(result.log)}`}`;
}
