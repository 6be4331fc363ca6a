import { currentLanguage } from './app';
import { MENU_WORDS } from './words';

/**
 * Plain items only: this may run in AuthMode.NONE, where building a menu is all that is allowed. Named functions are
 * entry points of `main.ts`.
 */
export function buildMenu(): void {
  SpreadsheetApp.getUi().createAddonMenu().addItem(MENU_WORDS[currentLanguage()].open, 'openSidebar').addToUi();
}

export function showSidebar(): void {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Twenty Sheets'));
}
