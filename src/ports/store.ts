/** Small texts under keys. One value is at most 9 KB (Google's quota); larger ones are the caller's to divide. */
export interface Store {
  readonly get: (key: string) => string | null;
  /** @throws SyncError `storage-full`, `own-storage-full`: the value is what it was, and deleting works all the same. */
  readonly set: (key: string, value: string) => void;
  readonly delete: (key: string) => void;
  /** Every key that starts with the prefix. */
  readonly keys: (prefix: string) => readonly string[];
  /** All keys and values together, in bytes. */
  readonly bytes: () => number;
}

/** Texts that may vanish at any time, and nothing throws. A value is at most 100 KB; larger ones are silently not kept. */
export interface Cache {
  readonly get: (key: string) => string | null;
  readonly set: (key: string, value: string, seconds: number) => void;
  /** Several at once. Each value is of ASCII signs. */
  readonly setAll: (values: Readonly<Record<string, string>>, seconds: number) => void;
}
