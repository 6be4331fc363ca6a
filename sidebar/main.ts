/**
 * Wires state, effects and view.
 *
 * Hooks for tests and helpers, stable: `body[data-screen]`, `main[data-table]` (the page of a table), `.line[data-table]` (its line),
 * `[data-action=…]` (each button by what it does), `[data-object=<nameSingular>]`, `[data-view=<id>]`, `[data-field=<id>]`,
 * `[data-changes=added|changed|gone|edited]`, `[data-workspace=<ref>]`, `[data-others=<table id>]` (another person's pull),
 * `[data-kind=twenty|sheet]` (of a CSV), `[data-file=<name>]`, the fields `#address`, `#key`, `#object`, `#view`, `#field` (search),
 * `#link`, `#member`, `#target`, `#workspace`, `#name`, the options by their ids, `#check` (what would come), `#progress`, `#left` (time),
 * `#status` (what a screen reader hears), `#ended` (what has just come to its end), `#receipt` (its `data-receipt` says complete or
 * incomplete), `#save` (link to the finished CSV), `#csv-text` (to copy), `[data-purpose=sheets|files]` and `[data-backup=<nameSingular>]` (of a backup), `#trouble` (what went wrong) and `#ways` (out of it).
 */
import { render } from 'lit-html';
import type { Language } from '../src/protocol/reply';
import { type World, perform } from './effects';
import type { Event } from './model/event';
import type { Screen, State } from './model/state';
import { type ScriptRunner, createRpc } from './rpc';
import { initialState, reduce } from './state';
import { errandOf } from './states/errand';
import { timerMs } from './timer';
import { view } from './view';
import { restoreStops } from './views/parts/roving';

declare const google: {
  readonly script: {
    readonly run: ScriptRunner;
    readonly host?: { readonly editor?: { focus(): void } };
  };
};

const clock = {
  now: () => Date.now(),
  later(milliseconds: number, then: () => void) {
    const timer = setTimeout(then, timerMs(milliseconds));
    return () => clearTimeout(timer);
  },
};

const language: Language = navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en';
let state: State = initialState(language, clock.now());

const world: World = {
  rpc: createRpc(() => google.script.run, clock),
  clock,
  dispatch,
  state: () => state,
  makeFile: (parts) => URL.createObjectURL(new Blob([...parts], { type: 'text/csv;charset=utf-8' })),
  makeZip: (chunks) => URL.createObjectURL(new Blob([...chunks], { type: 'application/zip' })),
  async sha256(bytes) {
    // Only pages that came over https, or from this machine, have it.
    if (!globalThis.crypto?.subtle) return '';
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  },
  forgetFile: (url) => URL.revokeObjectURL(url),
  saveFile: () => document.querySelector<HTMLAnchorElement>('#save')?.click(),
  copyText() {
    document.querySelector<HTMLTextAreaElement>('#csv-text')?.select();
    // The clipboard of `navigator` is closed to frames like Google's; this old way is not.
    return document.execCommand('copy');
  },
  copyDetails(text) {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  },
  focusField: (id) => document.getElementById(id)?.focus(),
  focusSheet: () => google.script.host?.editor?.focus(),
};

function dispatch(event: Event): void {
  const before = state.screen;
  const { state: next, effects } = reduce(state, event, clock.now());
  state = next;
  draw(before);
  for (const effect of effects) perform(effect, world);
}

/** What opens far down on the page comes into sight, and what comes into it later. */
function revealPanel(root: HTMLElement, before: Screen): void {
  const { screen } = state;
  if (screen.at !== 'table' || (before.at === 'table' && before.panel === screen.panel)) return;
  root.querySelector('.opened .panel')?.scrollIntoView({ block: 'nearest' });
}

function draw(wasShown: Screen): void {
  const before = wasShown.at;
  const root = document.querySelector<HTMLElement>('#app');
  if (!root) return;
  document.documentElement.lang = state.data.language;
  document.body.dataset['screen'] = state.screen.at;
  const focused = document.activeElement;
  render(view(state, dispatch), root);
  restoreStops(root);
  revealPanel(root, wasShown);
  const vanished = focused !== null && focused !== document.body && !focused.isConnected;
  const moved = before !== state.screen.at && before !== 'loading';
  // The keyboard goes on where the new part begins; a person typing in the sheet is not disturbed.
  if ((moved || vanished) && document.hasFocus()) {
    (root.querySelector<HTMLElement>('[data-refocus]') ?? root.querySelector<HTMLElement>('[data-heading]'))?.focus();
  }
}

// The second click of a double click would meet what the first one brought: Cancel where Refresh was.
document.addEventListener(
  'click',
  (event) => {
    const again = event.detail > 1 && event.target instanceof Element && event.target.closest('button');
    if (!again) return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);
dispatch({ type: 'opened', errand: errandOf(document.querySelector<HTMLElement>('#app')?.dataset['errand']) });
/** Between two looks at the spreadsheet, ms. */
const LOOK_MS = 30_000;
const look = (): void => {
  if (document.visibilityState === 'visible') dispatch({ type: 'lookDue' });
};
setInterval(look, LOOK_MS);
document.addEventListener('visibilitychange', look);
// For "5 minutes ago" and the seconds of a pause.
setInterval(() => dispatch({ type: 'ticked' }), 1_000);
