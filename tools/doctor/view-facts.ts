import { SyncError } from '../../src/errors';
import type { LeftOut } from '../../src/protocol/receipt';
import { withColumns } from '../../src/sync/plan/columns';
import { forbiddenNames } from '../../src/sync/plan/forbidden';
import { type PlanContext, planSync, type SyncPlan } from '../../src/sync/plan/plan';
import type { TwentyClient } from '../../src/twenty/client';
import type { Schema, View } from '../../src/twenty/model';
import { parseJson } from '../../src/wire';
import { sentenceOf } from '../sentence';

export interface ViewFacts {
  readonly name: string;
  /** Label of its object; the id where the data model does not know it. */
  readonly object: string;
  readonly type: string;
  /** Whether it asks who "me" is. */
  readonly asksMe: boolean;
  /** The add-on's own sentence where the view cannot be pulled; null where it can. */
  readonly problem: string | null;
  /** Columns of the view that the sheet does not get. */
  readonly leftOut: readonly LeftOut[];
  /** Labels of fields whose filter Twenty itself ignores. */
  readonly ignoredFilters: readonly string[];
}

export interface ViewContext {
  readonly schema: Schema;
  readonly planning: Omit<PlanContext, 'schema' | 'memberId' | 'forbidden'>;
  /** Ids of objects that the key may not read. */
  readonly unreadable: ReadonlySet<string>;
  /** Puts each view's question to Twenty, for no records; null: it is only planned. */
  readonly twenty: TwentyClient | null;
}

/** A view that asks for "me" is planned as if somebody had been named. */
const SOMEBODY = '00000000-0000-4000-8000-000000000000';

/** What a pull of each view would come to. What the key may not read is learnt from one view for the next. */
export function viewFacts(views: readonly View[], context: ViewContext): readonly ViewFacts[] {
  const forbidden: string[] = [];
  return views.map((view) => factsOf(view, context, forbidden));
}

function factsOf(view: View, { schema, planning, unreadable, twenty }: ViewContext, forbidden: string[]): ViewFacts {
  const object = schema.objectById(view.objectId);
  const facts = {
    name: view.name,
    object: object?.labelPlural ?? view.objectId,
    type: view.type,
    asksMe: false,
    problem: null,
    leftOut: [],
    ignoredFilters: [],
  };
  const failed = (error: SyncError, asksMe = false): ViewFacts => {
    return { ...facts, asksMe, problem: withoutValues(reasonOf(error), view) };
  };
  if (!object) return failed(new SyncError('object-unknown'));
  if (unreadable.has(object.id)) return failed(new SyncError('object-forbidden', { object: object.labelPlural }));
  const whole = withColumns(view, object, schema, planning.options.columns);
  let memberId: string | null = null;
  for (;;) {
    const plan: SyncPlan | SyncError = orError(() =>
      planSync(whole, object, { ...planning, schema, memberId, forbidden }),
    );
    if (plan instanceof SyncError) {
      if (plan.kind !== 'member-needed' || memberId !== null) return failed(plan, memberId !== null);
      memberId = SOMEBODY;
      continue;
    }
    const { filter, orderBy, selections, leftOut, ignoredFilters } = plan;
    const query = { filter, orderBy, selections, first: 0, offset: 0 };
    const refusal = twenty && orError(() => twenty.pages(object, [query]));
    const asksMe = memberId !== null;
    if (!twenty || !(refusal instanceof SyncError)) return { ...facts, asksMe, leftOut, ignoredFilters };
    const names = forbiddenNames(refusal, plan, forbidden, twenty);
    if (names.length === 0) return failed(refusal, asksMe);
    forbidden.push(...names);
  }
}

function orError<T>(decide: () => T): T | SyncError {
  try {
    return decide();
  } catch (thrown) {
    if (thrown instanceof SyncError) return thrown;
    throw thrown;
  }
}

/** The add-on's sentence, and behind it what Twenty itself said, which people are not shown but whoever reads the report needs. */
function reasonOf({ kind, details, cause }: SyncError): string {
  const said = cause instanceof Error && cause.message !== '' ? ` (${kind}: ${cause.message})` : '';
  return sentenceOf({ kind, details }) + said;
}

/** Twenty may quote what a filter compares with, and that may be somebody's name. */
function withoutValues(sentence: string, { filters, anyFieldFilterValue }: View): string {
  const values = [...filters.map(({ value }) => value), anyFieldFilterValue].flatMap((value) => [
    value,
    ...textsIn(parseJson(value)),
  ]);
  return values.filter((value) => value.length > 1).reduce((text, value) => text.replaceAll(value, '…'), sentence);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
