/**
 * How many cases a test of random ones draws: a quarter of `all`, and all of them where `THOROUGH=1` (every night). Their seeds are other
 * ones each time, and a failure prints its own.
 */
export const runs = (all: number): number => (process.env['THOROUGH'] === '1' ? all : Math.ceil(all / 4));
