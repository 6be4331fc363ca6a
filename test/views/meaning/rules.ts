import type { FieldType } from '../../../local/crm/model';
import { actor, boolean, morphRelation, multiSelect, rating, relation, select, uuid } from './choices';
import { date, dateTime } from './dates';
import { currency, number } from './numbers';
import type { Rule } from './question';
import { address, array, askedAsText, contact, fullName, json, search, text } from './texts';

/** What a filter on each type of field means. */
export const RULES: Readonly<Record<FieldType, Rule>> = {
  ACTOR: actor,
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
  MORPH_RELATION: morphRelation,
  MULTI_SELECT: multiSelect,
  NUMBER: number,
  NUMERIC: askedAsText,
  PHONES: contact,
  POSITION: askedAsText,
  RATING: rating,
  RAW_JSON: json,
  RELATION: relation,
  RICH_TEXT: askedAsText,
  SELECT: select,
  TEXT: text,
  TS_VECTOR: search,
  UUID: uuid,
};
