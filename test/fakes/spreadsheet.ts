import { formatServiceError } from '../../local/emulator/service-error';
import type { Execution } from '../../local/emulator/execution';
import { createSpreadsheetState, type SpreadsheetState } from '../../local/emulator/grid/state/state';
import type { Variants } from '../../local/emulator/grid/values/variants';
import { createSpreadsheetServices } from '../../local/emulator/spreadsheet/services';
import { openSpreadsheet } from '../../src/gas/sheet/spreadsheet';
import type { Spreadsheet } from '../../src/ports/spreadsheet';
import { fakeClock } from './clock';
import { everythingIn } from '../everything';
import { type Person, personAt } from './person';

/** What tests steer and look at, beside the port. */
export interface FakeSpreadsheet extends Spreadsheet, Person {
  readonly state: SpreadsheetState;
  /** The services themselves, as a script has them. */
  readonly app: GoogleAppsScript.Spreadsheet.SpreadsheetApp;
  /** Everything that the spreadsheet holds, as text: equal texts are equal spreadsheets. */
  readonly everything: () => string;
  /** What an execution knows of the sheet dies with it: the next call is of another one. */
  readonly newExecution: () => void;
  /** Calls of Apps Script's services: where an execution may be killed. */
  readonly calls: () => number;
  /** Called before and after each of them; what it throws ends the caller as a kill would. */
  onCall: (when: 'before' | 'after', call: number, name: string) => void;
}

/** Who works; protections of others are closed to them. */
const USER = 'ada';

/** The adapter that the add-on has, over an emulated spreadsheet in this process, with one sheet named "Sheet1". */
export function fakeSpreadsheet(
  options: { readonly timeZone?: string; readonly variants?: Partial<Variants> } = {},
): FakeSpreadsheet {
  const { timeZone = 'Europe/Paris', variants = {} } = options;
  const state = createSpreadsheetState({ id: 'fake', name: 'Fake', timeZone, locale: 'en_US', variants });
  const clock = fakeClock();
  let calls = 0;
  const call = (name: string): void => {
    calls += 1;
    fake.onCall('before', calls, name);
  };
  const execution: Execution = {
    // A call that only reads has nothing to be killed behind.
    call,
    act(name, _cost, body) {
      call(name);
      const number = calls;
      const result = body();
      fake.onCall('after', number, name);
      return result;
    },
    error: (key, ...details) => new Error(formatServiceError('en', key, ...details)),
    owe: () => false,
    settle: () => undefined,
    now: () => clock.now(),
    authMode: 'FULL',
    hasUi: true,
    userId: USER,
    locale: 'en',
  };
  const services = createSpreadsheetServices(execution, state);
  const globals = { ...services, Utilities: { sleep: () => undefined } };
  let adapter: Spreadsheet | null = null;
  const opened = (): Spreadsheet => {
    adapter ??= openSpreadsheet(services.SpreadsheetApp.getActiveSpreadsheet(), clock);
    return adapter;
  };
  const through =
    <A extends readonly unknown[], R>(method: (port: Spreadsheet) => (...args: A) => R) =>
    (...args: A): R =>
      withGlobals(globals, () => method(opened())(...args));
  const fake: FakeSpreadsheet = {
    info: through((port) => port.info),
    sheets: through((port) => port.sheets),
    cellCount: through((port) => port.cellCount),
    sheetNamed: through((port) => port.sheetNamed),
    sheet: through((port) => port.sheet),
    insertSheet: through((port) => port.insertSheet),
    deleteSheet: through((port) => port.deleteSheet),
    renameSheet: through((port) => port.renameSheet),
    filterOf: through((port) => port.filterOf),
    hiddenRows: through((port) => port.hiddenRows),
    isHiddenByFilter: through((port) => port.isHiddenByFilter),
    tallMerge: through((port) => port.tallMerge),
    formatRules: through((port) => port.formatRules),
    metadataSize: through((port) => port.metadataSize),
    showSheet: through((port) => port.showSheet),
    hideSheet: through((port) => port.hideSheet),
    usedSize: through((port) => port.usedSize),
    tagSheet: through((port) => port.tagSheet),
    untagSheet: through((port) => port.untagSheet),
    sheetTags: through((port) => port.sheetTags),
    columnTags: through((port) => port.columnTags),
    countColumnTags: through((port) => port.countColumnTags),
    read: through((port) => port.read),
    scalars: through((port) => port.scalars),
    zoneOffset: through((port) => port.zoneOffset),
    richCells: through((port) => port.richCells),
    isColumnHidden: through((port) => port.isColumnHidden),
    notes: through((port) => port.notes),
    closedBlocks: through((port) => port.closedBlocks),
    rejectingColumns: through((port) => port.rejectingColumns),
    insertChart: through((port) => port.insertChart),
    apply: through((port) => port.apply),
    flush: through((port) => port.flush),
    expect: through((port) => port.expect),
    watch: through((port) => port.watch),
    activate: through((port) => port.activate),
    ...personAt(state),
    state,
    app: services.SpreadsheetApp,
    everything: () => everythingIn(state),
    newExecution: () => {
      adapter = null;
    },
    calls: () => calls,
    onCall: () => undefined,
  };
  return fake;
}

/** The services that are global now. */
let present: Readonly<Record<string, unknown>> | null = null;
let depth = 0;

/**
 * Apps Script's services are globals: there are as many spreadsheets in a test as it likes, each for the time of a call. They are put
 * there anew only where a call is another spreadsheet's.
 */
function withGlobals<T>(globals: Readonly<Record<string, unknown>>, work: () => T): T {
  const before = present;
  if (before !== globals) Object.assign(globalThis, globals);
  present = globals;
  depth += 1;
  try {
    return work();
  } finally {
    depth -= 1;
    if (depth > 0 && before && before !== globals) {
      Object.assign(globalThis, before);
      present = before;
    }
  }
}
