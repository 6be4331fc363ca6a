/** What the page in the sidebar's frame says to the page around it, and back. */
export type SidebarMessage =
  | { readonly kind: 'run'; readonly call: number; readonly name: string; readonly args: readonly unknown[] }
  | { readonly kind: 'close' }
  | { readonly kind: 'focus' }
  | { readonly kind: 'size'; readonly width: number | null; readonly height: number | null };

/** `error` holds what Google's failure handlers get: name, message and stack, nothing of the script's own. */
export type SidebarAnswer =
  | { readonly call: number; readonly ok: true; readonly value: unknown }
  | { readonly call: number; readonly ok: false; readonly error: CallFailure };

export interface CallFailure {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

export interface SidebarClientConfig {
  /** Origin of the page around the frame: the only one that is talked to. */
  readonly parentOrigin: string;
  /** Top-level functions of the script that a client may call. */
  readonly functions: readonly string[];
}

interface Handlers {
  readonly success: ((value: unknown, userObject: unknown) => void) | null;
  readonly failure: ((error: Error, userObject: unknown) => void) | null;
  readonly userObject: unknown;
}
type Runner = Record<string, (...args: never[]) => unknown>;

/**
 * What of a call's arguments goes to the server: copies of plain values, or the fields of a form where it is the only argument. Sent as its
 * own text, too.
 *
 * @throws Error as Google's, which names the argument
 */
export function legalCopies(args: readonly unknown[]): unknown[] {
  function copyOf(value: unknown, above: readonly object[]): unknown {
    if (value === undefined || value === null) return null;
    if (typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    if (typeof value !== 'object' || above.includes(value)) throw new TypeError('illegal');
    const path = above.concat([value]);
    if (Array.isArray(value)) return Array.from(value, (item) => copyOf(item, path));
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && Object.prototype.toString.call(value) !== '[object Object]')
      throw new TypeError('illegal');
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item, path)]));
  }

  /** One form as the only argument becomes an object of its fields. */
  function fieldsOf(form: HTMLFormElement): Record<string, unknown> {
    const fields: Record<string, unknown> = {};
    for (const [name, value] of new FormData(form)) {
      if (typeof value !== 'string') throw new TypeError('illegal');
      const before = fields[name];
      fields[name] = before === undefined ? value : ([] as unknown[]).concat(before, value);
    }
    return fields;
  }

  return args.map((value, index) => {
    try {
      return args.length === 1 && value instanceof HTMLFormElement ? fieldsOf(value) : copyOf(value, []);
    } catch {
      throw new Error(`Failed due to illegal value in property: ${index}`);
    }
  });
}

/**
 * `google.script` in the sidebar's frame, as google.md §4.2 says: runners that are never changed, ten calls at once, copies of
 * plain values only, handlers with a user object. The function is sent to the browser as its own text, so it may use nothing from outside
 * of it.
 */
export function installSidebarClient(config: SidebarClientConfig, copies: typeof legalCopies): void {
  const MOST_AT_ONCE = 10;
  const waiting: (() => void)[] = [];
  const running = new Map<number, Handlers>();
  let calls = 0;

  const post = (message: unknown): void => window.parent.postMessage(message, config.parentOrigin);

  function start(name: string, args: readonly unknown[], handlers: Handlers): void {
    const call = ++calls;
    const send = (): void => {
      running.set(call, handlers);
      post({ kind: 'run', call, name, args });
    };
    if (running.size < MOST_AT_ONCE) send();
    else waiting.push(send);
  }

  function runner(handlers: Handlers): Runner {
    const made: Runner = {
      withSuccessHandler: (success: Handlers['success']) => runner({ ...handlers, success }),
      withFailureHandler: (failure: Handlers['failure']) => runner({ ...handlers, failure }),
      withUserObject: (userObject: unknown) => runner({ ...handlers, userObject }),
    };
    for (const name of config.functions) {
      made[name] = (...args: unknown[]): void => start(name, copies(args), handlers);
    }
    return made;
  }

  function settle(answer: SidebarAnswer): void {
    const handlers = running.get(answer.call);
    if (!handlers) return;
    running.delete(answer.call);
    waiting.shift()?.();
    if (answer.ok) {
      handlers.success?.(answer.value === undefined ? null : answer.value, handlers.userObject);
      return;
    }
    const error = new Error(answer.error.message);
    error.name = answer.error.name;
    error.stack = answer.error.stack;
    if (handlers.failure) handlers.failure(error, handlers.userObject);
    else console.error('Uncaught', error);
  }

  window.addEventListener('message', (event: MessageEvent<SidebarAnswer>) => {
    if (event.source === window.parent && event.origin === config.parentOrigin) settle(event.data);
  });

  const host = {
    close: () => post({ kind: 'close' }),
    setHeight: (height: number) => post({ kind: 'size', width: null, height }),
    setWidth: (width: number) => post({ kind: 'size', width, height: null }),
    editor: { focus: () => post({ kind: 'focus' }) },
    origin: config.parentOrigin,
  };
  const google = { script: { run: runner({ success: null, failure: null, userObject: undefined }), host } };
  Object.defineProperty(window, 'google', { value: google, enumerable: true });
}
