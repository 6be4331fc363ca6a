// `dist/Code.js` as somebody reads it before they install it: a section for each room of src/, in an order in which each uses only those
// above it, and the comments of what a room has for the others.
import { readdirSync, readFileSync } from 'node:fs';
import { posix, sep } from 'node:path';

/** Rooms, by path without ending, and what each is for. docs/architecture.md says who may import whom. */
const ROOMS = [
  ['src/escapes', 'Escapes that a text may stand behind, read.'],
  ['src/gate', 'What comes from outside becomes a line that may be shown; the API key is taken out of it.'],
  ['src/errors', 'What can go wrong, by kind.'],
  ['node_modules', 'Packages; their licences stand at the end.'],
  ['src/schema', 'Checks of what comes from outside or was saved.'],
  ['src/wire', 'Checks of single values.'],
  ['src/remedies', 'The sentence of each error, in English and French.'],
  ['src/cells', 'What a cell holds in a sheet and in a file.'],
  ['src/ports', 'What the rooms below ask of Google.'],
  ['src/protocol', 'What goes between sidebar and script.'],
  ['src/twenty', 'Questions to Twenty: objects, views, filters, records. It is never written to.'],
  ['src/fields', 'Columns and cells of each type of field.'],
  ['src/sheet', 'Places in a sheet.'],
  ['src/sync/job', 'A pull as it is saved between executions.'],
  ['src/sync/own', 'What is ours in a spreadsheet, known by its tag.'],
  ['src/sync/plan', 'What to ask for a view.'],
  ['src/sync/people', 'What a person agreed to, and what their key may see.'],
  ['src/sync/read', 'Records as they come, counted.'],
  ['src/sync/publish', 'The sheet is edited; what stands beside the table stays.'],
  ['src/sync/run', 'A pull from its beginning to its end.'],
  ['src/csv', 'Files for Twenty’s import.'],
  ['src/gas', 'The services of Google: all that is read, written, kept, sent or asked goes through here.'],
  ['src/calls', 'What the sidebar and the triggers may call.'],
  ['src/entry', 'The menu and the triggers; opens the services that the others are given.'],
];

const roomOf = (path) => ROOMS.findIndex(([room]) => path === `${room}.ts` || path.startsWith(`${room}/`));

const ours = () =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `src/${file.replaceAll(sep, '/')}`)
    .sort((one, other) => roomOf(one) - roomOf(other) || (one < other ? -1 : 1));

/** What esbuild begins with: it puts files in the order in which they are asked for. */
export const inRooms = (entry) => ({
  stdin: {
    contents: [...ours().map((file) => `import './${file}';`), `export * from './${entry}';`].join('\n'),
    resolveDir: '.',
    sourcefile: 'entry-points',
  },
});

/** Comments of what other rooms use, by `file#name`. */
function publicComments() {
  const comments = new Map();
  for (const file of ours()) {
    for (const [, names, from] of readFileSync(file, 'utf8').matchAll(/^import \{([^}]*)\} from '(\.[^']+)';/gm)) {
      const target = `${posix.join(posix.dirname(file), from)}.ts`;
      if (roomOf(target) === roomOf(file)) continue;
      const text = readFileSync(target, 'utf8');
      for (const name of names.split(',').map((one) => one.trim().replace(/ as .*/, ''))) {
        const declared = new RegExp(`(/\\*\\*(?:(?!\\*/)[^])*\\*/)\\s*export (?:const|function|class) ${name}\\b`);
        const comment = declared.exec(text)?.[1];
        if (comment) comments.set(`${target}#${name}`, comment);
      }
    }
  }
  return comments;
}

const heading = ([room, what]) => [`\t// ${'='.repeat(100)}`, `\t// ${room}: ${what}`, `\t// ${'='.repeat(100)}`];

/** @param program as esbuild made it of `inRooms`, a tab for each level @throws Error where a file is not in the section of its room */
export function withRooms(program) {
  const comments = publicComments();
  let [file, room] = ['', -1];
  return program
    .split('\n')
    .flatMap((line) => {
      const begins = /^\t\/\/ ((?:src|node_modules)\/\S+)$/.exec(line)?.[1];
      if (begins) {
        const before = room;
        [file, room] = [begins, roomOf(begins)];
        if (room < before) throw new Error(`${file} is used by a room above it, or in none of ROOMS.`);
        return room > before ? [...heading(ROOMS[room]), '', line] : [line];
      }
      // esbuild numbers names that are in several files.
      const name = /^\t(?:function|var|class) ([A-Za-z_$]+)/.exec(line)?.[1];
      const comment = name && comments.get(`${file}#${name}`);
      return comment ? [...comment.split('\n').map((one) => `\t${one}`), line] : [line];
    })
    .join('\n');
}

/** What stands where, for the beginning of the file. */
export function contents(program) {
  const there = ROOMS.filter((room) => program.includes(heading(room).join('\n')));
  return ['Sections, each with what it takes from those above it:', ...there.map((one) => `  ${one.join(': ')}`)].join(
    '\n * ',
  );
}
