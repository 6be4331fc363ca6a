import { isRecord, isText, parseJson } from '../../wire';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

/** Stands for ids that cannot be read: no record has it (twenty.md §4.3, UUID). */
export const NOBODY = '00000000-0000-4000-8000-000000000000';

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

const UNREADABLE: Chosen = { ids: [NOBODY], me: false };

/** `{"isCurrentWorkspaceMemberSelected", "selectedRecordIds"}`, a JSON list of ids, or one id (twenty.md §4.4); anything else chooses nobody. */
export function readChosen(value: string): Chosen {
  const parsed = parseJson(value);
  if (isRecord(parsed)) {
    const ids = parsed['selectedRecordIds'] ?? [];
    if (!Array.isArray(ids) || !ids.every(isUuid)) return UNREADABLE;
    return { ids, me: parsed['isCurrentWorkspaceMemberSelected'] === true };
  }
  return { ids: uuidList(value) ?? [NOBODY], me: false };
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
