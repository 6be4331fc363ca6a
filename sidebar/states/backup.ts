/**
 * Backups and migration:
 *
 *   info → choosing → backing up (slices, pauses) → choosing, with the new one
 *                   → reading (files) → file
 *
 * What the chosen objects hold is counted meanwhile. `archive/make.ts` makes the files.
 */
import type { Input } from '../../src/calls/endpoints/index';
import type { BackupInfo, BackupProgress } from '../../src/protocol/backup';
import type { Step } from '../model/effect';
import type { Event } from '../model/event';
import type { BackupPurpose, BackupScreen } from '../model/screens/backup';
import type { State } from '../model/state';
import { ask, callOf, show, showNumbered, stay, WORTH_SAYING_MS } from '../step';
import { timerMs } from '../timer';
import { isAwaited } from './awaited';
import { isBackingUp } from './backing-up';
import { firstScreen } from './start';

export function openBackup(state: State, purpose: BackupPurpose): Step {
  return ask(state, 'getBackup', {}, (call) => ({
    at: 'backup',
    purpose,
    info: { is: 'coming', call },
    objectIds: [],
    counts: {},
    counting: null,
    keep: 2,
    timing: null,
    into: null,
    call: null,
    progress: null,
    wait: null,
    cancelling: false,
    done: false,
    checked: null,
    reading: null,
    file: null,
    trouble: null,
  }));
}

export function backupStep(state: State, screen: BackupScreen, event: Event): Step {
  switch (event.type) {
    case 'backupSet':
      if (isBackingUp(screen)) return stay(state);
      return count(state, { ...screen, ...event.over, done: false, trouble: null });
    case 'backupStarted':
      if (isBackingUp(screen) || screen.objectIds.length === 0) return stay(state);
      return screen.purpose === 'sheets' ? start(state, screen) : readFiles(state, screen);
    case 'backupPlanned':
      if (isBackingUp(screen)) return stay(state);
      return ask(state, 'planBackup', wishOf(screen), (call) => ({ ...screen, call, trouble: null }));
    case 'backupChecked': {
      const { sheetId } = event;
      if (isBackingUp(screen) || screen.checked?.state.is === 'coming') return stay(state);
      return ask(state, 'checkBackup', { sheetId }, (call) => ({
        ...screen,
        checked: { sheetId, state: { is: 'coming', call } },
      }));
    }
    case 'cancelAsked':
      return cancel(state, screen);
    case 'againAsked':
      if (screen.info.is === 'missing') return openBackup(state, screen.purpose);
      if (screen.trouble === null || screen.call !== null) return stay(state);
      return screen.progress
        ? goOn(state, screen)
        : backupStep(state, { ...screen, trouble: null }, { type: 'backupStarted' });
    case 'backAsked':
      return isBackingUp(screen) && screen.trouble === null ? stay(state) : leave(state, screen);
    case 'waitOver':
      if (event.id === screen.counting) return count(state, { ...screen, counting: null });
      return event.id === screen.wait?.id ? goOn(state, { ...screen, wait: null }) : stay(state);
    case 'archiveRead': {
      const { run, waitMs, ...reading } = event.reading;
      if (run !== screen.reading?.run) return stay(state);
      const waitUntil = waitMs >= WORTH_SAYING_MS ? state.now + timerMs(waitMs) : null;
      return show(state, { ...screen, reading: { ...screen.reading, ...reading, waitUntil } });
    }
    case 'archiveEnded':
      if (event.run !== screen.reading?.run) return show(state, screen, { type: 'forgetFile', url: event.file.url });
      return show(state, { ...screen, reading: null, file: event.file }, { type: 'saveFile' });
    case 'archiveFailed':
      if (event.run !== screen.reading?.run) return stay(state);
      return show(state, { ...screen, reading: null, trouble: event.trouble });
    case 'answered':
      return answered(state, screen, event);
    case 'failed':
      return failed(state, screen, event);
    default:
      return stay(state);
  }
}

function wishOf({ objectIds, keep, timing }: BackupScreen): Input<'startBackup'> {
  return { objectIds, keep, timing };
}

function start(state: State, screen: BackupScreen): Step {
  return ask(state, 'startBackup', wishOf(screen), (call) => ({ ...screen, call, done: false, trouble: null }));
}

function goOn(state: State, screen: BackupScreen): Step {
  return ask(state, 'continueBackup', {}, (call) => ({ ...screen, call, trouble: null }));
}

function readFiles(state: State, screen: BackupScreen): Step {
  const items = screen.info.is === 'here' ? screen.info.items : [];
  const all = items.flatMap((info) => info.objects);
  const objects = all.filter(({ id }) => screen.objectIds.includes(id));
  const names = objects.map(({ nameSingular }) => nameSingular);
  const others = all.filter(
    ({ id, relatesTo }) => !screen.objectIds.includes(id) && relatesTo.some((name) => names.includes(name)),
  );
  const { connection, version } = state.data;
  const facts = {
    workspace: connection?.workspaceName ?? '',
    address: connection?.address ?? '',
    version: connection?.appVersion ?? '?',
    begun: new Date(state.now).toISOString(),
    keyEnding: connection?.keyEnding ?? '',
    addOn: version,
  };
  const kind = screen.purpose === 'kit' ? 'kit' : 'files';
  const step = showNumbered(
    state,
    (run) => ({
      ...screen,
      file: null,
      trouble: null,
      reading: { run, object: '', done: 0, of: objects.length, read: 0, total: null, waitUntil: null },
    }),
    (run) => ({ type: 'makeArchive', run, request: { kind, objects, others, facts }, into: screen.into }),
  );
  return forgetFile(step, screen);
}

/** The next of the chosen objects that are not counted. */
function count(state: State, screen: BackupScreen): Step {
  const objectIds = screen.objectIds.filter((id) => !(id in screen.counts));
  if (screen.counting !== null || objectIds.length === 0) return show(state, screen);
  return ask(state, 'countBackup', { objectIds }, (counting) => ({ ...screen, counting }));
}

function cancel(state: State, screen: BackupScreen): Step {
  if (screen.reading) return show(state, { ...screen, reading: null });
  if (screen.progress === null || screen.cancelling) return stay(state);
  const call = state.calls + 1;
  const cancelling = { ...screen, cancelling: true, wait: null };
  // A slice under way sees the wish, and says how it ended.
  return show(
    { ...state, calls: call },
    screen.call === null ? { ...cancelling, call } : cancelling,
    callOf('cancelBackup', {}, call),
  );
}

type Answered = Extract<Event, { type: 'answered' }>;

function answered(state: State, screen: BackupScreen, event: Answered): Step {
  if (event.endpoint === 'getBackup' && isAwaited(screen.info, event.call)) return known(state, screen, event.data);
  if (event.endpoint === 'countBackup' && event.call === screen.counting) {
    const { counts, waitMs } = event.data;
    const counted = {
      ...screen,
      counting: null,
      counts: { ...screen.counts, ...Object.fromEntries(counts.map((one) => [one.objectId, one])) },
    };
    if (waitMs === 0) return counts.length === 0 ? show(state, counted) : count(state, counted);
    return showNumbered(
      state,
      (counting) => ({ ...counted, counting }),
      (id) => ({ type: 'wait', milliseconds: timerMs(waitMs), event: { type: 'waitOver', id } }),
    );
  }
  const { checked } = screen;
  if (event.endpoint === 'checkBackup' && checked && isAwaited(checked.state, event.call)) {
    return show(state, { ...screen, checked: { ...checked, state: { is: 'here', items: [event.data] } } });
  }
  if (event.call !== screen.call) return stay(state);
  const after: BackupScreen = { ...screen, call: null };
  switch (event.endpoint) {
    case 'planBackup':
      return show(state, { ...after, info: { is: 'here', items: [event.data] }, done: true });
    case 'startBackup':
    case 'continueBackup':
      return progressed(state, after, event.data);
    case 'cancelBackup':
      return again(state, after, false);
    default:
      return stay(state);
  }
}

/** What a person chose before, else what is usual. */
function known(state: State, screen: BackupScreen, info: BackupInfo): Step {
  const isFirst = screen.objectIds.length === 0;
  const usual = info.objects.filter(({ isUsual }) => isUsual).map(({ id }) => id);
  const { schedule } = info;
  const chosen = isFirst
    ? { objectIds: info.objectIds ?? usual, keep: info.keep, timing: schedule?.mine ? schedule.timing : null }
    : {};
  const here: BackupScreen = { ...screen, ...chosen, info: { is: 'here', items: [info] } };
  if (info.running === 'mine' && screen.purpose !== 'kit') return goOn(state, { ...here, purpose: 'sheets' });
  return count(state, here);
}

function progressed(state: State, screen: BackupScreen, progress: BackupProgress): Step {
  if (progress.phase === 'done' || progress.phase === 'cancelled')
    return again(state, screen, progress.phase === 'done');
  const here = { ...screen, progress };
  if (screen.cancelling || progress.waitMs === 0) return goOn(state, here);
  return showNumbered(
    state,
    (id) => ({ ...here, wait: { id, until: state.now + timerMs(progress.waitMs) } }),
    (id) => ({ type: 'wait', milliseconds: timerMs(progress.waitMs), event: { type: 'waitOver', id } }),
  );
}

/** It has ended: what there is now is asked for. */
function again(state: State, screen: BackupScreen, done: boolean): Step {
  const ended = { ...screen, progress: null, wait: null, cancelling: false, done };
  return ask(state, 'getBackup', {}, (call) => ({ ...ended, info: { is: 'coming', call } }));
}

function failed(state: State, screen: BackupScreen, { call, trouble }: Extract<Event, { type: 'failed' }>): Step {
  if (isAwaited(screen.info, call)) return show(state, { ...screen, info: { is: 'missing', trouble } });
  const { checked } = screen;
  if (checked && isAwaited(checked.state, call)) {
    return show(state, { ...screen, checked: { ...checked, state: { is: 'missing', trouble } } });
  }
  if (call === screen.counting) return show(state, { ...screen, counting: null });
  if (call !== screen.call) return stay(state);
  // Nothing is left of it: the wish to end it was quicker.
  const isGone = trouble.from === 'server' && trouble.kind === 'job-gone';
  if (screen.cancelling && isGone) return again(state, { ...screen, call: null }, false);
  const isLost = trouble.from === 'here' && screen.progress !== null;
  return show(state, { ...screen, call: null, cancelling: false, progress: isLost ? screen.progress : null, trouble });
}

function leave(state: State, screen: BackupScreen): Step {
  return forgetFile(firstScreen(state), screen);
}

function forgetFile({ state, effects }: Step, { file }: BackupScreen): Step {
  return { state, effects: file ? [...effects, { type: 'forgetFile', url: file.url }] : effects };
}
