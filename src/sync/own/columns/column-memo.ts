/**
 * Where a table's columns stood when they were last asked for. Asking Google takes four calls a column; as long as the header row is word
 * for word what it was, no header stands twice, and as many columns carry a tag, they stand where they stood.
 */
import * as v from '../../../schema';
import type { Store } from '../../../ports/store';
import { setOrForget } from '../../../twenty/wire/set-or-forget';
import { parseJson } from '../../../wire';
import { atLeastOne, count } from '../../job/sense';
import type { RawTag } from './column-tags';
import { fingerprintOf } from '../hidden/fingerprint';

export interface ColumnMemo {
  readonly load: (tableId: string) => KnownColumns | null;
  readonly save: (tableId: string, known: KnownColumns) => void;
  /** Tags are about to change under headers that may stay. */
  readonly forget: (tableId: string) => void;
}

interface KnownColumns {
  readonly sheetId: number;
  readonly headerRow: number;
  /** Mark of all cells of the header row. */
  readonly headers: string;
  readonly tags: readonly RawTag[];
}

const PREFIX = 'columns/';

const knownSchema = () =>
  v.object({
    sheetId: count(),
    headerRow: atLeastOne(),
    headers: v.string(),
    tags: v.array(v.object({ column: atLeastOne(), value: v.string() })),
  });

/** In document properties: columns are the same for everybody. */
export function columnMemo(store: Store): ColumnMemo {
  return {
    load(tableId) {
      return v.read(knownSchema(), parseJson(store.get(PREFIX + tableId) ?? ''));
    },
    forget: (tableId) => store.delete(PREFIX + tableId),
    save: (tableId, known) => setOrForget(store, PREFIX + tableId, JSON.stringify(known)),
  };
}

/** Null where a header stands twice: then a column could have taken another's place unseen. */
export function headersMark(headers: readonly string[]): string | null {
  const filled = headers.filter((header) => header !== '').map((header) => header.toLowerCase());
  return new Set(filled).size === filled.length ? fingerprintOf(headers) : null;
}
