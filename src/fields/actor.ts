import type { FieldCodec } from './codec';
import { compositeExport, partColumn, partsSelection, partText } from './composite';
import { ACTOR_PARTS } from './sub-fields';

/** Who did it, by the name of that moment, and beside it by what way: MANUAL, API, IMPORT, … */
export const actorCodec: FieldCodec = {
  selection: (field) => partsSelection(field, ['source', 'name']),
  columns: (field) => [
    partColumn(field, { key: 'name', read: ({ name }) => partText(name) }),
    partColumn(field, { key: 'source', label: ACTOR_PARTS.source, read: ({ source }) => partText(source) }),
  ],
  ...compositeExport(ACTOR_PARTS, { labelsOrder: ['source', 'name', 'workspaceMemberId', 'context'] }),
};
