/** Reads the whole CSV of a table, part by part, and proves that it is whole before anyone saves it. */
import type { CsvKind, CsvPart } from '../src/protocol/csv';
import type { Trouble } from './model/trouble';
import type { Result } from './rpc';

export interface CsvReading {
  readonly kind: CsvKind['kind'];
  readonly readPart: (next: string | null) => Promise<Result<CsvPart>>;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** After each part: different records so far, of how many (null before it is known), and the pause before the next part in ms. */
  readonly onPart: (read: number, total: number | null, waitMs: number) => void;
  /** False when nobody wants the file any more. */
  readonly goOn: () => boolean;
}

interface ReadFile {
  readonly parts: readonly string[];
  readonly fileName: string;
  readonly records: number;
}

export type CsvEnd =
  | { readonly is: 'whole'; readonly files: readonly ReadFile[]; readonly unmatched: CsvPart['unmatched'] }
  /** What was read has changed meanwhile: records are missing, or came twice. */
  | { readonly is: 'changed'; readonly read: number; readonly total: number }
  | { readonly is: 'failed'; readonly trouble: Trouble }
  | { readonly is: 'dropped' };

/**
 * Whole means: the count was the same with every part, and as many records came. A count that moved is enough to doubt the
 * file, even if the sum is right: one record may have gone and another be missing. Twenty must give each record once; in a
 * sheet a person may have copied a row, or added rows of their own, which have no id and are no records. A part without
 * records that is not the last only says when to ask again (Twenty's limit, a busy server): it knows no count.
 */
export async function downloadCsv({ kind, readPart, wait, onPart, goOn }: CsvReading): Promise<CsvEnd> {
  let files: readonly ReadFile[] = [];
  const ids = new Set<string>();
  const totals = new Set<number>();
  let records = 0;
  let total: number | null = null;
  let next: string | null = null;
  for (;;) {
    const result: Result<CsvPart> = await readPart(next);
    if (!goOn()) return { is: 'dropped' };
    if (!result.ok) return { is: 'failed', trouble: result.trouble };
    const part = result.data;
    const known = part.ids.filter((id) => id !== '');
    files = withPart(files, part, known.length);
    for (const id of known) ids.add(id);
    records += known.length;
    const read = kind === 'twenty' ? ids.size : records;
    if (part.ids.length > 0 || part.next === null) {
      totals.add(part.totalCount);
      total = part.totalCount;
    }
    onPart(read, total, part.next === null ? 0 : part.waitMs);
    if (part.next === null) {
      const whole = totals.size === 1 && records === read && read === part.totalCount;
      return whole
        ? { is: 'whole', files, unmatched: part.unmatched }
        : { is: 'changed', read, total: part.totalCount };
    }
    next = part.next;
    if (part.waitMs > 0) await wait(part.waitMs);
    if (!goOn()) return { is: 'dropped' };
  }
}

/** A part without text belongs to no file. A file has the name that came with its last part. */
function withPart(files: readonly ReadFile[], part: CsvPart, records: number): readonly ReadFile[] {
  const last = files[files.length - 1];
  if (last && part.text === '') return files;
  // A file that has nothing in it yet has not begun.
  if (!last || (part.startsFile && last.parts.some((text) => text !== ''))) {
    return [...files, { parts: [part.text], fileName: part.fileName, records }];
  }
  const joined = { parts: [...last.parts, part.text], fileName: part.fileName, records: last.records + records };
  return [...files.slice(0, -1), joined];
}
