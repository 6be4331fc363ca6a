/**
 * Values of fields as cells of a file that Twenty's import takes (csv.md §3), for records that are new there. What the import would drop,
 * alter or refuse is noted; what it would refuse a row or a whole batch for is not written.
 */
import type { ImportNote } from '../protocol/kit';
import type { FieldMetadata, SelectOption } from '../twenty/model';
import { isRecord, type JsonObject } from '../wire';
import { callingCodeIn, callingCodeOf } from '../fields/calling-codes';

/** One cell for each header of the field. */
export interface ImportCells {
  readonly cells: readonly string[];
  readonly notes: readonly ImportNote[];
}

type Writer = (value: unknown, field: FieldMetadata) => ImportCells;

const cell = (text: string, ...notes: ImportNote[]): ImportCells => ({ cells: [text], notes });
const isNothing = (value: unknown): boolean => value === null || value === undefined || value === '';
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : isNothing(value) ? '' : JSON.stringify(value);
const partsOf = (value: unknown): JsonObject => (isRecord(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
/** An empty list is a value, no list is none. */
const listText = (value: unknown, items: readonly unknown[]): string =>
  Array.isArray(value) ? JSON.stringify(items) : '';

const plain: Writer = (value) => cell(textOf(value));

/** Digits behind the point that say nothing, taken away. */
const shortest = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

const numeral: Writer = (value) => {
  if (isNothing(value)) return cell('');
  const text = textOf(value).trim();
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) return cell('', 'dropped');
  const isExact = typeof value === 'number' || String(number) === shortest(text);
  return isExact ? cell(text) : cell(text, 'altered');
};

const MICROS = 1_000_000;

/** An amount that is what it was when the import has multiplied it: now and then that is a neighbour of the amount itself. */
function amountText(micros: number): string | null {
  const amount = micros / MICROS;
  const step = Math.abs(amount) * Number.EPSILON;
  const found = [amount, amount - step / 2, amount + step / 2, amount - step, amount + step].find(
    (each) => each * MICROS === micros,
  );
  return found === undefined ? null : String(found);
}

const currency: Writer = (value) => {
  const { amountMicros, currencyCode } = partsOf(value);
  const code = textOf(currencyCode);
  if (isNothing(amountMicros)) return { cells: ['', code], notes: [] };
  if (!Number.isFinite(Number(amountMicros))) return { cells: ['', code], notes: ['partly'] };
  const text = amountText(Number(amountMicros));
  return text === null
    ? { cells: [String(Number(amountMicros) / MICROS), code], notes: ['altered'] }
    : { cells: [text, code], notes: [] };
};

/** The value, else the label: whichever means this option and no other. */
function optionText(value: unknown, options: readonly SelectOption[]): string | null {
  const option = options.find((each) => each.value === value);
  const isClear = (text: string): boolean =>
    options.filter((each) => each.value === text || each.label === text).length === 1;
  return option === undefined ? null : ([option.value, option.label].find(isClear) ?? null);
}

const select: Writer = (value, { options }) => {
  if (isNothing(value)) return cell('');
  const text = optionText(value, options);
  return text === null ? cell('', 'dropped') : cell(text);
};

const multiSelect: Writer = (value, { options }) => {
  const given = listOf(value);
  const texts = given.flatMap((each) => optionText(each, options) ?? []);
  return cell(listText(value, texts), ...(texts.length < given.length ? (['partly'] as const) : []));
};

const list: Writer = (value) => {
  const given = listOf(value);
  const texts = given.map(textOf);
  return cell(
    listText(value, texts),
    ...(given.every((each) => typeof each === 'string') ? [] : (['altered'] as const)),
  );
};

const rating: Writer = (value) => {
  const text = textOf(value);
  return text === '' || /^RATING_[1-5]$/.test(text) ? cell(text) : cell('', 'dropped');
};

const json: Writer = (value) => {
  if (isNothing(value)) return cell('');
  return typeof value === 'object' ? cell(JSON.stringify(value)) : cell('', 'dropped');
};

const boolean: Writer = (value) => (typeof value === 'boolean' ? cell(String(value)) : cell('false', 'made-false'));

const emails: Writer = (value) => {
  const { primaryEmail, additionalEmails } = partsOf(value);
  const given = [textOf(primaryEmail), ...listOf(additionalEmails).map(textOf)];
  const [primary = '', ...others] = given.map((each) => each.trim().toLowerCase());
  const isSame = given.every((each, at) => each === [primary, ...others][at]);
  return { cells: [primary, listText(additionalEmails, others)], notes: isSame ? [] : ['altered'] };
};

/** With a scheme or without: a host that has a dot, or localhost. */
const ADDRESS = /^((?:[a-z][a-z0-9+.-]*:\/\/)?(?:localhost|[^\s./?#:]+(?:\.[^\s./?#:]+)+)(?::\d+)?)([/?#]\S*)?$/i;

const links: Writer = (value) => {
  const { primaryLinkUrl, primaryLinkLabel, secondaryLinks } = partsOf(value);
  const [url, label] = [textOf(primaryLinkUrl), textOf(primaryLinkLabel)];
  const given = listOf(secondaryLinks).map(partsOf);
  const [, origin, rest = ''] = ADDRESS.exec(url) ?? [];
  if (origin === undefined) {
    const isEmpty = url === '' && label === '' && given.length === 0;
    return { cells: ['', '', ''], notes: isEmpty ? [] : ['dropped'] };
  }
  const kept = given.flatMap((link) => {
    const address = textOf(link['url']);
    return address === '' ? [] : [{ url: address, label: textOf(link['label']) || address }];
  });
  const isSame =
    (origin.toLowerCase() + rest).replace(/\/$/, '') === url &&
    kept.every((link, at) => link.label === given[at]?.['label']);
  const notes: ImportNote[] = [
    ...(isSame ? [] : ['altered' as const]),
    ...(kept.length < given.length ? ['partly' as const] : []),
  ];
  return { cells: [url, label, listText(secondaryLinks, kept)], notes };
};

const phones: Writer = (value) => {
  const parts = partsOf(value);
  const part = (name: string): string => textOf(parts[`primaryPhone${name}`]).trim();
  const [number, country, said] = [part('Number'), part('CountryCode'), part('CallingCode')];
  const given = listOf(parts['additionalPhones']).map(partsOf);
  const kept = given.flatMap((phone) => {
    const [own, of] = [textOf(phone['number']), textOf(phone['countryCode'])];
    const code = textOf(phone['callingCode']) || plus(callingCodeOf(of));
    return own === '' || of === '' || code === '' ? [] : [{ number: own, callingCode: code, countryCode: of }];
  });
  const further = listText(parts['additionalPhones'], kept);
  const lost: ImportNote[] = kept.length < given.length ? ['partly'] : [];
  const own = callingCodeIn(number);
  const code = said === '' && own === undefined && number !== '' ? plus(callingCodeOf(country)) : said;
  const bare = code.replace(/^\+/, '');
  // The number says another country than its code, or there is no code: the import reads the number anew, and nothing beside it.
  if (number !== '' && (code === '' || (own !== undefined && own !== bare)))
    return { cells: [number, '', '', ''], notes: ['altered'] };
  const ofCountry = callingCodeOf(country);
  if (bare !== '' && ofCountry !== undefined && ofCountry !== bare)
    return { cells: [number, '', code, further], notes: ['altered', ...lost] };
  return { cells: [number, country, code, further], notes: [...(code === said ? [] : ['altered' as const]), ...lost] };
};

const plus = (code: string | undefined): string => (code === undefined ? '' : `+${code}`);

const ADDRESS_PARTS = [
  'addressStreet1',
  'addressStreet2',
  'addressCity',
  'addressState',
  'addressCountry',
  'addressPostcode',
];

const address: Writer = (value) => {
  const parts = partsOf(value);
  const hasPlace = !isNothing(parts['addressLat']) || !isNothing(parts['addressLng']);
  return { cells: ADDRESS_PARTS.map((name) => textOf(parts[name])), notes: hasPlace ? ['partly'] : [] };
};

const fullName: Writer = (value) => {
  const { firstName, lastName } = partsOf(value);
  return { cells: [textOf(firstName), textOf(lastName)], notes: [] };
};

const richText: Writer = (value) => {
  const { markdown, blocknote } = partsOf(value);
  return cell(textOf(markdown), ...(isNothing(blocknote) ? [] : (['altered'] as const)));
};

/** By type; what is not here cannot be imported. */
export const IMPORT_WRITERS: Readonly<Record<string, { readonly parts: readonly string[]; readonly write: Writer }>> = {
  ADDRESS: { parts: ['Address 1', 'Address 2', 'City', 'State', 'Country', 'Post Code'], write: address },
  ARRAY: { parts: [], write: list },
  BOOLEAN: { parts: [], write: boolean },
  CURRENCY: { parts: ['Amount', 'Currency'], write: currency },
  DATE: { parts: [], write: plain },
  DATE_TIME: { parts: [], write: plain },
  EMAILS: { parts: ['Primary Email', 'Additional Emails'], write: emails },
  FULL_NAME: { parts: ['First Name', 'Last Name'], write: fullName },
  LINKS: { parts: ['Link URL', 'Link Label', 'Secondary Links'], write: links },
  MULTI_SELECT: { parts: [], write: multiSelect },
  NUMBER: { parts: [], write: numeral },
  NUMERIC: { parts: [], write: numeral },
  PHONES: {
    parts: ['Primary Phone Number', 'Primary Phone Country Code', 'Primary Phone Calling Code', 'Additional Phones'],
    write: phones,
  },
  RATING: { parts: [], write: rating },
  RAW_JSON: { parts: [], write: json },
  RICH_TEXT: { parts: ['Markdown'], write: richText },
  SELECT: { parts: [], write: select },
  TEXT: { parts: [], write: plain },
  UUID: { parts: [], write: plain },
};
