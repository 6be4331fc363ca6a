import { readFileSync, statSync } from 'node:fs';

/** Files of the build that tests look at, by the project's folder. `npm test` makes them first. */
export type BuiltFile =
  | 'dist/Code.js'
  | 'dist/sidebar.html'
  | 'dist/appsscript.json'
  | 'build/shipped.json'
  | 'build/crm-beside.mjs'
  | 'build/deals-beside.mjs';

/** @throws a sentence when the build has not been made. */
export function readBuilt(file: BuiltFile): string {
  return readFileSync(requireBuilt(file), 'utf8');
}

/** The path itself. @throws a sentence when the build has not been made. */
export function requireBuilt(file: BuiltFile): BuiltFile {
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
  throw new Error(`${file} is not there: run "npm run build" first, or "npm test", which does.`);
}

/** The folder that the emulator loads and clasp pushes. @throws a sentence when the build has not been made. */
export function builtFolder(): string {
  for (const file of ['dist/Code.js', 'dist/sidebar.html', 'dist/appsscript.json'] as const) requireBuilt(file);
  return 'dist';
}
