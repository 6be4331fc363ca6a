import { createHash } from 'node:crypto';
import type { ServiceContext } from './context';
import { named } from './named';

interface User {
  getEmail(): string;
}

const THIRTY_DAYS = 30 * 24 * 60 * 60_000;

/** Session: the user's language and the script's zone are free to all; e-mail addresses need the scope userinfo.email. */
export function createSession({ core, manifest, scriptId, user }: ServiceContext): {
  getActiveUserLocale(): string;
  getScriptTimeZone(): string;
  getActiveUser(): User;
  getEffectiveUser(): User;
  getTemporaryActiveUserKey(): string;
} {
  const person: User = named('User', {
    getEmail() {
      core.call('User.getEmail');
      return user.email;
    },
  });
  return {
    getActiveUserLocale() {
      core.call('Session.getActiveUserLocale');
      return core.locale;
    },
    getScriptTimeZone() {
      core.call('Session.getScriptTimeZone');
      return manifest.timeZone;
    },
    getActiveUser() {
      core.call('Session.getActiveUser');
      return person;
    },
    getEffectiveUser() {
      core.call('Session.getEffectiveUser');
      return person;
    },
    /** A pseudonym per user and script that changes every 30 days. */
    getTemporaryActiveUserKey() {
      core.call('Session.getTemporaryActiveUserKey');
      const period = Math.floor(core.now() / THIRTY_DAYS);
      return createHash('sha256').update(`${scriptId}\n${user.id}\n${period}`).digest('base64');
    },
  };
}
