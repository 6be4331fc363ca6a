import type { Log } from '../ports/log';

export const consoleLog: Log = {
  info: (message) => console.info(message),
  warn: (message) => console.warn(message),
};
