import type { FilterFamily, Rule } from './family';
import { emptyValue } from './number';
import { at, negated } from './terms';
import { NOBODY, uuidList } from './values';

const is: Rule = ({ name, value }) => at(name)({ in: uuidList(value) ?? [NOBODY] });

export const uuidFilters: FilterFamily = { whole: { IS: is, IS_NOT: negated(is), ...emptyValue } };
