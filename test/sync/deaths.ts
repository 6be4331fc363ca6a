import { isActive, type Job } from '../../src/sync/job/job';
import { sweepHidden } from '../../src/sync/own/hidden/hidden';
import { slice, TABLE, type World } from './pulling';

/** The end of an execution without catch or finally: nothing that runs after it may be trusted to have run. */
class Killed extends Error {}

/**
 * Works on a job through any number of deaths. Each number says after how many calls of the spreadsheet the execution dies;
 * odd ones die before the call acts, even ones when it has acted. The next execution knows only what was saved.
 * `afterEach` looks on between executions.
 */
export function workThroughDeaths(
  here: World,
  first: Job,
  deaths: readonly number[],
  afterEach: () => void = () => undefined,
): Job {
  here.saved = first;
  const remaining = [...deaths];
  for (;;) {
    const saved = here.saved ?? first;
    if (!isActive(saved)) {
      // What the next opening of the sidebar does; a death between the last two steps leaves it something to do.
      sweepHidden(here.spreadsheet, { active: new Set(), tables: new Set([TABLE.id]), pulled: new Set() });
      return saved;
    }
    const death = remaining.shift();
    const lastCall = here.spreadsheet.calls() + Math.ceil((death ?? 0) / 2);
    here.alive = true;
    here.spreadsheet.onCall = (when, call) => {
      // A dead execution acts no more, whatever its catch and finally blocks try.
      if (!here.alive) throw new Killed();
      if (death === undefined || call !== lastCall || when !== (death % 2 === 1 ? 'before' : 'after')) return;
      here.alive = false;
      throw new Killed();
    };
    try {
      slice(here, saved);
    } catch (thrown) {
      // Whatever its catch blocks made of it: a dead execution's end is no error of the pull.
      if (here.alive) throw thrown;
    }
    here.alive = true;
    here.spreadsheet.onCall = () => undefined;
    afterEach();
  }
}
