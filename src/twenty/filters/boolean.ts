import { type FilterFamily, OPERANDS, type Rule, type Rules } from './family';
import { at } from './terms';

const isTrue: Rule = ({ name, value }) => at(name)({ eq: value === 'true' });

/** Twenty reads every operand of a boolean as IS, also IS_EMPTY, which so means "false". */
const whole: Rules = Object.fromEntries(OPERANDS.map((operand) => [operand, isTrue]));

export const booleanFilters: FilterFamily = { whole };
