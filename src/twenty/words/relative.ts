import type { RelativeDate } from '../filters/relative-date';
import type { Language } from './operands';

type Unit = RelativeDate['unit'];

const EN: Readonly<Record<Unit, string>> = {
  SECOND: 'second',
  MINUTE: 'minute',
  HOUR: 'hour',
  DAY: 'day',
  WEEK: 'week',
  MONTH: 'month',
  QUARTER: 'quarter',
  YEAR: 'year',
};

interface FrenchUnit {
  readonly one: string;
  readonly many: string;
  readonly feminine: boolean;
}

const fr = (one: string, feminine: boolean, many = `${one}s`): FrenchUnit => ({ one, many, feminine });

const FR: Readonly<Record<Unit, FrenchUnit>> = {
  SECOND: fr('seconde', true),
  MINUTE: fr('minute', true),
  HOUR: fr('heure', true),
  DAY: fr('jour', false),
  WEEK: fr('semaine', true),
  MONTH: fr('mois', false, 'mois'),
  QUARTER: fr('trimestre', false),
  YEAR: fr('année', true),
};

/** "the past 7 days", "this week", "the next month". */
export function relativeInWords(relative: RelativeDate, language: Language): string {
  return language === 'fr' ? inFrench(relative) : inEnglish(relative);
}

function inEnglish({ direction, amount, unit }: RelativeDate): string {
  if (direction === 'THIS') return `this ${EN[unit]}`;
  const word = direction === 'PAST' ? 'past' : 'next';
  return amount === 1 ? `the ${word} ${EN[unit]}` : `the ${word} ${amount} ${EN[unit]}s`;
}

function inFrench({ direction, amount, unit }: RelativeDate): string {
  const { one, many, feminine } = FR[unit];
  const e = feminine ? 'e' : '';
  if (direction === 'THIS') return `${feminine ? 'cette' : 'ce'} ${one}`;
  const isPast = direction === 'PAST';
  if (amount === 1) return `${feminine ? 'la' : 'le'} ${one} ${isPast ? `précédent${e}` : `suivant${e}`}`;
  if (isPast) return `les ${amount} ${feminine ? 'dernières' : 'derniers'} ${many}`;
  return `les ${amount} prochain${e}s ${many}`;
}
