/**
 * The person's properties, each read by itself until `together` is called: from then on the first that is asked for brings all of them, in
 * one call. Another execution of the same person may write as well, so that is when nobody else can be at work: under the lock.
 */
import type { Properties } from './store';

export interface Together extends Properties {
  readonly together: () => void;
}

export function readTogether(properties: Properties): Together {
  let isTogether = false;
  let all: Map<string, string> | undefined;
  const known = (): Map<string, string> => (all ??= new Map(Object.entries(properties.getProperties())));
  return {
    getProperty: (key) => (isTogether ? (known().get(key) ?? null) : properties.getProperty(key)),
    getKeys: () => (isTogether ? [...known().keys()] : properties.getKeys()),
    getProperties: () => properties.getProperties(),
    setProperty(key, value) {
      properties.setProperty(key, value);
      all?.set(key, value);
    },
    deleteProperty(key) {
      properties.deleteProperty(key);
      all?.delete(key);
    },
    together() {
      isTogether = true;
      all = undefined;
    },
  };
}
