/** Reads the whole CSV of a table, part by part, and proves that it is whole before anyone saves it. */
import type { CsvPart } from '../src/protocol';
import type { Trouble } from './model';
import type { Result } from './rpc';

export interface CsvReading {
  readonly readPart: (next: string | null) => Promise<Result<CsvPart>>;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** After each part: different records so far, of how many (null before it is known), and the pause before the next part in ms. */
  readonly onPart: (read: number, total: number | null, waitMs: number) => void;
  /** False when nobody wants the file any more. */
  readonly goOn: () => boolean;
}

export type CsvEnd =
  | { readonly is: 'whole'; readonly parts: readonly string[]; readonly fileName: string; readonly records: number }
  /** The view changed while it was read: records are missing, or came twice. */
  | { readonly is: 'changed'; readonly read: number; readonly total: number }
  | { readonly is: 'failed'; readonly trouble: Trouble }
  | { readonly is: 'dropped' };

/**
 * Whole means: Twenty's count was the same with every part, and as many records came, each once. A count that moved is
 * enough to doubt the file, even if the sum is right: one record may have gone and another be missing. A part without records
 * that is not the last only says when to ask again (Twenty's limit, a busy server): it knows no count.
 */
export async function downloadCsv({ readPart, wait, onPart, goOn }: CsvReading): Promise<CsvEnd> {
  const parts: string[] = [];
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
    parts.push(part.text);
    for (const id of part.ids) ids.add(id);
    records += part.ids.length;
    if (part.ids.length > 0 || part.next === null) {
      totals.add(part.totalCount);
      total = part.totalCount;
    }
    onPart(ids.size, total, part.next === null ? 0 : part.waitMs);
    if (part.next === null) {
      const whole = totals.size === 1 && records === ids.size && ids.size === part.totalCount;
      return whole
        ? { is: 'whole', parts, fileName: part.fileName, records }
        : { is: 'changed', read: ids.size, total: part.totalCount };
    }
    next = part.next;
    if (part.waitMs > 0) await wait(part.waitMs);
    if (!goOn()) return { is: 'dropped' };
  }
}
