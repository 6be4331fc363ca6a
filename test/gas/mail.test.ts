/** A message by Google: what of its refusals is known. */
import { SyncError } from '../../src/errors';
import { googleMail } from '../../src/gas/mail';

test.each([
  ['is sent while the day has one left', 1, null, null],
  ['is not tried where the day has none left, and that is said', 0, null, 'mail-used-up'],
  ['is refused where Google refuses it, whatever its words', 1, new Error('Limite dépassée'), 'mail-refused'],
])('%s', (_, left, refusal, kind) => {
  const sent: unknown[] = [];
  const sendEmail = (message: unknown) => {
    if (refusal) throw refusal;
    sent.push(message);
  };
  Object.assign(globalThis, { MailApp: { getRemainingDailyQuota: () => left, sendEmail } });
  let thrown: unknown = null;
  try {
    googleMail.send('me@example.com', 'subject', 'body');
  } catch (error) {
    thrown = error;
  }
  expect(thrown instanceof SyncError ? thrown.kind : thrown).toBe(kind);
  expect(sent).toHaveLength(kind === null ? 1 : 0);
});
