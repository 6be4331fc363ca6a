/**
 * The hidden sheets of a pull. A tag says which sheet is what; names are for people who look, and one of ours may be anybody's.
 */
import type { SheetInfo, Spreadsheet } from '../../../ports/spreadsheet';
import { sheetName } from '../../../sheet/write';

/**
 * `building`: a first pull, shown when it is complete. `staging`: what waits between executions. `draft`: a journal that is being written beside the one it undoes. `journal`: what a publishing does,
 * for whoever finishes it, and for Undo. `window`: the displaced rows as they shall be. `probe`: a copy on which it is seen which
 * cells an array formula fills. `marks`: each row as last written. `base`: what Twenty had in each cell of a table that is edited.
 */
export type HiddenKind = 'building' | 'staging' | 'draft' | 'journal' | 'window' | 'probe' | 'marks' | 'base';

export interface HiddenSheet {
  readonly kind: HiddenKind;
  readonly tableId: string;
  /** What its owner notes of it; '' at first. */
  readonly state: string;
  readonly sheetId: number;
}

const HIDDEN_TAG = 'twenty/hidden';

const KINDS: readonly string[] = [
  'building',
  'staging',
  'draft',
  'journal',
  'window',
  'probe',
  'marks',
  'base',
] satisfies HiddenKind[];

const isKind = (text: string): text is HiddenKind => KINDS.includes(text);

/** Google's limit over all sheets of a spreadsheet, empty cells of the grids included. */
export const MAX_CELLS = 10_000_000;

export function hiddenSheets(spreadsheet: Spreadsheet): readonly HiddenSheet[] {
  return spreadsheet.sheetTags(HIDDEN_TAG).flatMap(({ sheetId, value }): HiddenSheet[] => {
    const [, kind = '', tableId = '', state = ''] = /^([^/]*)\/([^/]*)\/([\s\S]*)$/.exec(value) ?? [];
    return isKind(kind) ? [{ kind, tableId, state, sheetId }] : [];
  });
}

export function findHidden(spreadsheet: Spreadsheet, kind: HiddenKind, tableId: string): HiddenSheet | null {
  return hiddenSheets(spreadsheet).find((one) => one.kind === kind && one.tableId === tableId) ?? null;
}

export interface HiddenSize {
  readonly rows: number;
  readonly columns: number;
}

/** A new one in place of whatever there was, so that nothing of an earlier attempt is left in it. */
export function openFresh(spreadsheet: Spreadsheet, kind: HiddenKind, tableId: string, size: HiddenSize): number {
  removeHidden(spreadsheet, [kind], tableId);
  return insertHidden(spreadsheet, kind, tableId, size);
}

function insertHidden(spreadsheet: Spreadsheet, kind: HiddenKind, tableId: string, size: HiddenSize): number {
  const name = `${OUR_NAME} ${kind} ${tableId}`;
  const there = spreadsheet.sheetNamed(name);
  const made = there?.name === name && isUntouched(there, spreadsheet) ? there : null;
  if (made) {
    spreadsheet.hideSheet(made.id);
    spreadsheet.apply([{ kind: 'grow', sheetId: made.id, ...size }]);
  }
  const free = there ? freeName(name, spreadsheet) : name;
  const sheetId = made?.id ?? spreadsheet.insertSheet(free, { hidden: true, ...size }).id;
  noteState(spreadsheet, { kind, tableId, state: '', sheetId });
  return sheetId;
}

const OUR_NAME = 'Twenty Sheets';

/** Made by an execution that died before the tag, and maybe before it was hidden: nobody else makes an empty sheet of such a name. */
const isUntouched = (sheet: SheetInfo, spreadsheet: Spreadsheet): boolean => spreadsheet.usedSize(sheet.id).rows === 0;

/**
 * Empty sheets that executions made for these tables and died before they tagged them. No pull of theirs may run.
 *
 * @returns whether there were any
 */
export function removeUntagged(
  spreadsheet: Spreadsheet,
  isOf: (tableId: string) => boolean,
  sheets = spreadsheet.sheets(),
): boolean {
  let tagged: ReadonlySet<number> | undefined;
  let isRemoved = false;
  for (const sheet of sheets) {
    const [, kind = '', tableId = ''] = /^Twenty Sheets (\w+) (\w+)(?: \(\d+\))?$/.exec(sheet.name) ?? [];
    if (!isKind(kind) || !isOf(tableId)) continue;
    tagged ??= new Set(hiddenSheets(spreadsheet).map(({ sheetId }) => sheetId));
    if (tagged.has(sheet.id) || !isUntouched(sheet, spreadsheet)) continue;
    spreadsheet.deleteSheet(sheet.id);
    isRemoved = true;
  }
  return isRemoved;
}

function freeName(name: string, spreadsheet: Spreadsheet): string {
  for (let number = 2; ; number += 1) {
    const candidate = `${name} (${number})`;
    if (!spreadsheet.sheetNamed(candidate)) return candidate;
  }
}

export function noteState(spreadsheet: Spreadsheet, { kind, tableId, state, sheetId }: HiddenSheet): void {
  spreadsheet.tagSheet(sheetId, { key: HIDDEN_TAG, value: `${kind}/${tableId}/${state}` });
}

/** The sheet is no hidden one any more. */
export function becomeVisible(spreadsheet: Spreadsheet, sheetId: number): void {
  spreadsheet.untagSheet(sheetId, HIDDEN_TAG);
}

export function removeHidden(spreadsheet: Spreadsheet, kinds: readonly HiddenKind[], tableId: string): void {
  for (const { kind, tableId: of, sheetId } of hiddenSheets(spreadsheet)) {
    if (of === tableId && kinds.includes(kind)) spreadsheet.deleteSheet(sheetId);
  }
}

/** What a pull works with; the journal and the marks stay. */
const WORKING: readonly HiddenKind[] = ['building', 'staging', 'draft', 'window', 'probe'];

/** How many cells the spreadsheet can still take. */
export function cellsLeft(spreadsheet: Spreadsheet): number {
  return MAX_CELLS - spreadsheet.cellCount();
}

/** What a sweep must know, by ids of tables. */
export interface Sweep {
  readonly active: ReadonlySet<string>;
  readonly tables: Pick<ReadonlySet<string>, 'has'>;
  /** Those whose last pull is remembered, also where it ended before there was a table. */
  readonly pulled: ReadonlySet<string>;
}

/** Hidden sheets that nobody needs: of pulls that run no more, and of tables that are gone. An open journal is never one. */
export function sweepHidden(
  spreadsheet: Spreadsheet,
  { active, tables, pulled }: Sweep,
  sheets = spreadsheet.sheets(),
): readonly SheetInfo[] {
  let left: readonly SheetInfo[] | null = sheets;
  for (const { kind, tableId, state, sheetId } of hiddenSheets(spreadsheet)) {
    const isNeeded = kind === 'marks' || kind === 'base' || (kind === 'journal' && !isSpent(state));
    const isKept = isNeeded && (tables.has(tableId) || (kind === 'journal' && isOpen(state)));
    const isUsed = active.has(tableId) || (WORKING.includes(kind) && hasOpenJournal(spreadsheet, tableId));
    if (isKept || isUsed) continue;
    spreadsheet.deleteSheet(sheetId);
    left = null;
  }
  const isOf = (tableId: string): boolean => (tables.has(tableId) || pulled.has(tableId)) && !active.has(tableId);
  left ??= spreadsheet.sheets();
  return removeUntagged(spreadsheet, isOf, left) ? spreadsheet.sheets() : left;
}

/** A journal's state while it must be finished. */
export const OPEN = 'open';

export const isOpen = (state: string): boolean => state === OPEN;

/** How the state of a journal begins that is finished and that nothing can be undone with. */
export const CLOSED = 'closed';

/** Finished without an Undo, or never written to its end. */
const isSpent = (state: string): boolean => state === '' || state.startsWith(CLOSED);

/** What an ended job needs no more. */
export function removeWorking(spreadsheet: Spreadsheet, tableId: string): void {
  for (const { kind, tableId: of, state, sheetId } of hiddenSheets(spreadsheet)) {
    const isLeft = WORKING.includes(kind) || (kind === 'journal' && isSpent(state));
    if (of === tableId && isLeft) spreadsheet.deleteSheet(sheetId);
  }
}

function hasOpenJournal(spreadsheet: Spreadsheet, tableId: string): boolean {
  return hiddenSheets(spreadsheet).some(
    (one) => one.kind === 'journal' && one.tableId === tableId && isOpen(one.state),
  );
}

/** Names of sheets that we make are not given to tables: people should not take one for the other. */
export function tableSheetName(view: string, taken: readonly string[], reserved: readonly string[]): string {
  const clean = sheetName(view, []);
  const isOurs = [OUR_NAME, ...reserved].some((name) => clean.toLowerCase().startsWith(name.toLowerCase()));
  return sheetName(isOurs ? `View ${clean}` : view, taken);
}
