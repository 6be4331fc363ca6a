import type { ICellData, IObjectMatrixPrimitiveType } from '@univerjs/core';
import type { WireBlock, WireCell } from '../../host/desk/wire';

/** Univer's cell types. */
const STRING = 1;
const NUMBER = 2;
const BOOLEAN = 3;
const FORCED_STRING = 4;

/** Cells by row and column, counted from 0 as Univer does; null empties a cell. */
export type CellMatrix = IObjectMatrixPrimitiveType<ICellData | null>;

/** A cell of the emulated sheet for Univer. Text is given its type, so that "00123" and "=1" stay what they are. */
export function gridCell(cell: WireCell): ICellData | null {
  if (cell === null) return null;
  if (typeof cell === 'string') return { v: cell, t: STRING };
  if (typeof cell === 'number') return { v: cell, t: NUMBER };
  if (typeof cell === 'boolean') return { v: cell ? 1 : 0, t: BOOLEAN };
  if ('error' in cell) return { v: cell.error, t: STRING };
  // Univer would fill the cells beside an array formula by rules of its own.
  return cell.shown === undefined ? { f: cell.formula } : gridCell(cell.shown);
}

/** What a person put into a cell without typing it (by paste, fill, drag), for the emulated sheet. */
export function enteredValue(cell: ICellData | null | undefined): string | number | boolean {
  if (!cell) return '';
  if (typeof cell.f === 'string' && cell.f !== '') return cell.f;
  const value = cell.v ?? cell.p?.body?.dataStream.replace(/\r\n$/, '').replaceAll('\r', '\n') ?? '';
  if (value === '') return '';
  if (cell.t === BOOLEAN || typeof value === 'boolean') return Boolean(Number(value));
  if (typeof value === 'number') return value;
  if (cell.t === NUMBER) return Number(value);
  // The apostrophe keeps text that looks like something else; a person's own one is already gone.
  return cell.t === STRING || cell.t === FORCED_STRING ? `'${value}` : value;
}

/** Calls back for every cell of the block, row by row within each column; blank ones too. Counted from 1. */
export function eachCell(
  block: WireBlock,
  visit: (row: number, column: number, cell: WireCell, style: number) => void,
): void {
  for (let across = 0; across < block.columns; across++) {
    const values = block.values[across] ?? [];
    const styles = stylesOf(block.styles[across] ?? []);
    const last = Math.max(values.length, styles.length);
    for (let down = 0; down < last; down++) {
      visit(block.row + down, block.column + across, values[down] ?? null, styles[down] ?? 0);
    }
  }
}

function stylesOf(runs: readonly number[]): number[] {
  const numbers: number[] = [];
  for (let index = 0; index + 1 < runs.length; index += 2) {
    const number = runs[index + 1] ?? 0;
    for (let count = runs[index] ?? 0; count > 0; count--) numbers.push(number);
  }
  return numbers;
}
