import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const AUTH = 'https://www.googleapis.com/auth/';

/** All scopes that emulated services ask for. */
export const ALL_SCOPES = [
  'spreadsheets.currentonly',
  'script.container.ui',
  'script.external_request',
  'script.scriptapp',
  'script.send_mail',
  'userinfo.email',
].map((scope) => AUTH + scope);

export const scope = (name: string): string => AUTH + name;

/** Writes a script project as the build would leave it: Code.js, a manifest, further files. Returns its folder. */
export function scriptFolder(
  code: string,
  scopes: readonly string[] = ALL_SCOPES,
  files: Readonly<Record<string, string>> = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), 'twenty-sheets-script-'));
  const manifest = { timeZone: 'Etc/UTC', runtimeVersion: 'V8', exceptionLogging: 'STACKDRIVER', oauthScopes: scopes };
  writeFileSync(join(folder, 'appsscript.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'Code.js'), code);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
