/** One request over the network. The body is text; the answer is read whole. */
export interface HttpRequest {
  readonly url: string;
  readonly method: 'get' | 'post';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The network. Several requests given together run in parallel; answers come in the order of the requests. Any status is
 * an answer. Redirects are answers too, never followed: the key must not travel to another host.
 *
 * @throws SyncError `unreachable` when there is no answer (no such host, refused), `server-busy` when there is none in time; then none
 * of the batch counts.
 */
export interface Http {
  readonly send: (requests: readonly HttpRequest[]) => readonly HttpResponse[];
}
