import { systemClock } from '../gas/clock';
import { currentLanguage } from './app';
import { NOTICE_WORDS } from './notice-words';
import { DUE_KEY } from './schedule-state';
import { MENU_WORDS } from './words';

/**
 * Plain items only: this may run in AuthMode.NONE, where building a menu is all that is allowed. Named functions are
 * entry points of `main.ts`.
 */
export function buildMenu(): void {
  const language = currentLanguage();
  const { open: plain, uninstall } = MENU_WORDS[language];
  const open = isMissing() ? `${plain} (${NOTICE_WORDS[language].menu})` : plain;
  SpreadsheetApp.getUi().createAddonMenu().addItem(open, 'openSidebar').addItem(uninstall, 'uninstall').addToUi();
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

export function showSidebar(): void {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Twenty Sheets'));
}
