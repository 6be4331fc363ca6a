/**
 * The little of the Web that graphql-request needs, without waiting: the build puts these three in place of the globals of
 * the same names inside that package (`esbuild.sync-graphql-request.mjs`). Apps Script has no `Headers` and no `URL`, and
 * its promises would settle only after the execution has ended.
 */

type Settle = (value: unknown) => void;

interface Thenable {
  readonly then: (fulfilled: Settle, rejected: Settle) => unknown;
}

const isThenable = (value: unknown): value is Thenable =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

type State = { readonly is: 'pending' } | { readonly is: 'fulfilled' | 'rejected'; readonly value: unknown };

/** A promise whose reactions run at once: when it settles, or when they are added to one that has settled. */
export class SyncPromise {
  private state: State = { is: 'pending' };
  private reactions: (() => void)[] = [];

  constructor(executor: (resolve: Settle, reject: Settle) => void) {
    const reject: Settle = (reason) => this.settle({ is: 'rejected', value: reason });
    const resolve: Settle = (value) => {
      if (isThenable(value)) value.then(resolve, reject);
      else this.settle({ is: 'fulfilled', value });
    };
    try {
      executor(resolve, reject);
    } catch (thrown) {
      reject(thrown);
    }
  }

  static resolve(value: unknown): SyncPromise {
    return new SyncPromise((resolve) => resolve(value));
  }

  private settle(state: State): void {
    if (this.state.is !== 'pending') return;
    this.state = state;
    const reactions = this.reactions;
    this.reactions = [];
    for (const react of reactions) react();
  }

  // oxlint-disable-next-line unicorn/no-thenable -- being one is its purpose
  then(fulfilled?: (value: unknown) => unknown, rejected?: (reason: unknown) => unknown): SyncPromise {
    return new SyncPromise((resolve, reject) => {
      const react = (): void => {
        const { state } = this;
        if (state.is === 'pending') return;
        const handler = state.is === 'fulfilled' ? fulfilled : rejected;
        if (!handler) return state.is === 'fulfilled' ? resolve(state.value) : reject(state.value);
        try {
          resolve(handler(state.value));
        } catch (thrown) {
          reject(thrown);
        }
      };
      if (this.state.is === 'pending') this.reactions.push(react);
      else react();
    });
  }
}

/** Headers of a request, by lower-case name. */
export class SyncHeaders {
  private readonly byName = new Map<string, string>();

  constructor(init: SyncHeaders | Readonly<Record<string, string>> = {}) {
    if (init instanceof SyncHeaders) init.forEach((value, name) => this.set(name, value));
    else for (const [name, value] of Object.entries(init)) this.set(name, value);
  }

  has(name: string): boolean {
    return this.byName.has(name.toLowerCase());
  }

  get(name: string): string | null {
    return this.byName.get(name.toLowerCase()) ?? null;
  }

  set(name: string, value: string): void {
    this.byName.set(name.toLowerCase(), value);
  }

  forEach(each: (value: string, name: string) => void): void {
    this.byName.forEach(each);
  }
}

/** An address that is passed on as it is. */
export class SyncUrl {
  readonly href: string;

  constructor(address: string) {
    this.href = address;
  }

  toString(): string {
    return this.href;
  }
}
