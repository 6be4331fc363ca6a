import { numberCell } from '../cells/number-cell';
import type { FieldMetadata } from '../twenty/model';
import type { FieldCodec } from './codec';
import { compositeExport, partColumn, partsSelection, partText } from './composite';
import { ADDRESS_PARTS } from './sub-fields';

type AddressPart = keyof typeof ADDRESS_PARTS;

/** In the order of Twenty's form. */
const FORM_ORDER: readonly AddressPart[] = [
  'addressStreet1',
  'addressStreet2',
  'addressCity',
  'addressState',
  'addressPostcode',
  'addressCountry',
  'addressLat',
  'addressLng',
];

const COORDINATES: readonly AddressPart[] = ['addressLat', 'addressLng'];

/** One column for each part that the field's settings enable; all eight in the CSV. */
export const addressCodec: FieldCodec = {
  selection: (field) => partsSelection(field, enabledParts(field)),
  columns: (field) =>
    enabledParts(field).map((part) =>
      partColumn(field, {
        key: part,
        label: ADDRESS_PARTS[part],
        read: (parts) => (COORDINATES.includes(part) ? numberCell(parts[part]) : partText(parts[part])),
      }),
    ),
  ...compositeExport(ADDRESS_PARTS),
};

/** Settings that name none enable all but the coordinates (twenty.md §2.2). */
function enabledParts(field: FieldMetadata): readonly AddressPart[] {
  const { subFields } = field.settings;
  const named = Array.isArray(subFields) ? FORM_ORDER.filter((part) => subFields.includes(part)) : [];
  return named.length > 0 ? named : FORM_ORDER.filter((part) => !COORDINATES.includes(part));
}
