import { jsonText } from '../cells/json-text';
import { unexpectedCell } from '../cells/cell';
import { csvJsonOf } from '../cells/csv-value';
import { isRecord, textOf } from '../wire';
import type { FieldCodec } from './codec';
import { joinedCell } from './joined';
import { scalarCodec } from './scalar';

const scalar = scalarCodec({
  reader: () => (value) => {
    if (!Array.isArray(value)) return unexpectedCell(value);
    return joinedCell(value.flatMap(fileName));
  },
  exportRead: csvJsonOf,
});

/** Names of the files, joined by commas: their links are signed and expire within the day. The CSV has all as JSON. */
export const filesCodec: FieldCodec = {
  ...scalar,
  selection: (field) => `${field.name} { label }`,
  exportSelection: (field) => `${field.name} { fileId label extension url }`,
};

function fileName(file: unknown): readonly string[] {
  if (file === null || file === undefined) return [];
  const name = isRecord(file) ? textOf(file['label']) : undefined;
  return [name ?? jsonText(file)];
}
