import { isDate } from 'node:util/types';
import { ownFields } from '../services/page/own-fields';
import { isStopMarker } from '../runtime/guard';
import type { RealmMaker } from '../runtime/script/realm';

/**
 * The border between the script's realm and the services. Services are host objects; a script must see arrays, dates and errors of its
 * own realm (`instanceof` works in Apps Script), and must never hold a host object it can change. So:
 *
 *   host → realm  arrays, dates and plain data are copied; an object with a method is a service and is wrapped
 *   realm → host  arrays, dates and plain data are copied; a wrapped service is unwrapped; all else passes
 *
 * Asking a wrapped service for something it does not have throws, with its name: what is not emulated must not look absent.
 */
export interface Membrane {
  toRealm(value: unknown, name?: string): unknown;
  toHost(value: unknown): unknown;
}

/** What the membrane tells the execution. */
export interface MembraneHooks {
  /** Before a method of a service runs: a dead execution ends here. */
  enter(): void;
  /** After it ran, before the script gets the result or the error. */
  leave(hasThrown: boolean): void;
  /** The script goes on, with the result in its hands or an error. */
  left(): void;
  /** The emulator itself failed, or lacks something: the test or the host must hear of it even if the script catches it. */
  failed(error: Error): void;
}

/** Names that JavaScript itself asks for; being absent is no sign of a missing method. */
const SILENT = new Set([
  'then',
  'toJSON',
  'constructor',
  'valueOf',
  '$$typeof',
  'nodeType',
  'asymmetricMatch',
  '__proto__',
]);

type Method = (...args: unknown[]) => unknown;

export function createMembrane(make: RealmMaker, hooks: MembraneHooks): Membrane {
  const wrapped = new WeakMap<object, object>();
  const originals = new WeakMap<object, object>();
  const { missing, broken } = failures(make, hooks);

  function toRealm(value: unknown, name = 'Service'): unknown {
    if (isMethod(value)) return wrapMethod(value, undefined, name);
    if (typeof value !== 'object' || value === null) return value;
    const known = wrapped.get(value);
    if (known) return known;
    if (isDate(value)) return make.date(value.getTime());
    if (Array.isArray(value)) return copyArray(value, make.array(), (item) => toRealm(item, name));
    if (make.ObjectPrototype.isPrototypeOf(value) || originals.has(value)) return value;
    if (isService(value)) return wrapService(value, name);
    return copyFields(value, make.object(), (item, key) => toRealm(item, `${name}.${key}`));
  }

  function toHost(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const original = originals.get(value);
    if (original) return original;
    if (isDate(value)) return new Date(value.getTime());
    if (Array.isArray(value)) return copyArray(value, [], toHost);
    const proto: unknown = Object.getPrototypeOf(value);
    if (proto !== make.ObjectPrototype && proto !== null) return value;
    return copyFields(value, {}, toHost);
  }

  function wrapService(service: object, name: string): object {
    const methods = new Map<string, unknown>();
    const fields = ownFields.get(service);
    const proxy = new Proxy(make.object(), {
      get: (target, key) => {
        if (typeof key === 'symbol') return Reflect.get(target, key);
        if (fields?.has(key)) return fields.get(key);
        if (methods.has(key)) return methods.get(key);
        if (!(key in service) || (key === 'toString' && !Object.hasOwn(service, key))) {
          if (key === 'toString') return make.method(() => name);
          if (SILENT.has(key)) return Reflect.get(target, key);
          throw missing(`${name}.${key}`);
        }
        const member: unknown = Reflect.get(service, key);
        if (!isMethod(member)) return toRealm(member, `${name}.${key}`);
        const method = wrapMethod(member, service, `${name}.${key}`);
        methods.set(key, method);
        return method;
      },
      has: (_target, key) => key in service || (typeof key === 'string' && fields?.has(key) === true),
      set: (_target, key, value) => {
        if (typeof key === 'string') fields?.set(key, value);
        return fields !== undefined;
      },
      defineProperty: () => false,
      deleteProperty: () => false,
    });
    wrapped.set(service, proxy);
    originals.set(proxy, service);
    return proxy;
  }

  function wrapMethod(method: Method, self: object | undefined, name: string): unknown {
    return make.method((args) => {
      hooks.enter();
      let result: unknown;
      try {
        result = Reflect.apply(method, self, Array.from(args, toHost));
      } catch (error) {
        if (isStopMarker(error)) throw error;
        hooks.leave(true);
        hooks.left();
        if (make.isError(error)) throw error;
        throw broken(name, error);
      }
      hooks.leave(false);
      const given = toRealm(result, `${name}()`);
      hooks.left();
      return given;
    });
  }

  return { toRealm, toHost };
}

/** What a script gets where the emulator lacks something or fails; the host hears of it too. */
const failures = (make: RealmMaker, hooks: MembraneHooks) => ({
  missing: (name: string): Error => {
    const error = new Error(`${name} is not emulated.`);
    hooks.failed(error);
    return make.error('Error', error.message);
  },
  broken: (name: string, cause: unknown): Error => {
    hooks.failed(cause instanceof Error ? cause : new Error(`${name} failed: ${String(cause)}`, { cause }));
    return make.error('Error', `${name} failed inside the emulator.`);
  },
});

function isMethod(value: unknown): value is Method {
  return typeof value === 'function';
}

function isService(value: object): boolean {
  const proto: unknown = Object.getPrototypeOf(value);
  // Plain objects of another realm (jest's, Node's) are plain too: their prototype has no prototype.
  if (proto !== null && Object.getPrototypeOf(proto) !== null) return true;
  // Most services have a name of their own; asking for all their methods would make them all.
  return Object.hasOwn(value, 'toString') || Object.values(value).some(isMethod);
}

function copyArray(from: readonly unknown[], to: unknown[], convert: (value: unknown) => unknown): unknown[] {
  for (let index = 0; index < from.length; index += 1) {
    const value = from[index];
    to[index] = typeof value === 'object' || typeof value === 'function' ? convert(value) : value;
  }
  return to;
}

function copyFields(
  from: object,
  to: Record<string, unknown>,
  convert: (value: unknown, key: string) => unknown,
): Record<string, unknown> {
  for (const [key, value] of Object.entries(from)) to[key] = convert(value, key);
  return to;
}
