/** Lists that are read whole, page after page. */
import { SyncError } from '../errors';
import { objectsQuery, readObjectsPage, schemaOf } from './metadata/metadata';
import type { Dialect, ObjectMetadata, Page, Schema } from './model';
import type { NamedObject, PageQuery, Query } from './query';
import type { AllRecords } from './views/view-records';
import { PATIENT_MS } from './wire/asking';

export type Named = NamedObject & Pick<ObjectMetadata, 'labelPlural'>;
export type Pages = (object: Named, queries: readonly PageQuery[], mayWaitMs?: number) => readonly Page[];

/** Of members, and of views where they are records: mostly all of them. */
const RECORDS_A_PAGE = 1_000;
/** Pages of a list that is read whole: of members, of views and what is in them, of objects (200 a page). No workspace comes near. */
const MOST_PAGES = 50;

const tooMany = (what: string): SyncError => new SyncError('answer-unreadable', { what, at: `page ${MOST_PAGES + 1}` });

/** Of members, and of views where they are records. */
export const allRecords =
  (pages: Pages): AllRecords =>
  (object, query) => {
    const found: Page['records'][number][] = [];
    const named = { labelPlural: object.namePlural, ...object };
    for (let count = 0; count < MOST_PAGES; count += 1) {
      const [page] = pages(named, [{ ...query, first: RECORDS_A_PAGE, offset: found.length }], PATIENT_MS);
      found.push(...(page?.records ?? []));
      if (page?.hasMore && page.records.length === 0)
        throw new SyncError('answer-unreadable', { what: object.namePlural, at: 'edges' });
      if (!page?.hasMore) return found;
    }
    throw tooMany(object.namePlural);
  };

/** All with all their fields. @param metadata asks */
export function allObjects(metadata: (query: Query) => unknown, dialect: Dialect): Schema {
  const found: ObjectMetadata[] = [];
  let cursor: string | null = null;
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const page = readObjectsPage(metadata(objectsQuery(cursor, dialect)), dialect.richText);
    found.push(...page.objects);
    if (page.next === null) return schemaOf(found);
    // The same cursor again would go on for ever.
    if (page.next === cursor) throw new SyncError('answer-unreadable', { what: 'objects', at: 'endCursor' });
    cursor = page.next;
  }
  throw tooMany('objects');
}
