import type { FieldModel } from '../../../local/crm/model';
import { heldId, heldList, heldText, heldValue } from './held';
import { isLike } from './like';
import {
  type Answer,
  emptiness,
  INEXPRESSIBLE,
  MEMBER_NEEDED,
  parsed,
  type Question,
  REFUSED,
  type Rule,
  SKIPPED,
  textsIn,
} from './question';
import { type Condition, not, some } from './truth';

/** Fields whose filters choose from a list: options, stars, records, ids, sources (twenty.md §4.3, §4.4). */

const nothing =
  (field: FieldModel): Condition =>
  (record) =>
    heldValue(record, field) === null;

const optionsOf = (field: FieldModel): readonly string[] => (field.options ?? []).map(({ value }) => value);

/** "" among the choices means "no value". An option that was deleted makes the server refuse the query. */
export const select: Rule = ({ field, operand, value }) => {
  if (operand !== 'IS' && operand !== 'IS_NOT') return emptiness(operand, nothing(field), not);
  const chosen = textsIn(value);
  if (!chosen) return INEXPRESSIBLE;
  const options = chosen.filter((option) => option !== '');
  if (options.some((option) => !optionsOf(field).includes(option))) return REFUSED;
  const among: Condition = (record) => {
    const held = heldText(record, field);
    return held === null ? null : options.includes(held);
  };
  const parts = [...(options.length > 0 ? [among] : []), ...(chosen.includes('') ? [nothing(field)] : [])];
  if (parts.length === 0) return INEXPRESSIBLE;
  // Quirk: of a record without a value it is unknown whether it is one of the options, so "is not" leaves it out.
  return operand === 'IS' ? some(...parts) : not(some(...parts));
};

export const multiSelect: Rule = ({ field, operand, value }) => {
  const empty: Condition = (record) => (heldList(record, field) ?? []).length === 0;
  if (operand !== 'CONTAINS' && operand !== 'DOES_NOT_CONTAIN') return emptiness(operand, empty, not);
  const chosen = textsIn(value);
  if (!chosen) return INEXPRESSIBLE;
  const options = chosen.filter((option) => option !== '');
  // A list of nothing to contain is refused by the server; said before it is asked.
  if (options.length === 0 && (operand === 'DOES_NOT_CONTAIN' || chosen.length === 0)) return INEXPRESSIBLE;
  if (options.some((option) => !optionsOf(field).includes(option))) return REFUSED;
  const anyOf: Condition = (record) => {
    const held = heldList(record, field);
    return held === null ? null : options.some((option) => held.includes(option));
  };
  if (operand === 'DOES_NOT_CONTAIN') return some(not(anyOf), empty);
  // Quirk: "no value" asks for an empty list, and an empty list is kept as NULL: it finds records only where NULL cannot be.
  const emptyList: Condition = (record) => {
    const held = heldList(record, field);
    return held === null ? null : held.length === 0;
  };
  return some(...(options.length > 0 ? [anyOf] : []), ...(chosen.includes('') ? [emptyList] : []));
};

const STARS = [1, 2, 3, 4, 5];

export const rating: Rule = ({ field, operand, value }) => {
  const among =
    (stars: readonly string[]): Condition =>
    (record) => {
      const held = heldText(record, field);
      return held === null ? null : stars.includes(held);
    };
  if (operand === 'IS' || operand === 'IS_NOT') {
    const wanted = `RATING_${value}`;
    if (!optionsOf(field).includes(wanted)) return REFUSED;
    return operand === 'IS' ? among([wanted]) : not(among([wanted]));
  }
  if (operand === 'GREATER_THAN_OR_EQUAL' || operand === 'LESS_THAN_OR_EQUAL') {
    const bound = Number.parseFloat(value);
    const stars = STARS.filter((star) => (operand === 'GREATER_THAN_OR_EQUAL' ? star >= bound : star <= bound));
    return stars.length === 0 ? INEXPRESSIBLE : among(stars.map((star) => `RATING_${star}`));
  }
  return emptiness(operand, nothing(field), not);
};

/** Quirk: whatever is asked of a yes-or-no field, it is asked whether it is the value, and any value but "true" is no. */
export const boolean: Rule =
  ({ field, value }) =>
  (record) => {
    const held = heldValue(record, field);
    return held === null ? null : held === (value === 'true');
  };

/** Stands for ids that cannot be read: no record has it. */
const NOBODY = '00000000-0000-4000-8000-000000000000';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const idsIn = (value: string): readonly string[] => {
  const ids = textsIn(value) ?? [value];
  return ids.every((id) => UUID.test(id)) ? ids : [NOBODY];
};

const oneOfIds =
  (held: (record: Parameters<Condition>[0]) => string | null, ids: readonly string[]): Condition =>
  (record) => {
    const id = held(record);
    return id === null ? null : ids.some((each) => each.toLowerCase() === id);
  };

export const uuid: Rule = ({ field, operand, value }) => {
  const held = (record: Parameters<Condition>[0]): string | null => heldId(record, field.name);
  const chosen = oneOfIds(held, idsIn(value));
  if (operand === 'IS') return chosen;
  return operand === 'IS_NOT' ? not(chosen) : emptiness(operand, (record) => held(record) === null, not);
};

/** Chosen records and "me". Quirk: when that is nobody, Twenty leaves the filter out and shows everything. */
function chosenRecords({ value, at }: Question): readonly string[] | typeof SKIPPED | typeof MEMBER_NEEDED {
  const object = parsed(value);
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return idsIn(value);
  const { selectedRecordIds: ids = [], isCurrentWorkspaceMemberSelected: me }: Readonly<Record<string, unknown>> = {
    ...object,
  };
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string' && UUID.test(id))) return [NOBODY];
  if (me === true && at.me === null) return MEMBER_NEEDED;
  const all: readonly string[] = me === true && at.me !== null ? [...ids, at.me] : ids;
  return all.length === 0 ? SKIPPED : all;
}

/** "Is not" counts those that point at nothing as well: here a missing value is said along. */
function pointing(question: Question, held: (record: Parameters<Condition>[0]) => string | null): Answer {
  const { operand } = question;
  const none: Condition = (record) => held(record) === null;
  if (operand !== 'IS' && operand !== 'IS_NOT') return emptiness(operand, none, not);
  const ids = chosenRecords(question);
  if (typeof ids === 'string') return ids;
  const chosen = oneOfIds(held, ids);
  return operand === 'IS' ? chosen : some(not(chosen), none);
}

/** A relation to many keeps no id, so whatever is asked of it by id, the server knows no such field. */
export const relation: Rule = (question) => {
  const { field } = question;
  const answer = pointing(question, (record) => heldId(record, `${field.name}Id`));
  return typeof answer === 'function' && field.relation?.type !== 'MANY_TO_ONE' ? REFUSED : answer;
};

/** Counts on record pages only; whether it is empty is asked of a column that does not exist. */
export const morphRelation: Rule = ({ operand }) => {
  if (operand === 'IS' || operand === 'IS_NOT') return SKIPPED;
  return operand === 'IS_EMPTY' || operand === 'IS_NOT_EMPTY' ? REFUSED : INEXPRESSIBLE;
};

const SOURCES = [
  'EMAIL',
  'CALENDAR',
  'WORKFLOW',
  'AGENT',
  'API',
  'IMPORT',
  'MANUAL',
  'SYSTEM',
  'WEBHOOK',
  'APPLICATION',
];

/** Who made a record. Quirk: whatever part is asked for emptiness, the name is what must be missing. */
export const actor: Rule = (question) => {
  const { field, operand, value, part } = question;
  if (part !== null && !['name', 'source', 'workspaceMemberId'].includes(part)) return INEXPRESSIBLE;
  if (operand === 'IS_EMPTY' || operand === 'IS_NOT_EMPTY')
    return emptiness(operand, (record) => (heldText(record, field, 'name') ?? '') === '', not);
  const from =
    (sources: readonly string[]): Condition =>
    (record) => {
      const held = heldText(record, field, 'source');
      return held === null ? null : sources.includes(held);
    };
  if (part === 'workspaceMemberId') {
    if (operand !== 'IS' && operand !== 'IS_NOT') return INEXPRESSIBLE;
    return pointing(question, (record) => {
      const id = heldValue(record, field, 'workspaceMemberId');
      return typeof id === 'string' ? id.toLowerCase() : null;
    });
  }
  if (part === 'source') {
    if (operand !== 'IS' && operand !== 'IS_NOT') return INEXPRESSIBLE;
    const sources = textsIn(value);
    if (!sources || sources.length === 0) return INEXPRESSIBLE;
    if (sources.some((source) => !SOURCES.includes(source))) return REFUSED;
    return operand === 'IS' ? from(sources) : not(from(sources));
  }
  if (operand !== 'CONTAINS' && operand !== 'DOES_NOT_CONTAIN') return INEXPRESSIBLE;
  const inName: Condition = (record) => {
    const held = heldText(record, field, 'name');
    return held === null ? null : isLike(held, `%${value}%`, true);
  };
  // Quirk: the text is looked for in the names of the sources too, by the page, to which % and _ are letters.
  const sources = SOURCES.filter((source) => source.toLowerCase().includes(value.toLowerCase()));
  const contains = some(inName, ...(sources.length > 0 ? [from(sources)] : []));
  return operand === 'CONTAINS' ? contains : not(contains);
};
