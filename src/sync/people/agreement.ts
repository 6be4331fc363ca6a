/**
 * What a person agreed to for a table. A table's own settings stand in a tag that every editor of the spreadsheet can change; what is
 * asked with a person's key is what that person agreed to, and is kept where nobody else can write: in their user properties.
 *
 *   nothing → proposed (they chose it, or said yes) → agreed (it was pulled) → proposed …
 */
import * as v from '../../schema';
import { SyncError } from '../../errors';
import type { Store } from '../../ports/store';
import { asciiJson, type DeepReadonly, parseJson } from '../../wire';
import { instant } from '../job/sense';
import { type Table, tableSchema } from '../job/table';
import type { WantedField } from '../plan/chosen';

const agreementSchema = () =>
  v.object({
    v: v.literal(1),
    /** Milliseconds since the epoch, as of the last day on which it counted. */
    used: instant(),
    /** This person's trigger refreshes the table. */
    scheduled: v.boolean(),
    /** What was pulled with their word; null before that. */
    agreed: v.nullable(
      v.object({
        table: tableSchema(),
        /** Fields that were read, as `fieldMark` writes them. */
        fields: v.array(v.string()),
        /** What was asked for and the key may not read, as in a job's `forbidden`. */
        refused: v.array(v.string()),
      }),
    ),
    /** What they said yes to and is not pulled yet. */
    proposed: v.nullable(
      v.object({
        table: tableSchema(),
        /** Mark of the settings and columns that they were shown; null where they chose both themselves. */
        shown: v.nullable(v.string()),
      }),
    ),
  });

export type Agreement = DeepReadonly<v.InferOutput<ReturnType<typeof agreementSchema>>>;
export type Agreed = NonNullable<Agreement['agreed']>;

/** What of a table is a name only: what is asked for does not depend on it. */
const NAMES: readonly string[] = [
  'v',
  'id',
  'objectLabel',
  'objectPath',
  'viewName',
  'memberName',
  'workspaceName',
  // The words of the sheet; no record comes or stays away by it.
  'language',
];

/** All of a table's settings but its names: a setting that comes later is compared like the others. */
function termsOf(table: Table): object {
  return Object.fromEntries(Object.entries(table).filter(([name]) => !NAMES.includes(name)));
}

/** The settings in which two tables differ, by their names; those of `options` by theirs. */
export function differingTerms(one: Table, other: Table): readonly string[] {
  const [flat, others] = [flatTerms(one), flatTerms(other)];
  return [...new Set([...Object.keys(flat), ...Object.keys(others)])].filter((name) => flat[name] !== others[name]);
}

function flatTerms(table: Table): Readonly<Record<string, string>> {
  const { options, ...rest } = table;
  const all = Object.entries({ ...rest, ...options }).filter(([name]) => !NAMES.includes(name));
  return Object.fromEntries(all.map(([name, value]) => [name, sorted(value)]));
}

/** JSON that does not depend on the order of keys. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

export const isSameTerms = (one: Table, other: Table): boolean => differingTerms(one, other).length === 0;

/** Of a UUID 12 hexadecimal digits: 500 columns fit into a property, and Twenty draws ids at random. */
const MARK_DIGITS = 12;

export function fieldMark(fieldId: string): string {
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(fieldId);
  return isUuid ? fieldId.replaceAll('-', '').slice(0, MARK_DIGITS).toLowerCase() : fieldId;
}

/** Settings and fields as one text: who says yes to it says yes to nothing else. */
export function shownTerms(table: Table, fieldIds: readonly string[]): string {
  return JSON.stringify([sorted(termsOf(table)), [...fieldIds].sort()]);
}

/**
 * Fields that the person has not agreed to. A view is agreed to as it is, today and tomorrow; "all fields" and chosen ones are those
 * that there were.
 */
export function fieldsBeyond(
  { table, fields, refused }: Agreed,
  wanted: readonly WantedField[],
): readonly WantedField[] {
  if (table.options.columns.kind === 'view') return [];
  const known = new Set(fields);
  return wanted.filter(({ id, name }) => !known.has(fieldMark(id)) && !refused.includes(name));
}

/** What the key could not read when the person agreed: it is not read for them until they are asked. */
export function refusedOf(agreed: Agreed): readonly string[] {
  return agreed.table.options.columns.kind === 'view' ? [] : agreed.refused;
}

export interface Agreements {
  readonly of: (tableId: string) => Agreement | null;
  /** @throws SyncError `agreements-full`. */
  readonly propose: (table: Table, shown: string | null) => void;
  /** A proposal that was not pulled counts no more. */
  readonly withdraw: (tableId: string) => void;
  /** What was proposed is being published. */
  readonly settle: (agreed: { readonly table: Table } & Omit<Agreed, 'table'>) => void;
  /** Whether this person's trigger refreshes the table: such an agreement is not dropped for others. */
  readonly schedule: (tableId: string, scheduled: boolean) => void;
  /** Forgets those of this spreadsheet whose tables are gone. */
  readonly sweep: (isThere: (tableId: string) => boolean) => void;
}

const PREFIX = 'agreed/';

/** Characters, one byte each. Google gives a person 500 KB for all of it; three hundred usual tables fit. */
const MOST = 200_000;

const DAY_MS = 86_400_000;
/** A schedule runs once a week at least: one that has not run for so long is of a spreadsheet that is gone. */
const FORGOTTEN_MS = 60 * DAY_MS;

/** In user properties, which a person's spreadsheets share: hence under the spreadsheet's id. */
export function agreements(user: Store, spreadsheetId: string, now: () => number): Agreements {
  const here = `${PREFIX}${spreadsheetId}/`;
  const read = (key: string): Agreement | null => {
    return v.read(agreementSchema(), parseJson(user.get(key) ?? ''));
  };
  const save = (tableId: string, agreement: Omit<Agreement, 'v' | 'used'>): void => {
    const text = asciiJson({ v: 1, used: now(), ...agreement });
    makeRoom(here + tableId, text.length);
    user.set(here + tableId, text);
  };
  const makeRoom = (key: string, length: number): void => {
    const others = user.keys(PREFIX).filter((one) => one !== key);
    let size = length + others.reduce((sum, one) => sum + (user.get(one)?.length ?? 0), 0);
    if (size <= MOST) return;
    // One that another version wrote is kept as long as others can go.
    const oldest = others
      .map((one) => ({ one, isHere: one.startsWith(here), agreement: read(one) }))
      .filter(({ agreement }) => agreement === null || !isNeeded(agreement))
      .sort((a, b) => rank(a) - rank(b) || (a.agreement?.used ?? 0) - (b.agreement?.used ?? 0));
    for (const { one } of oldest) {
      if (size <= MOST) return;
      size -= user.get(one)?.length ?? 0;
      user.delete(one);
    }
    if (size > MOST) throw new SyncError('agreements-full');
  };
  const isNeeded = ({ scheduled, used }: Agreement): boolean => scheduled && now() - used < FORGOTTEN_MS;
  const of = (tableId: string): Agreement | null => read(here + tableId);
  const known = (tableId: string): Omit<Agreement, 'v' | 'used'> => {
    const { scheduled = false, agreed = null, proposed = null } = of(tableId) ?? {};
    return { scheduled, agreed, proposed };
  };
  return {
    of,
    propose: (table, shown) => save(table.id, { ...known(table.id), proposed: { table, shown } }),
    withdraw(tableId) {
      const agreement = known(tableId);
      if (agreement.proposed !== null) save(tableId, { ...agreement, proposed: null });
    },
    settle: ({ table, fields, refused }) =>
      save(table.id, { ...known(table.id), agreed: { table, fields, refused }, proposed: null }),
    schedule(tableId, scheduled) {
      const found = of(tableId);
      if (found === null) return;
      const isOld = scheduled && now() - found.used > DAY_MS;
      if (found.scheduled !== scheduled || isOld) save(tableId, { ...known(tableId), scheduled });
    },
    sweep(isThere) {
      for (const key of user.keys(here)) if (!isThere(key.slice(here.length))) user.delete(key);
    },
  };
}

/** Those of other spreadsheets go first, then those of this one, at last what cannot be read. */
function rank({ isHere, agreement }: { readonly isHere: boolean; readonly agreement: Agreement | null }): number {
  if (agreement === null) return 2;
  return isHere ? 1 : 0;
}
