import type { RecordModel } from '../../../local/crm/model';

/** What a database says of a condition: null is "unknown", which finds a record no more than false does, and stays unknown when negated. */
type Truth = boolean | null;

/** A condition on a record; null stands for the missing record at the other end of a relation. */
export type Condition = (record: RecordModel | null) => Truth;

export const not =
  (condition: Condition): Condition =>
  (record) => {
    const truth = condition(record);
    return truth === null ? null : !truth;
  };

export const every =
  (...conditions: readonly Condition[]): Condition =>
  (record) => {
    const truths = conditions.map((condition) => condition(record));
    if (truths.includes(false)) return false;
    return truths.includes(null) ? null : true;
  };

export const some =
  (...conditions: readonly Condition[]): Condition =>
  (record) => {
    const truths = conditions.map((condition) => condition(record));
    if (truths.includes(true)) return true;
    return truths.includes(null) ? null : false;
  };
