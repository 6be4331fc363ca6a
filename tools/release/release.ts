import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { released, unreleased } from './changelog';
import { isLater } from './version';

/** Why there is no release; the message is the sentence to print. */
export class NoRelease extends Error {
  override readonly name = 'NoRelease';
}

/** What people paste or push. */
const FILES = ['Code.js', 'sidebar.html', 'appsscript.json'] as const;

const LANGUAGES = ['en', 'fr'] as const;

export interface Wanted {
  readonly version: string;
  /** The first release of the number that package.json has already. */
  readonly first: boolean;
  /** As 2026-12-01. */
  readonly day: string;
}

export interface Released {
  readonly tag: string;
  /** Holds the three files and their checksums. */
  readonly folder: string;
}

/**
 * In the folder of the project: writes the version into package.json and its lock, closes the changelog's section, builds
 * twice, puts the three files with their checksums into `release/<version>`, commits and tags. Pushes nothing.
 *
 * @throws NoRelease before anything is changed where something is missing; after building, where two builds differ
 */
export function release({ version, first, day }: Wanted): Released {
  const changelog = readFileSync('CHANGELOG.md', 'utf8');
  const notes = check(version, first, changelog);
  const files = ['package.json', 'package-lock.json', 'CHANGELOG.md'];
  const before = files.map((file) => [file, readFileSync(file)] as const);
  const folder = `release/${version}`;
  try {
    for (const file of files.slice(0, 2)) writeFileSync(file, withVersion(readFileSync(file, 'utf8'), version));
    writeFileSync('CHANGELOG.md', released(changelog, version, day));
    buildInto(folder);
  } catch (thrown) {
    for (const [file, content] of before) writeFileSync(file, content);
    rmSync(folder, { recursive: true, force: true });
    throw thrown;
  }
  git('add', ...files);
  git('commit', '-q', '-m', `chore: release ${version}`);
  git('tag', '-a', `v${version}`, '-m', `Twenty Sheets ${version}\n\n${notes}`, '--cleanup=verbatim');
  return { tag: `v${version}`, folder };
}

/** @returns what is new. @throws NoRelease */
function check(version: string, first: boolean, changelog: string): string {
  const { version: current }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  const later = isLater(version, current);
  if (later === null) throw new NoRelease(`"${version}" is no version: 1.2.3 is one.`);
  if (!later && !(first && version === current)) throw new NoRelease(`${version} does not come after ${current}.`);
  if (git('tag', '--list', `v${version}`) !== '') throw new NoRelease(`The tag v${version} exists.`);
  if (git('status', '--porcelain') !== '') throw new NoRelease('There are changes that are not committed.');
  const notes = unreleased(changelog);
  if (!notes) throw new NoRelease('CHANGELOG.md has nothing under "## Unreleased".');
  for (const language of LANGUAGES) {
    const path = `sidebar/texts/${language}/news.ts`;
    const [, told] = /\bnews: \{\s*version: '([^']*)'/.exec(readFileSync(path, 'utf8')) ?? [];
    if (told !== version) throw new NoRelease(`The news in ${path} are of ${told ?? 'no version'}, not of ${version}.`);
  }
  return notes;
}

/** The first version in the text, and in a lock file that of the root package. */
function withVersion(text: string, version: string): string {
  const parsed: { version: string; packages?: Record<string, { version: string }> } = JSON.parse(text);
  parsed.version = version;
  const root = parsed.packages?.[''];
  if (root) root.version = version;
  return `${JSON.stringify(parsed, null, 2)}\n`;
}

/** @throws NoRelease where two builds differ: nobody could check what they paste. */
function buildInto(folder: string): void {
  const sums = [0, 1].map(() => {
    execFileSync(process.execPath, ['esbuild.config.mjs', '--quiet'], { stdio: ['ignore', 'ignore', 'inherit'] });
    return FILES.map((file) => `${sha256(`dist/${file}`)}  ${file}\n`).join('');
  });
  if (sums[0] !== sums[1]) throw new NoRelease('Two builds of the same sources differ.');
  mkdirSync(folder, { recursive: true });
  for (const file of FILES) cpSync(`dist/${file}`, `${folder}/${file}`);
  writeFileSync(`${folder}/SHA256SUMS`, sums[0] ?? '');
}

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}
