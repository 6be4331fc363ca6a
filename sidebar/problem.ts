import type { Problem } from './model/trouble';

/** An Apps Script execution ends at 6 minutes: what fails so late failed because of that. */
const LATE_MS = 345_000;

/**
 * What the failure handler of `google.script.run` was given → our problem. Google words its errors in the person's language, so
 * the text only helps where it must: error codes, and the stems that English, French and their neighbours share.
 */
export function problemOf(message: string, elapsedMs: number): Problem {
  if (elapsedMs >= LATE_MS || /maximum execution time|ex[ée]cution maximal/i.test(message)) return 'time-limit';
  // Several accounts in one browser show as this code, or as an error without any text.
  if (/PERMISSION_DENIED/.test(message) || message.trim() === '') return 'several-accounts';
  if (/authoriz|authoris|autoris|autoriz/i.test(message)) return 'authorization-lost';
  if (/NetworkError|HTTP 0\b/i.test(message)) return 'offline';
  return 'platform-failed';
}
