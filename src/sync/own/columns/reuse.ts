/** Columns that another view leaves behind take what the new one has more, instead of standing empty. */
import type { OwnedColumn, TableColumn } from './column-tags';

/** Tags: of a column as it was, and of the one that it becomes. */
export interface Reuse {
  readonly from: string;
  readonly to: string;
}

/**
 * @param reuse what was decided before; `free`: columns without user content, without a header that people wrote
 * @param headers of all columns, as the sheet shows them
 */
export function reused(
  owned: readonly OwnedColumn[],
  wanted: readonly TableColumn[],
  headers: readonly string[],
  reuse: 'free' | readonly Reuse[],
): readonly OwnedColumn[] {
  const taken = new Set(owned.map(({ index }) => index));
  const missing = wanted.flatMap((_, index) => (taken.has(index) ? [] : [index]));
  const nextFor = ({ index, tag, column, isHeaderOurs }: OwnedColumn): number | undefined => {
    if (index !== null) return undefined;
    if (reuse === 'free') return isHeaderOurs(headers[column - 1] ?? '') ? missing.shift() : undefined;
    const to = reuse.find(({ from }) => from === tag)?.to;
    return missing.find((at) => wanted[at]?.tag === to);
  };
  return owned.map((one): OwnedColumn => {
    const index = nextFor(one);
    const column = wanted[index ?? -1];
    if (index === undefined || !column) return one;
    const was = { tag: one.tag, key: '', header: headers[one.column - 1] ?? '', format: one.format };
    return { ...one, index, tag: column.tag, needsTag: true, isRemade: true, was };
  });
}
