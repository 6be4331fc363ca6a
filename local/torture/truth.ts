import type { RecordModel } from '../crm/model';
import type { CrmLink } from './crm-link';
import type { AskedOfCrm } from './crm-words';

/** What the CRM would have answered while the records of a finished pull were read. */
export interface Truth {
  /** The view as it stood, where all pages came from one state of the records or one page held them all; else null. */
  readonly exact: readonly RecordModel[] | null;
  /** The view in every state that the records had between the first page and the last count. */
  readonly states: readonly (readonly RecordModel[])[];
  /** Nothing was changed since. */
  readonly isNow: boolean;
}

/** @param whole from the first question of the run on, because the server repeated old pages. Null: nothing was counted. */
export function truthOf(crm: CrmLink, object: string, whole: boolean): Truth | null {
  const now = crm.ask({});
  const asked = now.asked.filter((question) => question.object === object);
  const last = lastIndex(asked, ({ first }) => first === 0);
  const count = asked[last];
  const pages = asked.slice(0, last).filter(({ first }) => first > 0);
  const start = whole ? 0 : lastIndex(pages, ({ offset }) => offset === 0);
  const read = pages.slice(start);
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
  const versions = new Set([...read, count].map(({ version }) => version));
  const states = [...versions].map((version) => answerOf({ ...page, version }));
  const isOne = versions.size === 1 || read.length === 1;
  return { exact: isOne ? answerOf(page) : null, states, isNow: versions.size === 1 && versions.has(now.version) };
}

function lastIndex(asked: readonly AskedOfCrm[], is: (question: AskedOfCrm) => boolean): number {
  for (let index = asked.length - 1; index >= 0; index -= 1) {
    const question = asked[index];
    if (question && is(question)) return index;
  }
  return -1;
}
