import type { Clock } from '../ports/clock';

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms) => Utilities.sleep(ms),
  offsetMinutes(instant, zone) {
    // "+0530": Java's letter Z. Intl is unconfirmed in Apps Script.
    const [, sign, hours, minutes] =
      /^([+-])(\d\d)(\d\d)$/.exec(Utilities.formatDate(new Date(instant), zone, 'Z')) ?? [];
    const offset = Number(hours) * 60 + Number(minutes);
    return sign === '-' ? -offset : offset;
  },
};
