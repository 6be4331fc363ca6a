/** Records that are asked for by what is known of them, deleted ones too. */
import { SyncError } from '../errors';
import type { TwentyClient } from '../twenty/client';
import type { ObjectMetadata, RecordFilter } from '../twenty/model';
import type { JsonObject } from '../wire';

/** Values in one question: with ids, some 20 KB. */
const VALUES_A_QUESTION = 500;
/** Of one answer. Several records may have a value that was asked for. */
const RECORDS_A_PAGE = 1_000;

type Asking = Pick<TwentyClient, 'pages'>;

/** All records that pass. Twenty leaves deleted ones out unless the filter speaks of them. */
function askAll(
  twenty: Asking,
  object: ObjectMetadata,
  filter: RecordFilter,
  selections: readonly string[],
): readonly JsonObject[] {
  const found: JsonObject[] = [];
  for (;;) {
    const query = { filter, orderBy: [], selections, first: RECORDS_A_PAGE, offset: found.length };
    const [page] = twenty.pages(object, [query], { patient: true });
    found.push(...(page?.records ?? []));
    if (!page?.hasMore) return found;
    if (page.records.length === 0) throw new SyncError('pages-inconsistent');
  }
}

export const deletedToo = (filter: RecordFilter): RecordFilter => ({
  and: [filter, { deletedAt: { is: 'NOT_NULL' } }],
});

/** @param filterOf a filter for records that have one of these values */
export function askFor<V>(
  twenty: Asking,
  object: ObjectMetadata,
  values: readonly V[],
  filterOf: (values: readonly V[]) => RecordFilter,
  selections: readonly string[],
): readonly JsonObject[] {
  const found: JsonObject[] = [];
  for (let from = 0; from < values.length; from += VALUES_A_QUESTION)
    found.push(...askAll(twenty, object, filterOf(values.slice(from, from + VALUES_A_QUESTION)), selections));
  return found;
}

export const byId = (ids: readonly string[]): RecordFilter => ({ id: { in: ids } });
