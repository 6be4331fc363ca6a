import type { RuleResult, Ask, FilterFamily, Rules } from './family';
import { type At, at, emptiness, isNull, not, or } from './terms';
import { readChosen } from './values';

/** IS and IS_NOT over record ids, "me" last. */
export function idRules(termOf: (ask: Ask) => At): Rules {
  const chosenIn = (ask: Ask): RuleResult => {
    const chosen = readChosen(ask.value);
    const ids = chosen.me ? [...chosen.ids, ask.me()] : chosen.ids;
    return ids.length > 0 ? termOf(ask)({ in: ids }) : 'nothing-chosen';
  };
  return {
    IS: chosenIn,
    IS_NOT: (ask) => {
      const listed = chosenIn(ask);
      return typeof listed === 'string' ? listed : or([not(listed), isNull(termOf(ask))]);
    },
  };
}

/** The column that holds the id of the related record. */
const joined = ({ name }: Ask): At => at(`${name}Id`);

const empty = emptiness((ask) => isNull(joined(ask)));

export const relationFilters: FilterFamily = { whole: { ...idRules(joined), ...empty } };

/** A relation to one of several objects: which of them is asked is known on a record's page only. */
export const morphRelationFilters: FilterFamily = {
  whole: { IS: () => 'record-page-only', IS_NOT: () => 'record-page-only', ...empty },
};
