import { ARRAY_FUNCTIONS } from './array-functions';
import { DATE_FUNCTIONS } from './date-functions';
import type { FunctionFamily } from './family';
import { LOGIC_FUNCTIONS } from './logic-functions';
import { LOOKUP_FUNCTIONS } from './lookup-functions';
import { NUMBER_FUNCTIONS } from './number-functions';
import { SUBTOTAL_FUNCTIONS } from './subtotal';
import { TEXT_FUNCTIONS } from './text-functions';

/**
 * The functions that formulas of the emulator compute, those people write beside a table. Others are stood in for
 * (`placeholders.ts`) or give #NAME?, as Sheets does for a function it does not know.
 */
export const FUNCTIONS: FunctionFamily = {
  ...NUMBER_FUNCTIONS,
  ...TEXT_FUNCTIONS,
  ...DATE_FUNCTIONS,
  ...LOGIC_FUNCTIONS,
  ...LOOKUP_FUNCTIONS,
  ...ARRAY_FUNCTIONS,
  ...SUBTOTAL_FUNCTIONS,
};

/** Functions that compute as an array formula does, without one around them. */
export function opensArray(name: string): boolean {
  return name in ARRAY_FUNCTIONS || name === 'SUMPRODUCT' || name === 'INDEX';
}
