import type { RecordModel } from '../../model';
import {
  linkTo,
  NO_EMAILS,
  NO_LINKS,
  NO_PHONES,
  NONE,
  type Phones,
  patched,
  type Scene,
  series,
  systemValues,
} from './base';
import { DELETED_COMPANY } from './companies';
import { PEOPLE_PATCHES } from './difficult';
import { type Random, randomOf } from './random';
import { FIRST_NAMES, JOB_TITLES, LAST_NAMES, SENTENCES } from './words';
import { PHONES } from './places';

/** People that requests of the conformance check name; the second is soft-deleted. */
const KNOWN_PERSON = '20202020-b000-4485-94de-70c2a98daef2';
const DELETED_PERSON = 'aaf513c6-ef68-425e-af26-8393e5dbe002';

const PREFERENCES = [
  NONE,
  NONE,
  NONE,
  ['ON_SITE'],
  ['HYBRID'],
  ['REMOTE_WORK'],
  ['ON_SITE', 'REMOTE_WORK'],
  ['HYBRID', 'ON_SITE'],
];
const RATINGS = [null, null, null, 'RATING_1', 'RATING_2', 'RATING_3', 'RATING_4', 'RATING_5'];

const phonesOf = (random: Random, share: number): Phones => {
  if (!random.chance(share)) return NO_PHONES;
  const [primaryPhoneCountryCode, primaryPhoneCallingCode, start] = random.pick(PHONES);
  const primaryPhoneNumber = `${start}${1000 + random.below(9000)}`;
  return { primaryPhoneNumber, primaryPhoneCountryCode, primaryPhoneCallingCode, additionalPhones: NONE };
};

const asciiOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^a-zA-Z]+/g, '')
    .toLowerCase();

/** The part of an address that each name gives. */
const MAILBOXES = new Map([...FIRST_NAMES, ...LAST_NAMES].map((name) => [name, asciiOf(name) || 'person']));

const emailsOf = (random: Random, firstName: string, lastName: string, index: number) => {
  if (random.chance(0.08)) return NO_EMAILS;
  const address = `${MAILBOXES.get(firstName)}.${MAILBOXES.get(lastName)}${index}`;
  const additional = random.chance(0.05) ? [`${address}@home.example`] : NONE;
  return {
    primaryEmail: `${address}@${random.chance(0.7) ? 'mail.example.org' : 'example.com'}`,
    additionalEmails: additional,
  };
};

/** Most people work somewhere; some where the company has been deleted; the second company has more than 60 of them. */
const companyOf = (random: Random, companyIds: readonly string[]): string | null => {
  if (random.chance(0.1)) return null;
  if (random.chance(0.005)) return DELETED_COMPANY;
  if (random.chance(0.01)) return companyIds[1] ?? null;
  return random.pick(companyIds);
};

/** As many people as the scene says, and some more that are soft-deleted (1 in 200, at least one). */
export const buildPeople = (scene: Scene, companyIds: readonly string[]): RecordModel[] => {
  const random = randomOf(scene.seed, 'person');
  const all = scene.people + Math.max(1, Math.floor(scene.people / 200));
  return series(all, (index) => {
    const deleted = index >= scene.people;
    const id = index === 0 ? KNOWN_PERSON : index === scene.people ? DELETED_PERSON : undefined;
    const firstName = random.pick(FIRST_NAMES);
    const lastName = random.pick(LAST_NAMES);
    const system = systemValues(scene, random, index, all, { ...(id !== undefined && { id }), deleted });
    // Written out: spreading `system` here takes six times as long, which 200,000 people feel.
    const record = {
      id: system.id,
      createdAt: system.createdAt,
      updatedAt: system.updatedAt,
      deletedAt: system.deletedAt,
      createdBy: system.createdBy,
      updatedBy: system.updatedBy,
      position: system.position,
      name: { firstName, lastName },
      emails: emailsOf(random, firstName, lastName, index),
      linkedinLink: random.chance(0.3) ? linkTo(`https://www.linkedin.com/in/person-${index}`) : NO_LINKS,
      jobTitle: random.chance(0.9) ? random.pick(JOB_TITLES) : '',
      phones: phonesOf(random, 0.6),
      avatarUrl: '',
      avatarFile: null,
      companyId: companyOf(random, companyIds),
      intro: random.chance(0.1) ? random.pick(SENTENCES) : '',
      whatsapp: phonesOf(random, 0.1),
      workPreference: random.pick(PREFERENCES),
      performanceRating: random.pick(RATINGS),
      legacyCode: random.chance(0.2) ? String(index).padStart(6, '0') : '',
    };
    return deleted ? record : patched(record, PEOPLE_PATCHES[index]);
  });
};
