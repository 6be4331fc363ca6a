import { textArgument } from './arguments';
import type { ServiceContext } from './context';
import { named } from './named';

type Properties = Pick<
  GoogleAppsScript.Properties.Properties,
  | 'deleteAllProperties'
  | 'deleteProperty'
  | 'getKeys'
  | 'getProperties'
  | 'getProperty'
  | 'setProperties'
  | 'setProperty'
>;

/** Measured limits of a store (google.md §1.2): keys and values together, and one key, in bytes of UTF-8. */
const STORE_BYTES = 524_288;
const KEY_BYTES = 8_066;
/** Documented limit of one value; not enforced by Google, so only warned of. */
const VALUE_BYTES = 9 * 1024;

const METHOD = 'PropertiesService.Properties';

/** PropertiesService: three stores, keyed by script, by script and user, by script and document. */
export function createPropertiesService(context: ServiceContext): {
  getUserProperties(): Properties;
  getDocumentProperties(): Properties | null;
  getScriptProperties(): Properties;
} {
  const { core, scriptId, documentId, user } = context;
  const stores = new Map<string, Properties>();
  const open = (key: string): Properties => {
    const known = stores.get(key) ?? createProperties(context, key);
    stores.set(key, known);
    return known;
  };
  return {
    getUserProperties() {
      core.call('PropertiesService.getUserProperties');
      return open(`user\n${scriptId}\n${user.id}`);
    },
    getDocumentProperties() {
      core.call('PropertiesService.getDocumentProperties');
      return documentId === null ? null : open(`document\n${scriptId}\n${documentId}`);
    },
    getScriptProperties() {
      core.call('PropertiesService.getScriptProperties');
      return open(`script\n${scriptId}`);
    },
  };
}

function createProperties({ core, stores, log, useQuota }: ServiceContext, storeKey: string): Properties {
  const read = (): ReadonlyMap<string, string> => stores.properties.get(storeKey) ?? new Map();

  /** All of `changes` or none: the store is replaced only when everything fits. */
  function write(changes: ReadonlyMap<string, string>, deleteOthers: boolean): void {
    const next = new Map(deleteOthers ? [] : read());
    for (const [key, value] of changes) {
      if (key === '' || bytes(key) > KEY_BYTES) throw core.error('storageError');
      if (bytes(value) > VALUE_BYTES) log('emulator', `Property value of ${bytes(value)} bytes: documented are 9 KB.`);
      next.set(key, value);
    }
    let total = 0;
    for (const [key, value] of next) total += bytes(key) + bytes(value);
    if (total > STORE_BYTES) throw core.error('propertyStorageFull');
    stores.properties.set(storeKey, next);
  }

  /** Whether a bulk call counts once or per key is not known; per key is the stricter reading. */
  function begin(method: string, operations: number): void {
    core.call(`Properties.${method}`);
    useQuota('properties', Math.max(operations, 1));
  }

  const properties: Properties = {
    getProperty(...args) {
      begin('getProperty', 1);
      return read().get(textArgument(core, `${METHOD}.getProperty`, args, 0)) ?? null;
    },
    getProperties() {
      begin('getProperties', read().size);
      return Object.fromEntries(read());
    },
    getKeys() {
      begin('getKeys', 1);
      return [...read().keys()];
    },
    setProperty(...args) {
      begin('setProperty', 1);
      const key = textArgument(core, `${METHOD}.setProperty`, args, 0);
      write(new Map([[key, textArgument(core, `${METHOD}.setProperty`, args, 1)]]), false);
      return properties;
    },
    setProperties(values: object, deleteAllOthers?: boolean) {
      const entries = Object.entries(values ?? {});
      begin('setProperties', entries.length);
      const changes = entries.map(([key, value]): [string, string] => [
        key,
        textArgument(core, `${METHOD}.setProperties`, [value], 0),
      ]);
      write(new Map(changes), deleteAllOthers === true);
      return properties;
    },
    deleteProperty(...args) {
      begin('deleteProperty', 1);
      const next = new Map(read());
      next.delete(textArgument(core, `${METHOD}.deleteProperty`, args, 0));
      stores.properties.set(storeKey, next);
      return properties;
    },
    deleteAllProperties() {
      begin('deleteAllProperties', 1);
      stores.properties.delete(storeKey);
      return properties;
    },
  };
  return named('Properties', properties);
}

function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
