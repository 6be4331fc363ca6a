export interface ConnectionInfo {
  /** Address of the API, without a slash at the end. */
  readonly address: string;
  readonly workspaceName: string;
  /** The last four characters of the key: all that ever leaves the user properties. */
  readonly keyEnding: string;
  /** ISO date of the key's own expiry, or null when it says none or says a hundred years. */
  readonly keyExpires: string | null;
  readonly appVersion: string | null;
  readonly webAddress: string;
}

/** A workspace that this person has a key for. The keys themselves never leave the user properties. */
export interface WorkspaceInfo extends ConnectionInfo {
  /** Names the workspace in calls, in `TableInfo.workspace` too. */
  readonly ref: string;
  /** The one that new tables of this spreadsheet are of, unless a call names another. */
  readonly isCurrent: boolean;
}
