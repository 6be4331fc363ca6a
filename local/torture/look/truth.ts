import type { RecordModel } from '../../crm/model';
import type { CrmLink } from '../world/crm-link';
import type { AskedOfCrm } from '../world/crm-words';

/** What the CRM would have answered while the records of a finished pull were read. */
export interface Truth {
  /** The view as it stood, where all pages came from one state of the records or one page held them all; else null. */
  readonly exact: readonly RecordModel[] | null;
  /** The view in every state of the records that pages and the last count were answered from. */
  readonly states: readonly (readonly RecordModel[])[];
  /** What the last count answered. */
  readonly counted: number;
  /** The server repeated old pages, or ended too early: rows may be as they were at any time since the run began. */
  readonly isLied: boolean;
  /** Nothing was changed since. */
  readonly isNow: boolean;
}

export interface ReadHow {
  /** By id from page to page, not in the view's order. */
  readonly isWalk: boolean;
  readonly isLied: boolean;
}

/** Null: nothing was counted. */
export function truthOf(crm: CrmLink, object: string, { isWalk, isLied }: ReadHow): Truth | null {
  const now = crm.ask({});
  const asked = now.asked.filter((question) => question.object === object);
  const ofPages = JSON.stringify(asked[lastIndex(asked, ({ first }) => first > 0)]?.filter);
  // Records in hidden groups are counted too, by another filter.
  const isCount = (question: AskedOfCrm): boolean =>
    question.first === 0 && JSON.stringify(question.filter) === ofPages;
  const last = lastIndex(asked, isCount);
  const count = asked[last];
  const isPage = ({ first, orderBy }: AskedOfCrm): boolean => first > 0 && (orderBy === undefined) === isWalk;
  const isFirst = (question: AskedOfCrm): boolean =>
    isPage(question) && question.offset === 0 && question.after === null;
  const start = isLied ? 0 : lastIndex(asked.slice(0, last), isFirst);
  const read = asked.slice(start, last).filter(isPage);
  // A walk's receipt knows of the count before it too.
  const before = asked[lastIndex(asked.slice(0, start), isCount)];
  const [page] = read;
  if (!count || !page) return null;
  const answers = new Map<number, readonly RecordModel[]>();
  const answerOf = (question: AskedOfCrm): readonly RecordModel[] => {
    const known = answers.get(question.version);
    const { version, filter, orderBy } = question;
    const found = known ?? crm.ask({ truth: { version, object, filter, orderBy } }).truth ?? [];
    answers.set(version, found);
    return found;
  };
  // The count has no order: states are asked with that of the pages.
  const counts = isLied ? asked.filter(isCount) : isWalk && before ? [before, count] : [count];
  const versions = new Set([...read, ...counts].map(({ version }) => version));
  const states = [...versions].map((version) => answerOf({ ...page, version }));
  const isOne = versions.size === 1 || read.length === 1;
  return {
    exact: isOne ? answerOf(page) : null,
    states,
    counted: answerOf({ ...page, version: count.version }).length,
    isLied,
    isNow: versions.size === 1 && versions.has(now.version),
  };
}

/** -1 when there is none. */
function lastIndex(asked: readonly AskedOfCrm[], is: (question: AskedOfCrm) => boolean): number {
  for (let index = asked.length - 1; index >= 0; index -= 1) {
    const question = asked[index];
    if (question && is(question)) return index;
  }
  return -1;
}
