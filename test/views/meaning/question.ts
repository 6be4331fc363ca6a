import type { FieldModel, ObjectModel, RecordModel } from '../../../local/crm/model';
import type { RuleSet } from '../../../src/twenty/model';
import type { Condition } from './truth';

/** Where and when a view is looked at, and by whom. */
export interface Circumstances {
  readonly now: number;
  readonly zone: string;
  /** Where relative dates without a zone are at home. */
  readonly machineZone: string;
  /** The workspace member who looks; null while nobody was named. */
  readonly me: string | null;
  readonly rules: RuleSet;
  readonly objects: ReadonlyMap<string, ObjectModel>;
  /** A record that is not in the bin. */
  readonly live: (object: string, id: string) => RecordModel | null;
}

/** One filter of a view, asked of one field. */
export interface Question {
  readonly object: ObjectModel;
  readonly field: FieldModel;
  readonly operand: string;
  readonly value: string;
  /** The part of a composite, or null for the whole. */
  readonly part: string | null;
  readonly at: Circumstances;
}

/** Twenty leaves the filter out. */
export const SKIPPED = 'skipped';
/** No query says it: the pull stops before the first request. */
export const INEXPRESSIBLE = 'inexpressible';
/** It asks for "me", and nobody was named. */
export const MEMBER_NEEDED = 'member-needed';
/** The query can be sent, and the server refuses it, as it refuses Twenty's own page. */
export const REFUSED = 'refused';

export type Answer = Condition | typeof SKIPPED | typeof INEXPRESSIBLE | typeof MEMBER_NEEDED | typeof REFUSED;

export type Rule = (question: Question) => Answer;

/** JSON, or undefined. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A JSON list of texts, or undefined. */
export function textsIn(value: string): readonly string[] | undefined {
  const list = parsed(value);
  return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : undefined;
}

/** The operands by which one asks whether there is anything at all: `empty` is what the first of them means. */
export function emptiness(operand: string, empty: Condition, not: (condition: Condition) => Condition): Answer {
  if (operand === 'IS_EMPTY') return empty;
  return operand === 'IS_NOT_EMPTY' ? not(empty) : INEXPRESSIBLE;
}
