import { createEmulator, type Emulator, type RunResult } from '../../emulator';
import type { CallHooks } from '../../emulator/runtime/call-hooks';
import type { SpreadsheetState } from '../../emulator/grid/state/state';
import type { Variants } from '../../emulator/grid/values/variants';
import { createSpreadsheetDocument } from '../../emulator/spreadsheet/document';
import type { CrmLink } from './crm-link';

/** Two people at one spreadsheet with the built add-on; both are connected to the demo CRM. */
export interface Desk {
  readonly emulator: Emulator;
  readonly state: SpreadsheetState;
  readonly crm: CrmLink;
  /** One execution of an endpoint. */
  readonly execute: (call: Call, hooks?: CallHooks) => RunResult;
  /** What the add-on keeps with the document: name → text. */
  readonly properties: () => ReadonlyMap<string, string>;
  /** Everything kept anywhere but in user properties, as texts. */
  readonly keptInTheOpen: () => readonly string[];
}

export type User = 'ada' | 'bob';

export interface Call {
  readonly user: User;
  readonly endpoint: string;
  readonly input: unknown;
  /** Virtual milliseconds after which Google ends the execution; six minutes unless told. */
  readonly limitMs?: number;
}

const DOCUMENT = 'torture';
/** The key that may read everything; where it turns up tells whether it leaked. */
export const KEY = 'apple-admin';

export function openDesk(crm: CrmLink, start: number, variants: Partial<Variants> = {}): Desk {
  const { document, state } = createSpreadsheetDocument({
    id: DOCUMENT,
    name: 'Torture',
    timeZone: 'Europe/Paris',
    locale: 'en_US',
    variants,
  });
  const emulator = createEmulator({
    folder: 'dist',
    users: [{ id: 'ada' }, { id: 'bob' }],
    documents: [document],
    start: new Date(start).toISOString(),
    fetch: { allowLocal: [crm.url], threads: crm.threads },
  });
  const execute: Desk['execute'] = ({ user, endpoint, input, limitMs }, hooks = {}) =>
    emulator.run({
      user,
      document: DOCUMENT,
      functionName: endpoint,
      args: [JSON.stringify(input)],
      ...(limitMs === undefined ? {} : { limitMs }),
      ...hooks,
      onCall(name, call) {
        hooks.onCall?.(name, call);
        // One clock for both: the CRM is asked at the time that the script has.
        if (name.startsWith('UrlFetchApp.')) crm.setTime(emulator.now());
      },
    });
  const stores = (kind: string): readonly ReadonlyMap<string, string>[] =>
    [...emulator.properties()].filter(([name]) => name.startsWith(kind)).map(([, store]) => store);
  return {
    emulator,
    state,
    crm,
    execute,
    properties: () => stores('document')[0] ?? new Map(),
    keptInTheOpen: () =>
      [...stores('document'), ...stores('script'), ...emulator.caches().values()].flatMap((store) => [
        ...store.values(),
      ]),
  };
}
