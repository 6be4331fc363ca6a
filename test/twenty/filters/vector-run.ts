import { SyncError } from '../../../src/errors';
import type { FilterContext } from '../../../src/twenty/filters/family';
import { planFilter } from '../../../src/twenty/filters/index';
import type { RecordFilter, ViewFilter } from '../../../src/twenty/model';
import { isRecord, parseJson } from '../../../src/wire';
import { schema } from '../model-builders';
import { offsetMinutes } from '../zone-offset';
import { hasEmptyList, sameFilter } from './same-filter';
import type { VectorFile } from './vector-file';
import { anyFieldQuestion, groupQuestion, type Question, singleQuestion } from './vector-questions';

type Rules = FilterContext['rules'];

/** What our planner answers. */
type Answer =
  | { readonly kind: 'filter'; readonly filter: unknown }
  /** `kind` of the SyncError, or the message of an error that should not be. */
  | { readonly kind: 'stop'; readonly why: string };

/** Why an answer counts as Twenty's. Only the first two are the same in every letter; docs/reference/filters.md explains the others. */
export type Agreement = 'literal' | 'error' | 'normal form' | 'no member' | 'empty list' | 'operator read as OR';

export interface Judged {
  readonly title: string;
  readonly rules: Rules;
  readonly agreement: Agreement | null;
  /** What Twenty makes of it, as text. */
  readonly expected: string;
  readonly planned: string;
}

/** One vector: it passes when it agrees under all the rules it was asked by. */
export interface VectorResult {
  readonly judged: readonly Judged[];
  readonly passed: boolean;
}

/** All vectors of a file, each by the rules it speaks of. */
export function runVectors(file: VectorFile): readonly VectorResult[] {
  const questions = [
    ...(file.single ?? []).map((vector) => singleQuestion(vector, file)),
    ...(file.groups ?? []).map((vector) => groupQuestion(vector, file)),
    ...(file.anyField?.cases ?? []).map((vector) => anyFieldQuestion(vector, file)),
  ];
  return questions.map((question) => {
    const judged = [judge(question, 'newer'), ...(question.asks2_21 ? [judge(question, '2.21')] : [])];
    return { judged, passed: judged.every(({ agreement }) => agreement !== null) };
  });
}

function judge(question: Question, rules: Rules): Judged {
  const expected = rules === '2.21' ? question.expectedIn2_21 : question.expected;
  const answer = ask(question, rules);
  return {
    title: question.title,
    rules,
    agreement: agreementOf(expected, answer, question, rules),
    expected: expected === 'error' ? 'an error' : JSON.stringify(expected),
    planned: answer.kind === 'filter' ? JSON.stringify(answer.filter) : `a stop: ${answer.why}`,
  };
}

function agreementOf(
  expected: Question['expected'],
  answer: Answer,
  question: Question,
  rules: Rules,
): Agreement | null {
  if (expected === 'error') {
    if (answer.kind === 'stop') return answer.why === 'filter-not-expressible' ? 'error' : null;
    return readsAsOr(question, answer, rules) ? 'operator read as OR' : null;
  }
  if (answer.kind === 'filter') {
    if (JSON.stringify(answer.filter) === JSON.stringify(expected)) return 'literal';
    return sameFilter(answer.filter, expected) ? 'normal form' : null;
  }
  if (answer.why === 'filter-not-expressible') return hasEmptyList(expected) ? 'empty list' : null;
  if (answer.why !== 'member-needed' || question.memberId !== null) return null;
  const nobody = ask({ ...question, view: { ...question.view, filters: question.view.filters.map(withoutMe) } }, rules);
  return nobody.kind === 'filter' && sameFilter(nobody.filter, expected) ? 'no member' : null;
}

/**
 * The vectors of groups were made below the step of Twenty's pages that reads every operator but AND as OR (twenty.md §4.2); there
 * another operator is an error. Saved views pass that step, so the answer must be that of the same groups with OR.
 */
function readsAsOr(question: Question, answer: Answer, rules: Rules): boolean {
  const { view } = question;
  if (view.filterGroups.every(({ logicalOperator }) => ['AND', 'OR'].includes(logicalOperator))) return false;
  const filterGroups = view.filterGroups.map((group) =>
    group.logicalOperator === 'AND' ? group : { ...group, logicalOperator: 'OR' },
  );
  const withOr = ask({ ...question, view: { ...view, filterGroups } }, rules);
  return answer.kind === 'filter' && withOr.kind === 'filter' && sameFilter(answer.filter, withOr.filter);
}

/** Twenty drops "me" where nobody is logged in; we ask who it is, for what is left may be every record (twenty.md §4.4). */
function withoutMe(filter: ViewFilter): ViewFilter {
  const value = parseJson(filter.value);
  if (!isRecord(value)) return filter;
  return { ...filter, value: JSON.stringify({ ...value, isCurrentWorkspaceMemberSelected: false }) };
}

function ask({ view, object, now, zone, memberId }: Question, rules: Rules): Answer {
  const context: FilterContext = {
    schema: schema(object),
    now,
    zone,
    // The vectors were made on a machine whose own zone was UTC.
    machineZone: 'UTC',
    offsetMinutes,
    memberId,
    rules,
  };
  try {
    return { kind: 'filter', filter: asSent(planFilter(view, object, context).filter) };
  } catch (error) {
    if (error instanceof SyncError) return { kind: 'stop', why: error.kind };
    return { kind: 'stop', why: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

/** As it goes over the network: NaN is null there. */
function asSent(filter: RecordFilter): unknown {
  const sent: unknown = JSON.parse(JSON.stringify(filter));
  return sent;
}
