import Papa from 'papaparse';

/** A file that Twenty's importer does not take at all; the message is a sentence. */
export class UnreadableFile extends Error {}

export interface ImportFile {
  readonly header: readonly string[];
  /** As long as the header, or shorter; without the rows that hold nothing. */
  readonly rows: readonly (readonly string[])[];
}

/** Rows below the header, blank ones included (csv.md §2). */
const MOST_ROWS = 10_000;
const SEPARATORS = [',', ';', '\t', '|'];

/** U+200D, which an export puts before what a spreadsheet would run as a formula: one is taken away again. */
const GUARD = '\u200d';
const unguarded = (cell: string): string => (cell.startsWith(GUARD) ? cell.slice(GUARD.length) : cell);

/** Reads a CSV as Twenty's importer does (csv.md §2, *File and columns*). @throws UnreadableFile */
export function readImportFile(text: string): ImportFile {
  const content = text.replace(/^\ufeff/, '');
  // Taken for HTML, and for a spreadsheet of another format.
  if (/^(<|TABLE)/.test(content)) throw new UnreadableFile('A file that begins with "<" or TABLE is not read as CSV.');
  const { data } = Papa.parse<string[]>(content, { delimiter: separatorOf(content) });
  const [header = [], ...rows] = data.at(-1)?.every((cell) => cell === '') ? data.slice(0, -1) : data;
  if (rows.length > MOST_ROWS) throw new UnreadableFile(`A file of more than ${MOST_ROWS} rows is refused whole.`);
  return {
    header: header.map(unguarded),
    rows: rows.filter((row) => row.some((cell) => cell !== '')).map((row) => row.map(unguarded)),
  };
}

/** The one that stands most often outside of quotes. */
function separatorOf(text: string): string {
  const bare = text.replace(/"(?:[^"]|"")*"/g, '');
  const counts = SEPARATORS.map((each) => bare.split(each).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}
