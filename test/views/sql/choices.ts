import { parsed, textsIn } from '../meaning/question';
import {
  any,
  type Answer,
  type Asked,
  column,
  emptiness,
  enumType,
  idColumn,
  isNull,
  none,
  not,
  oneOf,
  sql,
} from './asked';

/** twenty.md §4.3 and §4.4: options, stars, truth, ids, records. */

const valuesOf = ({ field }: Asked): readonly string[] => (field.options ?? []).map(({ value }) => value);

export function select(asked: Asked): Answer {
  const { operand, value } = asked;
  const c = column(asked);
  if (operand !== 'IS' && operand !== 'IS_NOT') return emptiness(operand, isNull(c));
  const chosen = textsIn(value);
  const options = chosen?.filter((each) => each !== '');
  if (!chosen || !options || chosen.length === 0) return none('inexpressible');
  if (options.some((each) => !valuesOf(asked).includes(each))) return none('refused');
  const parts = [
    ...(options.length > 0 ? [oneOf(c, options, enumType(asked))] : []),
    ...(chosen.length > options.length ? [isNull(c)] : []),
  ];
  return sql(operand === 'IS' ? any(...parts) : `(${parts.map(not).join(' AND ')})`);
}

export function multiSelect(asked: Asked): Answer {
  const { operand, value } = asked;
  const c = column(asked);
  const empty = `(${c} = '{}')`;
  if (operand !== 'CONTAINS' && operand !== 'DOES_NOT_CONTAIN') return emptiness(operand, any(isNull(c), empty));
  const chosen = textsIn(value);
  const options = chosen?.filter((each) => each !== '');
  if (!chosen || !options || chosen.length === 0) return none('inexpressible');
  // The server refuses an empty list to contain.
  if (operand === 'DOES_NOT_CONTAIN' && options.length === 0) return none('inexpressible');
  if (options.some((each) => !valuesOf(asked).includes(each))) return none('refused');
  const list = `ARRAY[${options.map((each) => `'${each}'`).join(', ')}]::${enumType(asked)}[]`;
  const overlaps = `(${c} && ${list})`;
  if (operand === 'DOES_NOT_CONTAIN') return sql(any(not(overlaps), empty, isNull(c)));
  return sql(any(...(options.length > 0 ? [overlaps] : []), ...(chosen.length > options.length ? [empty] : [])));
}

export function rating(asked: Asked): Answer {
  const { operand, value } = asked;
  const c = column(asked);
  if (operand === 'IS' || operand === 'IS_NOT') {
    if (!valuesOf(asked).includes(`RATING_${value}`)) return none('refused');
    const is = oneOf(c, [`RATING_${value}`], enumType(asked));
    return sql(operand === 'IS' ? is : not(is));
  }
  if (!/^(GREATER|LESS)_THAN_OR_EQUAL$/.test(operand)) return emptiness(operand, isNull(c));
  const bound = Number.parseFloat(value);
  const stars = [1, 2, 3, 4, 5].filter((each) => (operand.startsWith('G') ? each >= bound : each <= bound));
  if (stars.length === 0) return none('inexpressible');
  return sql(
    oneOf(
      c,
      stars.map((each) => `RATING_${each}`),
      enumType(asked),
    ),
  );
}

/** Any operand asks whether it is the value, and any value but "true" is no. */
export const boolean = (asked: Asked): Answer => sql(`(${column(asked)} = ${asked.value === 'true'})`);

const NOBODY = '00000000-0000-4000-8000-000000000000';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const idsOf = (value: string): readonly string[] => {
  const ids = textsIn(value) ?? [value];
  return ids.every((id) => UUID.test(id)) ? ids : [NOBODY];
};

export function uuid(asked: Asked): Answer {
  const { operand, value } = asked;
  const c = column(asked);
  if (operand !== 'IS' && operand !== 'IS_NOT') return emptiness(operand, isNull(c));
  const ids = idsOf(value);
  if (ids.length === 0) return none('inexpressible');
  const among = oneOf(c, ids, 'uuid');
  return sql(operand === 'IS' ? among : not(among));
}

/** The records that a filter names, "me" last; or why there are none. */
function recordsOf({ value, at }: Asked): readonly string[] | 'skipped' | 'member-needed' {
  const given = parsed(value);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    const ids = idsOf(value);
    return ids.length === 0 ? 'skipped' : ids;
  }
  const members = new Map<string, unknown>(Object.entries(given));
  const ids = members.get('selectedRecordIds') ?? [];
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string' && UUID.test(id))) return [NOBODY];
  const asksForMe = members.get('isCurrentWorkspaceMemberSelected') === true;
  if (asksForMe && at.me === null) return 'member-needed';
  const all = [...ids.map(String), ...(asksForMe && at.me !== null ? [at.me] : [])];
  return all.length === 0 ? 'skipped' : all;
}

/** "Is not" finds what points at nothing as well. */
export function pointing(asked: Asked, c: string): Answer {
  const { operand } = asked;
  if (operand !== 'IS' && operand !== 'IS_NOT') return emptiness(operand, isNull(c));
  const ids = recordsOf(asked);
  if (typeof ids === 'string') return none(ids);
  const among = oneOf(c, ids, 'uuid');
  return sql(operand === 'IS' ? among : any(not(among), isNull(c)));
}

/** A relation to many has no column, and the server refuses to look for one. */
export function relation(asked: Asked): Answer {
  const answer = pointing(asked, idColumn(asked));
  return 'sql' in answer && asked.field.relation?.type !== 'MANY_TO_ONE' ? none('refused') : answer;
}

export function morph({ operand }: Asked): Answer {
  if (operand === 'IS' || operand === 'IS_NOT') return none('skipped');
  return none(/EMPTY/.test(operand) ? 'refused' : 'inexpressible');
}
