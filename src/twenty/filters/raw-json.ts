import type { FilterFamily, Rule } from './family';
import { at, emptiness, isNull, negated, or, pattern } from './terms';

const contains: Rule = ({ name, value }) => at(name)({ like: pattern(value) });

/** JSON and files: their JSON text is searched. */
export const rawJsonFilters: FilterFamily = {
  whole: {
    CONTAINS: contains,
    DOES_NOT_CONTAIN: negated(contains),
    ...emptiness(({ name }) => or([isNull(at(name))])),
  },
};
