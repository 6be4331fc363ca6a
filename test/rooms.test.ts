import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

/** Who may import whom inside src/, as CONTRIBUTING.md says. A room not listed here may import nothing. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  remedies: ['errors'],
  wire: [],
  protocol: [],
  cells: [],
  ports: ['cells'],
  twenty: ['ports', 'errors', 'wire'],
  fields: ['cells', 'wire', 'twenty'],
  sheet: ['cells', 'ports'],
  sync: ['twenty', 'fields', 'sheet', 'cells', 'ports', 'errors', 'wire', 'protocol'],
  gas: ['ports', 'cells', 'errors'],
  entry: ['errors', 'remedies', 'wire', 'protocol', 'cells', 'ports', 'twenty', 'fields', 'sheet', 'sync', 'gas'],
};

/** Runtime packages of the server bundle; a third one needs a measured reason. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  twenty: ['zod/mini', 'graphql-request'],
  sync: ['zod/mini'],
  entry: ['zod/mini'],
};

/** Time, chance and the network come in through ports: these names have no place in the core. */
const FORBIDDEN_IN_CORE = [
  /\bDate\.now\b/,
  /\bnew Date\(\)/,
  /\bMath\.random\b/,
  /\bsetTimeout\b/,
  /\bconsole\b/,
  /\bfetch\(/,
];

interface Import {
  readonly from: string;
  readonly file: string;
  readonly isTypeOnly: boolean;
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join('src', file));

const roomOf = (file: string): string => relative('src', file).split('/')[0]?.replace(/\.ts$/, '') ?? '';

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'/gms)].map((match) => ({
    from: match[2] ?? '',
    file,
    isTypeOnly: match[1] !== undefined,
  }));
}

/** Code without comments: a comment may speak of anything. */
const codeOf = (file: string): string =>
  readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');

describe('the rooms of src', () => {
  test('every file stands in a known room', () => {
    expect(files.filter((file) => !(roomOf(file) in MAY_IMPORT))).toEqual([]);
    expect(files.length).toBeGreaterThan(60);
  });

  test('no room imports one that it may not', () => {
    const wrong = files.flatMap(importsOf).flatMap(({ from, file }) => {
      if (!from.startsWith('.')) return [];
      const [room, target] = [roomOf(file), roomOf(`${normalize(join(dirname(file), from))}.ts`)];
      return target === room || MAY_IMPORT[room]?.includes(target) ? [] : [`${file} imports ${from}`];
    });
    expect(wrong).toEqual([]);
  });

  test('fields know only the types of Twenty, and ports only the types of cells', () => {
    const wrong = files.flatMap(importsOf).filter(({ file, from, isTypeOnly }) => {
      const target = `${roomOf(file)} -> ${roomOf(`${normalize(join(dirname(file), from))}.ts`)}`;
      return from.startsWith('.') && ['fields -> twenty', 'ports -> cells'].includes(target) && !isTypeOnly;
    });
    expect(wrong).toEqual([]);
  });

  test('the bundle carries no package but the two that were weighed', () => {
    const wrong = files
      .flatMap(importsOf)
      .flatMap(({ from, file }) =>
        from.startsWith('.') || PACKAGES[roomOf(file)]?.includes(from) ? [] : [`${file} imports ${from}`],
      );
    expect(wrong).toEqual([]);
  });

  test('clocks, chance and the network reach the core through ports only', () => {
    const core = files.filter((file) => !['gas', 'entry'].includes(roomOf(file)));
    const wrong = core.flatMap((file) =>
      FORBIDDEN_IN_CORE.filter((name) => name.test(codeOf(file))).map((name) => `${file}: ${name.source}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no file is larger than one subject needs', () => {
    // The protocol is a list of types, and one list.
    const code = files.filter((file) => file !== 'src/protocol.ts');
    const long = code.filter((file) => readFileSync(file, 'utf8').split('\n').length > 260);
    expect(long).toEqual([]);
  });
});
