import { isRecord } from '../../src/wire';
import type { Query } from '../../src/twenty/query';
import type { Transport } from '../../src/twenty/wire/transport';

/** Asks what the add-on's client has no question for. Null where Twenty refuses, whatever the reason. */
export type Ask = (path: '/metadata' | '/graphql', query: Query) => unknown;

export function asker(transport: Transport): Ask {
  return (path, query) => {
    const pending = transport.queue({ path, query });
    transport.flush();
    const { result } = pending.answer();
    const refused = Array.isArray(result?.errors) && result.errors.length > 0;
    return result && !refused && isRecord(result.data) ? result.data : null;
  };
}
