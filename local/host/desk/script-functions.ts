import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Top-level functions of a built add-on that a client may call: those that are declared at the beginning of a line, without the private
 * ones, whose names end in "_". The build writes one such line for each entry point.
 */
export function scriptFunctions(folder: string): string[] {
  const sources = readdirSync(folder).filter((name) => /\.(js|gs)$/.test(name));
  const names = sources.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return [...text.matchAll(/^function\s+([A-Za-z$_][\w$]*)\s*\(/gm)].map((match) => match[1] ?? '');
  });
  return [...new Set(names)].filter((name) => !name.endsWith('_'));
}
