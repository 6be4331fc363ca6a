/** Words, numbers and times in one language. */
import type { Language } from '../src/protocol/reply';
import { type Counted, TEXTS, type Texts } from './text';

export interface Say {
  readonly texts: Texts;
  readonly number: (value: number) => string;
  /** A text with its `{n}`, in the form the number needs. */
  readonly counted: (forms: Counted, value: number) => string;
  /** "about 20 seconds", "about 3 minutes". */
  readonly duration: (seconds: number) => string;
  /** A part of 1 in percent. */
  readonly share: (part: number) => string;
  /** "5 minutes ago"; ISO instants. */
  readonly relative: (iso: string, now: number) => string;
  /** Date and time to the second, for titles. */
  readonly exact: (iso: string) => string;
}

/** Seconds in each unit, largest first; months and years as the Gregorian average is near enough for "ago". */
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

export function sayIn(language: Language): Say {
  const numbers = new Intl.NumberFormat(language);
  const plurals = new Intl.PluralRules(language);
  const relatives = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium' });
  const inSeconds = new Intl.NumberFormat(language, { style: 'unit', unit: 'second', unitDisplay: 'long' });
  const inMinutes = new Intl.NumberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'long' });
  const shares = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const number = (value: number): string => numbers.format(value);
  return {
    texts: TEXTS[language],
    number,
    counted: (forms, value) => fill(plurals.select(value) === 'one' ? forms.one : forms.other, { n: number(value) }),
    duration(seconds) {
      const rounded = seconds < 10 ? Math.max(1, Math.round(seconds)) : Math.ceil(seconds / 10) * 10;
      const time = rounded < 90 ? inSeconds.format(rounded) : inMinutes.format(Math.ceil(seconds / 60));
      return fill(TEXTS[language].common.about, { time });
    },
    share: (part) => shares.format(part),
    relative(iso, now) {
      const seconds = (Date.parse(iso) - now) / 1_000;
      const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
      // Within a minute: seconds that count up would only draw the eye.
      return unit === 'second' ? TEXTS[language].common.justNow : relatives.format(Math.trunc(seconds / size), unit);
    },
    exact: (iso) => moments.format(Date.parse(iso)),
  };
}

/** "{n} of {total}" with its values; a name that is not given stays visible. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (mark, name: string) => values[name] ?? mark);
}

/** Lower case without accents: "Pérès" is found by "peres". */
export function searchable(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
