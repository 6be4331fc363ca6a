import { LENGTHS, shownText } from '../gate';
import type { Log } from '../ports/log';

const line = (message: string): string => shownText(message, LENGTHS.logLine);

export const consoleLog: Log = {
  info: (message) => console.info(line(message)),
  warn: (message) => console.warn(line(message)),
};
