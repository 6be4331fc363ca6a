import type { RecordFilter } from '../model';
import { nameText, type Parts, rulesByPart } from './composite';
import type { Ask, FilterFamily, Rules } from './family';
import { containedAnywhere } from './family';
import { and, at, emptiness, isNull, not, or } from './terms';

const KEYS = ['firstName', 'lastName'];
const PARTS: Parts = Object.fromEntries(KEYS.map((key) => [key, nameText]));

/** For each word, the two names that may hold it. */
function byWord({ name, value }: Ask): readonly (readonly RecordFilter[])[] {
  const words = value.trim().split(/\s+/);
  return words.map((word) => KEYS.map((key) => nameText.contains(at(name, key), word)));
}

/** One word, or a server that looks for any of them (2.21). */
const isFlat = (words: readonly unknown[], ask: Ask): boolean => words.length === 1 || ask.context.rules === '2.21';

/** Newer servers want every word in one of the two names. */
const everyWord = (words: readonly (readonly RecordFilter[])[]): RecordFilter => and(words.map(or));

const whole: Rules = {
  CONTAINS: (ask) => {
    const words = byWord(ask);
    return or(isFlat(words, ask) ? words.flat() : [everyWord(words)]);
  },
  DOES_NOT_CONTAIN: (ask) => {
    const words = byWord(ask);
    return and(isFlat(words, ask) ? words.flat().map(not) : [not(everyWord(words))]);
  },
  ...emptiness(({ name }) => and(KEYS.map((key) => or([isNull(at(name, key)), at(name, key)({ ilike: '' })])))),
};

export const fullNameFilters: FilterFamily = { whole, parts: rulesByPart(PARTS), anyField: containedAnywhere(whole) };
