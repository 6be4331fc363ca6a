import * as z from 'zod/mini';
import type { TableOptions } from '../../protocol';
import type { Spreadsheet } from '../../ports/spreadsheet';
import { type DeepReadonly, parseJson } from '../../wire';
import { exactly } from '../exactly';

/** Tag of a sheet that holds a table. */
export const TABLE_TAG = 'twenty-sheets/table';

/** The settings of one view kept in one sheet. They live on the sheet, so they travel with "Make a copy"; no secret. */
export const tableSchema = () =>
  z.object({
    v: z.literal(1),
    /** Random, short; part of tags and names. */
    id: z.string(),
    /** Address of the workspace's API. */
    address: z.string(),
    /** All workspaces of Twenty's cloud share one address. */
    workspaceId: z.string(),
    objectId: z.string(),
    /** Label of the object in the plural, for display without asking Twenty. */
    objectLabel: z.string(),
    /** `namePlural` of the object: part of the view's address in Twenty. */
    objectPath: z.string(),
    viewId: z.string(),
    viewName: z.string(),
    /** The workspace member that "me" means, or null where the view does not ask. */
    memberId: z.nullable(z.string()),
    /** IANA zone of that member: what "today" means to them; null where nobody is named or they follow their browser. */
    memberZone: z.nullable(z.string()),
    options: optionsSchema(),
  });

export const optionsSchema = () =>
  exactly<TableOptions>()(
    z.object({
      columns: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('view') }),
        z.object({ kind: z.literal('all') }),
        z.object({ kind: z.literal('chosen'), fieldIds: z.array(z.string()) }),
      ]),
      relationLabels: z.boolean(),
      selectAs: z.enum(['label', 'value']),
      // Tables of the first version do not say it.
      listChanges: z._default(z.boolean(), false),
    }),
  );

export type Table = DeepReadonly<z.output<ReturnType<typeof tableSchema>>>;

/** A table and the sheet that holds it. */
export interface PlacedTable {
  readonly table: Table;
  readonly sheetId: number;
}

/** All tables of the spreadsheet, in the order of the sheets' tags. A tag that is not ours to read is passed over. */
export function readTables(spreadsheet: Spreadsheet): readonly PlacedTable[] {
  const schema = tableSchema();
  const tables = spreadsheet.sheetTags(TABLE_TAG).flatMap(({ sheetId, value }): PlacedTable[] => {
    const parsed = z.safeParse(schema, parseJson(value));
    return parsed.success ? [{ table: parsed.data, sheetId }] : [];
  });
  // A duplicated sheet carries its original's tags: the first one stays the table, the copy is the person's.
  return tables.filter(({ table }, index) => tables.findIndex((other) => other.table.id === table.id) === index);
}
