/**
 * Files that Twenty's import takes, one after the other, into an empty workspace: a record is there before another points at it. Where that
 * cannot be (an object that points at itself, two that point at each other), the relation comes in a second file, of ids alone.
 */
import type { BackupObject } from '../../src/protocol/backup';
import type { ImportNote, KitColumn, KitNote } from '../../src/protocol/kit';
import { csvPieces } from './csv';

/** One object, read to its end. */
export interface ReadObject {
  readonly columns: readonly KitColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly KitNote[];
}

export interface ArchiveFile {
  readonly name: string;
  /** `nameSingular` of its object. */
  readonly object: string;
  readonly rows: number;
  readonly pieces: readonly string[];
}

/** A member of the workspace that is left; the e-mail is as the new workspace has it, null where it has none such. */
export interface KitMember {
  readonly name: string;
  readonly email: string | null;
}

/** `twice`: another record has the same value but for its case, and no two may. `outside`: to an object that is not in the kit. `gone`: to a record that is not. `unmapped`: to a member without a counterpart. */
type KitLoss = ImportNote | 'outside' | 'gone' | 'unmapped' | 'twice';

export interface LossLine {
  readonly object: string;
  readonly field: string;
  readonly loss: KitLoss;
  readonly count: number;
}

export interface Kit {
  /** The object's records; relations that must wait are kept. Objects are given in the order of `importOrder`. */
  readonly add: (object: BackupObject, read: ReadObject) => readonly ArchiveFile[];
  /** The second files, when all objects were added. */
  readonly relations: () => readonly ArchiveFile[];
  readonly losses: () => readonly LossLine[];
  /** Members that records point at and that are not in the new workspace, and how often. */
  readonly unmapped: () => readonly { readonly name: string; readonly count: number }[];
}

/** More rows are refused whole. */
const MOST_ROWS = 10_000;

/** Objects that others point at come first; where they point at each other, the one that waits for fewest. */
export function importOrder(objects: readonly BackupObject[]): readonly BackupObject[] {
  const left = [...objects].sort((one, other) => (one.nameSingular < other.nameSingular ? -1 : 1));
  const order: BackupObject[] = [];
  const waitsFor = ({ nameSingular, relatesTo }: BackupObject): number =>
    left.filter((other) => other.nameSingular !== nameSingular && relatesTo.includes(other.nameSingular)).length;
  while (left.length > 0) {
    const [next] = [...left].sort((one, other) => waitsFor(one) - waitsFor(other));
    if (!next) break;
    left.splice(left.indexOf(next), 1);
    order.push(next);
  }
  return order;
}

function lossList() {
  const lines = new Map<string, LossLine>();
  return {
    lose: (object: string, field: string, loss: KitLoss, count = 1): void => {
      const key = [object, field, loss].join('\n');
      lines.set(key, { object, field, loss, count: (lines.get(key)?.count ?? 0) + count });
    },
    losses: (): readonly LossLine[] => [...lines.values()],
  };
}

function fateOf({ kind, target }: ReadObject['columns'][number], object: string, order: readonly BackupObject[]): Fate {
  if (kind !== 'relation') return kind === 'member' ? 'member' : 'now';
  const place = (name: string): number => order.findIndex(({ nameSingular }) => nameSingular === name);
  if (place(target) < 0) return 'outside';
  return place(target) < place(object) ? 'relation' : 'later';
}

/** Rows with more than their id. */
const withValues = (rows: readonly (readonly string[])[]) =>
  rows.filter((row) => row.slice(1).some((cell) => cell !== ''));

export function newKit(order: readonly BackupObject[], members: ReadonlyMap<string, KitMember>): Kit {
  const ids = new Map<string, Set<string>>();
  const { lose, losses } = lossList();
  const unmapped = new Map<string, number>();
  const waiting: Waiting[] = [];
  let number = 0;
  const files = (object: string, suffix: string, header: readonly string[], rows: readonly (readonly string[])[]) => {
    if (rows.length === 0) return [];
    number += 1;
    const name = `${String(number).padStart(2, '0')}-${object}${suffix}`;
    return split(rows).map(
      (part, at, all): ArchiveFile => ({
        name: `${name}${all.length === 1 ? '' : `-${at + 1}`}.csv`,
        object,
        rows: part.length,
        pieces: csvPieces(header, part),
      }),
    );
  };
  const memberCell = (id: string, object: string, field: string): string => {
    if (id === '') return '';
    const member = members.get(id);
    if (member?.email != null) return guarded(member.email);
    lose(object, field, 'unmapped');
    const name = member?.name ?? id;
    unmapped.set(name, (unmapped.get(name) ?? 0) + 1);
    return '';
  };
  const known = (target: string, id: string, object: string, field: string): string => {
    if (id === '' || ids.get(target)?.has(id)) return id;
    lose(object, field, 'gone');
    return '';
  };
  return {
    add({ nameSingular: object }, { columns, rows, notes }) {
      for (const { field, note, count } of notes) lose(object, field, note, count);
      const own = new Set(rows.map(([id]) => id ?? ''));
      const kinds = columns.map((column) => fateOf(column, object, order));
      const first = kinds.flatMap((fate, at) => (fate === 'outside' || fate === 'later' ? [] : [at]));
      const later = kinds.flatMap((fate, at) => (fate === 'later' ? [at] : []));
      const fieldOf = (at: number): string => fieldIn(columns[at]?.header ?? '');
      kinds.forEach((fate, at) => {
        const count = fate === 'outside' ? rows.filter((row) => row[at] !== '').length : 0;
        if (count > 0) lose(object, fieldOf(at), 'outside', count);
      });
      ids.set(object, own);
      const doubles = columns.flatMap(({ isUnique, header }, at) =>
        isUnique ? [doublesIn(at, header, rows, columns)] : [],
      );
      const written = rows.map((row, index) =>
        first.map((at) => {
          const double = doubles.find(({ from, to, places }) => at >= from && at < to && places.has(index));
          if (double?.from === at) lose(object, fieldOf(at), 'twice');
          const cell = double ? '' : (row[at] ?? '');
          if (kinds[at] === 'member') return memberCell(cell, object, fieldOf(at));
          return kinds[at] === 'relation' ? known(columns[at]?.target ?? '', cell, object, fieldOf(at)) : cell;
        }),
      );
      if (later.length > 0) {
        const kept = withValues(rows.map((row) => [row[0] ?? '', ...later.map((at) => row[at] ?? '')]));
        waiting.push({ object, columns: [0, ...later].flatMap((at) => columns[at] ?? []), rows: kept });
      }
      return files(object, '', headersOf(first.flatMap((at) => columns[at] ?? [])), written);
    },
    relations: () =>
      waiting.flatMap(({ object, columns, rows }) => {
        const checked = rows.map((row) =>
          row.map((cell, at) => {
            const { kind, target = '', header } = columns[at] ?? { header: '' };
            return kind === 'relation' ? known(target, cell, object, fieldIn(header)) : cell;
          }),
        );
        return files(object, '-relations', headersOf(columns), withValues(checked));
      }),
    losses,
    unmapped: () => [...unmapped].map(([name, count]) => ({ name, count })),
  };
}

/** Rows whose unique value stands in one before, as the import compares it; the columns of all its parts. */
function doublesIn(from: number, header: string, rows: ReadObject['rows'], columns: ReadObject['columns']) {
  const seen = new Set<string>();
  const places = new Set<number>();
  rows.forEach((row, place) => {
    const value = (row[from] ?? '').toLowerCase().replace(/\/$/, '');
    if (value === '') return;
    if (seen.has(value)) places.add(place);
    seen.add(value);
  });
  // A plain field has one column.
  const rest = header.includes(' / ') ? columns.slice(from + 1) : [];
  const parts = rest.findIndex((other) => fieldIn(other.header) !== fieldIn(header));
  const to = from + 1 + (parts < 0 ? rest.length : parts);
  return { from, to, places };
}

type Fate = 'now' | 'member' | 'relation' | 'later' | 'outside';

interface Waiting {
  readonly object: string;
  readonly columns: readonly KitColumn[];
  readonly rows: readonly (readonly string[])[];
}

const headersOf = (columns: readonly KitColumn[]): readonly string[] => columns.map(({ header }) => header);

/** "Company" of "Company / Id". */
const fieldIn = (header: string): string => header.replace(/ \/ [^/]*$/, '');

/** The import takes one mark away. */
const guarded = (text: string): string => (/^[=+\-@]/.test(text) ? `\u200D${text}` : text);

function split<T>(rows: readonly T[]): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let at = 0; at < rows.length; at += MOST_ROWS) parts.push(rows.slice(at, at + MOST_ROWS));
  return parts;
}
