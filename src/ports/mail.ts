/** Mail from the person's own account. */
export interface Mail {
  /** @throws SyncError `mail-used-up`, `mail-refused`. */
  readonly send: (to: string, subject: string, body: string) => void;
}
