import type { ObjectModel, RecordModel } from '../../../model';
import { mayReadObject } from '../../auth/roles';
import type { Caller } from '../../state';
import { membersOfJson } from '../../members';

interface SearchArguments {
  readonly searchInput: string;
  readonly limit: number;
  readonly after?: string | null;
  readonly includedObjectNameSingulars?: readonly string[] | null;
  readonly excludedObjectNameSingulars?: readonly string[] | null;
}

/** What a hit's first word scores; Twenty's figures come from Postgres and order hits, no more. */
const RANK = { tsRank: 0.12158542, tsRankCD: 0.2 };

/**
 * Records whose label has a word that begins with the text, as Twenty's `search` finds them: objects that people see, soft-deleted
 * records left out. The cursor is the position in the list of hits.
 */
export function search(given: SearchArguments, { tenant, role }: Caller) {
  const words = given.searchInput.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = tenant
    .workspace()
    .objects.filter((object) => !object.isSystem && object.isActive && mayReadObject(role, object))
    .filter(({ nameSingular }) => given.includedObjectNameSingulars?.includes(nameSingular) ?? true)
    .filter(({ nameSingular }) => !given.excludedObjectNameSingulars?.includes(nameSingular))
    .flatMap((object) => hitsOf(object, tenant.workspace().records.get(object.nameSingular) ?? [], words));
  const start = Number(Buffer.from(given.after ?? '', 'base64').toString('utf8')) || 0;
  const page = hits.slice(start, start + given.limit);
  const cursor = (index: number): string => Buffer.from(String(start + index + 1)).toString('base64');
  return {
    edges: page.map((node, index) => ({ node, cursor: cursor(index) })),
    pageInfo: {
      hasNextPage: start + page.length < hits.length,
      endCursor: page.length ? cursor(page.length - 1) : null,
    },
  };
}

function hitsOf(object: ObjectModel, records: readonly RecordModel[], words: readonly string[]) {
  const found: Record<string, unknown>[] = [];
  for (const record of records) {
    const label = labelOf(object, record);
    const known = label.toLowerCase().split(/\s+/);
    if ((record['deletedAt'] ?? null) !== null || !words.every((word) => known.some((each) => each.startsWith(word))))
      continue;
    const names = { objectNameSingular: object.nameSingular, objectLabelSingular: object.labelSingular };
    found.push({ recordId: record.id, ...names, label, imageUrl: '', ...RANK });
  }
  return found;
}

function labelOf(object: ObjectModel, record: RecordModel): string {
  const value = record[object.labelIdentifier ?? 'name'];
  if (typeof value === 'string') return value;
  const { firstName, lastName } = membersOfJson(value);
  return [firstName, lastName].filter(Boolean).join(' ');
}
