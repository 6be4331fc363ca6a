import { type Cell, textCell, unexpectedCell } from '../../cells/cell';
import type { TableOptions } from '../../protocol/choice';
import type { LeftOut } from '../../protocol/receipt';
import type { Language } from '../../protocol/reply';
import { shownLabel, shownText } from '../../gate';
import { cellOf, type Column, type FieldContext } from '../../fields/codec';
import { codecOf } from '../../fields/index';
import { partIn, sheetHeader } from '../../fields/sheet-header';
import { partLabel } from '../../fields/sub-fields';
import type {
  Dialect,
  FieldMetadata,
  ObjectMetadata,
  RecordFilter,
  RecordOrder,
  Schema,
  View,
} from '../../twenty/model';
import { type Doubt, doubtsOf } from '../../twenty/views/doubts';
import { planFilter } from '../../twenty/filters/index';
import { planOrder } from '../../twenty/views/order';
import { type ViewPart, viewParts } from '../../twenty/views/view-parts';
import { questionInWords } from '../../twenty/words/question';
import type { JsonObject } from '../../wire';
import { columnTagOf, ID_TAG } from '../own/columns/column-tags';
import { chooseFields, nameOf, type WantedField } from './chosen';
import { type PlannedGroups, withGroups } from './groups';
import { fingerprintOf } from '../own/hidden/fingerprint';
import { isToMany, labelForbidden, relatedObjects, toOneTargets } from './relations';

/** A view, decided: what to ask Twenty for and what each record becomes. Plain values and total functions. */
export interface SyncPlan {
  readonly object: ObjectMetadata;
  readonly view: View;
  readonly filter: RecordFilter;
  readonly orderBy: RecordOrder;
  /** `id` first. */
  readonly columns: readonly PlannedColumn[];
  /** Tag of the column with the records' names; null where the table has none. */
  readonly labelTag: string | null;
  /** What stands before the id of a record in the address of its page; '' where that is not known. */
  readonly linkBase: string;
  /** The view asks for other records tomorrow than today: that many leave is no surprise. */
  readonly hasRelativeDates: boolean;
  readonly selections: readonly string[];
  readonly rowOf: (record: JsonObject) => readonly Cell[];
  /** The object's fields that are asked for. */
  readonly asked: readonly AskedField[];
  /** What the view filters, searches and sorts by. */
  readonly parts: () => readonly ViewPart[];
  /** All fields that shall be columns, those too that the key may not read. */
  readonly wantedFields: readonly WantedField[];
  /** Objects whose records are named beside an id. */
  readonly relatedObjects: readonly ObjectMetadata[];
  readonly leftOut: readonly LeftOut[];
  /** Labels of the fields whose filter Twenty itself ignores. */
  readonly ignoredFilters: readonly string[];
  readonly doubts: readonly Doubt[];
  /** What the view asks for, as a sentence in the person's language. */
  readonly question: string;
  /** Null where the view hides no group. */
  readonly hiddenGroups: PlannedGroups | null;
  /** Of headers and of the sentence. */
  readonly language: Language;
  /** Two plans with the same fingerprint ask the same question and fill the same columns. */
  readonly fingerprint: string;
}

/** A field that is selected, and what of it may have to be left out. */
interface AskedField {
  readonly name: string;
  readonly selection: string;
  /** The same without the names of related records. */
  readonly plain: string;
  /** `nameSingular` of the objects whose names are asked for beside an id. */
  readonly targets: readonly string[];
}

/** A column and the mark by which it is found again, whatever its field is called by then. */
interface PlannedColumn extends Column {
  readonly tag: string;
  readonly isHidden?: boolean;
}

export interface PlanContext {
  readonly schema: Schema;
  readonly dialect: Dialect;
  readonly options: TableOptions;
  readonly memberId: string | null;
  /** Milliseconds since the epoch: when the job began. */
  readonly now: number;
  /** IANA zone of the viewer: what "today" means. */
  readonly zone: string;
  /** IANA zone of the spreadsheet, for relative dates that were saved without a zone. */
  readonly machineZone: string;
  readonly offsetMinutes: (instant: number, zone: string) => number;
  /** `person.jobTitle`: a field that the key may not read; `company`: an object whose label it may not read. */
  readonly forbidden: readonly string[];
  /** Of Twenty's pages, without a slash at the end. @default '' */
  readonly webAddress?: string;
  /** Of headers and of the sentence. @default 'en' */
  readonly language?: Language;
  /** What to call a field that Twenty knows no more. @default its id */
  readonly nameOf?: (fieldId: string) => string;
}

const ID_COLUMN: PlannedColumn = {
  key: 'id',
  tag: ID_TAG,
  header: 'Id',
  format: 'automatic',
  source: 'id',
  read: (value) => (typeof value === 'string' ? textCell(value) : unexpectedCell(value)),
};

/** What a receipt names of each: no sheet has more columns, and a receipt is kept for each table. */
const MOST_NAMED = 100;

/** Letters of the sentence in a receipt. */
const MOST_QUESTION = 600;

/** @throws SyncError `filter-not-expressible`, `member-needed`: before any request is made. */
export function planSync(view: View, object: ObjectMetadata, context: PlanContext): SyncPlan {
  const { schema, dialect, options, forbidden, language = 'en', webAddress = '' } = context;
  const filterContext = { ...context, rules: dialect.rules, dates: dialect.dates };
  const { filter: ofView, ignored } = planFilter(view, object, filterContext);
  const { filter, hiddenGroups, groupParts } = withGroups(ofView, view, context);
  const orderBy = planOrder(view, object, schema, dialect);
  const chosen = chooseFields(view, object, context);
  const { columns, asked, leftOut } = columnsOf(chosen.fields, context);
  const selections = ['id', ...asked.map(({ selection }) => selection)];
  return {
    hasRelativeDates: hasRelativeDates(view),
    object,
    view,
    filter,
    orderBy,
    columns,
    labelTag: labelTagOf(columns, object),
    linkBase: webAddress === '' ? '' : `${webAddress}/object/${object.nameSingular}/`,
    selections,
    rowOf: (record) => columns.map((column) => cellOf(column, record)),
    asked,
    parts: () => [...viewParts(view, object, filterContext, dialect), ...groupParts],
    wantedFields: chosen.wanted,
    relatedObjects: options.relationLabels ? relatedObjects(chosen.fields, schema, forbidden) : [],
    leftOut: [...chosen.leftOut, ...leftOut]
      .slice(0, MOST_NAMED)
      .map(({ column, reason }) => ({ column: shownLabel(column), reason })),
    ignoredFilters: ignored
      .slice(0, MOST_NAMED)
      .map(({ field, fieldId }) => shownLabel(schema.fieldById(fieldId) ? field : nameOf(fieldId, context))),
    doubts: doubtsOf(view, object, filterContext, dialect)
      .slice(0, MOST_NAMED)
      .map(({ field, about }) => ({ field: shownLabel(field), about })),
    question: shownText(
      questionInWords(view, object, filterContext, {
        language,
        partLabel: ({ type }, part) => partIn(language, partLabel(type, part)),
      }),
      MOST_QUESTION,
    ),
    hiddenGroups,
    language,
    fingerprint: fingerprintOf([
      object.namePlural,
      filter,
      orderBy,
      columns.map(({ key, header }) => [key, header]),
      selections,
      chosen.fields.map((field) => field.options?.map(({ value, label }) => [value, label])),
    ]),
  };
}

/** What the fields become on the sheet, and what is asked for them. */
function columnsOf(
  fields: readonly FieldMetadata[],
  { schema, options, forbidden, language = 'en' }: PlanContext,
): Pick<SyncPlan, 'columns' | 'asked' | 'leftOut'> {
  const fieldContext: FieldContext = { schema, codecOf, ...options };
  const { relationIds } = options;
  const columns: PlannedColumn[] = [{ ...ID_COLUMN, isHidden: relationIds === 'hidden' }];
  const lastColumns: PlannedColumn[] = [];
  const asked: AskedField[] = [];
  const leftOut: LeftOut[] = [];
  for (const field of fields) {
    const relationLabels = options.relationLabels && !labelForbidden(field, forbidden);
    const ownContext = { ...fieldContext, relationLabels };
    const codec = codecOf(field);
    const own = codec?.columns(field, ownContext) ?? [];
    if (!codec) leftOut.push({ column: field.label, reason: 'unknown-type' });
    else if (own.length === 0)
      leftOut.push({ column: field.label, reason: isToMany(field) ? 'to-many' : 'no-sheet-form' });
    else {
      const twin = fields.some((other) => other !== field && columnTagOf(other.id, '') === columnTagOf(field.id, ''));
      const [id, ...named] = own.map((column) => ({
        ...column,
        header: shownLabel(sheetHeader(column.header, field.label, language)),
        tag: tagFor(field, column, twin),
      }));
      // Two columns of a relation: its id, and beside it the name.
      const isIdBeside = id !== undefined && named.length > 0 && toOneTargets(field).length > 0;
      const ids =
        isIdBeside && relationIds !== 'first' ? idColumns(id, relationIds) : { here: id ? [id] : [], last: [] };
      columns.push(...ids.here, ...named);
      lastColumns.push(...ids.last);
      asked.push({
        name: field.name,
        selection: codec.selection(field, ownContext),
        plain: codec.selection(field, { ...ownContext, relationLabels: false }),
        targets: relationLabels ? toOneTargets(field) : [],
      });
    }
    if (options.relationLabels && !relationLabels) {
      leftOut.push({ column: field.label, reason: 'forbidden' });
    }
  }
  return { columns: [...columns, ...lastColumns], asked, leftOut };
}

/** The id of a related record whose name has a column too. */
function idColumns(
  id: PlannedColumn,
  choice: Exclude<TableOptions['relationIds'], 'first'>,
): { readonly here: readonly PlannedColumn[]; readonly last: readonly PlannedColumn[] } {
  if (choice === 'hidden') return { here: [{ ...id, isHidden: true }], last: [] };
  return { here: [], last: choice === 'last' ? [id] : [] };
}

/** The first column of the field that names a record. */
function labelTagOf(columns: readonly PlannedColumn[], { fields, labelIdentifierId }: ObjectMetadata): string | null {
  const label = fields.find(({ id }) => id === labelIdentifierId);
  return columns.find(({ source }) => label !== undefined && source === label.name)?.tag ?? null;
}

/** The part of a key behind the field's name tells its columns apart. Where two ids begin alike, all of the id counts. */
function tagFor(field: FieldMetadata, { key }: Column, hasTwin: boolean): string {
  const part = key.startsWith(field.name) ? key.slice(field.name.length) : key;
  return columnTagOf(hasTwin ? fingerprintOf(field.id) : field.id, part);
}

function hasRelativeDates({ filters }: View): boolean {
  return filters.some(({ operand }) => RELATIVE.has(operand));
}

/** Operands that mean another time tomorrow (twenty.md §4.3). */
const RELATIVE: ReadonlySet<string> = new Set(['IS_RELATIVE', 'IS_TODAY', 'IS_IN_PAST', 'IS_IN_FUTURE']);
