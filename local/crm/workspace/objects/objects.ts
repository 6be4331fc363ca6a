import type { FieldModel, ObjectModel, OptionModel, RelationModel } from '../../model';
import { iconOf } from './field-types';
import { idOf } from '../ids';
import { type ObjectEntry, type OptionEntry, type RelationEntry, readCatalogue, type ScalarEntry } from './notation';
import { CRM_OBJECTS } from './crm';
import { FLOW_OBJECTS } from './flow';
import { MAIL_OBJECTS } from './mail';

const SYSTEM_FIELDS = readCatalogue(`system fields | | | | system | |
  id UUID!^ =uuid
  createdAt DATE_TIME!^ "Creation date" =now
  updatedAt DATE_TIME!^ "Last update" =now
  deletedAt DATE_TIME^ "Deleted at"
  createdBy ACTOR!^ "Created by" ={"name":"'System'","source":"'MANUAL'","workspaceMemberId":null}
  updatedBy ACTOR!^ "Updated by" ={"name":"'System'","source":"'MANUAL'","workspaceMemberId":null}
  position POSITION!^ =0
  searchVector TS_VECTOR^ "Search vector"`).flatMap((object) => object.fields);

/** Where the label of one reverse side differs from the others of its morph relation, or a system field's from the usual. */
const LABELS: Readonly<Record<string, string>> = {
  'person.timelineActivities': 'Events',
  'messageList.timelineActivities': 'Events',
  'messageCampaign.timelineActivities': 'Events',
  'workspaceMember.timelineActivities': 'Events',
  'workflowRun.createdBy': 'Executed by',
};

/** Relations to a table in between, and the field there that leads on: the interface of Twenty shows its target. */
const JUNCTIONS: Readonly<Record<string, string>> = {
  'person.listMemberships': 'messageListMember.list',
  'person.previousCompanies': 'employmentHistory.company',
  'person.caredForPets': 'petCareAgreement.pet',
  'messageList.members': 'messageListMember.person',
  'company.previousEmployees': 'employmentHistory.person',
  'company.caredForPets': 'petCareAgreement.pet',
  'pet.caretakers': 'petCareAgreement.caretaker',
};

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const optionsOf = (owner: string, options: readonly OptionEntry[] | null): readonly OptionModel[] | null =>
  options?.map((option, position) => ({ id: idOf(`option ${owner}.${option.value}`), ...option, position })) ?? null;

interface Draft extends Pick<FieldModel, 'name' | 'type' | 'label' | 'settings'> {
  readonly flags: string;
  readonly defaultValue?: unknown;
  readonly options?: readonly OptionEntry[] | null;
  readonly relation?: RelationModel;
  readonly morphRelations?: readonly RelationModel[];
}

const fieldOf = (owner: string, draft: Draft): FieldModel => {
  const path = `${owner}.${draft.name}`;
  return {
    id: idOf(`field ${path}`),
    name: draft.name,
    type: draft.type,
    label: LABELS[path] ?? draft.label,
    icon: iconOf(draft.type),
    isActive: !draft.flags.includes('-'),
    isSystem: draft.flags.includes('^'),
    isNullable: !draft.flags.includes('!'),
    isUnique: draft.flags.includes('*'),
    defaultValue: draft.defaultValue ?? null,
    options: optionsOf(path, draft.options ?? null),
    settings: draft.settings,
    relation: draft.relation ?? null,
    morphRelations: draft.morphRelations ?? null,
  };
};

/** System fields of standard objects show dates as a distance from now; custom objects have no such setting. */
const systemFields = (object: ObjectEntry): readonly FieldModel[] =>
  SYSTEM_FIELDS.flatMap((entry) => {
    if (entry.kind !== 'scalar') return [];
    const isStandard = object.family !== 'custom';
    const settings = isStandard && entry.type === 'DATE_TIME' ? { displayFormat: 'RELATIVE' } : entry.settings;
    const actor = !isStandard && entry.type === 'ACTOR' ? { name: "''", source: "'MANUAL'" } : entry.defaultValue;
    return [fieldOf(object.singular, { ...entry, settings, defaultValue: actor })];
  });

const scalarField = (object: ObjectEntry, entry: ScalarEntry): FieldModel => fieldOf(object.singular, entry);

const joinColumn = (entry: RelationEntry): string =>
  entry.isMorph ? `${entry.name}${pascal(entry.targets[0] ?? '')}Id` : `${entry.name}Id`;

const relationField = (object: ObjectEntry, entry: RelationEntry): FieldModel => {
  const ends = entry.targets.map((target): RelationModel => {
    return { type: 'MANY_TO_ONE', targetObject: target, targetField: entry.reverse };
  });
  const settings = { onDelete: entry.onDelete, relationType: 'MANY_TO_ONE', joinColumnName: joinColumn(entry) };
  const common = { name: entry.name, label: entry.label, flags: entry.flags, settings };
  const [first] = ends;
  if (entry.isMorph) return fieldOf(object.singular, { ...common, type: 'MORPH_RELATION', morphRelations: ends });
  return fieldOf(object.singular, { ...common, type: 'RELATION', ...(first && { relation: first }) });
};

/** The fields of `object` that other objects' relations bring about, in the order of the catalogue. */
const reverseFields = (object: ObjectEntry, all: readonly ObjectEntry[]): readonly FieldModel[] => {
  const arriving = all.flatMap((from) =>
    from.fields.flatMap((entry) =>
      entry.kind === 'relation' && entry.targets.includes(object.singular) ? [{ from, entry }] : [],
    ),
  );
  const names = [...new Set(arriving.map(({ entry }) => entry.reverse))];
  return names.flatMap((name) => {
    const ends = arriving.filter(({ entry }) => entry.reverse === name);
    const [first] = ends;
    if (first === undefined) return [];
    const relations = ends.map(({ from, entry }): RelationModel => {
      return { type: 'ONE_TO_MANY', targetObject: from.singular, targetField: entry.name };
    });
    const junction = JUNCTIONS[`${object.singular}.${name}`];
    const leadsOn = junction === undefined ? {} : { junctionTargetFieldId: idOf(`field ${junction}`) };
    const common = {
      name,
      label: first.entry.reverseLabel,
      flags: '',
      settings: { relationType: 'ONE_TO_MANY', ...leadsOn },
    };
    if (first.entry.reverseIsMorph) {
      return [fieldOf(object.singular, { ...common, type: 'MORPH_RELATION', morphRelations: relations })];
    }
    const [relation] = relations;
    return [fieldOf(object.singular, { ...common, type: 'RELATION', ...(relation && { relation }) })];
  });
};

const objectOf = (entry: ObjectEntry, all: readonly ObjectEntry[]): ObjectModel => ({
  id: idOf(`object ${entry.singular}`),
  nameSingular: entry.singular,
  namePlural: entry.plural,
  labelSingular: entry.labels[0],
  labelPlural: entry.labels[1],
  icon: entry.icon,
  description: entry.description,
  isActive: true,
  isSystem: entry.family === 'system',
  isRemote: false,
  labelIdentifier: entry.labelIdentifier,
  fields: [
    ...systemFields(entry),
    ...entry.fields.map((field) => (field.kind === 'scalar' ? scalarField(entry, field) : relationField(entry, field))),
    ...reverseFields(entry, all),
  ],
});

/** The 33 objects of the demo workspace with all their fields. */
export const buildObjects = (): readonly ObjectModel[] => {
  const entries = [CRM_OBJECTS, FLOW_OBJECTS, MAIL_OBJECTS].flatMap(readCatalogue);
  return entries.map((entry) => objectOf(entry, entries));
};
