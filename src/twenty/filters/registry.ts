import { FIELD_TYPES, type FieldType } from '../model';
import { actorFilters } from './actor';
import { addressFilters } from './address';
import { arrayFilters } from './array';
import { booleanFilters } from './boolean';
import { currencyFilters } from './currency';
import { dateFilters } from './date';
import { dateTimeFilters } from './date-time';
import { emailsFilters } from './emails';
import type { FilterFamilies, FilterFamily } from './family';
import { fullNameFilters } from './full-name';
import { linksFilters } from './links';
import { multiSelectFilters } from './multi-select';
import { numberFilters } from './number';
import { phonesFilters } from './phones';
import { ratingFilters } from './rating';
import { rawJsonFilters } from './raw-json';
import { morphRelationFilters, relationFilters } from './relation';
import { selectFilters } from './select';
import { searchFilters, textFilters, textLikeFilters } from './text';
import { uuidFilters } from './uuid';

export const FILTERS: FilterFamilies = {
  ACTOR: actorFilters,
  ADDRESS: addressFilters,
  ARRAY: arrayFilters,
  BOOLEAN: booleanFilters,
  CURRENCY: currencyFilters,
  DATE: dateFilters,
  DATE_TIME: dateTimeFilters,
  EMAILS: emailsFilters,
  FILES: rawJsonFilters,
  FULL_NAME: fullNameFilters,
  LINKS: linksFilters,
  MORPH_RELATION: morphRelationFilters,
  MULTI_SELECT: multiSelectFilters,
  NUMBER: numberFilters,
  NUMERIC: textLikeFilters,
  PHONES: phonesFilters,
  POSITION: textLikeFilters,
  RATING: ratingFilters,
  RAW_JSON: rawJsonFilters,
  RELATION: relationFilters,
  RICH_TEXT: textLikeFilters,
  SELECT: selectFilters,
  TEXT: textFilters,
  TS_VECTOR: searchFilters,
  UUID: uuidFilters,
};

const isFieldType = (type: string): type is FieldType => FIELD_TYPES.some((known) => known === type);

/** The family of a type; undefined for a type that came after this add-on. */
export function familyOf(type: string): FilterFamily | undefined {
  return isFieldType(type) ? FILTERS[type] : undefined;
}
