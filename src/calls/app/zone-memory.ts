import * as v from '../../schema';
import { type OffsetMemory, rememberOffsets } from '../../cells/zone';
import type { ZoneOffset } from '../../cells/typed-value';
import type { Cache } from '../../ports/store';
import type { Clock } from '../../ports/clock';
import { parseJson } from '../../wire';

/** Each question is a service call, and a table of some years asks hundreds: what was learnt is kept for some hours. */
const CACHE_SECONDS = 6 * 3_600;

const knownSchema = () =>
  v.object({
    edges: v.array(v.tuple([v.number(), v.number()])),
    windows: v.array(v.tuple([v.number(), v.array(v.object({ start: v.number(), offset: v.number() }))])),
  });

export interface ZoneMemory {
  readonly offset: ZoneOffset;
  readonly save: () => void;
}

/** Looked up when the first date is met. */
export function zoneMemory(cache: Cache, zone: string, clock: Clock): ZoneMemory {
  const key = `zone/${zone}`;
  let memory: OffsetMemory | undefined;
  const open = (): OffsetMemory => {
    const known = v.read(knownSchema(), parseJson(cache.get(key) ?? ''));
    return rememberOffsets((instant) => clock.offsetMinutes(instant, zone), known ?? undefined);
  };
  return {
    offset(instant) {
      memory ??= open();
      return memory.offset(instant);
    },
    save() {
      if (memory?.hasLearnt()) cache.set(key, JSON.stringify(memory.known()), CACHE_SECONDS);
    },
  };
}
