import { keyOf, knownAs, type KnownFailure } from './known-failures';
import type { Outcome } from './runs/run';

/** Counts runs, and tells failures that are known from those that are not. */
export interface Tally {
  readonly add: (outcome: Outcome) => Verdict;
  readonly sums: () => Sums;
  /** Entries of the list that no run failed by. */
  readonly unseen: () => readonly KnownFailure[];
  /** How often each combination of layouts, variants and law failed. */
  readonly failures: () => ReadonlyMap<string, number>;
}

export type Verdict = 'passed' | 'known' | 'failed';

interface Sums extends Readonly<Record<Verdict, number>> {
  readonly executions: number;
  readonly deaths: number;
  readonly ends: ReadonlyMap<string, number>;
}

export function openTally(known: readonly KnownFailure[]): Tally {
  const sums = { passed: 0, known: 0, failed: 0, executions: 0, deaths: 0, ends: new Map<string, number>() };
  const seen = new Set<KnownFailure>();
  const failures = new Map<string, number>();

  function judge(outcome: Outcome): Verdict {
    const laws = [...new Set(outcome.broken.map(({ law }) => law))];
    const found = laws.map((law) => knownAs(known, outcome, law));
    for (const law of laws) {
      const [layout, variant] = [outcome.layouts.join(' + '), outcome.variants.join(', ')];
      count(failures, keyOf({ layout, variant, law }));
    }
    for (const entries of found) for (const entry of entries) seen.add(entry);
    if (laws.length === 0) return 'passed';
    return found.every((entries) => entries.length > 0) ? 'known' : 'failed';
  }

  return {
    add(outcome) {
      sums.executions += outcome.executions;
      sums.deaths += outcome.deaths;
      for (const end of outcome.ends) count(sums.ends, end);
      const verdict = judge(outcome);
      sums[verdict] += 1;
      return verdict;
    },
    sums: () => sums,
    unseen: () => known.filter((entry) => !seen.has(entry)),
    failures: () => failures,
  };
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
