/** What comments and documents point at is here: sections of docs/reference by number, files and their headings by link. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';

const filesIn = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name));

const PAGES = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...['docs', 'test', '.github'].flatMap((folder) => filesIn(folder, /\.md$/)),
];
const CODE = ['src', 'sidebar', 'local', 'tools', 'test', 'docs'].flatMap((folder) =>
  filesIn(folder, /\.(ts|js|mjs|css|html|md)$/),
);

const headings = (path: string): readonly string[] =>
  [
    ...readFileSync(path, 'utf8')
      .replace(/^```[\s\S]*?^```/gm, '')
      .matchAll(/^#+ (.*)$/gm),
  ].map(([, text = '']) => text);

/** As the code host makes it of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/ /g, '-');

/** `twenty.md §4.1, §8`, which may begin a line anew as comments do. */
const CITED = /(\w+\.md)[\s*/]+(§[\d.]*\d(?:(?:, | and )§[\d.]*\d)*)/g;

test('every section that is cited exists, and no section sign cites anything else', () => {
  const sections = new Map(
    readdirSync('docs/reference').map((name) => [
      name,
      new Set(headings(join('docs/reference', name)).map((text) => /^([\d.]*\d)\.? /.exec(text)?.[1])),
    ]),
  );
  const wrong: string[] = [];
  let cited = 0;
  for (const path of CODE) {
    if (path === 'test/docs/references.test.ts' || path.startsWith('test/fixtures/')) continue;
    const text = readFileSync(path, 'utf8');
    const look = (page: string, list: string): void => {
      for (const [, section] of list.matchAll(/§([\d.]*\d)/g)) {
        cited += 1;
        if (sections.get(page)?.has(section) !== true) wrong.push(`${path}: ${page} §${section}`);
      }
    };
    for (const [, page = '', list = ''] of text.matchAll(CITED)) look(page, list);
    // Alone it is of the page that it stands in.
    look(basename(path), text.replace(CITED, ''));
  }
  expect(wrong).toEqual([]);
  expect(cited).toBeGreaterThan(200);
});

test('every relative link of a page leads somewhere, and to a heading that is there', () => {
  const broken = PAGES.flatMap((page) => {
    const text = readFileSync(page, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
    return [...text.matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)|(?:src|href)="([^"]+)"/g)].flatMap(([, inText, inTag]) => {
      const link = inText ?? inTag ?? '';
      if (/^(https?|mailto):/.test(link)) return [];
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : normalize(join(dirname(page), decodeURIComponent(path)));
      const isThere = existsSync(target) && (anchor === undefined || hasAnchor(target, anchor));
      return isThere ? [] : [`${page}: ${link}`];
    });
  });
  expect(broken).toEqual([]);
});

const hasAnchor = (path: string, anchor: string): boolean =>
  statSync(path).isFile() && headings(path).map(anchorOf).includes(decodeURIComponent(anchor));

/** What is looked up, made by a command, data, or told again in another language. */
const APART =
  /^(docs\/reference\/|docs\/messages|docs\/platform-assumptions|docs\/google-differences|CHANGELOG|README\.fr|docs\/install\.fr|\.github|test)/;
const READ = PAGES.filter((page) => !APART.test(page));

test('what is to be read is at most 10,000 words, in lines that fit a screen', () => {
  const words = READ.flatMap((page) => readFileSync(page, 'utf8').split(/\s+/)).filter((word) =>
    /[\p{L}\p{N}]/u.test(word),
  );
  expect(words.length).toBeLessThanOrEqual(10_000);
  expect(READ).toEqual(
    expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/sync.md', 'docs/decisions/README.md']),
  );
  const long = READ.flatMap((page) =>
    readFileSync(page, 'utf8')
      .split('\n')
      .flatMap((line, index) => (line.length > 140 && !/^ *!\[/.test(line) ? [`${page}:${index + 1}`] : [])),
  );
  expect(long).toEqual([]);
});

test('the picture of the architecture is of its text', () => {
  const [text, picture] = ['dot', 'svg'].map((form) => readFileSync(`docs/pictures/architecture.${form}`, 'utf8'));
  const labels = [...(text ?? '').matchAll(/label="([^"]+)"/g)].flatMap(([, label = '']) => label.trim().split('\\n'));
  expect(labels.length).toBeGreaterThan(30);
  const shown = (picture ?? '').replaceAll('&#45;', '-').replaceAll('&#160;', ' ').replaceAll('&#39;', "'");
  expect(labels.filter((label) => !shown.includes(label))).toEqual([]);
});
