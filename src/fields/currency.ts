import { type Cell, unexpectedCell } from '../cells/cell';
import { type CsvValue, csvValueOf } from '../cells/csv-value';
import type { FieldCodec } from './codec';
import { compositeExport, partColumn, partsSelection, partText } from './composite';
import { CURRENCY_PARTS } from './sub-fields';

/** Twenty keeps amounts as whole millionths of the currency's unit (twenty.md §5.4). */
const MICROS = 1_000_000;

/** The amount as a number and, beside it, its currency, because one column may hold several. */
export const currencyCodec: FieldCodec = {
  selection: (field) => partsSelection(field, Object.keys(CURRENCY_PARTS)),
  columns: (field) => [
    partColumn(field, { key: 'amount', format: 'amount', read: ({ amountMicros }) => amountCell(amountMicros) }),
    partColumn(field, {
      key: 'currency',
      label: CURRENCY_PARTS.currencyCode,
      read: ({ currencyCode }) => partText(currencyCode),
    }),
  ],
  ...compositeExport(CURRENCY_PARTS, { read: { amountMicros: exportAmount } }),
};

/** Always a number, so that a column adds up: the double nearest to the amount, exact to the cent below 10^13. */
function amountCell(micros: unknown): Cell {
  if (typeof micros === 'number') return { kind: 'number', value: micros / MICROS };
  const amount = typeof micros === 'string' && /^-?\d+$/.test(micros) ? Number(shifted(micros)) : Number.NaN;
  return Number.isFinite(amount) ? { kind: 'number', value: amount } : unexpectedCell(micros);
}

/** Digits with the decimal point six places further left: read once, where dividing would round twice. */
function shifted(micros: string): string {
  const digits = micros.replace('-', '').padStart(7, '0');
  return `${micros.startsWith('-') ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** As Twenty computes it, with the rounding of doubles. */
function exportAmount(micros: unknown): CsvValue {
  if (micros === null || micros === undefined || micros === '') return { kind: 'missingAmount' };
  const amount = typeof micros === 'number' || typeof micros === 'string' ? Number(micros) / MICROS : Number.NaN;
  return Number.isNaN(amount) ? csvValueOf(micros) : { kind: 'plain', text: String(amount) };
}
