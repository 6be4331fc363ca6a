import { currentLanguage } from './app';
import { MENU_WORDS } from './words';

/**
 * Plain items only: this may run in AuthMode.NONE, where building a menu is all that is allowed. Named functions are
 * entry points of `main.ts`.
 */
export function buildMenu(): void {
  const { open, uninstall } = MENU_WORDS[currentLanguage()];
  SpreadsheetApp.getUi().createAddonMenu().addItem(open, 'openSidebar').addItem(uninstall, 'uninstall').addToUi();
}

export function showSidebar(): void {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Twenty Sheets'));
}
