import type { ObjectModel, Workspace } from '../crm/model';
import { buildWorkspace } from '../crm/workspace/index';
import { buildObjects } from '../crm/workspace/objects/objects';
import { randomOf } from '../crm/workspace/records/random';
import { drawRecords } from './draw-records';

/** The objects of the demo's model that between them have every field type, and relations of both kinds. */
const NAMES = [
  'person',
  'company',
  'opportunity',
  'task',
  'pet',
  'rocket',
  'surveyResult',
  'petCareAgreement',
  'employmentHistory',
  'workspaceMember',
];

/** A pet whose every field must have a value: columns that keep empty text and empty lists. */
const STRICT = 'strictPet';

const strict = (object: ObjectModel): ObjectModel => ({
  ...object,
  nameSingular: STRICT,
  namePlural: `${STRICT}s`,
  fields: object.fields.map((field) => ({ ...field, isNullable: field.name === 'deletedAt' })),
});

const chosen = (objects: readonly ObjectModel[]): readonly ObjectModel[] =>
  NAMES.map((name) => {
    const object = objects.find(({ nameSingular }) => nameSingular === name);
    if (object === undefined) throw new Error(`The demo workspace has no object "${name}".`);
    return object;
  });

/** The objects that are compared: the same in every round, so that tables are made once. */
export function comparedObjects(): readonly ObjectModel[] {
  const objects = chosen(buildObjects());
  return objects.flatMap((object) => (object.nameSingular === 'pet' ? [object, strict(object)] : [object]));
}

/**
 * The workspace of a round: in the first one the demo workspace with `records` people, later on `records` random records of
 * each object.
 */
export function worldOf(objects: readonly ObjectModel[], seed: number, round: number, records: number): Workspace {
  const random = randomOf(seed, `round ${round}`);
  const drawn = drawRecords(random, objects, records);
  const demo = round === 0 ? buildWorkspace({ records, seed }).records : undefined;
  return {
    id: '20202020-1c25-4d02-bf25-6aeccf7ea419',
    displayName: 'Parity',
    objects,
    views: [],
    records: new Map(
      objects.map(({ nameSingular }) => [nameSingular, demo?.get(nameSingular) ?? drawn.get(nameSingular) ?? []]),
    ),
  };
}
