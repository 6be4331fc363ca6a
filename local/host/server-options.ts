import { readAddress, UsageError } from './read-options';

/** A Twenty and the key for it. */
export interface ServerOptions {
  /** Without a slash at the end. */
  readonly url: string;
  readonly key: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** How to set the two without the key standing in a shell's history or in the list of processes. */
export const HOW_TO_SET = `export TWENTY_URL=https://api.twenty.com
read -rs TWENTY_KEY && export TWENTY_KEY     # paste the key, then Enter: it is not shown`;

/** Where plain http goes to another machine, by whose choice of address the key is read by whoever is between. */
export function warnOfPlainHttp({ url }: Pick<ServerOptions, 'url'>): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:' || /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname)) return;
  console.error(
    'The address begins with http: others on the network could read the key. Use https where the server has it.',
  );
}

/**
 * The server that TWENTY_URL and TWENTY_KEY name; null where neither is set. Blanks around them do not count.
 * @throws UsageError where one is set alone, or the address is none; its message never holds the key
 */
export function serverOfEnvironment(environment: Environment): ServerOptions | null {
  const [url, key] = [environment['TWENTY_URL'], environment['TWENTY_KEY']].map((text) => text?.trim() ?? '');
  if (!url && !key) return null;
  if (!url || !key) throw new UsageError('TWENTY_URL and TWENTY_KEY belong together: one of them is not set.');
  return { url: readAddress(url, 'TWENTY_URL'), key };
}
