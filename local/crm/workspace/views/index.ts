import type { ObjectModel, ViewModel } from '../../model';
import { buildView } from './view-notation';

/** Columns of the "All …" views where the field list alone would not do, as Twenty sets them up. */
const COLUMNS: Readonly<Record<string, string>> = {
  person:
    'name emails createdBy company phones createdAt jobTitle linkedinLink -intro -whatsapp -workPreference -performanceRating -caredForPets -previousCompanies',
  company:
    'name domainName createdBy accountOwner createdAt linkedinLink address -employees -tagline -introVideo -workPolicy -visaSponsorship -caredForPets -previousEmployees',
  opportunity: 'name amount createdBy closeDate company pointOfContact',
  task: 'title status taskTargets createdBy dueAt assignee bodyV2 createdAt',
  note: 'title noteTargets bodyV2 createdBy createdAt',
  pet: 'name createdAt createdBy updatedAt updatedBy -species -traits -comments -age -location -vetPhone -vetEmail -birthday -isGoodWithKids -pictures -averageCostOfKibblePerMonth -makesOwnerThinkOf -soundSwag -bio -interestingFacts -extraData -polymorphicOwner -polymorphicHelper -caretakers',
  rocket: 'name createdAt createdBy updatedAt updatedBy thrust launchedOn callSign -ownedPets -helpedPets',
  surveyResult:
    'name createdAt createdBy updatedAt updatedBy -score -percentageOfCompletion -participants -averageEstimatedNumberOfAtomsInTheUniverse -comments -shortNotes -files -ownedPets -helpedPets',
  employmentHistory: 'id createdAt createdBy updatedAt updatedBy -person -company',
  petCareAgreement: 'id createdAt createdBy updatedAt updatedBy -caretaker -pet',
  workspaceMember: 'name createdAt ownedOpportunities assignedTasks',
  noteTarget: 'id note target',
  taskTarget: 'id task target',
  workflowRun: 'name workflow status',
  workflowVersion: 'name workflow status updatedAt runs',
};

/** Names that Twenty does not make of the plural label. */
const NAMES: Readonly<Record<string, string>> = { workflowRun: 'Runs', workflowVersion: 'Versions' };

const ICONS: Readonly<Record<string, string>> = {
  note: 'IconNotes',
  messageCampaign: 'IconSend',
  workflow: 'IconTable',
  workflowRun: 'IconPlayerPlay',
  workflowVersion: 'IconRestore',
};

const HIDDEN = new Set(['searchVector', 'position', 'deletedAt', 'updatedAt', 'updatedBy', 'createdBy', 'id']);

/** Own fields first, then the creation date. */
const plainColumns = (object: ObjectModel): string =>
  object.fields
    .filter((field) => field.isActive && !HIDDEN.has(field.name) && field.name !== 'createdAt')
    .map((field) => field.name)
    .concat('createdAt')
    .join(' ');

/** One "All …" view for each object. */
export const buildIndexViews = (objects: readonly ObjectModel[]): readonly ViewModel[] =>
  objects.map((object) =>
    buildView({
      object: object.nameSingular,
      name: NAMES[object.nameSingular] ?? `All ${object.labelPlural}`,
      key: 'INDEX',
      icon: ICONS[object.nameSingular] ?? 'IconList',
      columns: COLUMNS[object.nameSingular] ?? plainColumns(object),
    }),
  );
