import { type CellValue, isError } from '../values/cell';
import { FormulaError } from './values';

export function numberOf(value: CellValue): number {
  if (value === null) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isError(value)) throw new FormulaError(value.error);
  const number = value.trim() === '' ? Number.NaN : Number(value.replaceAll(',', ''));
  if (Number.isNaN(number)) throw new FormulaError('#VALUE!');
  return number;
}

export function textOf(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'object') throw new FormulaError(value.error);
  return String(value);
}

export function booleanOf(value: CellValue): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    if (/^true$/i.test(value)) return true;
    if (/^false$/i.test(value) || value === '') return false;
    throw new FormulaError('#VALUE!');
  }
  return numberOf(value) !== 0;
}
