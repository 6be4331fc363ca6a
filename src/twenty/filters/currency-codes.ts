import { CURRENCY_NAMES } from './currency-names';

/**
 * Codes of the currencies whose name, written as Twenty's pages do, "Euro (EUR)", contains the text; upper and lower case differ, as in
 * Twenty (twenty.md §4.5).
 */
export function currencyCodesLike(text: string): readonly string[] {
  return Object.entries(CURRENCY_NAMES)
    .filter(([code, name]) => `${name} (${code})`.includes(text))
    .map(([code]) => code);
}
