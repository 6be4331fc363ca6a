import type { Language } from '../src/protocol';
import { EN } from './texts/en';
import { FR } from './texts/fr';

/** Forms of a text that counts: `{n}` is the number, in the language's own writing. */
export interface Counted {
  readonly one: string;
  readonly other: string;
}

/** Every language has the shape of the English texts: a missing or a surplus text does not compile. */
type SameShape<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> };

export type Texts = SameShape<typeof EN>;

export const TEXTS: Record<Language, Texts> = { en: EN, fr: FR };
