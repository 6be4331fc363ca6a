import type { FetchThread } from './fetch-line';

/** How `UrlFetchApp` of an emulator reaches the network. */
export interface FetchOptions {
  /**
   * Origins on this machine or a private network that may be reached, such as "http://127.0.0.1:4000", or true for all. Google's servers
   * reach none, so the default is none.
   */
  readonly allowLocal?: readonly string[] | boolean;
  /** Nothing but this machine itself may be reached, whatever `allowLocal` says. */
  readonly onlyLoopback?: boolean;
  /** Sends requests for one origin to another, such as "https://crm.example.com" → "http://127.0.0.1:4000". */
  readonly routes?: Readonly<Record<string, string>>;
  /** Servers in threads of this process, by origin: asked without HTTP, which costs a machine more than the rest of a request. */
  readonly threads?: (origin: string) => FetchThread | undefined;
  /** Chance that a request fails with "Address unavailable", as it does now and then at Google. */
  readonly unavailableRate?: number;
  /** Virtual milliseconds of one request or one `fetchAll`; 300 unless told. */
  readonly virtualMs?: number;
  /** Real seconds per second of `timeoutSeconds`; 1 unless told. Tests of time-outs use 0.01. */
  readonly timeoutScale?: number;
}
