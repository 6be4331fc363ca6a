import * as z from 'zod/mini';
import list from './known-failures.json';
import type { Outcome } from './runs/run';
import { LAWS } from './laws/law';

/**
 * What is known to fail. A failure that is not listed fails the run; one that is listed and does not come up in the standard set fails
 * that set: whoever mends something takes it from the list.
 */
export interface KnownFailure {
  readonly layout: string;
  /** "any": also in the usual variant. */
  readonly variant: string;
  readonly law: string;
}

const schema = z.array(z.strictObject({ layout: z.string(), variant: z.string(), law: z.enum(Object.keys(LAWS)) }));

/** @throws where the file is no list of known failures */
export const readKnownFailures = (): readonly KnownFailure[] => z.parse(schema, list);

/** Those of the list that the law broken by this run is known by. */
export function knownAs(
  known: readonly KnownFailure[],
  { layouts, variants }: Pick<Outcome, 'layouts' | 'variants'>,
  law: string,
): readonly KnownFailure[] {
  return known.filter(
    (one) =>
      one.law === law && layouts.includes(one.layout) && (one.variant === 'any' || variants.includes(one.variant)),
  );
}

/** In one word for the output. */
export const keyOf = ({ layout, variant, law }: KnownFailure): string => `${layout} × ${variant} × ${law}`;
