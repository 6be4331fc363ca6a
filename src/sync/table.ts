import * as z from 'zod/mini';
import type { TableOptions } from '../protocol';
import type { Spreadsheet } from '../ports/spreadsheet';
import { parseJson } from '../wire';

/** The settings of one view kept in one sheet. They live on the sheet, so they travel with "Make a copy"; no secret. */
export interface Table {
  readonly v: 1;
  /** Random, short; part of tags and names. */
  readonly id: string;
  /** Address of the workspace's API. */
  readonly address: string;
  /** All workspaces of Twenty's cloud share one address. */
  readonly workspaceId: string;
  readonly objectId: string;
  /** Label of the object in the plural, for display without asking Twenty. */
  readonly objectLabel: string;
  /** `namePlural` of the object: part of the view's address in Twenty. */
  readonly objectPath: string;
  readonly viewId: string;
  readonly viewName: string;
  /** The workspace member that "me" means, or null where the view does not ask. */
  readonly memberId: string | null;
  /** IANA zone of that member: what "today" means to them; null where nobody is named or they follow their browser. */
  readonly memberZone: string | null;
  readonly options: TableOptions;
}

/** Tag of a sheet that holds a table. */
export const TABLE_TAG = 'twenty-sheets/table';

export const tableSchema = () =>
  z.object({
    v: z.literal(1),
    id: z.string(),
    address: z.string(),
    workspaceId: z.string(),
    objectId: z.string(),
    objectLabel: z.string(),
    objectPath: z.string(),
    viewId: z.string(),
    viewName: z.string(),
    memberId: z.nullable(z.string()),
    memberZone: z.nullable(z.string()),
    options: optionsSchema(),
  });

export const optionsSchema = () =>
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
  });

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
