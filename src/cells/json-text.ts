/** What stands for a value that is nested too deep to be written as JSON: some thousand levels, by the room that an engine has. */
const TOO_DEEP = '[…]';

/** Any value as JSON text; total, also for what a server nests without an end. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return TOO_DEEP;
  }
}
