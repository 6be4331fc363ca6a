/** State → what is on the page. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Language } from '../src/protocol/reply';
import type { Event } from './model/event';
import type { LoadingScreen } from './model/screens/start';
import type { State } from './model/state';
import { type Say, sayIn } from './say';
import { isOver } from './states/pull';
import { accountView, authorizationView } from './views/account';
import { backupView, backupSpoken } from './views/backup';
import { chooseView } from './views/choose/choose';
import { connectView } from './views/connect';
import { csvView, readingText } from './views/csv';
import { editsView } from './views/edits';
import { helpView } from './views/help';
import { homeView } from './views/home';
import { type Ui, againButton, heading, spinner, stillWorking, troubleView } from './views/parts/parts';
import { pullView, spokenStep } from './views/pull';
import { endedText, tableView } from './views/table/table';
import { runsView } from './views/runs';
import { tellingView } from './views/telling';
import { workspacesView } from './views/workspaces';

const SAYS: Record<Language, Say> = { en: sayIn('en'), fr: sayIn('fr') };

export function view(state: State, send: (event: Event) => void): TemplateResult {
  const ui: Ui = { state, say: SAYS[state.data.language], send };
  return html`${accountView(ui)}${authorizationView(ui)}${screenView(ui)}
    <div id="status" class="unseen" role="status" aria-live="polite">${statusText(ui)}</div>`;
}

function screenView(ui: Ui): TemplateResult {
  const { screen } = ui.state;
  switch (screen.at) {
    case 'loading':
      return loadingView(screen, ui);
    case 'connect':
      return connectView(screen, ui);
    case 'home':
      return homeView(screen, ui);
    case 'table':
      return tableView(screen, ui);
    case 'help':
      return helpView(ui);
    case 'telling':
      return tellingView(screen, ui);
    case 'runs':
      return runsView(screen, ui);
    case 'workspaces':
      return workspacesView(screen, ui);
    case 'choose':
      return chooseView(screen, ui);
    case 'pull':
      return pullView(screen, ui);
    case 'csv':
      return csvView(screen, ui);
    case 'backup':
      return backupView(screen, ui);
    case 'edits':
      return editsView(screen, ui);
  }
}

function loadingView(screen: LoadingScreen, ui: Ui): TemplateResult {
  const { texts } = ui.say;
  if (!screen.trouble)
    return html`<main><h1 class="unseen">Twenty Sheets</h1>${spinner(texts.common.loading)} ${stillWorking(screen.call, ui)}</main>`;
  return html`<main>
    ${heading(texts.loading.failed)} ${troubleView(screen.trouble, ui, againButton('primary', ui))}
  </main>`;
}

/** What a screen reader says by itself: steps and ends, no seconds counting down. */
function statusText(ui: Ui): string | typeof nothing {
  const { state, say } = ui;
  const { screen } = state;
  const { csv } = say.texts;
  if (screen.at === 'table' && screen.ended) return endedText(screen.ended, screen.ended.job, ui);
  if (screen.at === 'pull') {
    const { job } = screen;
    if (isOver(screen)) return nothing;
    const counted = job?.total != null && (job.phase === 'fetching' || job.phase === 'walking');
    // In tenths: what is told every two seconds would never be silent.
    const counts = counted ? say.share(Math.floor((10 * job.rows) / Math.max(1, job.rows, job.total)) / 10) : '';
    return `${spokenStep(screen, say)} ${counts}`;
  }
  if (screen.at === 'edits' && screen.files) return say.counted(csv.ready, screen.files.length);
  if (screen.at === 'csv') {
    if (screen.outcome?.is === 'files') return say.counted(csv.ready, screen.outcome.files.length);
    return screen.run === null || screen.outcome || screen.trouble ? nothing : readingText(screen, say);
  }
  return screen.at === 'backup' ? backupSpoken(screen, say) : nothing;
}
