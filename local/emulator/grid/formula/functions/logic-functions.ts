import { each, eachWithErrors, type FunctionFamily, whole } from './family';
import { valuesOf } from '../scope';
import { failure } from '../values';
import { booleanOf } from '../convert';

/** Truth and tests. IF, IFERROR and IFNA are in `evaluate.ts`: they do not compute all their arguments. */
export const LOGIC_FUNCTIONS: FunctionFamily = {
  AND: whole((args, scope) => valuesOf(args, scope).every((value) => value === null || booleanOf(value))),
  OR: whole((args, scope) => valuesOf(args, scope).some((value) => value !== null && booleanOf(value))),
  NOT: each(([value = null]) => !booleanOf(value)),
  ISBLANK: eachWithErrors(([value = null]) => value === null),
  ISNUMBER: eachWithErrors(([value = null]) => typeof value === 'number'),
  ISTEXT: eachWithErrors(([value = null]) => typeof value === 'string'),
  ISERROR: eachWithErrors(([value = null]) => failure(value)),
  ISNA: eachWithErrors(([value = null]) => failure(value) && value.error === '#N/A'),
  TRUE: whole(() => true),
  FALSE: whole(() => false),
};
