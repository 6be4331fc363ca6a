import type { Clock } from '../ports/clock';

const MINUTE = 60;
const DAY = 86_400;
/** Google takes no more; nothing here means to sleep so long. */
const LONGEST_SLEEP_MS = 300_000;

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms) => Utilities.sleep(Math.max(0, Math.min(ms, LONGEST_SLEEP_MS))),
  offsetMinutes(instant, zone) {
    // "+0530": Java's letter Z, to the minute; the time of day shows the seconds that local mean times had. Intl is unconfirmed.
    const shown = Utilities.formatDate(new Date(instant), zone, 'Z HH mm ss');
    const [zoneText = '', ...clock] = shown.split(' ');
    const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(zoneText) ?? [];
    const rough = (Number(hours) * 60 + Number(minutes)) * MINUTE * (sign === '-' ? -1 : 1);
    const [hour = 0, minute = 0, second = 0] = clock.map(Number);
    const exact = (hour * 60 + minute) * MINUTE + second - Math.floor(instant / 1000);
    // Both mean the same offset, but the time of day does not know the day.
    return (exact + Math.round((rough - exact) / DAY) * DAY) / MINUTE;
  },
};
