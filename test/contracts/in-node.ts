import type { HttpRequest, HttpResponse } from '../../src/ports/http';
import { fakeClock } from '../fakes/clock';
import { fakeLocks } from '../fakes/lock';
import { fakeLog } from '../fakes/log';
import { fakeNetwork } from '../fakes/network';
import { fakeTriggers } from '../fakes/scheduler';
import { fakeSpreadsheet } from '../fakes/spreadsheet';
import { fakeCache, fakeStore } from '../fakes/store';
import type { Subjects } from './all';
import { openDesk, personWith } from './spreadsheet-desk';
import { CLOSED } from './spreadsheet-rules';

const ORIGIN = 'http://server.example';

/** The fakes, each as new. */
export function inNode(timeZone: string): Subjects {
  const desk = () => {
    const spreadsheet = fakeSpreadsheet({ timeZone });
    return openDesk(spreadsheet, spreadsheet.activeId, personWith(spreadsheet.app));
  };
  return {
    store: fakeStore,
    cache: fakeCache,
    lock: () => fakeLocks().execution(),
    heldLock() {
      const locks = fakeLocks();
      locks.execution().acquire(0);
      return locks.execution();
    },
    clock: () => fakeClock(1_700_000_000_000),
    scheduler() {
      const triggers = fakeTriggers();
      return { scheduler: triggers.of('onScheduledRefresh'), other: triggers.of('other') };
    },
    log: fakeLog,
    http: () => ({ http: fakeNetwork(respond), origin: ORIGIN, nobody: 'http://nobody.example' }),
    cells: desk,
    edits: desk,
    moves: desk,
    sheets: desk,
    tags: desk,
    rules: desk,
    closed() {
      const spreadsheet = fakeSpreadsheet({ timeZone });
      for (const block of CLOSED) spreadsheet.othersClose('Sheet1', { ...block, open: [] });
      return { spreadsheet, sheetId: spreadsheet.activeId() };
    },
  };
}

/** Answers as the test server of the real adapter does. */
function respond({ url, method, headers, body }: HttpRequest): HttpResponse | 'late' | null {
  if (!url.startsWith(ORIGIN)) return null;
  const path = url.slice(ORIGIN.length);
  const [, kind, status] = /^\/(status|redirect)\/(\d+)/.exec(path) ?? [];
  if (path.startsWith('/slow')) return 'late';
  if (kind === 'redirect') return { status: Number(status), headers: { Location: '/echo' }, body: 'moved' };
  if (kind === 'status') return { status: Number(status), headers: {}, body: `status ${status ?? ''}` };
  const got = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const echo = { method: method.toUpperCase(), url: path, headers: got, body: body ?? '' };
  const type = 'application/json; charset=utf-8';
  return { status: 200, headers: { 'Content-Type': type }, body: JSON.stringify(echo) };
}
