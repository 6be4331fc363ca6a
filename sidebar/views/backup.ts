/** Backups and migration: which objects, where to, how often. */
import type { Output } from '../../src/calls/endpoints/index';
import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { BackupInfo, BackupObject } from '../../src/protocol/backup';
import type { Timing } from '../../src/protocol/schedule';
import type { BackupPurpose, BackupScreen } from '../model/screens/backup';
import { type Say, fill } from '../say';
import { isBackingUp } from '../states/backing-up';
import { check } from './parts/check';
import { listing } from './parts/listing';
import {
  type Ui,
  againButton,
  backButton,
  button,
  foot,
  heading,
  icon,
  spinner,
  stillWorking,
  troubleView,
} from './parts/parts';
import { pick, pickNumber } from './parts/pick';
import { pauseLine, progressBar } from './parts/progress';
import { keepStop, moveInList } from './parts/roving';
import { hourPart, timingPart } from './table/plan';
import { weekdayName } from './parts/timing';

/** Backups that may stay, as they are offered. */
const KEEPS = [1, 2, 3, 4, 6, 12] as const;
const WHERE = ['sheets', 'files'] as const satisfies readonly BackupPurpose[];

export function backupView(screen: BackupScreen, ui: Ui): TemplateResult {
  const { backup } = ui.say.texts;
  const isKit = screen.purpose === 'kit';
  return html`<main>
    <div class="title">${isBackingUp(screen) ? nothing : backButton(ui)}${heading(isKit ? backup.kitTitle : backup.title)}</div>
    ${troublePart(screen, ui)}
    ${isRunning(screen) ? running(screen, ui) : listing(screen.info, ui, ([info]) => (info ? form(info, screen, ui) : html``), ['again', { type: 'againAsked' }])}
  </main>`;
}

const isRunning = ({ progress, reading }: BackupScreen): boolean => progress !== null || reading !== null;

function troublePart({ trouble }: BackupScreen, ui: Ui): TemplateResult | typeof nothing {
  return trouble ? troubleView(trouble, ui, againButton('primary', ui)) : nothing;
}

/** What a screen reader hears: the object, and the end. */
export function backupSpoken(screen: BackupScreen, say: Say): string {
  const { backup } = say.texts;
  if (screen.reading ?? screen.progress) return stepText(screen, say);
  if (screen.file) return backup.fileReady;
  return screen.done ? backup.done : '';
}

function stepText({ progress, reading, cancelling }: BackupScreen, { texts, number }: Say): string {
  const { backup, pull } = texts;
  if (cancelling) return pull.cancelling;
  const now = reading ?? progress;
  if (!now || (progress?.phase === 'counting' && !reading)) return backup.counting;
  return fill(backup.step, { object: now.object, n: number(now.done + 1), of: number(now.of) });
}

function running(screen: BackupScreen, ui: Ui): TemplateResult {
  const { state, say } = ui;
  const { backup, common, pull } = say.texts;
  const { progress, reading, wait, cancelling, call } = screen;
  const until = wait?.until ?? reading?.waitUntil ?? 0;
  return html`<p class="phase" id="step">${stepText(screen, say)}</p>
    ${progressBar(reading?.read ?? progress?.rows ?? 0, reading ? reading.total : (progress?.total ?? null), say)}
    ${pauseLine(until > state.now ? pull.waiting : '', until, state.now, say)} ${stillWorking(call ?? reading?.run ?? null, ui)}
    <div class="row">${button('plain', 'cancel', cancelling ? pull.cancelling : common.cancel, { type: 'cancelAsked' }, ui, cancelling)}</div>
    <p class="hint">${reading ? backup.keepOpen : backup.keepsOn}</p>`;
}

function form(info: BackupInfo, screen: BackupScreen, ui: Ui): TemplateResult {
  const { say, send } = ui;
  const { backup } = say.texts;
  const { purpose } = screen;
  const isKit = purpose === 'kit';
  return html`<p class="intro">${isKit ? backup.kitIntro : backup.intro}</p>
    ${
      isKit
        ? intoPart(screen, ui)
        : html`<div role="radiogroup" aria-labelledby="where-label">
            <div class="label" id="where-label">${backup.where}</div>
            ${WHERE.map((where) => html`<div data-purpose=${where}>${check(`where-${where}`, backup.wheres[where], purpose === where, () => send({ type: 'backupSet', over: { purpose: where } }), 'where')}</div>`)}
          </div>`
    }
    ${objectsPart(info.objects, screen, ui)} ${addedPart(info, screen, ui)} ${totals(info, screen, ui)} ${purpose === 'sheets' ? sheetsPart(info, screen, ui) : nothing}
    ${filePart(screen, ui)} ${screen.call === null ? nothing : spinner(say.texts.schedule.saving)} ${mainButtons(info, screen, ui)}`;
}

/** A kit is for another workspace: where this person has a key for it, its members are known. */
function intoPart({ into }: BackupScreen, { state, say, send }: Ui): TemplateResult {
  const { backup } = say.texts;
  const others = state.data.workspaces.filter(({ isCurrent }) => !isCurrent);
  const names = new Map(others.map(({ ref, workspaceName }) => [ref, workspaceName]));
  return html`${pick(
    'into',
    backup.into,
    ['', ...names.keys()],
    into ?? '',
    (ref) => names.get(ref) ?? backup.intoAnother,
    (ref) => send({ type: 'backupSet', over: { into: ref === '' ? null : ref } }),
  )}
    <p class="hint">${into === null ? backup.intoHelp : backup.intoKnown}</p>`;
}

function objectsPart(objects: readonly BackupObject[], screen: BackupScreen, ui: Ui): TemplateResult {
  const { say } = ui;
  const { backup } = say.texts;
  return html`<div class="label" id="objects-label">${backup.objects}</div>
    <div class="list dense" role="group" aria-labelledby="objects-label" data-list @keydown=${moveInList} @focusin=${keepStop}>
      ${objects.map((object) => objectLine(object, screen, ui))}
    </div>
    <p class="hint">${say.counted(backup.chosen, screen.objectIds.length)}</p>`;
}

/** Made in Twenty after the choice. */
function addedPart({ objects, added }: BackupInfo, { objectIds, purpose }: BackupScreen, ui: Ui) {
  const { backup } = ui.say.texts;
  const missing = objects.filter(({ id }) => added.includes(id) && !objectIds.includes(id));
  if (missing.length === 0 || purpose === 'kit') return nothing;
  const over = { objectIds: [...objectIds, ...missing.map(({ id }) => id)] };
  return html`<p class="warn" id="added">${icon('warning')}<span>${fill(backup.added, { names: missing.map(({ label }) => label).join(', ') })}</span></p>
    ${button('text small', 'add', backup.add, { type: 'backupSet', over }, ui)}`;
}

function objectLine(
  { id, nameSingular, label }: BackupObject,
  { objectIds, counts }: BackupScreen,
  { say, send }: Ui,
): TemplateResult {
  const isOn = objectIds.includes(id);
  const count = counts[id];
  const told = !count
    ? ''
    : count.records === null
      ? say.texts.choose.mayNotRead
      : say.counted(say.texts.common.records, count.records);
  const toggle = (): void =>
    send({ type: 'backupSet', over: { objectIds: isOn ? objectIds.filter((one) => one !== id) : [...objectIds, id] } });
  return html`<div class="option" data-line><label data-backup=${nameSingular}>
    <input type="checkbox" .checked=${live(isOn)} @change=${toggle}>
    <span class="cut grow" title=${label}>${label}</span>${isOn && told !== '' ? html`<span class="quiet">${told}</span>` : nothing}</label></div>`;
}

/** Cells that the chosen objects need; null while some are not counted. */
function cellsOf({ objectIds, counts }: BackupScreen): number | null {
  const known = objectIds.flatMap((id) => counts[id] ?? []);
  return known.length < objectIds.length ? null : known.reduce((sum, { cells }) => sum + cells, 0);
}

function totals({ cellsLeft }: BackupInfo, screen: BackupScreen, ui: Ui): TemplateResult | typeof nothing {
  const { say } = ui;
  const { backup } = say.texts;
  const cells = cellsOf(screen);
  if (screen.objectIds.length === 0) return nothing;
  if (cells === null) return screen.counting === null ? nothing : html`<p class="hint">${backup.counting}</p>`;
  if (screen.purpose !== 'sheets') return nothing;
  const numbers = { cells: say.number(cells), left: say.number(cellsLeft) };
  return cells > cellsLeft
    ? html`<p class="warn" id="no-room">${icon('warning')}<span>${fill(backup.noRoom, numbers)}</span></p>
        ${button('text small', 'as-files', backup.asFiles, { type: 'backupSet', over: { purpose: 'files' } }, ui)}`
    : html`<p class="hint" id="cells">${fill(backup.cells, numbers)}</p>`;
}

function sheetsPart(
  { schedule, kept, running: busy }: BackupInfo,
  { keep, timing, checked }: BackupScreen,
  ui: Ui,
): TemplateResult {
  const { say, state, send } = ui;
  const { backup, schedule: words } = say.texts;
  const kind = timing?.kind === 'month' || timing?.kind === 'weekdays' ? timing.kind : 'none';
  const set = (next: Timing | null): void => send({ type: 'backupSet', over: { timing: next } });
  return html`<p class="warn" id="seen">${icon('warning')}<span>${backup.seen}</span></p>
    ${pickNumber(
      'keep',
      backup.keep,
      KEEPS,
      keep,
      (n) => say.counted(backup.keeps, n),
      (n) => send({ type: 'backupSet', over: { keep: n } }),
    )}
    ${pick(
      'timing',
      words.when,
      ['none', 'weekdays', 'month'] as const,
      kind,
      (one) => backup.timings[one],
      (one) =>
        set(
          one === 'none'
            ? null
            : one === 'month'
              ? { kind: 'month', day: 1, hour: 3 }
              : { kind: 'weekdays', days: [1], hour: 3 },
        ),
    )}
    ${timing === null ? nothing : timing.kind === 'weekdays' ? weekly(timing, set, ui) : timingPart(timing, set, ui)}
    ${schedule && !schedule.mine ? html`<p class="hint">${fill(backup.another, { name: schedule.by || words.another })}</p>` : nothing}
    ${schedule?.mine && schedule.nextRun ? html`<p class="hint">${fill(words.next, { when: say.relative(schedule.nextRun, state.now) })}</p>` : nothing}
    ${schedule?.lastFailure ? html`<p class="warn">${fill(words.failed, { message: schedule.lastFailure })}</p>` : nothing}
    ${busy === 'others' ? html`<p class="warn">${backup.busy}</p>` : nothing}
    ${
      kept.length === 0
        ? html`<p class="hint">${backup.none}</p>`
        : html`<div class="label" id="kept-label">${backup.kept}</div>
          <ul class="lines" id="kept" aria-labelledby="kept-label" data-list @keydown=${moveInList} @focusin=${keepStop}>${kept.map((one) => keptLine(one, checked, ui))}</ul>`
    }`;
}

function keptLine(
  { sheetId, started, objects, records }: BackupInfo['kept'][number],
  checked: BackupScreen['checked'],
  ui: Ui,
): TemplateResult {
  const { say, state, send } = ui;
  const { backup, common } = say.texts;
  const when = say.relative(started, state.now);
  return html`<li class="line run" data-line>
    <strong title=${say.exact(started)}>${when}</strong>
    <div class="quiet">${say.counted(backup.objectCount, objects)} · ${say.counted(common.records, records)}</div>
    <button class="text small" data-action="backup-check" aria-label=${`${backup.check}: ${when}`}
      @click=${() => send({ type: 'backupChecked', sheetId })}>${backup.check}</button>
    ${checked?.sheetId === sheetId ? listing(checked.state, ui, ([found]) => html`<p class=${found && isWhole(found) ? 'good' : 'warn'} role="status">${found ? checkText(found, say) : ''}</p>`) : nothing}
  </li>`;
}

type Found = Output<'checkBackup'>;
const isWhole = ({ changed, missing }: Found): boolean => changed.length + missing === 0;

function checkText(found: Found, { texts: { backup }, number }: Say): string {
  if (isWhole(found)) return backup.unchanged;
  const { changed, missing } = found;
  return [
    ...(changed.length > 0 ? [fill(backup.changed, { sheets: changed.join(', ') })] : []),
    ...(missing > 0 ? [fill(backup.missing, { n: number(missing) })] : []),
  ].join(' ');
}

/** On one day of each week. */
function weekly(timing: Extract<Timing, { kind: 'weekdays' }>, set: (timing: Timing) => void, ui: Ui): TemplateResult {
  const { backup } = ui.say.texts;
  const days = [1, 2, 3, 4, 5, 6, 7];
  const name = (day: number): string => weekdayName(day, ui, 'long');
  return html`${pickNumber('day', backup.weekday, days, timing.days[0] ?? 1, name, (day) => set({ ...timing, days: [day] }))}
    ${hourPart(timing.hour, (hour) => set({ ...timing, hour }), ui)}`;
}

function filePart({ file, done, purpose }: BackupScreen, { say }: Ui): TemplateResult | typeof nothing {
  const { backup, csv, common } = say.texts;
  if (done && purpose === 'sheets')
    return html`<p class="mark good" id="ended">${icon('check')}<span>${backup.done}</span></p>`;
  if (!file) return nothing;
  return html`<p class="mark good" id="ended">${icon('check')}<span>${backup.fileReady}</span></p>
    <p class="file">${file.fileName} · ${say.counted(common.records, file.records)}</p>
    <a id="save" data-file=${file.fileName} class="button primary wide" href=${file.url} download=${file.fileName} rel="noopener">${icon('save')}${csv.save}</a>
    <p class="hint">${purpose === 'kit' ? backup.kitNext : csv.saveHelp}</p>`;
}

function mainButtons({ schedule }: BackupInfo, screen: BackupScreen, ui: Ui): TemplateResult {
  const { backup } = ui.say.texts;
  const { purpose, objectIds, call, timing } = screen;
  const unready = objectIds.length === 0 || call !== null;
  const planned = purpose === 'sheets' && (timing !== null || schedule?.mine === true);
  return foot(html`<div class="row">
    ${button('primary grow', 'backup-start', backup.start[purpose], { type: 'backupStarted' }, ui, unready)}
    ${planned ? button('plain', 'backup-plan', backup.savePlan, { type: 'backupPlanned' }, ui, unready) : nothing}
  </div>`);
}
