import type { RecordModel } from '../../model';
import { MEMBERS } from '../members';
import type { Random } from './random';

const DAY = 86_400_000;
const SPREAD = 3 * 365 * DAY;

/** What every generator is given. */
export interface Scene {
  readonly seed: number;
  /** Milliseconds of the reference date. */
  readonly now: number;
  /** Number of people, the deleted ones not counted. */
  readonly people: number;
}

interface Actor {
  readonly source: string;
  readonly workspaceMemberId: string | null;
  readonly name: string;
  readonly context: Readonly<Record<string, unknown>> | null;
}

const byMember = (source: string): readonly Actor[] =>
  MEMBERS.map(({ id, firstName, lastName }) => ({
    source,
    workspaceMemberId: id,
    name: `${firstName} ${lastName}`,
    context: null,
  }));

const nobody = (source: string, name: string, context: Actor['context'] = null): Actor => ({
  source,
  workspaceMemberId: null,
  name,
  context,
});

/** Shared between records: 200,000 people must not hold 400,000 copies. */
const ACTORS: readonly Actor[] = [
  ...byMember('MANUAL'),
  ...byMember('IMPORT'),
  ...byMember('EMAIL'),
  nobody('API', 'Website form', {}),
  nobody('API', 'Zapier', {}),
  nobody('WEBHOOK', 'Webhook'),
  nobody('CALENDAR', 'Sofia Lindqvist', { provider: 'google' }),
  nobody('WORKFLOW', 'New lead'),
  nobody('SYSTEM', 'System'),
  nobody('MANUAL', ''),
];

export interface SystemValues {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
  readonly createdBy: Actor;
  readonly updatedBy: Actor;
  readonly position: number;
}

/** ISO text, UTC, milliseconds: the form in which Twenty answers a date-time. */
export const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/**
 * The system fields of record `index` of `count`. Later records are younger: half of all are from the last 14 months, some
 * from today. The first thousand keep the places of an import (1, 2, …), later ones were put on top (-1, -2, …), and a few
 * were dragged between two others or share a place.
 */
export const systemValues = (
  scene: Scene,
  random: Random,
  index: number,
  count: number,
  fixed: { readonly id?: string; readonly deleted?: boolean } = {},
): SystemValues => {
  const age = (1 - (index + random.next()) / count) ** 1.5 * SPREAD;
  const created = scene.now - Math.floor(age);
  const updated = random.chance(0.4) ? created : created + Math.floor(random.next() * age);
  const createdAt = iso(created);
  const updatedAt = updated === created ? createdAt : iso(updated);
  const place = index < 1000 ? index + 1 : 999 - index;
  const dragged = index % 97 === 96 ? place + 0.5 : place;
  return {
    id: fixed.id ?? random.id(),
    createdAt,
    updatedAt,
    deletedAt: fixed.deleted === true ? updatedAt : null,
    createdBy: random.pick(ACTORS),
    updatedBy: random.pick(ACTORS),
    position: index % 389 === 388 ? 0 : dragged,
  };
};

export interface Phones {
  readonly primaryPhoneNumber: string | null;
  readonly primaryPhoneCountryCode: string | null;
  readonly primaryPhoneCallingCode: string | null;
  readonly additionalPhones: readonly unknown[] | null;
}

export interface Links {
  readonly primaryLinkLabel: string | null;
  readonly primaryLinkUrl: string | null;
  readonly secondaryLinks: readonly unknown[] | null;
}

/** Twenty 2.21 answers an empty list of additional values as `[]` and empty text inside a composite as `""`. */
export const NONE: readonly never[] = [];
export const NO_PHONES: Phones = {
  primaryPhoneNumber: '',
  primaryPhoneCountryCode: '',
  primaryPhoneCallingCode: '',
  additionalPhones: NONE,
};
export const NO_LINKS: Links = { primaryLinkLabel: '', primaryLinkUrl: '', secondaryLinks: NONE };
export const NO_EMAILS = { primaryEmail: '', additionalEmails: NONE };
export const NO_AMOUNT = { amountMicros: null, currencyCode: null };
export const NO_ADDRESS = {
  addressStreet1: '',
  addressStreet2: '',
  addressCity: '',
  addressState: '',
  addressCountry: '',
  addressPostcode: '',
  addressLat: null,
  addressLng: null,
};

export const linkTo = (url: string, label = ''): Links => ({
  primaryLinkLabel: label,
  primaryLinkUrl: url,
  secondaryLinks: NONE,
});

export const amountOf = (units: number, currencyCode: string) => ({
  amountMicros: Math.round(units * 1_000_000),
  currencyCode,
});

/** `count` records: `make` is told the index and how many there are. */
export const series = (count: number, make: (index: number) => RecordModel): RecordModel[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Changes of record number `index`, for the records that are made to hurt. */
export const patched = (record: RecordModel, patch: Readonly<Record<string, unknown>> | undefined): RecordModel =>
  patch === undefined ? record : { ...record, ...patch };
