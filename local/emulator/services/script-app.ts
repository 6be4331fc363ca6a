import { firstRun, type Schedule, type StoredTrigger } from '../runtime/time/schedule';
import { signatureError, textArgument } from './arguments';
import { createClockTriggerBuilder } from './clock-trigger';
import type { ServiceContext } from './context';
import { createEnum, enumName } from '../enum';

export const AUTH_MODES = createEnum(['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);
const AUTHORIZATION_STATUS = createEnum(['REQUIRED', 'NOT_REQUIRED']);
const EVENT_TYPES = createEnum(['CLOCK', 'ON_OPEN', 'ON_EDIT', 'ON_FORM_SUBMIT', 'ON_CHANGE', 'ON_EVENT_UPDATED']);
const SOURCES = createEnum(['SPREADSHEETS', 'CLOCK', 'FORMS', 'DOCUMENTS', 'CALENDAR']);
const WEEKDAYS = createEnum(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']);

const TRIGGERS_PER_USER_AND_SCRIPT = 20;

const triggerIds = new WeakMap<object, string>();

/** ScriptApp: clock triggers with the rules of a published add-on or of a bound script, and the authorization questions. */
export function createScriptApp(context: ServiceContext) {
  const { core, stores, scriptId, user, documentId, addOn, random } = context;
  const mine = (): StoredTrigger[] =>
    stores.triggers.filter((trigger) => trigger.userId === user.id && trigger.scriptId === scriptId);

  function create(functionName: string, schedule: Schedule) {
    if (addOn && schedule.kind === 'minutes') throw core.error('triggerInterval');
    if (addOn && mine().some((trigger) => trigger.documentId === documentId)) throw core.error('tooManyAddOnTriggers');
    if (mine().length >= TRIGGERS_PER_USER_AND_SCRIPT) throw core.error('tooManyTriggers');
    const trigger: StoredTrigger = {
      id: String(Math.floor(random.next() * Number.MAX_SAFE_INTEGER)),
      scriptId,
      userId: user.id,
      documentId,
      functionName,
      schedule,
      createdAt: core.now(),
      nextAt: firstRun(schedule, core.now()),
    };
    stores.triggers.push(trigger);
    return show(trigger);
  }

  const get =
    <Value>(method: string, value: Value) =>
    (): Value => {
      core.call(`Trigger.${method}`);
      return value;
    };

  function show(trigger: StoredTrigger) {
    const shown = {
      toString: () => 'Trigger',
      getUniqueId: get('getUniqueId', trigger.id),
      getHandlerFunction: get('getHandlerFunction', trigger.functionName),
      getEventType: get('getEventType', EVENT_TYPES.CLOCK),
      getTriggerSource: get('getTriggerSource', SOURCES.CLOCK),
      getTriggerSourceId: get('getTriggerSourceId', null),
    };
    triggerIds.set(shown, trigger.id);
    return shown;
  }

  function scopesAsked(args: readonly unknown[]): readonly string[] {
    const scopes: unknown = args[1];
    return Array.isArray(scopes) ? scopes.map(String) : context.manifest.scopes;
  }

  /** Where Google would open its consent dialog; here the call just ends with the authorization error. */
  function require(scopes: readonly string[]): void {
    if (scopes.some((scope) => !context.granted.has(scope))) throw core.error('authorizationRequired');
  }

  return {
    AuthMode: AUTH_MODES,
    AuthorizationStatus: AUTHORIZATION_STATUS,
    EventType: EVENT_TYPES,
    TriggerSource: SOURCES,
    WeekDay: WEEKDAYS,
    getScriptId(): string {
      core.call('ScriptApp.getScriptId');
      return scriptId;
    },
    getProjectTriggers() {
      core.call('ScriptApp.getProjectTriggers');
      return mine().map(show);
    },
    getUserTriggers(...args: unknown[]) {
      core.call('ScriptApp.getUserTriggers');
      const id = documentIdOf(args[0]);
      if (id === undefined) throw signatureError(core, 'ScriptApp.getUserTriggers', args);
      return mine()
        .filter((trigger) => trigger.documentId === id)
        .map(show);
    },
    deleteTrigger(...args: unknown[]): void {
      core.call('ScriptApp.deleteTrigger');
      const [given] = args;
      const id = typeof given === 'object' && given !== null ? triggerIds.get(given) : undefined;
      if (id === undefined) throw signatureError(core, 'ScriptApp.deleteTrigger', args);
      const index = stores.triggers.findIndex((trigger) => trigger.id === id && trigger.userId === user.id);
      if (index < 0) throw core.error('unexpectedTrigger', 'deleteTrigger');
      stores.triggers.splice(index, 1);
    },
    newTrigger(...args: unknown[]) {
      core.call('ScriptApp.newTrigger');
      const functionName = textArgument(core, 'ScriptApp.newTrigger', args, 0);
      return {
        timeBased() {
          core.call('TriggerBuilder.timeBased');
          return createClockTriggerBuilder(context, (schedule) => create(functionName, schedule));
        },
      };
    },
    getAuthorizationInfo(...args: unknown[]) {
      core.call('ScriptApp.getAuthorizationInfo');
      if (enumName(args[0]) !== 'FULL') throw signatureError(core, 'ScriptApp.getAuthorizationInfo', args);
      const asked = scopesAsked(args);
      const missing = (): boolean => asked.some((scope) => !context.granted.has(scope));
      return {
        getAuthorizationStatus: () => (missing() ? AUTHORIZATION_STATUS.REQUIRED : AUTHORIZATION_STATUS.NOT_REQUIRED),
        getAuthorizationUrl: (): string | null =>
          missing() ? `https://accounts.google.com/o/oauth2/auth?client_id=emulated&user=${user.id}` : null,
        getAuthorizedScopes: (): string[] => context.manifest.scopes.filter((scope) => context.granted.has(scope)),
      };
    },
    requireScopes(...args: unknown[]): void {
      core.call('ScriptApp.requireScopes');
      require(scopesAsked(args));
    },
    requireAllScopes(): void {
      core.call('ScriptApp.requireAllScopes');
      require(context.manifest.scopes);
    },
    invalidateAuth(): void {
      core.call('ScriptApp.invalidateAuth');
      context.granted.clear();
    },
    /** A real token would reach Google from here; an add-on with `currentonly` has no use for one. */
    getOAuthToken(): never {
      core.call('ScriptApp.getOAuthToken');
      throw core.error('permissionForCall', 'ScriptApp.getOAuthToken');
    },
  };
}

function documentIdOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('getId' in value)) return undefined;
  return typeof value.getId === 'function' ? String(value.getId()) : undefined;
}
