/**
 * Marks of the rows that a first pull has written, kept for the execution that ends it: reading the rows of a wide table again costs
 * several times as much.
 */
import * as v from '../../schema';
import type { Spreadsheet } from '../../ports/spreadsheet';
import { findHidden } from '../own/hidden/hidden';
import { packed, readPacked } from '../own/hidden/packed';
import { type Staging, writeStaged } from './reading';

export type RowMark = readonly [id: string, mark: string];

const blockSchema = () => v.array(v.tuple([v.string(), v.string()]));

/** Returns how many cells of the staging sheet are filled by then. @throws SyncError `job-gone`. */
export function stageMarks(marks: readonly RowMark[], staging: Staging, spreadsheet: Spreadsheet): number {
  return marks.length === 0 ? staging.staged : writeStaged(packed(marks), staging, spreadsheet);
}

/** As far as they are there and whole: who needs all of them counts. */
export function stagedMarks({ tableId, staged }: Staging, spreadsheet: Spreadsheet): readonly RowMark[] {
  const found = staged === 0 ? null : findHidden(spreadsheet, 'staging', tableId);
  if (!found) return [];
  return readPacked({ sheetId: found.sheetId, row: 1, rows: staged }, spreadsheet).flatMap((block) => {
    return v.read(blockSchema(), block) ?? [];
  });
}
