import { weekOfYear, isoWeekday } from '../runtime/time/date-format';
import { AUTH_MODES } from '../services/script-app';
import type { FireOptions, RunRequest } from './emulator-types';
import type { RunResult } from './result';
import type { Host } from './run-execution';
import { nextRun, type StoredTrigger } from '../runtime/time/schedule';
import { wallTime } from '../wall-time';

/** Who writes the mails about failed runs of bound scripts (google.md §2.1). */
const FAILURE_SENDER = 'noreply-apps-scripts-notifications@google.com';

/**
 * Fires what is due until `until`, earliest first. Runs of one trigger do not pile up: times that passed while nothing fired are left out.
 * Add-ons fire even when authorization has lapsed and mail nobody; bound scripts do neither.
 */
export function fireTriggers(
  host: Host,
  until: number,
  options: FireOptions,
  run: (request: RunRequest) => RunResult,
): RunResult[] {
  const { activeSpreadsheetIsNull, ...hooks } = options;
  const results: RunResult[] = [];
  for (let trigger = earliest(host, until); trigger; trigger = earliest(host, until)) {
    const planned = trigger.nextAt ?? 0;
    host.clock.advance(Math.max(0, planned - host.clock.now()));
    if (mayRun(host, trigger)) {
      const result = run({
        ...hooks,
        user: trigger.userId,
        document: activeSpreadsheetIsNull ? null : trigger.documentId,
        functionName: trigger.functionName,
        args: [clockEvent(trigger.id, host.clock.now())],
        hasUi: false,
      });
      results.push(result);
      if (!host.addOn && result.outcome !== 'value') mailFailure(host, trigger, result);
    }
    plan(host, trigger, planned);
  }
  host.clock.advance(Math.max(0, until - host.clock.now()));
  return results;
}

function earliest(host: Host, until: number): StoredTrigger | undefined {
  const limit = host.clock.kind === 'real' ? Math.min(until, host.clock.now()) : until;
  let first: StoredTrigger | undefined;
  for (const trigger of host.stores.triggers) {
    if (trigger.nextAt === null || trigger.nextAt > limit) continue;
    if (!first || trigger.nextAt < (first.nextAt ?? 0)) first = trigger;
  }
  return first;
}

function plan(host: Host, trigger: StoredTrigger, planned: number): void {
  let next = nextRun(trigger.schedule, planned);
  while (next !== null && next <= host.clock.now()) next = nextRun(trigger.schedule, next);
  trigger.nextAt = next;
}

function mayRun(host: Host, trigger: StoredTrigger): boolean {
  if (host.addOn) return host.stores.installedBy.has(trigger.userId);
  const granted = host.stores.grants.get(trigger.userId);
  return host.manifest.scopes.every((scope) => granted?.has(scope));
}

/** The event of a clock run (google.md §2.2): no `source`, times in UTC. */
function clockEvent(triggerUid: string, now: number): Record<string, unknown> {
  const wall = wallTime(now, 'UTC');
  return {
    authMode: AUTH_MODES.FULL,
    triggerUid,
    year: wall.year,
    month: wall.month,
    'day-of-month': wall.day,
    'day-of-week': isoWeekday(wall),
    'week-of-year': weekOfYear(wall).week,
    hour: wall.hour,
    minute: wall.minute,
    second: wall.second,
    timezone: 'UTC',
  };
}

function mailFailure(host: Host, trigger: StoredTrigger, result: RunResult): void {
  const reason = result.outcome === 'error' ? result.error.message : 'Exceeded maximum execution time';
  host.stores.outbox.push({
    at: Math.floor(host.clock.now()),
    from: FAILURE_SENDER,
    to: [`${trigger.userId}@example.com`],
    subject: 'Summary of failures for Apps Script',
    body: `${trigger.functionName}: ${reason}`,
    htmlBody: null,
  });
}
