import type { FieldCodec } from './codec';

/** The search index of a record. Not for people: it is never selected and has no column anywhere. */
export const tsVectorCodec: FieldCodec = {
  selection: () => '',
  columns: () => [],
  exportSelection: () => '',
  exportColumns: () => [],
};
