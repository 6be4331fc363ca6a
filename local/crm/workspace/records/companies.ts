import type { RecordModel } from '../../model';
import {
  amountOf,
  linkTo,
  NO_ADDRESS,
  NO_AMOUNT,
  NO_LINKS,
  NONE,
  patched,
  type Scene,
  series,
  systemValues,
} from './base';
import { COMPANY_PATCHES } from './difficult';
import { MEMBERS } from '../members';
import { type Random, randomOf } from './random';
import { COMPANY_FORMS, COMPANY_TRADES, COMPANY_WORDS, CURRENCIES, SENTENCES } from './words';
import { CITIES } from './places';
import { ZUORA } from '../views/recorded';

/** Companies that requests of the conformance check name; the last one is soft-deleted and still has people. */
const KNOWN_IDS = [ZUORA, '20202020-a000-4485-94de-70c2a98daef2', '20202020-a200-450c-b9ed-05d147ae4132'];
export const DELETED_COMPANY = '20202020-a30d-4604-9018-dd212faf7845';

const POLICIES = [NONE, NONE, ['ON_SITE'], ['HYBRID'], ['REMOTE_WORK', 'HYBRID'], ['ON_SITE', 'HYBRID', 'REMOTE_WORK']];

const addressOf = (random: Random) => {
  if (random.chance(0.15)) return NO_ADDRESS;
  const [city, state, country, postcode, lat, lng] = random.pick(CITIES);
  const exact = random.chance(0.5);
  return {
    addressStreet1: random.chance(0.7) ? `${1 + random.below(240)} ${random.pick(COMPANY_WORDS)} Street` : '',
    addressStreet2: random.chance(0.1) ? `Floor ${random.below(30)}` : '',
    addressCity: city,
    addressState: state,
    addressCountry: country,
    addressPostcode: postcode,
    addressLat: exact ? lat : null,
    addressLng: exact ? lng : null,
  };
};

const nameOf = (random: Random, index: number): string => {
  const name = `${random.pick(COMPANY_WORDS)} ${random.pick(COMPANY_TRADES)} ${random.pick(COMPANY_FORMS)}`;
  return index === 0 ? 'Zuora' : random.chance(0.1) ? name.toLowerCase() : name;
};

/** `count` companies and five more that are soft-deleted, in the order of creation. */
export const buildCompanies = (scene: Scene, count: number): RecordModel[] => {
  const random = randomOf(scene.seed, 'company');
  const all = count + 5;
  return series(all, (index) => {
    const deleted = index >= count;
    const id = index === count ? DELETED_COMPANY : KNOWN_IDS[index];
    const name = nameOf(random, index);
    const domain = `${name
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/-+$/, '')}-${index}.example`;
    const record = {
      ...systemValues(scene, random, index, all, { ...(id !== undefined && { id }), deleted }),
      name,
      domainName: random.chance(0.95) ? linkTo(`https://${domain}`) : NO_LINKS,
      address: addressOf(random),
      linkedinLink: random.chance(0.6) ? linkTo(`https://www.linkedin.com/company/${domain}`, name) : NO_LINKS,
      annualRevenue: random.chance(0.8) ? amountOf(random.below(5_000_000) / 4, random.pick(CURRENCIES)) : NO_AMOUNT,
      accountOwnerId: random.chance(0.8) ? random.pick(MEMBERS).id : null,
      employees: random.chance(0.85) ? random.below(10 ** (1 + random.below(5))) : null,
      tagline: random.chance(0.4) ? random.pick(SENTENCES) : '',
      introVideo: random.chance(0.1) ? linkTo(`https://video.example/${index}`) : NO_LINKS,
      workPolicy: random.pick(POLICIES),
      visaSponsorship: random.chance(0.3),
    };
    return deleted ? record : patched(record, COMPANY_PATCHES[index]);
  });
};
