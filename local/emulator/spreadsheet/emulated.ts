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
      if (SILENT.has(name) || name.startsWith('$$') || name.startsWith('@@')) return undefined;
      throw new Error(`${className}.${name} is not emulated`);
    },
  }) as Service;
}
