import { rulesOfVersion } from '../../src/twenty/metadata/app-version';
import { type CsvCase, csvCases, UnreadableCase } from '../fields/csv-case';
import { importAgain } from '../fields/import-again';
import { twentyFile } from '../fields/twenty-file';
import { isFileError, type Print, refuse } from './command';

const USAGE = 'Usage: npm run csv-cases -- DIR';

/** Bytes shown on either side of a difference. */
const CONTEXT = 40;

/**
 * Writes the CSV of every case in a folder by the rules of the case's version and compares it with the file beside it; prints the
 * first byte that differs. Then reads the file that we offer by the rules of Twenty's importer, over the same records, and prints what
 * that leaves out and alters; a change that no rule explains is a failure. Last, "N passed, N failed".
 *
 * @returns the exit code: 0 when all agree, 1 when one does not, 2 (and a sentence) when the input cannot be read.
 */
export function csvCasesCommand(args: readonly string[], print: Print): 0 | 1 | 2 {
  const [folder, ...more] = args;
  if (folder === undefined || more.length > 0) return refuse(USAGE, print);
  try {
    const cases = csvCases(folder);
    const differences = cases.flatMap((one) => differenceOf(one) ?? importProblem(one, print) ?? []);
    differences.forEach(print);
    print(`${cases.length - differences.length} passed, ${differences.length} failed`);
    return differences.length === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof UnreadableCase) return refuse(error.message, print);
    if (isFileError(error)) return refuse(`${folder} cannot be read (${error.code}).`, print);
    throw error;
  }
}

function differenceOf(one: CsvCase): string | undefined {
  const rules = rulesOfVersion(one.version);
  if (rules === null) throw new UnreadableCase(`The case ${one.name} has no readable version: "${one.version}".`);
  const text = twentyFile(one, rules);
  const ours = text === null ? null : Buffer.from(text, 'utf8');
  const title = `${one.name}, rules ${rules}`;
  if (ours === null || one.expected === null) {
    if (ours === one.expected) return undefined;
    return `${title}: ${ours === null ? 'we make no file, Twenty does' : 'Twenty makes no file, we do'}`;
  }
  const place = firstDifference(one.expected, ours);
  if (place === undefined) return undefined;
  const excerpt = (bytes: Buffer): string =>
    JSON.stringify(bytes.subarray(Math.max(0, place - CONTEXT), place + CONTEXT).toString('utf8'));
  return `${title}: byte ${place} differs\n  Twenty: ${excerpt(one.expected)}\n  ours:   ${excerpt(ours)}`;
}

/** Prints what our own file becomes when it is imported again. @returns what no rule of the importer explains */
function importProblem(one: CsvCase, print: Print): string | undefined {
  const rules = rulesOfVersion(one.version);
  const again = rules && importAgain(one, rules);
  if (!again) return undefined;
  const { unmatched, changes, left } = again;
  const title = `${one.name}, imported again`;
  const fields = new Set(unmatched.map((header) => header.split(' / ')[0]));
  if (fields.size > 0) print(`${title}: no column of the importer: ${[...fields].join(', ')}`);
  for (const [reason, rows] of byReason(left)) print(`${title}: ${reason} (rows ${rows.join(', ')})`);
  const explained = new Map<string, number>();
  for (const { header, why } of changes) {
    if (why !== null) explained.set(`${header}: ${why}`, (explained.get(`${header}: ${why}`) ?? 0) + 1);
  }
  for (const [why, count] of explained) print(`${title}: ${why} (${count})`);
  const odd = changes.filter(({ why }) => why === null);
  const words = odd.map(
    ({ header, before, after }) => `\n  ${header}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
  );
  return odd.length === 0
    ? undefined
    : `${title}: ${odd.length} cells change and no rule says so${words.slice(0, 5).join('')}`;
}

function byReason(left: readonly { readonly place: number; readonly why: string }[]): ReadonlyMap<string, number[]> {
  const rows = new Map<string, number[]>();
  for (const { place, why } of left) rows.set(why, [...(rows.get(why) ?? []), place]);
  return rows;
}

/** Undefined when the two are the same; where one ends early, its length. */
function firstDifference(one: Buffer, other: Buffer): number | undefined {
  if (one.equals(other)) return undefined;
  const shorter = Math.min(one.length, other.length);
  for (let place = 0; place < shorter; place += 1) if (one[place] !== other[place]) return place;
  return shorter;
}
