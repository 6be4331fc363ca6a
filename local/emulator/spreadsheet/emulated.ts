/**
 * A service object: the methods given, and its class name as text. Whatever else a script asks it for is an error, which the membrane
 * throws (`engine/membrane.ts`): what is not emulated is never mistaken for something absent. So it may be called the full service type.
 */
export function emulated<Service extends object, Name extends keyof Service>(
  className: string,
  methods: Pick<Service, Name>,
): Service {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every name not given throws
  return Object.assign(methods, { toString: () => className }) as Service;
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

type Part = Readonly<Record<string, unknown>>;

/** An object whose parts are made when they are asked for. */
interface InParts {
  readonly parts: readonly (() => Part)[];
  readonly made: (Part | undefined)[];
}

/** What all objects of a class have in common: for each method, the part that has it. */
const shapes = new Map<string, object>();

/**
 * The same of methods by subject. A subject's methods are made when the first of them is asked for: of a Range, which has a hundred,
 * a script mostly wants one.
 */
export function emulatedInParts<Service extends object>(
  className: string,
  parts: readonly (() => Partial<Service>)[],
): Service {
  const shape = shapes.get(className) ?? shapeOf(parts);
  shapes.set(className, shape);
  const service: object = Object.create(shape, { parts: { value: parts }, made: { value: [] } });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every name not given throws
  return Object.assign(service, { toString: () => className }) as Service;
}

function shapeOf(parts: readonly (() => object)[]): object {
  const shape = {};
  for (const [index, make] of parts.entries()) {
    for (const name of Object.keys(make())) {
      Object.defineProperty(shape, name, {
        enumerable: true,
        get(this: InParts) {
          const part = (this.made[index] ??= this.parts[index]?.());
          return part?.[name];
        },
      });
    }
  }
  return shape;
}
