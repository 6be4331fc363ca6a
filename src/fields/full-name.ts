import { textOf } from '../wire';
import type { FieldCodec } from './codec';
import { textCell } from '../cells/cell';
import { compositeExport, partColumn, partsSelection } from './composite';
import { FULL_NAME_PARTS } from './sub-fields';

/** "Ada Lovelace" in one column, as Twenty's own table shows it; first and last name apart in the CSV. */
export const fullNameCodec: FieldCodec = {
  selection: (field) => partsSelection(field, Object.keys(FULL_NAME_PARTS)),
  columns: (field) => [
    partColumn(field, {
      read: ({ firstName, lastName }) => textCell([textOf(firstName), textOf(lastName)].filter(Boolean).join(' ')),
    }),
  ],
  ...compositeExport(FULL_NAME_PARTS),
};
