import { equalText, jsonText, type Parts, rulesByPart, wholeRules } from './composite';
import type { FilterFamily } from './family';
import { containedAnywhere } from './family';

const PARTS: Parts = { primaryEmail: equalText, additionalEmails: jsonText };
const ORDER = ['primaryEmail', 'additionalEmails'];

const whole = wholeRules(PARTS, { contains: ORDER, lacks: ORDER, empty: ORDER });

export const emailsFilters: FilterFamily = { whole, parts: rulesByPart(PARTS), anyField: containedAnywhere(whole) };
