/** One call of a person's trigger. */
import { asSyncError, SyncError } from '../errors';
import type { App } from '../calls/app/app';
import { createApp, currentLanguage, ownTelling } from './app';
import { failureOf } from '../calls/words/answer';
import { refreshDueTables } from '../calls/alone/scheduled';
import { TELLING_WORDS } from '../calls/words/telling-words';

/** @throws SyncError `no-spreadsheet`, after it was told: Google's list of executions shows it too. */
export function tick(): void {
  const key = 'spreadsheet';
  let app: App;
  try {
    app = createApp({ scheduled: true });
  } catch (thrown) {
    const language = currentLanguage();
    const error = asSyncError(thrown);
    const sentence = failureOf(error.kind === 'no-spreadsheet' ? error : new SyncError('unexpected'), language).message;
    ownTelling().tell([{ key, name: TELLING_WORDS[language].all, sentence, link: '' }]);
    throw thrown;
  }
  refreshDueTables(app, [{ key, name: '', sentence: null, link: '', isQuiet: true }]);
}
