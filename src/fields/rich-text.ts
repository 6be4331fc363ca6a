import type { FieldCodec } from './codec';
import { compositeExport, partColumn, partsSelection, partText } from './composite';
import { RICH_TEXT_PARTS } from './sub-fields';

/** The text as Markdown. The editor's own form, BlockNote, is in the CSV only. */
export const richTextCodec: FieldCodec = {
  selection: (field) => partsSelection(field, ['markdown']),
  columns: (field) => [partColumn(field, { read: ({ markdown }) => partText(markdown) })],
  ...compositeExport(RICH_TEXT_PARTS),
};
