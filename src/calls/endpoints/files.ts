import * as v from '../../schema';
import { readObject } from '../backup/read-object';
import { readCsv, readViewCsv } from '../table/csv-download';
import { aside } from './endpoint';
import { viewQuestion, workspace } from './shapes';

/** Which file, as `CsvKind` says. */
const csvKind = () =>
  v.variant('kind', [
    v.object({ kind: v.literal('twenty'), rowsPerFile: v.nullable(v.integer(1)) }),
    v.object({ kind: v.literal('sheet'), delimiter: v.picklist([',', ';']), byteOrderMark: v.boolean() }),
  ]);

/** `next` of the part before; null for the first. */
const next = () => v.nullable(v.string());

/** Files, part by part. */
export const FILES = {
  /** One part of a table's CSV. */
  readCsv: aside(
    () => v.object({ tableId: v.string(), file: csvKind(), next: next() }),
    (app, { tableId, file, next: from }) => readCsv(app, tableId, file, from),
  ),

  /** One part of a view's CSV without a table; otherwise as `readCsv`. */
  readViewCsv: aside(
    () => v.object({ view: v.object(viewQuestion()), file: csvKind(), next: next() }),
    (app, { view, file, next: from }) => readViewCsv(app, view, file, from),
  ),

  /** A part of an object's records for a file: `backup` with all that Twenty's own export has, `kit` with what its import takes. */
  readObject: aside(
    () =>
      v.object({
        workspace: workspace(),
        objectId: v.string(),
        form: v.picklist(['backup', 'kit']),
        next: next(),
      }),
    (app, input) => readObject(app, input),
  ),
};
