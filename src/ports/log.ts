/** For the developer of the add-on. Never the key, never a record's content. */
export interface Log {
  readonly info: (message: string) => void;
  readonly warn: (message: string) => void;
}
