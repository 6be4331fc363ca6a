/** The value of a filter as people would say it. */
import { isRecord } from '../../wire';
import { dayOf, dayOfIso, isoOfDay, type Zone } from '../filters/calendar';
import { zoneOf } from '../filters/date';
import type { FilterContext } from '../filters/family';
import { readRelativeDate, YESTERDAY } from '../filters/relative-date';
import { readChosen, textList } from '../filters/values';
import type { FieldMetadata, RecordFilter, ViewFilter } from '../model';
import type { Language } from './operands';
import { relativeInWords } from './relative';

interface Words {
  readonly or: string;
  readonly yes: string;
  readonly no: string;
  readonly me: string;
  readonly none: string;
  readonly records: (count: number) => string;
  readonly quoted: (text: string) => string;
  readonly days: (from: string, to: string) => string;
}

/** A no-break space stands inside French quotation marks. */
const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    or: ' or ',
    yes: 'yes',
    no: 'no',
    me: 'me',
    none: 'no value',
    records: (count) => (count === 1 ? 'one record' : `one of ${count} records`),
    quoted: (text) => `“${text}”`,
    days: (from, to) => (from === to ? from : `${from} to ${to}`),
  },
  fr: {
    or: ' ou ',
    yes: 'oui',
    no: 'non',
    me: 'moi',
    none: 'sans valeur',
    records: (count) => (count === 1 ? 'un enregistrement' : `l’un de ${count} enregistrements`),
    quoted: (text) => `«\u00a0${text}\u00a0»`,
    days: (from, to) => (from === to ? from : `${from} à ${to}`),
  },
};

export interface Valued {
  readonly filter: ViewFilter;
  /** That of the related record, where the filter goes through a relation. */
  readonly field: FieldMetadata;
  /** As it is sent: what relative dates come to is read from it. */
  readonly planned: RecordFilter;
  readonly context: FilterContext;
  readonly language: Language;
}

const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?Z)?$/;

/** Longest text of a value that is repeated. */
const LONGEST = 60;

export function valueInWords(valued: Valued): string {
  const { filter, field, language } = valued;
  const words = WORDS[language];
  const { value } = filter;
  if (field.type === 'BOOLEAN') return value === 'true' ? words.yes : words.no;
  if (filter.operand === 'IS_RELATIVE') return relativeInWords(readRelativeDate(value) ?? YESTERDAY, language);
  if (MOMENT.test(value)) return value.replace('T', ' ').replace(/(:\d\d)(\.\d+)?Z$/, '$1 UTC');
  if (isOfRecords(filter, field)) return recordsInWords(value, words);
  const list = value.startsWith('[') ? textList(value) : undefined;
  if (list) return list.map((one) => choiceInWords(one, field, words)).join(words.or);
  return /^-?\d+(\.\d+)?$/.test(value) ? value : words.quoted(cut(value));
}

/** " (2026-11-16 to 2026-11-22)": the days that a moving date comes to now; empty for all others. */
export function daysInWords({ filter, field, planned, context, language }: Valued): string {
  if (!MOVING.includes(filter.operand)) return '';
  const zone = zoneOf(context, zoneNameOf(filter, context));
  const bounds = boundsIn(planned, field.name);
  if (bounds.from === undefined || bounds.to === undefined) return '';
  const from = dayIn(bounds.from, zone, 0);
  const to = dayIn(bounds.to, zone, bounds.isOpen ? -1 : 0);
  // Hours of a plain date are no days at all.
  return from <= to ? ` (${WORDS[language].days(from, to)})` : '';
}

/** A relative date without a zone is that of the person's machine; "today" is the viewer's. */
function zoneNameOf({ operand, value }: ViewFilter, { zone, machineZone = zone }: FilterContext): string {
  return operand === 'IS_RELATIVE' ? (readRelativeDate(value)?.zone ?? machineZone) : zone;
}

/** Operands that mean other days tomorrow, of which two bounds are sent. */
const MOVING: readonly string[] = ['IS_RELATIVE', 'IS_TODAY'];

interface Bounds {
  readonly from?: string;
  readonly to?: string;
  /** The last moment does not count. */
  readonly isOpen?: boolean;
}

/** The conditions on the field, wherever they stand in the filter. */
function boundsIn(filter: unknown, name: string): Bounds {
  if (Array.isArray(filter)) return Object.assign({}, ...filter.map((one) => boundsIn(one, name)));
  if (!isRecord(filter)) return {};
  return Object.assign(
    {},
    ...Object.entries(filter).map(([key, inner]): Bounds => {
      if (key !== name || !isRecord(inner)) return boundsIn(inner, name);
      const { eq, gte, lt, lte } = inner;
      if (typeof eq === 'string') return { from: eq, to: eq };
      if (typeof gte === 'string') return { from: gte };
      if (typeof lt === 'string') return { to: lt, isOpen: true };
      return typeof lte === 'string' ? { to: lte } : {};
    }),
  );
}

/** The day of a plain date or of an instant; `shift` -1: the last one before it. */
function dayIn(text: string, zone: Zone, shift: 0 | -1): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return isoOfDay(dayOfIso(text) + shift);
  return isoOfDay(dayOf(Date.parse(text) + shift, zone));
}

function isOfRecords({ subFieldName }: ViewFilter, { type }: FieldMetadata): boolean {
  return type === 'RELATION' || type === 'MORPH_RELATION' || type === 'UUID' || subFieldName === 'workspaceMemberId';
}

function recordsInWords(value: string, words: Words): string {
  const { ids, me } = readChosen(value);
  const others = ids.length > 0 ? [words.records(ids.length)] : [];
  return [...(me ? [words.me] : []), ...others].join(words.or);
}

function choiceInWords(value: string, { options }: FieldMetadata, words: Words): string {
  if (value === '') return words.none;
  return options.find((option) => option.value === value)?.label || value;
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
