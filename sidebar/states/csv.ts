/** The CSV of one table: read in parts by `csv-download.ts`, then offered. */
import type { CsvScreen, Effect, Event, State, Step } from '../model';
import { show, showAndCall, showHome, stay } from '../step';

export function openCsv(state: State, tableId: string): Step {
  const run = state.calls + 1;
  return showAndCall(
    state,
    { at: 'csv', tableId, run, read: 0, total: null, waitUntil: null, outcome: null, trouble: null },
    { type: 'readCsv', tableId, run },
  );
}

export function csvStep(state: State, screen: CsvScreen, event: Event): Step {
  switch (event.type) {
    case 'csvRead': {
      if (event.run !== screen.run) return stay(state);
      const waitUntil = event.waitMs > 0 ? state.now + event.waitMs : null;
      return show(state, { ...screen, read: event.read, total: event.total, waitUntil });
    }
    case 'csvEnded': {
      const effects: readonly Effect[] = event.outcome.is === 'file' ? [{ type: 'saveFile' }] : [];
      if (event.run === screen.run)
        return show(state, { ...screen, waitUntil: null, outcome: event.outcome }, ...effects);
      return event.outcome.is === 'file' ? forget(stay(state), event.outcome.url) : stay(state);
    }
    case 'csvFailed':
      return event.run === screen.run
        ? show(state, { ...screen, waitUntil: null, trouble: event.trouble })
        : stay(state);
    case 'againAsked':
      return screen.outcome || screen.trouble ? leave(screen, openCsv(state, screen.tableId)) : stay(state);
    case 'backAsked':
      return leave(screen, showHome(state));
    default:
      return stay(state);
  }
}

function leave(screen: CsvScreen, step: Step): Step {
  return screen.outcome?.is === 'file' ? forget(step, screen.outcome.url) : step;
}

function forget(step: Step, url: string): Step {
  return { state: step.state, effects: [...step.effects, { type: 'forgetFile', url }] };
}
