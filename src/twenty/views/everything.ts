import type { ObjectMetadata, View } from '../model';

/** Stands for the id of a view where all records with all fields are asked for. No view of Twenty has it: those are UUIDs. */
export const EVERYTHING = 'all';

/** All records of an object with all its fields, as if it were a saved view. */
export function everythingOf({ id, labelPlural, fields }: ObjectMetadata): View {
  return {
    id: EVERYTHING,
    name: labelPlural,
    objectId: id,
    type: 'TABLE',
    isIndex: false,
    position: 0,
    isActive: true,
    anyFieldFilterValue: '',
    fields: fields.map((field, position) => ({ fieldId: field.id, isVisible: field.isActive, position })),
    typeFieldIds: [],
    filters: [],
    filterGroups: [],
    sorts: [],
  };
}
