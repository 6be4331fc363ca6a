const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Plain enough to stand in a cell, a tag and a filter unchanged. */
const PLAIN = /^[0-9A-Za-z_-]{1,64}$/;

/** What a record's id may be: a UUID, as Twenty gives them, or another short plain text. Anything else is no id. */
export function isRecordId(value: unknown): value is string {
  return typeof value === 'string' && PLAIN.test(value);
}

export const isUuid = (text: string): boolean => UUID.test(text);

/**
 * Whether a text in the id column is the id of a record. People write into that column too (“Total”), so beside UUIDs only
 * those count that are known to be ids.
 */
export function isIdOnSheet(text: string, known: (id: string) => boolean): boolean {
  return UUID.test(text) || (PLAIN.test(text) && known(text));
}
