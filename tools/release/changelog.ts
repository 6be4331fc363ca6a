/** The changelog as Keep a Changelog has it: `## Unreleased` on top, then one section a version. */

const UNRELEASED = '## Unreleased';

/** What stands under Unreleased, without blank lines around it; '' where nothing does, null where the heading is missing. */
export function unreleased(changelog: string): string | null {
  const start = changelog.indexOf(`${UNRELEASED}\n`);
  if (start < 0) return null;
  const after = changelog.slice(start + UNRELEASED.length + 1);
  return after.split(/^## /m, 1)[0]?.trim() ?? '';
}

/** The changelog with what is unreleased under the version. @param day as 2026-12-01 */
export function released(changelog: string, version: string, day: string): string {
  return changelog.replace(`${UNRELEASED}\n`, () => `${UNRELEASED}\n\n## ${version} - ${day}\n`);
}
