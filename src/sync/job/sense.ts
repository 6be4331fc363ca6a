/** What saved numbers and times can be: a number of the right type may still be one that nothing can be done with. */
import * as z from 'zod/mini';

/** The last instant that a JavaScript date knows. */
const LAST_INSTANT = 8.64e15;

export const isInstant = (ms: number): boolean => ms >= 0 && ms <= LAST_INSTANT;

/** Milliseconds since the epoch. */
export const instant = () => z.number().check(z.gte(0), z.lte(LAST_INSTANT));

/** How many: of rows, columns, requests. */
export const count = () => z.number().check(z.int(), z.gte(0));

/** How many, where none makes no sense: a page, a number of a column. */
export const atLeastOne = () => z.number().check(z.int(), z.gte(1));

/** An ISO text that is a date. */
export const isoInstant = () => z.custom<string>((text) => typeof text === 'string' && !Number.isNaN(Date.parse(text)));
