import { equalText, jsonText, type Parts, rulesByPart, wholeRules } from './composite';
import type { FilterFamily } from './family';
import { containedAnywhere } from './family';

const PARTS: Parts = { primaryLinkUrl: equalText, primaryLinkLabel: equalText, secondaryLinks: jsonText };

const whole = wholeRules(PARTS, {
  contains: ['primaryLinkUrl', 'primaryLinkLabel', 'secondaryLinks'],
  lacks: ['primaryLinkLabel', 'primaryLinkUrl', 'secondaryLinks'],
  empty: ['primaryLinkLabel', 'primaryLinkUrl', 'secondaryLinks'],
});

export const linksFilters: FilterFamily = { whole, parts: rulesByPart(PARTS), anyField: containedAnywhere(whole) };
