import type { Axis } from '../../grid/base/axis';
import { deleteCells, insertCells } from '../../grid/structure/shift-cells';
import { signatureError } from '../context';
import { memberName } from '../enums';
import type { RangeScope } from './range-scope';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** Cells that are inserted or deleted alone, without their whole rows or columns. */
export function rangeShift({ context, ref, writer, write }: RangeScope) {
  const axisOf = (method: string, dimension: unknown): Axis => {
    const name = memberName(dimension, ['ROWS', 'COLUMNS']);
    if (!name) throw signatureError(context, `Range.${method}`, [dimension]);
    return name === 'ROWS' ? 'row' : 'column';
  };
  const methods: Pick<Range, 'insertCells' | 'deleteCells'> = {
    insertCells: (dimension: unknown) =>
      write('insertCells', (sheet) =>
        insertCells(context.state, sheet, ref.rect, axisOf('insertCells', dimension), writer),
      ),
    deleteCells: (dimension: unknown) =>
      void write('deleteCells', (sheet) =>
        deleteCells(context.state, sheet, ref.rect, axisOf('deleteCells', dimension), writer),
      ),
  };
  return methods;
}
