import { format, types } from 'node:util';
import type { ServiceContext } from './context';
import { jsText } from '../js-text';

/** Console and Logger: lines go to the execution's log, where tests read them; objects are shown as JSON, as Google does. */
export function createConsole({
  core,
  log,
}: ServiceContext): Pick<Console, 'log' | 'info' | 'warn' | 'error' | 'time' | 'timeEnd'> {
  const timers = new Map<string, number>();
  const at =
    (level: 'log' | 'info' | 'warn' | 'error') =>
    (...parts: unknown[]): void => {
      core.call(`console.${level}`, { ms: 0 });
      log(level, textOf(parts));
    };
  return {
    log: at('log'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    time(label = 'default') {
      core.call('console.time', { ms: 0 });
      timers.set(label, core.now());
    },
    timeEnd(label = 'default') {
      core.call('console.timeEnd', { ms: 0 });
      const started = timers.get(label);
      if (started !== undefined) log('debug', `${label}: ${core.now() - started}ms`);
    },
  };
}

/** Logger: the same log, and the text of this execution so far. */
export function createLogger({ core, log }: ServiceContext): {
  log(...parts: unknown[]): void;
  getLog(): string;
  clear(): void;
} {
  let lines: string[] = [];
  return {
    log(...parts) {
      core.call('Logger.log', { ms: 0 });
      lines.push(textOf(parts));
      log('info', textOf(parts));
    },
    getLog() {
      core.call('Logger.getLog', { ms: 0 });
      return lines.map((line) => `${line}\n`).join('');
    },
    clear() {
      core.call('Logger.clear', { ms: 0 });
      lines = [];
    },
  };
}

function textOf(parts: readonly unknown[]): string {
  return format(...parts.map((part) => (typeof part === 'object' && part !== null ? jsonOf(part) : part)));
}

function jsonOf(value: object): string {
  if (types.isNativeError(value)) return value.stack ?? jsText(value);
  try {
    return JSON.stringify(value) ?? jsText(value);
  } catch {
    return jsText(value);
  }
}
