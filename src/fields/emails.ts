import { unexpectedCell } from '../cells/cell';
import type { FieldCodec } from './codec';
import { compositeExport, hasAdditionalValues, partColumn, partsSelection, partText } from './composite';
import { itemTexts, joinedCell } from './joined';
import { EMAILS_PARTS } from './sub-fields';

/** The primary address, and beside it the additional ones where the field may hold more than one. */
export const emailsCodec: FieldCodec = {
  selection: (field) =>
    partsSelection(field, hasAdditionalValues(field) ? Object.keys(EMAILS_PARTS) : ['primaryEmail']),
  columns(field) {
    const primary = partColumn(field, { key: 'primaryEmail', read: ({ primaryEmail }) => partText(primaryEmail) });
    if (!hasAdditionalValues(field)) return [primary];
    const additional = partColumn(field, {
      key: 'additionalEmails',
      label: EMAILS_PARTS.additionalEmails,
      read: ({ additionalEmails: list }) => (Array.isArray(list) ? joinedCell(itemTexts(list)) : unexpectedCell(list)),
    });
    return [primary, additional];
  },
  ...compositeExport(EMAILS_PARTS),
};
