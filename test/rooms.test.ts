import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

/** Who may import whom inside src/, as docs/architecture.md says. A room not listed here may import nothing. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  escapes: [],
  gate: ['escapes'],
  errors: ['gate'],
  remedies: ['errors'],
  schema: [],
  wire: [],
  protocol: ['errors'],
  cells: [],
  ports: ['cells'],
  twenty: ['ports', 'errors', 'gate', 'wire', 'schema'],
  fields: ['cells', 'wire', 'twenty'],
  sheet: ['cells', 'ports', 'gate'],
  sync: ['twenty', 'fields', 'sheet', 'cells', 'ports', 'errors', 'gate', 'wire', 'schema', 'protocol'],
  csv: ['sync', 'twenty', 'fields', 'cells', 'ports', 'errors', 'gate', 'wire', 'schema', 'protocol'],
  gas: ['ports', 'cells', 'errors', 'gate'],
  calls: [
    'errors',
    'gate',
    'remedies',
    'wire',
    'schema',
    'protocol',
    'cells',
    'ports',
    'twenty',
    'fields',
    'sheet',
    'sync',
    'csv',
  ],
  entry: ['calls', 'errors', 'gate', 'protocol', 'ports', 'sync', 'twenty', 'wire', 'gas'],
};

/** The rooms inside src/sync/, in the order of a pull: each may import those before it, and none after it. */
const ROOMS_OF_SYNC: readonly string[] = ['job', 'own', 'plan', 'people', 'read', 'publish', 'run'];

/** Runtime packages of the server bundle, and the one room that each is used in; a second one needs a measured reason. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = { schema: ['valibot'] };

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

const roomInSync = (file: string): string | null =>
  file.startsWith('src/sync/') ? (relative('src/sync', file).split('/')[0]?.replace(/\.ts$/, '') ?? '') : null;

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'/gms)].map((match) => ({
    from: match[2] ?? '',
    file,
    isTypeOnly: match[1] !== undefined,
  }));
}

const targetOf = ({ file, from }: Import): string => `${normalize(join(dirname(file), from))}.ts`;

/** Files of src that each file imports, if only for a type. */
const importedBy: ReadonlyMap<string, readonly string[]> = new Map(
  files.map((file) => [
    file,
    importsOf(file)
      .filter(({ from }) => from.startsWith('.'))
      .map(targetOf),
  ]),
);

/** The way from a file back to itself; null where there is none. */
function circleThrough(file: string): readonly string[] | null {
  const cameFrom = new Map<string, string>();
  const open = [file];
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    for (const next of importedBy.get(at) ?? []) {
      if (!cameFrom.has(next)) {
        cameFrom.set(next, at);
        open.push(next);
      }
    }
  }
  if (!cameFrom.has(file)) return null;
  const way = [file];
  do way.unshift(cameFrom.get(way[0] ?? file) ?? file);
  while (way[0] !== file);
  return way;
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

  test('the rooms of a pull know only those before them', () => {
    const wrong = files.flatMap(importsOf).flatMap((one) => {
      const [from, to] = [roomInSync(one.file), roomInSync(targetOf(one))];
      if (from === null || to === null || !one.from.startsWith('.')) return [];
      return ROOMS_OF_SYNC.indexOf(to) <= ROOMS_OF_SYNC.indexOf(from) ? [] : [`${one.file} imports ${one.from}`];
    });
    expect(wrong).toEqual([]);
    const rooms = new Set(files.flatMap((file) => roomInSync(file) ?? []));
    expect([...rooms].sort()).toEqual([...ROOMS_OF_SYNC].sort());
  });

  test('what is imported imports nobody back, not even for a type', () => {
    expect(importedBy.get('src/sync/run.ts')).toContain('src/sync/publish/publish.ts');
    expect(files.map(circleThrough).filter((circle) => circle !== null)).toEqual([]);
  });

  test('fields know only the types of Twenty, ports only those of cells, the protocol only those of errors', () => {
    const wrong = files.flatMap(importsOf).filter(({ file, from, isTypeOnly }) => {
      const target = `${roomOf(file)} -> ${roomOf(`${normalize(join(dirname(file), from))}.ts`)}`;
      return (
        from.startsWith('.') &&
        ['fields -> twenty', 'ports -> cells', 'protocol -> errors'].includes(target) &&
        !isTypeOnly
      );
    });
    expect(wrong).toEqual([]);
  });

  test('the bundle carries no package but the one that was weighed', () => {
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
});

/** Folders of a folder, and what each imports of the others. */
function roomsOf(root: string): ReadonlyMap<string, ReadonlySet<string>> {
  const roomIn = (path: string): string => relative(root, path).split('/')[0] ?? '';
  const rooms = new Map<string, Set<string>>();
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const room = roomIn(join(root, name));
    const others = importsOf(join(root, name))
      .filter(({ from }) => from.startsWith('.'))
      .map(targetOf);
    const seen = rooms.get(room) ?? new Set<string>();
    for (const target of others) if (target.startsWith(`${root}/`) && roomIn(target) !== room) seen.add(roomIn(target));
    rooms.set(room, seen);
  }
  return rooms;
}

/** What is left when rooms that import no other one are taken away, again and again: those in a circle, and who imports them. */
function inCircles(rooms: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const left = new Map([...rooms].map(([room, others]) => [room, [...others]]));
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const [room, others] of left) if (others.every((other) => !left.has(other))) left.delete(room);
  }
  return [...left.keys()];
}

/** Folders with folders of their own. */
const HOUSES = ['src', 'sidebar', 'local', 'tools'].flatMap((root) =>
  [root, ...readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name))].filter(
    (path) =>
      statSync(path).isDirectory() && readdirSync(path, { withFileTypes: true }).some((entry) => entry.isDirectory()),
  ),
);

test.each(HOUSES)('the rooms of %s import one way', (root) => {
  const rooms = roomsOf(root);
  expect(rooms.size).toBeGreaterThan(1);
  expect(inCircles(rooms)).toEqual([]);
});

/** One member a file: their number says nothing about how they hang together. */
const FAMILIES = ['src/fields', 'src/twenty/filters'];
const MOST_FILES = 16;
const MOST_LINES = 300;

describe.each(['src', 'sidebar', 'local'])('%s', (root) => {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name));
  const isFolder = (path: string): boolean => statSync(path).isDirectory();
  const lines = new Map(
    names
      .filter((name) => name.endsWith('.ts'))
      .map((name) => [name, readFileSync(name, 'utf8').trimEnd().split('\n').length]),
  );

  test('no folder but a family has more files than one sees at a glance', () => {
    const full = [root, ...names.filter(isFolder)]
      .filter((folder) => !FAMILIES.includes(folder))
      .map((folder) => [folder, readdirSync(folder).filter((name) => !isFolder(join(folder, name))).length] as const)
      .filter(([, count]) => count > MOST_FILES);
    expect(full).toEqual([]);
  });

  test('files are small', () => {
    expect([...lines].filter(([, count]) => count > MOST_LINES)).toEqual([]);
  });
});
