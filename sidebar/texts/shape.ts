import type { EN } from './en';

/** Every language has the shape of the English texts: a missing or a surplus text does not compile. */
type SameShape<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> };

export type Texts = SameShape<typeof EN>;
