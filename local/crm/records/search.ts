import type { ObjectModel, RecordModel } from '../model';

/** The fields that Twenty gathers in `searchVector`; any other object is searched by what names its records. */
const SEARCHED: Readonly<Record<string, readonly string[]>> = {
  person: ['name', 'emails', 'phones', 'jobTitle'],
  company: ['name', 'domainName'],
  task: ['title', 'bodyV2'],
  note: ['title', 'bodyV2'],
  workspaceMember: ['name', 'userEmail'],
};

const words = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
};

/** Does every word of `query` begin some word of the record? Accents and case do not count; no word finds nothing. */
export const searchMatcher = (object: ObjectModel, query: string): ((record: RecordModel) => boolean) => {
  const asked = words(query);
  const fields = SEARCHED[object.nameSingular] ?? [object.labelIdentifier ?? 'name'];
  return (record) => {
    const held = fields.flatMap((field) => textsOf(record[field]).flatMap(words));
    return asked.length > 0 && asked.every((word) => held.some((other) => other.startsWith(word)));
  };
};
