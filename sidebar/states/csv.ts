/**
 * The CSV of one table, or of a view without one:
 *
 *   kind → reading → files | changed | trouble
 *
 * `csv-download.ts` reads the parts. Back leads to the kind, from finished files to the table or the view.
 */
import type { ViewQuestion } from '../../src/protocol/choice';
import type { CsvKind } from '../../src/protocol/csv';
import type { Language } from '../../src/protocol/reply';
import type { Effect, Step } from '../model/effect';
import type { Event } from '../model/event';
import type { ChooseScreen } from '../model/screens/choose';
import type { CsvScreen, CsvSettings, CsvSource } from '../model/screens/csv';
import type { State } from '../model/state';
import { WORTH_SAYING_MS, show, showNumbered, showTableOrHome, stay } from '../step';
import { timerMs } from '../timer';

/** Rows that Twenty imports from one file, at most. */
export const IMPORT_ROWS = 10_000;

export function openCsv(state: State, tableId: string): Step {
  return choose(state, { kind: 'table', tableId }, settingsIn(state.data.language));
}

/** Of a view without a table: read at once, as the file that Twenty itself would give. Back leads to the kinds. */
export function openViewCsv(state: State, question: ViewQuestion, chosen: ChooseScreen): Step {
  return read(state, { source: { kind: 'view', question, choose: chosen }, settings: settingsIn(state.data.language) });
}

function settingsIn(language: Language): CsvSettings {
  return { kind: 'twenty', split: false, delimiter: usualDelimiter(language), byteOrderMark: true };
}

export function csvStep(state: State, screen: CsvScreen, event: Event): Step {
  const { source, settings } = screen;
  switch (event.type) {
    case 'csvSet':
      return screen.run === null ? show(state, { ...screen, settings: event.settings }) : stay(state);
    case 'csvStarted':
      return screen.run === null ? read(state, screen) : stay(state);
    case 'csvRead': {
      if (event.run !== screen.run) return stay(state);
      const waitUntil = event.waitMs >= WORTH_SAYING_MS ? state.now + timerMs(event.waitMs) : null;
      return show(state, { ...screen, read: event.read, total: event.total, waitUntil });
    }
    case 'csvEnded': {
      const { outcome } = event;
      if (event.run !== screen.run) return outcome.is === 'files' ? forget(stay(state), outcome.files) : stay(state);
      // A browser lets a page save one file by itself; of several the person chooses.
      const save: readonly Effect[] =
        outcome.is === 'files' && outcome.files.length === 1 ? [{ type: 'saveFile' }] : [];
      return show(state, { ...screen, waitUntil: null, outcome }, ...save);
    }
    case 'csvFailed':
      return event.run === screen.run
        ? show(state, { ...screen, waitUntil: null, trouble: event.trouble })
        : stay(state);
    case 'copyAsked':
      return screen.outcome?.is === 'files' && screen.outcome.text !== null
        ? show(state, { ...screen, copy: 'shown' }, { type: 'copyText' })
        : stay(state);
    case 'copied':
      return screen.copy === 'shown' ? show(state, { ...screen, copy: 'done' }) : stay(state);
    case 'againAsked':
      return screen.outcome || screen.trouble ? leave(screen, read(state, screen)) : stay(state);
    case 'backAsked':
      if (screen.run === null || screen.outcome?.is === 'files') return leave(screen, back(state, source));
      return choose(state, source, settings);
    default:
      return stay(state);
  }
}

/** What the settings come to. */
export function csvKind({ kind, split, delimiter, byteOrderMark }: CsvSettings): CsvKind {
  return kind === 'twenty' ? { kind, rowsPerFile: split ? IMPORT_ROWS : null } : { kind, delimiter, byteOrderMark };
}

/** Where the comma is the decimal sign, Excel takes semicolons. */
function usualDelimiter(language: Language): ',' | ';' {
  return language === 'fr' ? ';' : ',';
}

function back(state: State, source: CsvSource): Step {
  return source.kind === 'view' ? show(state, source.choose) : showTableOrHome(state, source.tableId);
}

function choose(state: State, source: CsvSource, settings: CsvSettings): Step {
  return show(state, { ...fresh(source, settings), run: null });
}

function read(state: State, { source, settings }: Pick<CsvScreen, 'source' | 'settings'>): Step {
  return showNumbered(
    state,
    (run) => ({ ...fresh(source, settings), run }),
    (run) => ({ type: 'readCsv', source, file: csvKind(settings), run }),
  );
}

function fresh(source: CsvSource, settings: CsvSettings): Omit<CsvScreen, 'run'> {
  return {
    at: 'csv',
    source,
    settings,
    read: 0,
    total: null,
    waitUntil: null,
    outcome: null,
    copy: 'no',
    trouble: null,
  };
}

function leave(screen: CsvScreen, step: Step): Step {
  return screen.outcome?.is === 'files' ? forget(step, screen.outcome.files) : step;
}

function forget(step: Step, files: readonly { readonly url: string }[]): Step {
  const effects = files.map(({ url }): Effect => ({ type: 'forgetFile', url }));
  return { state: step.state, effects: [...step.effects, ...effects] };
}
