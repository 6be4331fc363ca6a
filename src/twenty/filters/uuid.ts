import type { FilterFamily, Rule } from './family';
import { emptyValue } from './number';
import { at, negated } from './terms';
import { uuidList } from './values';

/** Stands for a value that is no UUID: no record has it. */
const NOBODY = '00000000-0000-4000-8000-000000000000';

const is: Rule = ({ name, value }) => at(name)({ in: uuidList(value) ?? [NOBODY] });

export const uuidFilters: FilterFamily = { whole: { IS: is, IS_NOT: negated(is), ...emptyValue } };
