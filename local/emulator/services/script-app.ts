import type { ServiceContext } from './context';
import { signatureError } from './arguments';
import { createEnum, enumName } from '../enum';
import { EVENT_TYPES, projectTriggers, SOURCES } from './triggers/project-triggers';

export const AUTH_MODES = createEnum(['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);
const AUTHORIZATION_STATUS = createEnum(['REQUIRED', 'NOT_REQUIRED']);
const WEEKDAYS = createEnum(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']);

/** ScriptApp: clock triggers, and the authorization questions. */
export function createScriptApp(context: ServiceContext) {
  const { core, scriptId, user } = context;

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
    ...projectTriggers(context),
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
