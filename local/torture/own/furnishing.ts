import type { Random } from '../../crm/workspace/records/random';
import type { SheetState, SpreadsheetState } from '../../emulator/grid/state/state';
import type { Belongings } from './belongings';

/** A person makes a table their own: columns beside and between, notes, lines below, another order. */
export interface Furnishing {
  readonly state: SpreadsheetState;
  readonly sheet: SheetState;
  readonly random: Random;
  readonly belongings: Belongings;
  /** Makes headers and marks of one run different. */
  readonly name: string;
}
