import type { FieldType } from '../../../local/crm/model';
import { currency, date, dateTime, number } from './amounts';
import { type Answer, type Asked, column, enumType, none } from './asked';
import { boolean, morph, multiSelect, pointing, rating, relation, select, uuid } from './choices';
import { actor, address, array, contact, fullName, json, refusedText, text } from './words';

/** twenty.md §4.3: one rule for each type. What a search vector gathers is not known. */
export const RULES: Readonly<Record<FieldType, (asked: Asked) => Answer>> = {
  ACTOR: (asked) => actor(asked, enumType(asked, 'source'), (c) => pointing(asked, c)),
  ADDRESS: address,
  ARRAY: array,
  BOOLEAN: boolean,
  CURRENCY: currency,
  DATE: date,
  DATE_TIME: dateTime,
  EMAILS: contact,
  FILES: json,
  FULL_NAME: fullName,
  LINKS: contact,
  MORPH_RELATION: morph,
  MULTI_SELECT: multiSelect,
  NUMBER: number,
  NUMERIC: refusedText,
  PHONES: contact,
  POSITION: refusedText,
  RATING: rating,
  RAW_JSON: json,
  RELATION: relation,
  RICH_TEXT: refusedText,
  SELECT: select,
  TEXT: text,
  TS_VECTOR: (asked) => none(column(asked) === '' ? 'skipped' : 'inexpressible'),
  UUID: uuid,
};
