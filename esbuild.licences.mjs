// What of other people's work is in the files that clasp pushes, by esbuild's own account of them, and what its licences ask: their
// notices go into those files. Run by itself it lists what the last build put in, and fails where a licence does not allow that.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where a build writes its list. */
export const SHIPPED = 'build/shipped.json';

/** Licences under which a work may stand in an MIT-licensed file, if its notice stands there too. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/** The folder of the innermost package that a file belongs to; null for our own. */
const folderOf = (path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null;

/** The packages of which at least a byte is in the output, each once, by name. */
export function packagesIn(metafiles) {
  const inputs = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap((output) => Object.entries(output.inputs)),
  );
  const folders = inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? (folderOf(path) ?? []) : []));
  return [...new Set(folders)].map(packageAt).sort((one, other) => (one.name < other.name ? -1 : 1));
}

function packageAt(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)\b/i.test(file))
    : [];
  const notice = files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  return { name, version, licence: typeof license === 'string' ? license : '', notice };
}

/** Why a package may not ship, or null. Of a choice ("MIT OR …") one is enough, of a sum all must be allowed. */
export function refusal({ licence, notice }) {
  const isAllowed = licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => ALLOWED.includes(one)));
  if (!isAllowed) return `its licence, ${licence || 'which it does not name'}, is not among ${ALLOWED.join(', ')}`;
  return notice === '' ? 'it comes without the text of its licence' : null;
}

/** Some notices come with a paragraph a line. */
const folded = (text) => text.replace(/(?=.{121})(.{1,120}) /g, '$1\n');

/** The notices as they stand in a file. @throws Error where one would end the comment or the element that it stands in. */
export function noticesOf(packages) {
  const text = packages
    .map(({ name, version, notice }) => `${name} ${version}\n\n${folded(notice)}`)
    .join('\n\n----\n\n');
  if (/\*\/|<\/|<!--/.test(text)) throw new Error('a licence holds what ends a comment or begins a tag');
  return `This file holds parts of the following works.\n\n${text}\n`;
}

function list() {
  const shipped = JSON.parse(readFileSync(SHIPPED, 'utf8'));
  let refused = 0;
  for (const [file, packages] of Object.entries(shipped)) {
    console.log(file);
    for (const one of packages) {
      const reason = refusal(one);
      console.log(`  ${one.name} ${one.version}  ${one.licence}${reason ? `  REFUSED: ${reason}` : ''}`);
      if (reason) refused += 1;
    }
  }
  if (refused > 0) process.exit(1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) list();
