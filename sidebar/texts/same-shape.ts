/** Every language has the shape of the English texts: a missing or a surplus text does not compile. */
export type SameShape<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> };
