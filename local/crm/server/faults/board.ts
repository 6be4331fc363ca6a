import type { RecordPage } from '../../model';
import { type ActiveFaults, activate, activeFaults } from './active';
import type { Change, Control, FaultRule, Scope } from './rule';

/** One request in the log. Keys never get here. */
interface LoggedRequest {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** Record roots read, by their names. */
  roots: readonly string[];
  status: number | null;
}

interface Counters {
  readonly requests: number;
  /** Requests that read records. */
  readonly recordRequests: number;
  /** Record roots asked for; each costs a token where the rate limit is on. */
  readonly recordRoots: number;
  /** Requests that the rate limit refused. */
  readonly limited: number;
  readonly log: readonly LoggedRequest[];
}

export interface FaultBoard {
  /** A request came in: a fresh set of faults and its line in the log. */
  open(method: string, path: string): { readonly faults: ActiveFaults; readonly line: LoggedRequest };
  /** Counts the request against the rules of a scope; those that meet it take effect. */
  arrive(scope: Scope, faults: ActiveFaults): void;
  noteRecords(names: readonly string[]): void;
  noteLimited(): void;
  control(control: Control): void;
  counters(): Counters;
}

/** Most lines kept in the log. */
const LOG_LENGTH = 10_000;

interface CountedRule {
  readonly rule: FaultRule;
  /** Matching requests so far. */
  seen: number;
}

interface BoardWorld {
  readonly change: (change: Change) => void;
  /** Takes all changes back. */
  readonly restore: () => void;
  readonly now: () => number;
}

export function faultBoard({ change, restore, now }: BoardWorld): FaultBoard {
  const lastPages = new Map<string, RecordPage>();
  let rules: CountedRule[] = [];
  let counts = { requests: 0, recordRequests: 0, recordRoots: 0, limited: 0 };
  let log: LoggedRequest[] = [];
  return {
    open(method, path) {
      const line: LoggedRequest = { at: now(), method, path, roots: [], status: null };
      counts.requests += 1;
      log.push(line);
      if (log.length > LOG_LENGTH) log.shift();
      return { faults: activeFaults(lastPages), line };
    },
    arrive(scope, faults) {
      for (const counted of rules.filter(({ rule }) => rule.on === scope)) {
        if (!meets(counted)) continue;
        const { fault } = counted.rule;
        if (fault.kind === 'change') change(fault.change);
        else activate(fault, faults);
      }
    },
    noteRecords(names) {
      counts.recordRequests += 1;
      counts.recordRoots += names.length;
      const line = log.at(-1);
      if (line) line.roots = names;
    },
    noteLimited() {
      counts.limited += 1;
    },
    control(control) {
      if (control.clear) rules = [];
      if (control.restore) restore();
      if (control.reset) {
        counts = { requests: 0, recordRequests: 0, recordRoots: 0, limited: 0 };
        log = [];
        lastPages.clear();
      }
      rules.push(...(control.rules ?? []).map((rule) => ({ rule, seen: 0 })));
      for (const each of control.now ?? []) change(each);
    },
    counters: () => ({ ...counts, log: log.map((line) => ({ ...line })) }),
  };
}

function meets(counted: CountedRule): boolean {
  const { skip = 0, times = 1 } = counted.rule;
  counted.seen += 1;
  return counted.seen > skip && (times === null || counted.seen <= skip + times);
}
