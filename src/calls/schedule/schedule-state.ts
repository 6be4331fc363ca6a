/** What the sidebar and the menu are told of schedules. */
import type { ScheduleInfo } from '../../protocol/schedule';
import type { Notice } from '../../protocol/state';
import { clockText } from '../../cells/zone';
import { SyncError } from '../../errors';
import { shownLabel } from '../../gate';
import { missedSlot, missingFrom, nextRun, type Schedule } from '../../sync/job/schedule';
import { BACKUP_ID } from '../../sync/job/backup';
import { readTables } from '../../sync/job/table';
import { slotAfter } from '../../sync/job/timing';
import { setOrForget } from '../../twenty/wire/set-or-forget';
import { failureOf } from '../words/answer';
import type { App } from '../app/app';
import { expirySentence } from './news';
import { NOTICE_WORDS } from '../words/notice-words';
import { TELLING_WORDS } from '../words/telling-words';
import { fitTrigger } from './trigger';

/** Document property: from that instant on a run is missing. All that the menu can look at. */
export const DUE_KEY = 'due';

/** Notes for the menu when the next run of any table will be missing. */
export function noteDue(app: App): void {
  const now = app.clock.now();
  const all = app.glance(() => app.schedules.all());
  const times = all.flatMap(({ schedule }) => missingFrom(schedule, now, app.zone) ?? []);
  if (times.length === 0) app.shared.delete(DUE_KEY);
  else setOrForget(app.shared, DUE_KEY, String(Math.min(...times)));
}

/** Of a table, where it is this person's. */
export function ownSchedule({ schedules, owner }: App, tableId: string): Schedule | null {
  const schedule = schedules.of(tableId);
  return schedule?.owner === owner ? schedule : null;
}

/**
 * The schedule of a table becomes this; null: it has none.
 *
 * @throws SyncError `schedule-refused`: nothing has changed then.
 */
export function saveSchedule(app: App, tableId: string, schedule: Schedule | null): void {
  const before = app.schedules.of(tableId);
  const put = (one: Schedule | null): void =>
    one === null ? app.schedules.remove(tableId) : app.schedules.save(tableId, one);
  put(schedule);
  try {
    fitTrigger(app);
  } catch (thrown) {
    put(before);
    throw thrown;
  }
  noteDue(app);
}

const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());

export function scheduleInfo(app: App, schedule: Schedule): ScheduleInfo {
  const { timing, paused, lastRun, lastFailure, guard, owner } = schedule;
  const now = app.clock.now();
  return {
    timing,
    paused,
    guard,
    mine: owner === app.owner,
    by: owner === app.owner ? '' : app.names.of(owner),
    lastRun: iso(lastRun),
    nextRun: iso(nextRun(schedule, now, app.zone)),
    missing: iso(missedSlot(schedule, now, app.zone)),
    lastFailure,
  };
}

/** A run that was late is named for a week. */
const NAMED_FOR_MS = 7 * 86_400_000;

/** What people must know when they open the sidebar: what no code of ours could tell them before. */
export function noticesOf(app: App): readonly Notice[] {
  const words = NOTICE_WORDS[app.language];
  const notices: Notice[] = [];
  const add = (kind: Notice['kind'], tableId: string | null, message: string): void =>
    void notices.push({ kind, tableId, message });
  const now = app.clock.now();
  const clock = (instant: number): string => clockText(instant, app.spreadsheet.zoneOffset);
  let isMineMissing = false;
  const tables = readTables(app.spreadsheet).map(({ table }) => ({ id: table.id, name: shownLabel(table.viewName) }));
  for (const table of [...tables, { id: BACKUP_ID, name: TELLING_WORDS[app.language].backup }]) {
    const { name } = table;
    const schedule = app.schedules.of(table.id);
    if (schedule !== null && missedSlot(schedule, now, app.zone) !== null) {
      const isMine = schedule.owner === app.owner;
      isMineMissing ||= isMine;
      const by = app.names.of(schedule.owner);
      add('missing', table.id, isMine ? words.mineMissing(name) : words.missing(name, by === '' ? words.another : by));
    }
    const late = schedule?.late ?? null;
    if (late !== null && now - late.ran < NAMED_FOR_MS)
      add('late', table.id, words.late(name, clock(late.due), clock(late.ran)));
    const { freshness, snapshots } = app.extras.of(table.id);
    if (freshness?.lost === true)
      add('freshness', table.id, failureOf(new SyncError('freshness-lost', { view: name }), app.language).message);
    if (snapshots?.trouble != null) add('snapshot', table.id, words.noSnapshot(name));
  }
  if (isMineMissing) notices.push(...healed(app));
  const expiry = expirySentence(app);
  if (expiry !== null) add('key', null, expiry);
  const trouble = app.telling.trouble();
  if (trouble !== null) add('telling', null, failureOf(new SyncError(trouble), app.language).message);
  return notices;
}

/** A trigger that is gone (deleted by hand, or with a permission) is made anew: the person is here. */
function healed(app: App): readonly Notice[] {
  const words = NOTICE_WORDS[app.language];
  try {
    if (app.scheduler.isOn()) return [];
    fitTrigger(app);
    return [{ kind: 'trigger', tableId: null, message: words.triggerMade }];
  } catch {
    return [{ kind: 'trigger', tableId: null, message: words.triggerGone }];
  }
}

/** When its next run is due; null where it is paused. */
export const slotOf = (schedule: Schedule, { clock, zone }: App): number | null =>
  schedule.paused ? null : slotAfter(clock.now(), { ...schedule, zone });
