import { SyncError } from '../../src/errors';
import type { Http, HttpRequest, HttpResponse } from '../../src/ports/http';

/** A network of one function: it answers a request, or gives null where nobody listens. */
export function fakeNetwork(respond: (request: HttpRequest) => HttpResponse | null): Http {
  return {
    send: (requests) => {
      const answers = requests.map(respond);
      const host = new URL(requests[0]?.url ?? 'http://none').host;
      return answers.map((answer) => {
        if (answer === null) throw new SyncError('unreachable', { host });
        const headers = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]);
        return { ...answer, headers: Object.fromEntries(headers) };
      });
    },
  };
}
