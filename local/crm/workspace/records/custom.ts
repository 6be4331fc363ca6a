import type { RecordModel } from '../../model';
import {
  amountOf,
  linkTo,
  NO_ADDRESS,
  NO_AMOUNT,
  NO_EMAILS,
  NO_LINKS,
  NO_PHONES,
  NONE,
  type Scene,
  series,
  systemValues,
} from './base';
import { DIFFICULT_TEXTS, JSON_VALUES, NUMBERS } from './difficult';
import { randomOf } from './random';
import { CURRENCIES, FIRST_NAMES, LAST_NAMES, PET_FACTS, PET_NAMES, ROCKETS, SENTENCES } from './words';
import { CITIES } from './places';

const DAY = 86_400_000;
const SPECIES = ['DOG', 'CAT', 'BIRD', 'FISH', 'RABBIT', 'HAMSTER', null];
const TRAITS = [NONE, ['CURIOUS', 'FRIENDLY'], ['SHY'], ['PLAYFUL', 'BRAVE', 'PROTECTIVE'], NONE];
const SWAG = ['RATING_1', 'RATING_3', 'RATING_5', null];

const dateOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

export const buildRockets = (scene: Scene, count: number): RecordModel[] => {
  const random = randomOf(scene.seed, 'rocket');
  return series(count, (index) => ({
    ...systemValues(scene, random, index, count),
    name: ROCKETS[index] ?? `Prototype ${index}`,
    // The database sends numbers of arbitrary precision as text.
    thrust: index % 4 === 3 ? null : `${random.below(40_000)}.${String(random.below(10_000)).padStart(4, '0')}`,
    launchedOn: random.chance(0.8) ? dateOf(scene.now - random.below(1500) * DAY) : null,
    callSign: random.chance(0.8) ? random.id() : null,
    helpedPetsId: null,
  }));
};

export const buildSurveyResults = (scene: Scene, count: number): RecordModel[] => {
  const random = randomOf(scene.seed, 'surveyResult');
  const files = [
    { fileId: random.id(), label: 'Answers.csv', extension: '.csv', url: 'https://files.example/answers.csv' },
    { fileId: random.id(), label: 'Résumé, final.pdf', extension: '.pdf', url: 'https://files.example/final.pdf' },
  ];
  return series(count, (index) => ({
    ...systemValues(scene, random, index, count),
    name: `Survey ${2020 + (index % 7)}, wave ${index + 1}`,
    score: index < NUMBERS.length ? (NUMBERS[index] ?? null) : random.next(),
    percentageOfCompletion: random.chance(0.9) ? random.next() * 100 : null,
    participants: random.chance(0.9) ? random.below(1000) : null,
    averageEstimatedNumberOfAtomsInTheUniverse: random.chance(0.7) ? random.next() * 1e74 : null,
    comments: random.chance(0.7) ? `${random.pick(SENTENCES)}\n${random.pick(SENTENCES)}` : '',
    shortNotes: DIFFICULT_TEXTS[index] ?? '',
    files: index % 5 === 1 ? files.slice(0, 1 + (index % 2)) : null,
    helpedPetsId: null,
  }));
};

const locationOf = (index: number) => {
  const [addressCity, addressState, addressCountry, addressPostcode, addressLat, addressLng] =
    CITIES[index % CITIES.length] ?? [];
  if (index % 3 === 0 || addressCity === undefined) return NO_ADDRESS;
  return { ...NO_ADDRESS, addressCity, addressState, addressCountry, addressPostcode, addressLat, addressLng };
};

export const buildPets = (
  scene: Scene,
  count: number,
  rocketIds: readonly string[],
  surveyIds: readonly string[],
): RecordModel[] => {
  const random = randomOf(scene.seed, 'pet');
  return series(count, (index) => {
    const born = scene.now - (30 + random.below(12 * 365)) * DAY;
    const owner = random.below(4);
    const makesOwnerThinkOf = { firstName: random.pick(FIRST_NAMES), lastName: random.pick(LAST_NAMES) };
    return {
      ...systemValues(scene, random, index, count),
      name: random.pick(PET_NAMES),
      species: random.pick(SPECIES),
      traits: random.pick(TRAITS),
      comments: DIFFICULT_TEXTS[index] ?? (random.chance(0.5) ? random.pick(SENTENCES) : ''),
      age: random.chance(0.8) ? Math.floor((scene.now - born) / (365 * DAY)) : null,
      location: locationOf(index),
      vetPhone: random.chance(0.5)
        ? {
            ...NO_PHONES,
            primaryPhoneNumber: '789012345',
            primaryPhoneCountryCode: 'FR',
            primaryPhoneCallingCode: '+33',
          }
        : NO_PHONES,
      vetEmail: random.chance(0.5) ? { primaryEmail: `vet${index}@example.org`, additionalEmails: NONE } : NO_EMAILS,
      birthday: index === 3 ? '2021-05-17' : random.chance(0.85) ? dateOf(born) : null,
      isGoodWithKids: random.chance(0.2) ? null : random.chance(0.7),
      pictures: random.chance(0.6) ? linkTo(`https://pictures.example/pet-${index}.jpg`, 'At home') : NO_LINKS,
      averageCostOfKibblePerMonth: random.chance(0.7)
        ? amountOf(random.below(20_000) / 100, random.pick(CURRENCIES))
        : NO_AMOUNT,
      makesOwnerThinkOf: random.chance(0.5) ? makesOwnerThinkOf : { firstName: '', lastName: '' },
      soundSwag: random.pick(SWAG),
      bio: random.chance(0.5) ? random.pick(SENTENCES) : '',
      interestingFacts: index === 0 ? PET_FACTS : random.chance(0.4) ? [random.pick(PET_FACTS)] : NONE,
      extraData: JSON_VALUES[index % JSON_VALUES.length] ?? null,
      polymorphicOwnerRocketId: owner === 0 && rocketIds.length > 0 ? random.pick(rocketIds) : null,
      polymorphicOwnerSurveyResultId: owner === 1 && surveyIds.length > 0 ? random.pick(surveyIds) : null,
    };
  });
};

export const buildEmploymentHistories = (
  scene: Scene,
  count: number,
  peopleIds: readonly string[],
  companyIds: readonly string[],
): RecordModel[] => {
  const random = randomOf(scene.seed, 'employmentHistory');
  return series(count, (index) => ({
    ...systemValues(scene, random, index, count),
    personId: peopleIds.length > 0 ? random.pick(peopleIds) : null,
    companyId: random.chance(0.95) ? random.pick(companyIds) : null,
  }));
};

/** Companies and people care for pets; some agreements have no caretaker yet. */
export const buildPetCareAgreements = (
  scene: Scene,
  count: number,
  petIds: readonly string[],
  peopleIds: readonly string[],
  companyIds: readonly string[],
): RecordModel[] => {
  const random = randomOf(scene.seed, 'petCareAgreement');
  return series(count, (index) => {
    const kind = random.below(3);
    return {
      ...systemValues(scene, random, index, count),
      petId: random.pick(petIds),
      caretakerCompanyId: kind === 0 ? random.pick(companyIds) : null,
      caretakerPersonId: kind === 1 && peopleIds.length > 0 ? random.pick(peopleIds) : null,
    };
  });
};
