import { SyncError } from '../errors';
import type { Mail } from '../ports/mail';

export const googleMail: Mail = {
  send(to, subject, body) {
    try {
      if (MailApp.getRemainingDailyQuota() < 1) throw new SyncError('mail-used-up');
      MailApp.sendEmail({ to, subject, body, name: 'Twenty Sheets' });
    } catch (thrown) {
      throw thrown instanceof SyncError ? thrown : new SyncError('mail-refused', {}, thrown);
    }
  },
};
