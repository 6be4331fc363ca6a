import type { RecordFilter } from '../model';
import { type Ask, type FilterFamily, INEXPRESSIBLE, type Rule, type Rules } from './family';
import { idRules } from './relation';
import { and, at, emptiness, isNull, negated, not, or, pattern } from './terms';
import { textList } from './values';

/** Where a record may come from (twenty.md §4.3). */
const SOURCES = 'EMAIL CALENDAR WORKFLOW AGENT API IMPORT MANUAL SYSTEM WEBHOOK APPLICATION'.split(' ');

/** The name contains the text, or the source is one whose name does. */
function hits({ name, value }: Ask): readonly RecordFilter[] {
  const sources = SOURCES.filter((source) => source.toLowerCase().includes(value.toLowerCase()));
  const byName = at(name, 'name')({ ilike: pattern(value) });
  return sources.length > 0 ? [byName, at(name, 'source')({ in: sources })] : [byName];
}

/** Of the name, whichever part is asked. */
const empty = emptiness(({ name }) => or([at(name, 'name')({ ilike: '' }), isNull(at(name, 'name'))]));

const whole: Rules = {
  CONTAINS: (ask) => or(hits(ask)),
  DOES_NOT_CONTAIN: (ask) => and(hits(ask).map(not)),
  ...empty,
};

const inSources: Rule = ({ name, value }) => {
  const sources = textList(value);
  return sources ? at(name, 'source')({ in: sources }) : INEXPRESSIBLE;
};

export const actorFilters: FilterFamily = {
  whole,
  parts: {
    name: whole,
    source: { IS: inSources, IS_NOT: negated(inSources), ...empty },
    workspaceMemberId: { ...idRules(({ name }) => at(name, 'workspaceMemberId')), ...empty },
    context: empty,
  },
  // 2.21 passes over who made or changed a record.
  anyField: (ask) => (ask.context.rules === 'newer' ? [or(hits(ask))] : []),
};
