import type { FieldModel } from '../model';

/** What a cell becomes: a value that is sent, nothing, or why its row, or its whole batch, is refused (csv.md §3, *Values*). */
export type Cell =
  | { readonly is: 'sent'; readonly value: unknown }
  | { readonly is: 'nothing' }
  /** The row is an error in the preview. */
  | { readonly is: 'blocked'; readonly why: string }
  /** The server refuses all rows that are sent with it. */
  | { readonly is: 'refused'; readonly why: string };

const sent = (value: unknown): Cell => ({ is: 'sent', value });
const NOTHING: Cell = { is: 'nothing' };
const blocked = (why: string): Cell => ({ is: 'blocked', why });
const refused = (why: string): Cell => ({ is: 'refused', why });

type Reader = (text: string, field: FieldModel) => Cell;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const textsIn = (text: string): readonly string[] | undefined => {
  const value = json(text);
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
};

const numeral = (text: string): Cell => {
  // Blank space is 0 for JavaScript.
  const number = Number(text);
  return Number.isFinite(number) ? sent(number) : blocked('no number');
};

const optionOf = (text: string, { options }: FieldModel): string | undefined =>
  (options ?? []).find(({ value, label }) => value === text || label === text)?.value;

const entriesOf = (text: string): readonly string[] => textsIn(text) ?? text.split(',').map((each) => each.trim());

const YES: ReadonlySet<string> = new Set(['true', 'yes']);

const moment = (text: string, length: number | undefined): Cell => {
  const time = new Date(text).getTime();
  if (Number.isNaN(time)) return blocked('no date');
  return sent(length === undefined ? new Date(time).toISOString() : new Date(time).toISOString().slice(0, length));
};

const list = (text: string): Cell => {
  const texts = textsIn(text);
  return texts === undefined ? blocked('no JSON list of texts') : sent(texts);
};

const READERS: Readonly<Record<string, Reader>> = {
  TEXT: sent,
  NUMBER: numeral,
  NUMERIC: numeral,
  BOOLEAN: (text) => sent(YES.has(text.toLowerCase())),
  DATE: (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? sent(text) : moment(text, 10)),
  DATE_TIME: (text) => moment(text, undefined),
  SELECT: (text, field) => {
    const option = optionOf(text, field);
    return option === undefined ? NOTHING : sent(option);
  },
  MULTI_SELECT: (text, field) => {
    const given = entriesOf(text);
    const known = given.flatMap((each) => optionOf(each, field) ?? []);
    return known.length === 0 ? NOTHING : sent(known);
  },
  ARRAY: list,
  RATING: (text) => (/^RATING_[1-5]$/.test(text) ? sent(text) : blocked('no RATING_n')),
  RAW_JSON: (text) => {
    const value = json(text);
    if (value === null) return sent(null);
    return typeof value === 'object' ? sent(value) : refused('JSON that is neither an object nor a list');
  },
  UUID: (text) => (UUID.test(text) ? sent(text) : blocked('no id')),
};

/** The origin in lower case, the last slash cut; a scheme is not added. */
const address = (text: string): Cell => {
  const [origin = '', rest = ''] = /^((?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#\s]+)(\S*)$/i.exec(text)?.slice(1) ?? [];
  const host = origin.replace(/^.*:\/\//, '').replace(/:\d+$/, '');
  if (!/^[^\s.]+(\.[^\s.]+)+$|^localhost$/.test(host)) return blocked('no address');
  return sent((origin.toLowerCase() + rest).replace(/\/$/, ''));
};

const PART_READERS: Readonly<Record<string, Reader>> = {
  // Blocks are made anew from the Markdown.
  blocknote: () => NOTHING,
  amountMicros: (text) => {
    const amount = numeral(text);
    return amount.is === 'sent' ? sent(Number(amount.value) * 1_000_000) : amount;
  },
  primaryEmail: (text) => (text === text.trim() ? sent(text.toLowerCase()) : blocked('blanks around an e-mail')),
  additionalEmails: (text) => {
    const texts = textsIn(text);
    return texts === undefined ? blocked('no JSON list of texts') : sent(texts.map((each) => each.toLowerCase()));
  },
  primaryLinkUrl: address,
  secondaryLinks: (text) => jsonList(text, (link) => ['url', 'label'].every((key) => Boolean(link[key])) || null),
  additionalPhones: (text) =>
    jsonList(text, (phone) => ['number', 'callingCode', 'countryCode'].every((key) => Boolean(phone[key]))),
};

type Member = Readonly<Record<string, unknown>>;

/** A list of objects. `isWhole` says true, false (blocked), or null: the whole list is emptied. */
function jsonList(text: string, isWhole: (member: Member) => boolean | null): Cell {
  const value = json(text);
  if (!Array.isArray(value)) return blocked('no JSON list');
  const members = value.map((each): Member => ({ ...Object(each) }));
  const whole = members.map(isWhole);
  if (whole.includes(false)) return blocked('an entry that lacks a part');
  return sent(whole.includes(null) ? [] : value);
}

/**
 * Reads one cell. An empty one is nothing, but for a BOOLEAN, where it is false. `part` is that of a composite; relations are read as ids or as
 * the text of their unique field.
 */
export function readCell(text: string, field: FieldModel, part: string | null): Cell {
  if (text.includes('\0')) return refused('a NUL sign');
  if (text === '') return field.type === 'BOOLEAN' ? sent(false) : NOTHING;
  if (field.type === 'RELATION') return part === 'id' && !UUID.test(text) ? blocked('no id') : sent(text);
  const reader = part === null ? READERS[field.type] : PART_READERS[part];
  return reader === undefined ? sent(text) : reader(text, field);
}

/** Whether something of what stands in the cell is left out without a word: options that there are not. */
export function isDropped(text: string, field: FieldModel, cell: Cell): boolean {
  if (text === '' || field.type === 'RICH_TEXT') return false;
  if (cell.is === 'nothing') return !/^\[\s*\]$/.test(text);
  return field.type === 'MULTI_SELECT' && entriesOf(text).some((each) => optionOf(each, field) === undefined);
}
