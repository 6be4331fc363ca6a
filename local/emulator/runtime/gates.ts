import type { AuthMode } from '../execution';
import { SCOPES } from './manifest';

/**
 * Who may call what: the table of AuthModes and the scopes (google.md §3.1 and §3.2). Where Google does not say, the stricter
 * reading holds. The first rule that matches the call's name decides; names of spreadsheet classes are the last rule.
 */
export interface Gate {
  readonly modes: readonly AuthMode[];
  /** The call needs one of these; the first is the one named in the error. Empty: none. */
  readonly scopes: readonly string[];
}

const EVERY: readonly AuthMode[] = ['NONE', 'LIMITED', 'CUSTOM_FUNCTION', 'FULL'];
const NOT_NONE: readonly AuthMode[] = ['LIMITED', 'CUSTOM_FUNCTION', 'FULL'];
const FULL: readonly AuthMode[] = ['FULL'];

const GATES: readonly (readonly [RegExp, Gate])[] = [
  [/^(Logger|console|Utilities|Blob)\./, { modes: EVERY, scopes: [] }],
  [/^Session\.(getActiveUserLocale|getScriptTimeZone)$/, { modes: EVERY, scopes: [] }],
  [/^Session\.getTemporaryActiveUserKey$/, { modes: FULL, scopes: [] }],
  [/^(Session|User)\./, { modes: FULL, scopes: [SCOPES.email] }],
  [/^(SpreadsheetApp\.getUi|Ui\.create(Addon)?Menu|Menu\.(addItem|addToUi))$/, modesOfMenus()],
  [/^Menu\./, { modes: ['LIMITED', 'FULL'], scopes: [] }],
  [/^Ui\./, { modes: FULL, scopes: [SCOPES.ui] }],
  [/^(PropertiesService|Properties|CacheService|Cache|LockService|Lock)\./, { modes: NOT_NONE, scopes: [] }],
  [/^(UrlFetchApp|HTTPResponse)\./, { modes: ['CUSTOM_FUNCTION', 'FULL'], scopes: [SCOPES.fetch] }],
  [/^(HtmlService|HtmlOutput|HtmlTemplate)\./, { modes: ['LIMITED', 'FULL'], scopes: [] }],
  [/^ScriptApp\.getScriptId$/, { modes: NOT_NONE, scopes: [] }],
  [
    /^(ScriptApp\.(getAuthorizationInfo|requireScopes|requireAllScopes|invalidateAuth)|AuthorizationInfo\..*)$/,
    fullOnly(),
  ],
  [/^(ScriptApp|Trigger|TriggerBuilder|ClockTriggerBuilder)\./, { modes: FULL, scopes: [SCOPES.triggers] }],
  [/^MailApp\./, { modes: FULL, scopes: [SCOPES.mail] }],
  // Custom functions may read the spreadsheet, and nothing else.
  [/^[A-Za-z]+\.(get|is|has|find)[A-Za-z]*$/, spreadsheet(NOT_NONE)],
  [/^[A-Za-z]+\./, spreadsheet(['LIMITED', 'FULL'])],
];

const gates = new Map<string, Gate>();

/** The gate of a call such as "Range.setValues". */
export function gateOf(name: string): Gate {
  const known = gates.get(name);
  if (known) return known;
  const gate = GATES.find(([pattern]) => pattern.test(name))?.[1];
  if (!gate) throw new Error(`"${name}" is not the name of a service call: it must look like "Range.setValues".`);
  gates.set(name, gate);
  return gate;
}

/**
 * The scope that stands between these held scopes and the call, or nothing when one of the gate's alternatives is held.
 */
export function lacksScope(gate: Gate, held: ReadonlySet<string>): string | undefined {
  if (gate.scopes.length === 0 || gate.scopes.some((scope) => held.has(scope))) return undefined;
  return gate.scopes[0];
}

function modesOfMenus(): Gate {
  return { modes: ['NONE', 'LIMITED', 'FULL'], scopes: [] };
}

function fullOnly(): Gate {
  return { modes: FULL, scopes: [] };
}

function spreadsheet(modes: readonly AuthMode[]): Gate {
  return { modes, scopes: [SCOPES.currentOnly, SCOPES.spreadsheets] };
}
