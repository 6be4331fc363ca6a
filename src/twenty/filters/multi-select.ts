import { emptyList } from './array';
import type { RuleResult, Ask, FilterFamily } from './family';
import { INEXPRESSIBLE } from './family';
import { optionsLike, readOptions } from './select';
import { at, isNull, not, or } from './terms';

function contains({ name, value }: Ask): RuleResult {
  const chosen = readOptions(value);
  if (!chosen) return INEXPRESSIBLE;
  const term = at(name);
  const some = term({ containsAny: chosen.options });
  const none = term({ isEmptyArray: true });
  if (!chosen.none) return some;
  return chosen.options.length > 0 ? or([some, none]) : none;
}

/** With "no value" as the only choice the list is empty, which the server refuses: such a filter stops the pull. */
function doesNotContain({ name, value }: Ask): RuleResult {
  const chosen = readOptions(value);
  if (!chosen) return INEXPRESSIBLE;
  const term = at(name);
  return or([not(term({ containsAny: chosen.options })), term({ isEmptyArray: true }), isNull(term)]);
}

export const multiSelectFilters: FilterFamily = {
  whole: { CONTAINS: contains, DOES_NOT_CONTAIN: doesNotContain, ...emptyList },
  anyField: (ask) => {
    const options = optionsLike(ask);
    return options.length > 0 ? [at(ask.name)({ containsAny: options })] : [];
  },
};
