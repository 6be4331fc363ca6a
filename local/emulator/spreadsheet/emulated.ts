/** Names that JavaScript itself, printing and test tools ask every object for; their absence is no missing method. */
const SILENT: ReadonlySet<string> = new Set([
  'then',
  'toJSON',
  'constructor',
  'valueOf',
  'nodeType',
  'asymmetricMatch',
]);

/**
 * A service object: the methods given, its class name as text, and a loud error for every other name, so that what is not
 * emulated is never mistaken for something absent. That error is why the result may be called the full service type.
 */
export function emulated<Service extends object, Name extends keyof Service>(
  className: string,
  methods: Pick<Service, Name>,
): Service {
  const text = { toString: () => className };
  const service: object = Object.assign(methods, text);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every name not given throws
  return new Proxy(service, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target) return Reflect.get(target, name);
      return absent(className, name);
    },
  }) as Service;
}

/**
 * The same where Google's methods give or take more than @types/google-apps-script say: null results, methods that it lacks.
 */
export function emulatedBeyondTypes<Service extends object>(
  className: string,
  methods: { readonly [Name in keyof Service]?: unknown },
): Service {
  return emulated<Service, never>(className, methods);
}

/**
 * The same of methods by subject. A subject's methods are made when the first of them is asked for: of a Range, which has a hundred,
 * a script mostly wants one.
 */
export function emulatedInParts<Service extends object>(
  className: string,
  parts: readonly (() => Partial<Service>)[],
): Service {
  const made: object[] = [];
  const partWith = (name: string | symbol): object | undefined => {
    const known = made.find((part) => name in part);
    if (known) return known;
    while (made.length < parts.length) {
      const part = parts[made.length]?.() ?? {};
      made.push(part);
      if (name in part) return part;
    }
    return undefined;
  };
  const service: object = { toString: () => className };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every name not given throws
  return new Proxy(service, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target) return Reflect.get(target, name);
      const part = partWith(name);
      return part ? Reflect.get(part, name) : absent(className, name);
    },
    has: (target, name) => name in target || partWith(name) !== undefined,
    ownKeys: (target) => [target, ...parts.map((make) => make())].flatMap(Reflect.ownKeys),
    getOwnPropertyDescriptor: (target, name) =>
      Reflect.getOwnPropertyDescriptor(Object.hasOwn(target, name) ? target : (partWith(name) ?? {}), name),
  }) as Service;
}

function absent(className: string, name: string): undefined {
  if (SILENT.has(name) || name.startsWith('$$') || name.startsWith('@@')) return undefined;
  throw new Error(`${className}.${name} is not emulated`);
}
