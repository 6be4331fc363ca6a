/** Fields of several parts. A file has them whole: the import keeps, or clears, what is not there, by type. */
import { type CsvValue, EMPTY, csvJsonOf, csvValueOf } from '../../cells/csv-value';
import { isRecord, textOf } from '../../wire';
import { codesConflict } from '../calling-codes';
import { ADDRESS_PARTS, CURRENCY_PARTS, EMAILS_PARTS, FULL_NAME_PARTS, LINKS_PARTS, PHONES_PARTS } from '../sub-fields';
import { clearedList, itemsPart } from './choices';
import type { FieldInverse, Parts } from './inverse';
import { amountPart, amountText, MICROS } from './numbers';
import { textIn, textPart } from './texts';

const textsOf = (given: Parts, names: readonly string[]): readonly CsvValue[] =>
  names.map((name) => csvValueOf(given[name]));

/** What the import cannot read as coordinates has no column. */
const ADDRESS_NAMES = Object.keys(ADDRESS_PARTS).filter((name) => name !== 'addressLat' && name !== 'addressLng');

export const addressInverse: FieldInverse = {
  columns: Object.fromEntries(ADDRESS_NAMES.map((name) => [`.${name}`, textPart(name)])),
  parts: ADDRESS_NAMES.map((name) => Object.entries(ADDRESS_PARTS).find(([key]) => key === name)?.[1]),
  write: (given) => textsOf(given, ADDRESS_NAMES),
};

export const currencyInverse: FieldInverse = {
  columns: {
    '.amount': amountPart,
    '.currency': textPart('currencyCode', (text) => (/^[A-Z]{3}$/.test(text) ? { value: text } : 'not-a-currency')),
  },
  parts: Object.values(CURRENCY_PARTS),
  write({ amountMicros, currencyCode }, { present }) {
    if (amountMicros === null || amountMicros === undefined) return [EMPTY, csvValueOf(currencyCode)];
    const isEdited = amountMicros !== present['amountMicros'];
    const text = amountText(amountMicros) ?? (isEdited ? String(Number(amountMicros) / MICROS) : undefined);
    return text === undefined ? 'rest-would-change' : [{ kind: 'plain', text }, csvValueOf(currencyCode)];
  },
};

/**
 * First and last name stand in one cell. Two words are one of each; of more it is clear where the first or the last name stayed as it is. A single
 * one would clear the other.
 */
export const fullNameInverse: FieldInverse = {
  columns: {
    '': (cell, context) => {
      const found = textIn(cell, context);
      if (typeof found === 'string') return found;
      const words = found.text.split(' ');
      const splits = words.slice(1).map((_, at) => ({
        firstName: words.slice(0, at + 1).join(' '),
        lastName: words.slice(at + 1).join(' '),
      }));
      const first = textOf(context.present['firstName']) ?? '';
      const last = textOf(context.present['lastName']) ?? '';
      const isKept = (split: Parts): boolean => split['firstName'] === first || split['lastName'] === last;
      const kept = splits.filter(isKept);
      const [split, ...others] = kept.length > 0 ? kept : splits;
      // Two words that were one name are no sign of where to cut.
      const wasOne = (first === '' || last === '') && (first + last).includes(' ');
      return split === undefined || others.length > 0 || words.includes('') || wasOne ? 'joined' : split;
    },
  },
  parts: Object.values(FULL_NAME_PARTS),
  write: (given) => textsOf(given, Object.keys(FULL_NAME_PARTS)),
};

const emailOf = (text: string): string | undefined =>
  /^[^\s@,;"<>]+@[^\s@,;"<>]+$/.test(text) ? text.toLowerCase() : undefined;

const isLower = (text: unknown): boolean =>
  text === null || text === undefined || (typeof text === 'string' && text === text.trim().toLowerCase());

export const emailsInverse: FieldInverse = {
  columns: {
    '.primaryEmail': textPart('primaryEmail', (text) => {
      const value = emailOf(text.trim());
      return value === undefined ? 'not-an-email' : { value };
    }),
    '.additionalEmails': itemsPart('additionalEmails', emailOf),
  },
  clears: {
    '.additionalEmails': (context) =>
      textOf(context.present['primaryEmail']) === undefined ? null : clearedList('additionalEmails', context),
  },
  parts: Object.values(EMAILS_PARTS),
  write({ primaryEmail, additionalEmails }) {
    const list: unknown = additionalEmails ?? [];
    const isWhole = Array.isArray(list) && list.every((each) => textOf(each) !== undefined && isLower(each));
    // Further addresses without a first one would clear it, and it them.
    if (!isWhole || !isLower(primaryEmail)) return 'rest-would-change';
    return [csvValueOf(primaryEmail), csvJsonOf(list)];
  },
};

/** As the import keeps it: the origin in lower case, without a slash at the end. Undefined where it takes it for no address. */
function addressOf(text: string): string | undefined {
  const [, origin = '', rest = ''] = /^((?:https?:\/\/)?[^/?#\s]+)(\S*)$/i.exec(text) ?? [];
  const host = origin.replace(/^.*:\/\//, '').replace(/:\d+$/, '');
  if (!/^[^\s.:@]+(?:\.[^\s.:@]+)+$/.test(host)) return undefined;
  return (origin.toLowerCase() + rest).replace(/\/$/, '');
}

export const linksInverse: FieldInverse = {
  columns: {
    '.primaryLinkUrl': textPart('primaryLinkUrl', (text) => {
      const value = addressOf(text.trim());
      return value === undefined ? 'not-an-address' : { value };
    }),
    // Their labels are not in the sheet.
    '.secondaryLinks': 'joined',
  },
  // The first address is written along, and must come back as it is.
  clears: {
    '.secondaryLinks': (context) => {
      const { primaryLinkUrl: url } = context.present;
      return typeof url === 'string' && addressOf(url) === url ? clearedList('secondaryLinks', context) : null;
    },
  },
  parts: Object.values(LINKS_PARTS),
  write({ primaryLinkUrl, primaryLinkLabel, secondaryLinks }) {
    const list: unknown = secondaryLinks ?? [];
    const isWhole =
      Array.isArray(list) &&
      list.every((link) => isRecord(link) && textOf(link['url']) !== undefined && textOf(link['label']) !== undefined);
    return isWhole ? [csvValueOf(primaryLinkUrl), csvValueOf(primaryLinkLabel), csvJsonOf(list)] : 'rest-would-change';
  },
};

const PHONE = /^(\+\d{1,4}) ([\d().\- ]*\d[\d().\- ]*)$/;

/** Number and calling code stand in one cell. The country is not in the sheet: with another code it would not fit. */
export const phonesInverse: FieldInverse = {
  columns: {
    '.primaryPhone': (cell, context) => {
      const found = textIn(cell, context);
      if (typeof found === 'string') return found;
      const [, code, number] = PHONE.exec(found.text) ?? [];
      const { primaryPhoneCallingCode: before } = context.present;
      const isKnown = context.isNew || code === before;
      if (code === undefined || !isKnown) return 'calling-code';
      return { primaryPhoneNumber: number, primaryPhoneCallingCode: code };
    },
    '.additionalPhones': 'joined',
  },
  // A number without its code would be read anew.
  clears: {
    '.additionalPhones': (context) => {
      const { primaryPhoneNumber: number, primaryPhoneCallingCode: code } = context.present;
      if (textOf(number) === undefined || textOf(code) === undefined) return null;
      return clearedList(
        'additionalPhones',
        context,
        (phone) => isRecord(phone) && textOf(phone['number']) !== undefined,
      );
    },
  },
  parts: Object.values(PHONES_PARTS),
  write({ primaryPhoneNumber, primaryPhoneCountryCode, primaryPhoneCallingCode, additionalPhones }) {
    const list: unknown = additionalPhones ?? [];
    const isWhole =
      Array.isArray(list) &&
      list.every(
        (phone) => isRecord(phone) && ['number', 'callingCode', 'countryCode'].every((key) => textOf(phone[key])),
      );
    if (!isWhole) return 'rest-would-change';
    const code = textOf(primaryPhoneCallingCode);
    const [number, country] = [textOf(primaryPhoneNumber) ?? '', textOf(primaryPhoneCountryCode) ?? ''];
    if (code && codesConflict(number, code, country)) return 'calling-code';
    const texts = [primaryPhoneNumber, primaryPhoneCountryCode, primaryPhoneCallingCode].map(csvValueOf);
    return [...texts, csvJsonOf(list)];
  },
};
