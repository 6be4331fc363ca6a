/** The cases inside Apps Script: bundled by the test, with the real adapters. */
import { systemClock } from '../../src/gas/clock';
import { urlFetchHttp } from '../../src/gas/http';
import { documentLock } from '../../src/gas/store/lock';
import { consoleLog } from '../../src/gas/log';
import { clockScheduler } from '../../src/gas/scheduler';
import { openSpreadsheet } from '../../src/gas/sheet/spreadsheet';
import { propertyStore, scriptCache } from '../../src/gas/store/store';
import { type Contract, CONTRACTS, runCase, type Subjects } from './all';
import { openDesk, personWith } from './spreadsheet-desk';

interface Addresses {
  readonly origin: string;
  readonly nobody: string;
}

function subjects(addresses: Addresses): Subjects {
  const desk = () => {
    const google = SpreadsheetApp.getActiveSpreadsheet();
    return openDesk(
      openSpreadsheet(google, systemClock),
      () => google.getActiveSheet().getSheetId(),
      personWith(SpreadsheetApp),
    );
  };
  return {
    store: () => propertyStore(PropertiesService.getUserProperties()),
    cache: () => scriptCache(CacheService.getUserCache()),
    lock: documentLock,
    heldLock: documentLock,
    clock: () => systemClock,
    scheduler: () => ({ scheduler: schedulerOf('onScheduledRefresh'), other: schedulerOf('other') }),
    log: () => consoleLog,
    http: () => ({ http: urlFetchHttp, ...addresses }),
    cells: desk,
    edits: desk,
    moves: desk,
    sheets: desk,
    tags: desk,
    rules: desk,
    closed: () => ({ spreadsheet: openSpreadsheet(SpreadsheetApp.getActiveSpreadsheet(), systemClock), sheetId: 0 }),
  };
}

function schedulerOf(handler: string) {
  const user = propertyStore(PropertiesService.getUserProperties());
  return clockScheduler({ handler, user, spreadsheetId: 'here', now: systemClock.now });
}

export function runOne(contract: Contract, index: number, addresses: Addresses): string | null {
  if (!(contract in CONTRACTS)) return `no contract ${contract}`;
  return runCase(contract, index, subjects(addresses));
}

/** Takes the document's lock and waits: the test lets another execution run meanwhile. */
export function holdLock(): void {
  documentLock().acquire(0);
  Utilities.sleep(1);
}
