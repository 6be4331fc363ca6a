import { jsonText } from '../cells/json-text';
import { textCell, unexpectedCell } from '../cells/cell';
import { isRecord, textOf } from '../wire';
import type { FieldCodec } from './codec';
import { compositeExport, hasAdditionalValues, partColumn, partsSelection } from './composite';
import { joinedCell } from './joined';
import { PHONES_PARTS } from './sub-fields';

/** "+33 612345678": calling code and number as one text, so that a sheet neither adds them up nor drops a zero. */
export const phonesCodec: FieldCodec = {
  selection: (field) =>
    partsSelection(field, [
      'primaryPhoneNumber',
      'primaryPhoneCallingCode',
      ...(hasAdditionalValues(field) ? ['additionalPhones'] : []),
    ]),
  columns(field) {
    const primary = partColumn(field, {
      key: 'primaryPhone',
      read: ({ primaryPhoneNumber, primaryPhoneCallingCode }) =>
        textCell(phoneText(primaryPhoneNumber, primaryPhoneCallingCode)),
    });
    if (!hasAdditionalValues(field)) return [primary];
    const additional = partColumn(field, {
      key: 'additionalPhones',
      label: PHONES_PARTS.additionalPhones,
      read: ({ additionalPhones: list }) =>
        Array.isArray(list) ? joinedCell(list.flatMap(additionalPhone)) : unexpectedCell(list),
    });
    return [primary, additional];
  },
  ...compositeExport(PHONES_PARTS),
};

/** Nothing for a calling code alone, which Twenty keeps when a number is taken away. */
function phoneText(number: unknown, callingCode: unknown): string {
  const digits = plainText(number);
  const code = codeText(plainText(callingCode) ?? '');
  if (digits === undefined) return '';
  return code === '' || digits.startsWith('+') ? digits : `${code} ${digits}`;
}

const plainText = (value: unknown): string | undefined => (typeof value === 'number' ? String(value) : textOf(value));

/** Always with a plus: older servers keep codes with and without one. Nothing for a text without a digit, which is no code. */
function codeText(written: string): string {
  const code = written.trim();
  if (!/\d/.test(code)) return '';
  return /^\d/.test(code) ? `+${code.replace(/^00/, '')}` : code;
}

function additionalPhone(phone: unknown): readonly string[] {
  if (phone === null || phone === undefined) return [];
  if (typeof phone === 'string') return phone === '' ? [] : [phone];
  const text = isRecord(phone) ? phoneText(phone['number'], phone['callingCode']) : jsonText(phone);
  return text === '' ? [] : [text];
}
