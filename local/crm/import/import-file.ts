import type { ObjectModel } from '../model';
import { importColumns, matchHeaders } from './columns';
import { readImportFile } from './csv-file';
import { readRows } from './rows';
import { type Imported, type ImportTarget, upsertRows } from './upsert';

/** A place of the file, the first row below the header being 1, and what is to say about it. */
export interface RowNote {
  readonly place: number;
  readonly why: string;
}

/** What an import of a file did. */
export interface ImportOutcome extends Imported {
  /** Headers and the labels of the columns that they were taken for; null: the column is not imported. */
  readonly columns: readonly { readonly header: string; readonly label: string | null }[];
  /** Rows that the preview shows as errors. */
  readonly blocked: readonly RowNote[];
  /** Cells of which something was left out without a word. */
  readonly dropped: readonly RowNote[];
}

/** Reads a CSV as Twenty's importer does and writes its rows. @throws UnreadableFile */
export function importFile(
  text: string,
  target: ImportTarget,
  objects: ReadonlyMap<string, ObjectModel>,
): ImportOutcome {
  const file = readImportFile(text);
  const columns = matchHeaders(file.header, importColumns(target.object, objects));
  const { rows, blocked } = readRows(file, columns);
  return {
    ...upsertRows(rows, target),
    columns: file.header.map((header, at) => ({ header, label: columns[at]?.label ?? null })),
    blocked,
    dropped: rows.flatMap(({ place, dropped }) => dropped.map((label) => ({ place, why: `${label}: no such option` }))),
  };
}
