/** How much of what could be tried is tried: `EVERY_CALL=1`, as every night, tries all of it; otherwise it would take most of an hour. */
export const EVERY_CALL = process.env['EVERY_CALL'] === '1';

/** One in so many. */
const SHARE = 3;

/** How often something drawn at random is tried, of so many times at most. */
export const runsOf = (most: number): number => (EVERY_CALL ? most : Math.ceil(most / SHARE));

/** Of calls that are each tried, one in so many, where the tests of every day need not try them all. */
export const strideOf = (stride: number): number => (EVERY_CALL ? 1 : stride);
