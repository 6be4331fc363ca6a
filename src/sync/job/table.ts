import * as v from '../../schema';
import type { TableOptions } from '../../protocol/choice';
import type { Spreadsheet } from '../../ports/spreadsheet';
import { type DeepReadonly, isRecord, parseJson, textOf } from '../../wire';
import { exactly } from './exactly';

/** Tag of a sheet that holds a table. */
export const TABLE_TAG = 'twenty-sheets/table';

/** The settings of one view kept in one sheet. They live on the sheet, so they travel with "Make a copy"; no secret. */
export const tableSchema = () =>
  v.object({
    v: v.literal(1),
    /** Random, short; part of tags and names. */
    id: v.custom<string>((id) => typeof id === 'string' && /^[\w-]{1,64}$/.test(id)),
    /** Address of the workspace's API. */
    address: v.string(),
    /** All workspaces of Twenty's cloud share one address. '' in tables of the first version, until their next refresh. */
    workspaceId: v.optional(v.string(), ''),
    objectId: v.string(),
    /** Label of the object in the plural, for display without asking Twenty. */
    objectLabel: v.string(),
    /** `namePlural` of the object: part of the view's address in Twenty. */
    objectPath: v.string(),
    viewId: v.string(),
    viewName: v.string(),
    /** The workspace member that "me" means, or null where the view does not ask. */
    memberId: v.nullable(v.string()),
    /** IANA zone of that member: what "today" means to them; null where nobody is named or they follow their browser. */
    memberZone: v.optional(v.nullable(v.string()), null),
    /** '' where nobody is named, and in tables of versions before 3. */
    memberName: v.optional(v.string(), ''),
    /** '' in tables of versions before 3. */
    workspaceName: v.optional(v.string(), ''),
    /** Of headers, notes and lists on the sheet; null in tables of versions before 3, until a pull says it. */
    language: v.optional(v.nullable(v.picklist(['en', 'fr'])), null),
    options: optionsSchema(),
  });

export const optionsSchema = () =>
  exactly<TableOptions>()(
    v.object({
      // The first tables had the columns of their view and no choice.
      columns: v.optional(
        v.variant('kind', [
          v.object({ kind: v.literal('view') }),
          v.object({ kind: v.literal('all') }),
          v.object({ kind: v.literal('chosen'), fieldIds: v.array(v.string()) }),
        ]),
        { kind: 'view' },
      ),
      relationLabels: v.boolean(),
      selectAs: v.picklist(['label', 'value']),
      // Tables of the first version do not say it.
      listChanges: v.optional(v.boolean(), false),
      // Nor do tables of versions before 2 say these.
      rowOrder: v.optional(v.picklist(['view', 'stay']), 'view'),
      mayShrink: v.optional(v.boolean(), false),
      hiddenGroups: v.optional(v.picklist(['pull', 'leaveOut']), 'pull'),
      // Nor do those before 3 say these.
      relationIds: v.optional(v.picklist(['first', 'last', 'hidden', 'none']), 'first'),
      recordLinks: v.optional(v.boolean(), false),
      editing: v.optional(v.boolean()),
    }),
  );

export type Table = DeepReadonly<v.InferOutput<ReturnType<typeof tableSchema>>>;

/** What Twenty calls the object and the view, and in which language: people rename both, and the table goes on. */
export type TableNames = Pick<Table, 'objectLabel' | 'objectPath' | 'viewName' | 'language'>;

/** A table and the sheet that holds it. */
export interface PlacedTable {
  readonly table: Table;
  readonly sheetId: number;
}

/** Where a tag was put: a copy of the sheet carries the tag too, and is no table. */
const placeSchema = () => v.object({ sheet: v.number(), book: v.string() });

/**
 * Which tables there are, also those whose settings another version wrote: what belongs to them stays. With a tag that does not even
 * say whose it is, it may be any.
 */
export function tablesThere(spreadsheet: Spreadsheet): Pick<ReadonlySet<string>, 'has'> {
  const schema = tableSchema();
  const read = new Set(readTables(spreadsheet).map(({ table }) => table.id));
  const unread = spreadsheet.sheetTags(TABLE_TAG).flatMap(({ value }) => {
    const said = parseJson(value);
    return v.read(schema, said) !== null ? [] : [isRecord(said) ? textOf(said['id']) : undefined];
  });
  return { has: (tableId) => read.has(tableId) || unread.includes(tableId) || unread.includes(undefined) };
}

/** What the tag of a table says: its settings, and where it stands. */
export function tableTagValue(table: Table, sheetId: number, spreadsheet: Spreadsheet): string {
  return JSON.stringify({ ...table, place: { sheet: sheetId, book: spreadsheet.info().id.slice(0, BOOK_LENGTH) } });
}

/** Enough of a spreadsheet's id to tell it from others. */
const BOOK_LENGTH = 12;

/**
 * All tables of the spreadsheet, in the order of the sheets' tags. A tag that is not ours to read is passed over; so is one that was
 * put on another sheet of this spreadsheet: that sheet was duplicated, and its copy is the person's, also when the original is gone.
 */
export function readTables(spreadsheet: Spreadsheet): readonly PlacedTable[] {
  const schema = tableSchema();
  const places = v.object({ place: placeSchema() });
  const found = spreadsheet.sheetTags(TABLE_TAG).flatMap(({ sheetId, value }) => {
    const said = parseJson(value);
    const table = v.read(schema, said);
    return table === null ? [] : [{ table, sheetId, place: v.read(places, said)?.place ?? null }];
  });
  if (found.length === 0) return [];
  const book = spreadsheet.info().id.slice(0, BOOK_LENGTH);
  // A copy of the whole spreadsheet, or a table of the version before: the sheet that the tag names, else the first.
  const tables = found.filter(({ place, sheetId }) => place === null || place.book !== book || place.sheet === sheetId);
  return tables
    .filter(({ table, sheetId }) => {
      const same = tables.filter((other) => other.table.id === table.id);
      const named = same.find((other) => other.place?.sheet === other.sheetId) ?? same[0];
      return named?.sheetId === sheetId;
    })
    .map(({ table, sheetId }) => ({ table, sheetId }));
}
