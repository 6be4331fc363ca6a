import type { ServiceErrorKey } from '../service-error';
import type { CallCost, Execution } from '../execution';
import { requireSheet } from '../grid/state/bounds';
import { GridError } from '../grid/base/grid-error';
import type { Rect } from '../grid/base/rect';
import type { SheetState, SpreadsheetState } from '../grid/state/state';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** Which cells a Range object stands for. It stays at its coordinates when rows or columns move, as Google's does. */
export interface RangeRef {
  readonly sheetId: number;
  readonly rect: Rect;
  /**
   * Written without rows ("A:C") or without columns ("2:2"): only such a range is a whole column or row. Both: the whole sheet, as
   * a protection gives it.
   */
  readonly wholeColumns: boolean;
  readonly wholeRows: boolean;
  /** Written with a first row or column and no last one ("A2:A", "B2:2"). */
  readonly openBelow?: boolean;
  readonly openRight?: boolean;
}

/** What all service objects of one execution share. Objects are made through it, so that no two modules need each other. */
export interface SpreadsheetContext {
  readonly execution: Execution;
  readonly state: SpreadsheetState;
  /** Script project, for metadata of visibility PROJECT. */
  readonly projectId: string;
  readonly spreadsheet: () => Spreadsheet;
  readonly sheet: (sheetId: number) => Sheet;
  readonly range: (ref: RangeRef) => Range;
  /** What a Range or Sheet object given as an argument stands for; undefined for anything else. */
  readonly rangeRefs: WeakMap<object, RangeRef>;
  readonly sheetIds: WeakMap<object, number>;
  /** Version of the document up to which a name was waited for (see `sheet-identity.ts`). */
  readonly computed: { version: number };
}

/** A counted call that changes nothing; one that reads cells throws what writes before it owe. Broken rules become service errors. */
export function reading<T>(context: SpreadsheetContext, name: string, body: () => T, cost: CallCost = {}): T {
  context.execution.call(name, cost);
  if ((cost.cells ?? 0) > 0) context.execution.settle();
  return translated(context.execution, body);
}

/** A counted call that acts. */
export function acting<T>(context: SpreadsheetContext, name: string, body: () => T, cost: CallCost = {}): T {
  return context.execution.act(name, cost, () => translated(context.execution, body));
}

/** A counted write of cells: Google may batch it, so that it returns `result` in any case and what it broke is thrown later. */
export function batched<T>(context: SpreadsheetContext, name: string, body: () => void, cost: CallCost, result: T): T {
  const { execution, state } = context;
  try {
    acting(context, name, body, cost);
  } catch (error) {
    if (state.variants.errorsSurface === 'atCall' || !execution.owe(error, MAY_BE_LATE)) throw error;
  }
  return result;
}

/** What is known on the server only; the shape of arguments is looked at when they are given. */
const MAY_BE_LATE: readonly ServiceErrorKey[] = [
  'protectedCell',
  'violatesValidation',
  'typedColumn',
  'typedColumnFormat',
  'serviceError',
  'serviceFailed',
  'serviceTimedOut',
  'serverError',
];

export function sheetState(context: SpreadsheetContext, sheetId: number): SheetState {
  return requireSheet(context.state, sheetId);
}

/** The Range of a block given by coordinates. */
export function rangeOf(context: SpreadsheetContext, sheetId: number, rect: Rect): Range {
  return context.range({ sheetId, rect, wholeColumns: false, wholeRows: false });
}

/** "The parameters (…) don't match the method signature for …". */
export function signatureError(context: SpreadsheetContext, method: string, args: readonly unknown[]): Error {
  return context.execution.error('signatureMismatch', args.map(typeName).join(','), `SpreadsheetApp.${method}`);
}

export function refOf(context: SpreadsheetContext, value: unknown, method: string): RangeRef {
  const ref = typeof value === 'object' && value !== null ? context.rangeRefs.get(value) : undefined;
  if (!ref) throw signatureError(context, method, [value]);
  return ref;
}

export function sheetIdOf(context: SpreadsheetContext, value: unknown, method: string): number {
  const id = typeof value === 'object' && value !== null ? context.sheetIds.get(value) : undefined;
  if (id === undefined) throw signatureError(context, method, [value]);
  return id;
}

/** A text argument. Numbers and booleans become text, as Google does; null, undefined and objects are refused. */
export function textOf(context: SpreadsheetContext, value: unknown, method: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw signatureError(context, method, [value]);
}

/** A 2-D array argument; the shape is checked by the grid. */
export function tableOf<T>(context: SpreadsheetContext, value: readonly (readonly T[])[], method: string): T[][] {
  if (!Array.isArray(value) || !value.every((row) => Array.isArray(row))) {
    throw signatureError(context, method, [value]);
  }
  return value.map((row) => [...row]);
}

function translated<T>(execution: Execution, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof GridError) throw execution.error(error.key, ...error.details);
    throw error;
  }
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'Boolean';
  return Array.isArray(value) ? 'Array' : '(class)';
}
