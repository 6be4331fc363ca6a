import type { Language } from '../src/protocol/reply';
import { EN } from './texts/en/index';
import { FR } from './texts/fr/index';
import type { Texts } from './texts/shape';

export type { Texts };

/** Forms of a text that counts: `{n}` is the number, in the language's own writing. */
export interface Counted {
  readonly one: string;
  readonly other: string;
}

export const TEXTS: Record<Language, Texts> = { en: EN, fr: FR };
