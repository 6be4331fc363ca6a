import type { Entered } from './entered';
import { isFrench } from './locale';

const CURRENCIES = '$€£¥';
const SPACES = /[ \u00a0\u202f]/g;

/**
 * A number as people type it: grouping, percent, currency, brackets or a sign for negative, scientific. English groups with
 * commas, French with (narrow, no-break) spaces. Digits with single spaces between them ("22 34") count as a number in any
 * language, after a report (google.md §6.1). Null if the text is not a number.
 */
export function readTypedNumber(text: string, locale: string): Entered | null {
  if (!MAY_BE_NUMBER.test(text)) return null;
  let rest = text.trim();
  let negative = false;
  if (rest.startsWith('(') && rest.endsWith(')')) {
    negative = true;
    rest = rest.slice(1, -1).trim();
  }
  const percent = rest.endsWith('%');
  if (percent) rest = rest.slice(0, -1).trim();
  const signed = /^([+-])?(.*)$/.exec(rest);
  if (signed?.[1] === '+' && / /.test(rest)) return null;
  if (signed?.[1] && negative) return null;
  negative ||= signed?.[1] === '-';
  rest = (signed?.[2] ?? '').trim();
  const currency = currencyOf(rest);
  if (currency) rest = rest.replace(currency, '').trim();
  if (percent && currency) return null;

  const number = isFrench(locale) ? FRENCH.exec(rest) : ENGLISH.exec(rest);
  const [, whole = '', fraction, exponent] = number ?? (SPACED.test(rest) ? [rest, rest] : []);
  const digits = whole.replace(SPACES, '').replaceAll(',', '');
  if (digits === '' && (fraction ?? '') === '') return null;
  const size = Number(`${digits || '0'}.${fraction || '0'}${exponent ?? ''}`);
  if (!Number.isFinite(size)) return null;
  const value = (negative ? -size : size) / (percent ? 100 : 1);
  const decimals = fraction === undefined || fraction === '' ? '' : '.00';
  return {
    content: value,
    numberFormat: formatFor(percent, currency, exponent, /[, \u00a0\u202f]/.test(whole), decimals),
  };
}

const MAY_BE_NUMBER = /^[\s(+\-$€£¥]*[.,]?\d/;
const ENGLISH = /^(\d+(?:,\d+)*)?(?:\.(\d*))?(e[+-]?\d+)?$/i;
const FRENCH = /^(\d+(?:[ \u00a0\u202f]\d{3})*)?(?:,(\d*))?(e[+-]?\d+)?$/i;
const SPACED = /^\d+(?: \d+)+$/;

function currencyOf(text: string): string | null {
  const first = text.charAt(0);
  const last = text.charAt(text.length - 1);
  if (first !== '' && CURRENCIES.includes(first)) return first;
  return last !== '' && CURRENCIES.includes(last) ? last : null;
}

function formatFor(
  percent: boolean,
  currency: string | null,
  exponent: string | undefined,
  grouped: boolean,
  decimals: string,
): string | null {
  if (percent) return `0${decimals}%`;
  if (exponent !== undefined) return '0.00E+00';
  if (currency === '€') return `#,##0${decimals} [$€]`;
  if (currency !== null) return `[$${currency}]#,##0${decimals}`;
  return grouped ? `#,##0${decimals}` : null;
}
