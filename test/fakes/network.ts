import { SyncError } from '../../src/errors';
import type { Http, HttpRequest, HttpResponse } from '../../src/ports/http';

/** A network of one function: it answers a request, or gives null where nobody listens, 'late' where the answer takes too long. */
export function fakeNetwork(respond: (request: HttpRequest) => HttpResponse | 'late' | null): Http {
  return {
    send: (requests) => {
      const answers = requests.map(respond);
      const host = new URL(requests[0]?.url ?? 'http://none').host;
      return answers.map((answer) => {
        if (answer === null) throw new SyncError('unreachable', { host });
        if (answer === 'late') throw new SyncError('server-busy');
        const headers = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]);
        return { ...answer, headers: Object.fromEntries(headers) };
      });
    },
  };
}
