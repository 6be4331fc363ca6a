import { UNINSTALL_WORDS } from '../calls/leave/uninstall-words';
import { uninstall } from '../calls/leave/uninstall';
import { failureOf } from '../calls/words/answer';
import { asSyncError } from '../errors';
import { googleDialogs } from '../gas/dialogs';
import { createApp, currentLanguage } from './app';

/** From the menu. */
export function uninstallFromMenu(): void {
  try {
    uninstall(createApp(), googleDialogs);
  } catch (thrown) {
    const language = currentLanguage();
    googleDialogs.tell(UNINSTALL_WORDS[language].title, failureOf(asSyncError(thrown), language).message);
  }
}
