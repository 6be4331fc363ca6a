import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the emulator reads from `appsscript.json`. */
export interface Manifest {
  readonly timeZone: string;
  readonly scopes: readonly string[];
}

const PREFIX = 'https://www.googleapis.com/auth/';

/** The scopes that services ask for (google.md §3.2). */
export const SCOPES = {
  currentOnly: `${PREFIX}spreadsheets.currentonly`,
  spreadsheets: `${PREFIX}spreadsheets`,
  ui: `${PREFIX}script.container.ui`,
  fetch: `${PREFIX}script.external_request`,
  triggers: `${PREFIX}script.scriptapp`,
  mail: `${PREFIX}script.send_mail`,
  email: `${PREFIX}userinfo.email`,
} as const;

/** Reads the manifest of a code folder. Throws a sentence when it is missing, broken, or lists no scopes. */
export function readManifest(folder: string): Manifest {
  const path = join(folder, 'appsscript.json');
  if (!existsSync(path)) throw new Error(`There is no appsscript.json in ${folder}; build the add-on first.`);
  const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof parsed !== 'object' || parsed === null) throw new Error(`${path} does not hold an object.`);
  const timeZone = 'timeZone' in parsed ? parsed.timeZone : undefined;
  const scopes = 'oauthScopes' in parsed ? parsed.oauthScopes : undefined;
  const runtime = 'runtimeVersion' in parsed ? parsed.runtimeVersion : undefined;
  if (typeof timeZone !== 'string') throw new Error(`${path} has no timeZone.`);
  if (runtime !== 'V8') throw new Error(`${path} must say "runtimeVersion": "V8".`);
  if (!Array.isArray(scopes) || !scopes.every((scope): scope is string => typeof scope === 'string')) {
    throw new Error(`${path} must list its oauthScopes; scopes are not guessed from the code here.`);
  }
  return { timeZone, scopes };
}
