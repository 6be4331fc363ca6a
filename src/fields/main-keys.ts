/**
 * What stands behind a field's name in the key of its first column, over all types. By it a field is known again that was deleted and made
 * anew with another type: its first column is that of the old one.
 */
export const MAIN_KEY_ENDS: readonly string[] = [
  '',
  'Id',
  '.id',
  '.amount',
  '.name',
  '.primaryEmail',
  '.primaryPhone',
  '.primaryLinkUrl',
  ...['Street1', 'Street2', 'City', 'State', 'Postcode', 'Country', 'Lat', 'Lng'].map((part) => `.address${part}`),
];

/** The field's name in the key of its first column: "companyId" and "company.id" are of "company". */
export function fieldNameIn(key: string): string {
  return key.replace(/\..*$|Id$/, '');
}
