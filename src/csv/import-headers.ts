import type { ExportColumn } from '../fields/codec';
import type { ObjectMetadata } from '../twenty/model';

/** A header that Twenty's import takes for no column, and the one that it takes instead. */
export interface UnmatchedHeader {
  readonly header: string;
  readonly instead: string;
}

/** Letters between `Owner Id` and `Owner / Id`, by which the import knows the column. */
const EDITS = 2;

/**
 * Twenty's own export writes `Owner Id` where its import expects `Owner / Id`, and guesses: `Company Id` is alike enough, `Owner Id` is not
 * (csv.md §2). These are the relations whose label is too short for it.
 */
export function unmatchedHeaders(
  columns: readonly ExportColumn[],
  { fields }: Pick<ObjectMetadata, 'fields'>,
): readonly UnmatchedHeader[] {
  return fields.flatMap(({ name, label, relation }) => {
    const isColumn = columns.some(({ source }) => source === `${name}Id`);
    if (!isColumn || relation?.type !== 'MANY_TO_ONE' || isGuessed(label)) return [];
    return [{ header: `${label} Id`, instead: `${label} / Id` }];
  });
}

/** The import compares by edits per letter, at most 0.3, and tolerates fewer the more words the label has, below 0.4. */
function isGuessed(label: string): boolean {
  const edits = EDITS / `${label} Id`.length;
  const words = `${label} / Id`.split(/ +/).length;
  return edits <= 0.3 && edits ** (1 / Math.sqrt(words)) < 0.4;
}
