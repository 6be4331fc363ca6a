import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import * as z from 'zod';

/** Where the checks are: one file a service, and what runs them in `harness/`. */
export const CHECKS_FOLDER = 'test/google';

/** The scopes of the add-on; the self-check sends no mail. */
const MANIFEST = {
  timeZone: 'Etc/UTC',
  exceptionLogging: 'STACKDRIVER',
  runtimeVersion: 'V8',
  oauthScopes: [
    'https://www.googleapis.com/auth/spreadsheets.currentonly',
    'https://www.googleapis.com/auth/script.container.ui',
    'https://www.googleapis.com/auth/script.external_request',
    'https://www.googleapis.com/auth/script.scriptapp',
  ],
};

/** What is told of a check (test/google/harness/check.gs.js). */
const checkSchema = z.object({
  id: z.string(),
  service: z.string(),
  source: z.string(),
  status: z.string(),
  expected: z.unknown(),
  change: z.string(),
  variant: z.string().optional(),
  readings: z.record(z.string(), z.unknown()).optional(),
});
export type Check = z.infer<typeof checkSchema>;

/**
 * The script: the harness, then the checks, in the order of their files' names.
 *
 * @param seen days on which checks were seen live, by id
 */
export function selfCheckCode(folder = CHECKS_FOLDER, seen: Readonly<Record<string, string>> = {}): string {
  const filesOf = (path: string): string[] =>
    readdirSync(path)
      .filter((name) => name.endsWith('.gs.js'))
      .sort()
      .map((name) => join(path, name));
  const known = `/** Days on which checks were seen on Google, by id. */\nconst SEEN = ${JSON.stringify(seen, null, 2)};\n`;
  const texts = [...filesOf(join(folder, 'harness')), ...filesOf(folder)].map((path) => readFileSync(path, 'utf8'));
  return [known, ...texts].join('\n');
}

/** Writes the project as it is pasted or pushed: Code.js, payload.html, appsscript.json. Returns their names. */
export function writeProject(
  into: string,
  folder = CHECKS_FOLDER,
  seen: Readonly<Record<string, string>> = {},
): readonly string[] {
  const files = {
    'Code.js': selfCheckCode(folder, seen),
    'payload.html': readFileSync(join(folder, 'harness/payload.html'), 'utf8'),
    'appsscript.json': `${JSON.stringify(MANIFEST, null, 2)}\n`,
  };
  mkdirSync(into, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(into, name), text);
  return Object.keys(files);
}

/** All checks of a script, without running one: its top level calls no service. */
export function readChecks(code: string): readonly Check[] {
  return z.array(checkSchema).parse(JSON.parse(String(runInNewContext(`${code}\nlistChecks();`))));
}
