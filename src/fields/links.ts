import { jsonText } from '../cells/json-text';
import { unexpectedCell } from '../cells/cell';
import { isRecord, textOf } from '../wire';
import type { FieldCodec } from './codec';
import { compositeExport, hasAdditionalValues, partColumn, partsSelection, partText } from './composite';
import { joinedCell } from './joined';
import { LINKS_PARTS } from './sub-fields';

/**
 * The address, which Google Sheets makes clickable by itself, and beside it the secondary addresses where the field may
 * hold more than one. The labels of links are in the CSV only.
 */
export const linksCodec: FieldCodec = {
  selection: (field) =>
    partsSelection(field, hasAdditionalValues(field) ? ['primaryLinkUrl', 'secondaryLinks'] : ['primaryLinkUrl']),
  columns(field) {
    const primary = partColumn(field, {
      key: 'primaryLinkUrl',
      read: ({ primaryLinkUrl }) => partText(primaryLinkUrl),
    });
    if (!hasAdditionalValues(field)) return [primary];
    const secondary = partColumn(field, {
      key: 'secondaryLinks',
      label: LINKS_PARTS.secondaryLinks,
      read: ({ secondaryLinks: list }) =>
        Array.isArray(list) ? joinedCell(list.flatMap(linkText)) : unexpectedCell(list),
    });
    return [primary, secondary];
  },
  ...compositeExport(LINKS_PARTS, { labelsOrder: ['primaryLinkLabel', 'primaryLinkUrl', 'secondaryLinks'] }),
};

function linkText(link: unknown): readonly string[] {
  if (link === null || link === undefined) return [];
  return [(isRecord(link) ? textOf(link['url']) : undefined) ?? jsonText(link)];
}
