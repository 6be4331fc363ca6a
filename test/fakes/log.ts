import type { Log } from '../../src/ports/log';

export interface FakeLog extends Log {
  readonly lines: readonly { readonly level: 'info' | 'warn'; readonly message: string }[];
}

export function fakeLog(): FakeLog {
  const lines: FakeLog['lines'][number][] = [];
  return {
    lines,
    info: (message) => void lines.push({ level: 'info', message }),
    warn: (message) => void lines.push({ level: 'warn', message }),
  };
}
