import { type Cell, unexpectedCell } from '../cells/cell';
import { type CsvValue, csvValueOf } from '../cells/csv-value';
import { numberCell } from '../cells/number-cell';
import type { FieldCodec } from './codec';
import { compositeExport, partColumn, partsSelection, partText } from './composite';
import { CURRENCY_PARTS } from './sub-fields';

/** Twenty keeps amounts as whole millionths of the currency's unit (contract §6.6). */
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

function amountCell(micros: unknown): Cell {
  if (typeof micros === 'number') return numberCell(micros / MICROS);
  if (typeof micros !== 'string') return unexpectedCell(micros);
  return /^-?\d+$/.test(micros) ? numberCell(shifted(micros)) : numberCell(micros === '' ? null : micros);
}

/** Digits with the decimal point six places further left: exact where a division of doubles is not. */
function shifted(micros: string): string {
  const [, sign = '', digits = ''] = /^(-?)(\d+)$/.exec(micros) ?? [];
  const padded = digits.padStart(7, '0');
  return `${sign}${padded.slice(0, -6)}.${padded.slice(-6)}`;
}

/** As Twenty computes it, with the rounding of doubles. */
function exportAmount(micros: unknown): CsvValue {
  if (micros === null || micros === undefined || micros === '') return { kind: 'missingAmount' };
  const amount = typeof micros === 'number' || typeof micros === 'string' ? Number(micros) / MICROS : Number.NaN;
  return Number.isNaN(amount) ? csvValueOf(micros) : { kind: 'plain', text: String(amount) };
}
