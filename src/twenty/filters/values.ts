import { isRecord, isText, parseJson } from '../../wire';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

/** A JSON list of texts, or undefined for anything else. */
export function textList(value: string): readonly string[] | undefined {
  const parsed = parseJson(value);
  return Array.isArray(parsed) && parsed.every(isText) ? parsed : undefined;
}

/** One UUID or a JSON list of them, or undefined. */
export function uuidList(value: string): readonly string[] | undefined {
  const list = textList(value) ?? [value];
  return list.every(isUuid) ? list : undefined;
}

/** Which records a relation filter chose. */
export interface Chosen {
  readonly ids: readonly string[];
  readonly me: boolean;
}

/** `{"isCurrentWorkspaceMemberSelected", "selectedRecordIds"}`, a JSON list of ids, or one id (contract §4.4). */
export function readChosen(value: string): Chosen | undefined {
  const parsed = parseJson(value);
  if (isRecord(parsed)) {
    const ids = parsed['selectedRecordIds'] ?? [];
    if (!Array.isArray(ids) || !ids.every(isText)) return undefined;
    return { ids, me: parsed['isCurrentWorkspaceMemberSelected'] === true };
  }
  const ids = uuidList(value);
  return ids && { ids, me: false };
}

/** The number at the start of a text as JSON can say it: null where there is none, which matches no record, as in Twenty. */
export function leadingNumber(value: string): number | null {
  const number = Number.parseFloat(value);
  return Number.isFinite(number) ? number : null;
}

/** The form of a value, for a message: never the value itself. */
export function kindOfValue(value: string): string {
  if (value === '') return 'nothing';
  const parsed = parseJson(value);
  if (Array.isArray(parsed)) return 'a list';
  if (isRecord(parsed)) return 'an object';
  return typeof parsed === 'number' ? 'a number' : 'a text';
}
