import { systemClock } from '../gas/clock';
import { currentLanguage } from './app';
import { NOTICE_WORDS } from '../calls/words/notice-words';
import { DUE_KEY } from '../calls/schedule/schedule-state';
import { MENU_WORDS } from '../calls/words/words';

/**
 * Plain items only: this may run in AuthMode.NONE, where building a menu is all that is allowed. Named functions are
 * entry points of `main.ts`.
 */
export function buildMenu(authMode: string): void {
  const language = currentLanguage();
  const { open: plain, sheet, all, help, uninstall } = MENU_WORDS[language];
  const open = authMode !== 'NONE' && isMissing() ? `${plain} (${NOTICE_WORDS[language].menu})` : plain;
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem(open, 'openSidebar')
    .addItem(sheet, 'refreshThisSheet')
    .addItem(all, 'refreshAllTables')
    .addItem(help, 'openHelp')
    .addItem(uninstall, 'uninstall')
    .addToUi();
}

/** A scheduled refresh should have been and was not. Where properties cannot be read, nobody can tell. */
function isMissing(): boolean {
  try {
    const due = PropertiesService.getDocumentProperties().getProperty(DUE_KEY);
    return due !== null && systemClock.now() > Number(due);
  } catch {
    return false;
  }
}

/** With an errand the sidebar begins by itself: only it can go on for longer than one execution, and say how far it is. */
export function showSidebar(errand: 'sheet' | 'all' | 'help' | null = null): void {
  const page = HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Twenty Sheets');
  if (errand !== null) {
    page.setContent(page.getContent().replace('<div id="app">', `<div id="app" data-errand="${errand}">`));
  }
  SpreadsheetApp.getUi().showSidebar(page);
}
