import { type CellContent, isFormula } from '../../grid/values/cell';
import { readContents, writeContents } from '../../grid/edit/contents';
import { fromR1C1, movedFormula, toR1C1 } from '../../grid/formula/r1c1';
import { GridError } from '../../grid/base/grid-error';
import { MAX_CELL_CHARACTERS } from '../../grid/base/limits';
import type { Rect } from '../../grid/base/rect';
import type { SheetState } from '../../grid/state/state';
import { tableOf, textOf } from '../context';
import type { RangeScope } from './range-scope';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** Formulas in A1 and R1C1. Cells without one give "" in A1 and null in R1C1, as documented. */
export function rangeFormulas({ context, ref, writer, read, write, fillAll }: RangeScope) {
  const { rect } = ref;
  const { state } = context;
  const first: Rect = { ...rect, rows: 1, columns: 1 };

  const set = (sheet: SheetState, texts: readonly (readonly string[])[], part: Rect = rect): void =>
    writeContents(
      state,
      sheet,
      part,
      texts.map((row) => row.map(formulaContent)),
      writer,
    );
  const formulaOf = (formula: unknown, method: string): string => textOf(context, formula, `Range.${method}`);
  const placed = (formula: string, down: number, across: number): string =>
    fromR1C1(formula, rect.row + down, rect.column + across);
  /** `make` counts rows and columns from the first cell of the whole range. */
  const each = (method: string, make: (down: number, across: number) => string): Range =>
    fillAll(method, (sheet, part) =>
      set(
        sheet,
        Array.from({ length: part.rows }, (_row, down) =>
          Array.from({ length: part.columns }, (_cell, across) => make(part.row - rect.row + down, across)),
        ),
        part,
      ),
    );

  const methods: Pick<
    Range,
    | 'getFormula'
    | 'getFormulas'
    | 'getFormulaR1C1'
    | 'getFormulasR1C1'
    | 'setFormula'
    | 'setFormulas'
    | 'setFormulaR1C1'
    | 'setFormulasR1C1'
  > = {
    getFormula: () => read('getFormula', (sheet) => formulas(sheet, first)[0]?.[0] ?? '', 1),
    getFormulas: () => read('getFormulas', (sheet) => formulas(sheet, rect)),
    getFormulaR1C1: () => read('getFormulaR1C1', (sheet) => inR1C1(sheet, first)[0]?.[0] ?? null, 1),
    getFormulasR1C1: () => read('getFormulasR1C1', (sheet) => inR1C1(sheet, rect)),
    // One formula for many cells reads as in the first cell and is adjusted for the others.
    setFormula: (formula: unknown) =>
      each('setFormula', (down, across) => movedFormula(formulaOf(formula, 'setFormula'), down, across)),
    setFormulas: (values: string[][]) =>
      write('setFormulas', (sheet) =>
        set(
          sheet,
          tableOf<unknown>(context, values, 'Range.setFormulas').map((row) =>
            row.map((formula) => formulaOf(formula, 'setFormulas')),
          ),
        ),
      ),
    setFormulaR1C1: (formula: unknown) =>
      each('setFormulaR1C1', (down, across) => placed(formulaOf(formula, 'setFormulaR1C1'), down, across)),
    setFormulasR1C1: (values: string[][]) =>
      write('setFormulasR1C1', (sheet) => {
        const rows = tableOf<unknown>(context, values, 'Range.setFormulasR1C1');
        set(
          sheet,
          rows.map((row, down) =>
            row.map((formula, across) => placed(formulaOf(formula, 'setFormulasR1C1'), down, across)),
          ),
        );
      }),
  };
  return methods;
}

function formulas(sheet: SheetState, block: Rect): string[][] {
  return readContents(sheet, block).map((row) => row.map((content) => (isFormulaCell(content) ? content.formula : '')));
}

function inR1C1(sheet: SheetState, block: Rect): (string | null)[][] {
  return formulas(sheet, block).map((row, down) =>
    row.map((formula, across) => (formula === '' ? null : toR1C1(formula, block.row + down, block.column + across))),
  );
}

function isFormulaCell(content: CellContent): content is { readonly formula: string } {
  return content !== null && isFormula(content);
}

/** "" clears the cell; a missing "=" is added, as Sheets does. */
function formulaContent(text: string): CellContent {
  if (text.length > MAX_CELL_CHARACTERS) throw new GridError('tooManyCharacters', MAX_CELL_CHARACTERS);
  if (text === '') return null;
  return { formula: text.startsWith('=') ? text : `=${text}` };
}
