/** What saved numbers and times can be: a number of the right type may still be one that nothing can be done with. */
import * as v from '../../schema';

/** The last instant that a JavaScript date knows. */
const LAST_INSTANT = 8.64e15;

export const isInstant = (ms: number): boolean => ms >= 0 && ms <= LAST_INSTANT;

/** Milliseconds since the epoch. */
export const instant = () => v.number(0, LAST_INSTANT);

/** How many: of rows, columns, requests. */
export const count = () => v.integer(0);

/** How many, where none makes no sense: a page, a number of a column. */
export const atLeastOne = () => v.integer(1);

/** An ISO text that is a date. */
export const isoInstant = () => v.custom<string>((text) => typeof text === 'string' && !Number.isNaN(Date.parse(text)));
