/** Reads all records of an object, part by part, and proves that they are all. */
import type { ObjectPart } from '../../src/protocol/kit';
import type { Trouble } from '../model/trouble';
import type { Result } from '../rpc';
import type { ReadObject } from './kit';

export interface ObjectReading {
  readonly readPart: (next: string | null) => Promise<Result<ObjectPart>>;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly onPart: (read: number, total: number, waitMs: number) => void;
  /** False when nobody wants it any more. */
  readonly goOn: () => boolean;
}

export interface WholeObject extends ReadObject {
  /** Lines of the manifest, headers first. */
  readonly fields: ObjectPart['fields'];
}

export type ObjectEnd =
  | { readonly is: 'whole'; readonly object: WholeObject }
  | { readonly is: 'failed'; readonly trouble: Trouble }
  /** The key may not read it. */
  | { readonly is: 'forbidden' }
  | { readonly is: 'dropped' };

/** An object that changes while it is read is read anew so often. */
const MOST_READINGS = 4;
/** What the server calls it. */
const CHANGING = ['view-changing', 'pages-inconsistent'];
const FORBIDDEN = ['object-forbidden', 'field-forbidden'];

export async function readWhole(reading: ObjectReading): Promise<ObjectEnd> {
  for (let readings = 1; ; readings += 1) {
    const end = await readOnce(reading);
    if (end.is !== 'changed') return end;
    if (readings >= MOST_READINGS) return { is: 'failed', trouble: end.trouble };
  }
}

async function readOnce({
  readPart,
  wait,
  onPart,
  goOn,
}: ObjectReading): Promise<ObjectEnd | { readonly is: 'changed'; readonly trouble: Trouble }> {
  const rows: (readonly string[])[] = [];
  const notes = new Map<string, ObjectPart['notes'][number]>();
  let next: string | null = null;
  for (;;) {
    const result: Result<ObjectPart> = await readPart(next);
    if (!goOn()) return { is: 'dropped' };
    if (!result.ok) {
      const { trouble } = result;
      const kind = trouble.from === 'server' ? trouble.kind : '';
      if (FORBIDDEN.includes(kind)) return { is: 'forbidden' };
      return CHANGING.includes(kind) ? { is: 'changed', trouble } : { is: 'failed', trouble };
    }
    const part = result.data;
    // Without what the key may not read it begins anew.
    if (part.columns.length > 0 && rows[0] && rows[0].length !== part.columns.length) return changed();
    for (const row of part.rows) rows.push(row);
    for (const note of part.notes) {
      const key = `${note.note} ${note.field}`;
      notes.set(key, { ...note, count: note.count + (notes.get(key)?.count ?? 0) });
    }
    const { columns, fields, totalCount } = part;
    next = part.next;
    onPart(rows.length, Math.max(totalCount, rows.length), next === null ? 0 : part.waitMs);
    if (next === null) {
      const isWhole = rows.length === totalCount && new Set(rows.map(([id]) => id)).size === totalCount;
      return isWhole ? { is: 'whole', object: { columns, rows, notes: [...notes.values()], fields } } : changed();
    }
    if (part.waitMs > 0) await wait(part.waitMs);
    if (!goOn()) return { is: 'dropped' };
  }
}

const changed = (): { readonly is: 'changed'; readonly trouble: Trouble } => ({
  is: 'changed',
  trouble: { from: 'here', problem: 'records-changing' },
});
