import type { ObjectModel, RecordModel } from '../../model';
import { buildNotes, buildOpportunities, buildTargets, buildTasks } from './activities';
import { type Scene, systemValues } from './base';
import { buildCompanies } from './companies';
import {
  buildEmploymentHistories,
  buildPetCareAgreements,
  buildPets,
  buildRockets,
  buildSurveyResults,
} from './custom';
import { MEMBERS } from '../members';
import { buildPeople } from './people';
import { randomOf } from './random';

const buildMembers = (scene: Scene): RecordModel[] => {
  const random = randomOf(scene.seed, 'workspaceMember');
  return MEMBERS.map((member, index) => ({
    ...systemValues(scene, random, index, MEMBERS.length, { id: member.id }),
    name: { firstName: member.firstName, lastName: member.lastName },
    colorScheme: 'System',
    locale: member.locale,
    avatarUrl: '',
    userEmail: `${member.firstName
      .normalize('NFD')
      .replace(/[^a-zA-Z]/g, '')
      .toLowerCase()}@acme.example`,
    jobTitle: '',
    calendarStartDay: index % 2 === 0 ? 7 : 1,
    userId: random.id(),
    timeZone: member.timeZone,
    dateFormat: index % 3 === 1 ? 'DAY_FIRST' : 'SYSTEM',
    timeFormat: index % 3 === 1 ? 'HOUR_24' : 'SYSTEM',
    numberFormat: index % 4 === 1 ? 'SPACES_AND_COMMA' : 'SYSTEM',
  }));
};

const idsOf = (records: readonly RecordModel[]): readonly string[] =>
  records.filter((record) => record['deletedAt'] === null).map((record) => record.id);

/** Records of every object, keyed by `nameSingular`; objects that have none get an empty list. */
export const buildRecords = (objects: readonly ObjectModel[], scene: Scene): Map<string, RecordModel[]> => {
  // 12,000 people: 2,000 companies, 1,500 opportunities, 600 tasks, 500 notes, 300 employment histories, 120 pets.
  const share = (divisor: number, least: number): number => Math.max(least, Math.round(scene.people / divisor));
  const companies = buildCompanies(scene, share(6, 20));
  const companyIds = idsOf(companies);
  const people = buildPeople(scene, companyIds);
  const peopleIds = idsOf(people);
  const rockets = buildRockets(scene, 12);
  const surveyResults = buildSurveyResults(scene, share(300, 15));
  const pets = buildPets(scene, share(100, 40), idsOf(rockets), idsOf(surveyResults));
  const opportunities = buildOpportunities(scene, share(8, 20), companyIds, peopleIds);
  const tasks = buildTasks(scene, share(20, 40));
  const notes = buildNotes(scene, share(24, 40));
  const employmentHistories = buildEmploymentHistories(scene, share(40, 10), peopleIds, companyIds);
  const agreements = buildPetCareAgreements(scene, share(150, 10), idsOf(pets), peopleIds, companyIds);
  const attachable = {
    person: peopleIds,
    company: companyIds,
    opportunity: idsOf(opportunities),
    pet: idsOf(pets),
    rocket: idsOf(rockets),
    surveyResult: idsOf(surveyResults),
    employmentHistory: idsOf(employmentHistories),
    petCareAgreement: idsOf(agreements),
  };
  const made: Readonly<Record<string, RecordModel[]>> = {
    workspaceMember: buildMembers(scene),
    company: companies,
    person: people,
    opportunity: opportunities,
    task: tasks,
    note: notes,
    taskTarget: buildTargets(scene, 'taskTarget', idsOf(tasks), attachable),
    noteTarget: buildTargets(scene, 'noteTarget', idsOf(notes), attachable),
    pet: pets,
    rocket: rockets,
    surveyResult: surveyResults,
    employmentHistory: employmentHistories,
    petCareAgreement: agreements,
  };
  return new Map(objects.map((object) => [object.nameSingular, made[object.nameSingular] ?? []]));
};
