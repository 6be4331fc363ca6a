/** Options of a command line, read one by one. */

/** The command line was not understood; the message is the sentence to print. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Node explains how to pass positional arguments after the sentence that matters here. */
export function firstSentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /^.*?[^.]\.(?=\s|$)/s.exec(text)?.[0] ?? text;
}

/** @throws UsageError */
export function wholeNumber(option: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new UsageError(`${option} takes a whole number from 0 to ${most}, not "${text}".`);
}

/** The address without a slash at its end. @param name what the person gave it by @throws UsageError */
export function readAddress(text: string, name = '--url'): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol)) return text.replace(/\/+$/, '');
  // A key that was given in its place is not said back.
  const given = /eyJ/i.test(text) ? 'a key: are the two swapped?' : `"${text}".`;
  throw new UsageError(`${name} takes an address that begins with http:// or https://, not ${given}`);
}

/** This machine's zone when none is given. @throws UsageError */
export function readTimeZone(text: string | undefined): string {
  if (text === undefined) return Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    return Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    throw new UsageError(`--time-zone takes a zone such as Europe/Paris or Etc/UTC, not "${text}".`);
  }
}
