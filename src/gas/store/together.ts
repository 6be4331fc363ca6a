/**
 * Properties in one call. Of the person's: the first that is asked for brings all of them, in one call. Another execution of the same person may write as
 * well: what several of them count in is asked for by itself, and once the lock is held all is asked again.
 */
import type { Properties } from './store';

export interface Together extends Properties {
  /** What was read so far may have changed. */
  readonly readAnew: () => void;
}

/** @param isShared keys that are asked for by themselves */
export function readTogether(properties: Properties, isShared: (key: string) => boolean): Together {
  let all: Map<string, string> | undefined;
  const known = (): Map<string, string> => (all ??= new Map(Object.entries(properties.getProperties())));
  return {
    getProperty: (key) => (isShared(key) ? properties.getProperty(key) : (known().get(key) ?? null)),
    getKeys: () => [...known().keys()],
    getProperties: () => Object.fromEntries(known()),
    setProperty(key, value) {
      properties.setProperty(key, value);
      all?.set(key, value);
    },
    deleteProperty(key) {
      properties.deleteProperty(key);
      all?.delete(key);
    },
    readAnew() {
      all = undefined;
    },
  };
}

/** Every read is a call, but within a glance, which begins with one for all. */
export interface Glancing extends Properties {
  readonly glance: <T>(work: () => T) => T;
}

/** The document's properties, which others change at any time: what is read together must be looked at within a moment. */
export function withGlances(properties: Properties): Glancing {
  let now = properties;
  return {
    getProperty: (key) => now.getProperty(key),
    getKeys: () => now.getKeys(),
    getProperties: () => now.getProperties(),
    setProperty: (key, value) => now.setProperty(key, value),
    deleteProperty: (key) => now.deleteProperty(key),
    glance(work) {
      const before = now;
      now = readTogether(properties, () => false);
      try {
        return work();
      } finally {
        now = before;
      }
    },
  };
}
