import { firstRun, type Schedule, type StoredTrigger } from '../../runtime/time/schedule';
import { createEnum } from '../../enum';
import { signatureError, textArgument } from '../arguments';
import { createClockTriggerBuilder } from './clock-trigger';
import type { ServiceContext } from '../context';

export const EVENT_TYPES = createEnum([
  'CLOCK',
  'ON_OPEN',
  'ON_EDIT',
  'ON_FORM_SUBMIT',
  'ON_CHANGE',
  'ON_EVENT_UPDATED',
]);
export const SOURCES = createEnum(['SPREADSHEETS', 'CLOCK', 'FORMS', 'DOCUMENTS', 'CALENDAR']);

const TRIGGERS_PER_USER_AND_SCRIPT = 20;

const triggerIds = new WeakMap<object, string>();

/** ScriptApp's clock triggers, with the rules of a published add-on or of a bound script. */
export function projectTriggers(context: ServiceContext) {
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

  return {
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
  };
}

function documentIdOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('getId' in value)) return undefined;
  return typeof value.getId === 'function' ? String(value.getId()) : undefined;
}
