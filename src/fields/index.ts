import type { FieldMetadata } from '../twenty/model';
import { actorCodec } from './actor';
import { addressCodec } from './address';
import { arrayCodec } from './array';
import { booleanCodec } from './boolean';
import type { Codecs, FieldCodec } from './codec';
import { currencyCodec } from './currency';
import { dateCodec } from './date';
import { dateTimeCodec } from './date-time';
import { emailsCodec } from './emails';
import { filesCodec } from './files';
import { fullNameCodec } from './full-name';
import { linksCodec } from './links';
import { morphRelationCodec } from './morph-relation';
import { multiSelectCodec } from './multi-select';
import { numberCodec, numericCodec } from './number';
import { phonesCodec } from './phones';
import { ratingCodec } from './rating';
import { rawJsonCodec } from './raw-json';
import { relationCodec } from './relation';
import { richTextCodec } from './rich-text';
import { selectCodec } from './select';
import { textCodec } from './text';
import { tsVectorCodec } from './ts-vector';

/** Every field type of Twenty, both ways out. */
export const CODECS: Codecs = {
  ACTOR: actorCodec,
  ADDRESS: addressCodec,
  ARRAY: arrayCodec,
  BOOLEAN: booleanCodec,
  CURRENCY: currencyCodec,
  DATE: dateCodec,
  DATE_TIME: dateTimeCodec,
  EMAILS: emailsCodec,
  FILES: filesCodec,
  FULL_NAME: fullNameCodec,
  LINKS: linksCodec,
  MORPH_RELATION: morphRelationCodec,
  MULTI_SELECT: multiSelectCodec,
  NUMBER: numberCodec,
  NUMERIC: numericCodec,
  PHONES: phonesCodec,
  POSITION: numericCodec,
  RATING: ratingCodec,
  RAW_JSON: rawJsonCodec,
  RELATION: relationCodec,
  RICH_TEXT: richTextCodec,
  SELECT: selectCodec,
  TEXT: textCodec,
  TS_VECTOR: tsVectorCodec,
  UUID: textCodec,
};

const BY_TYPE: ReadonlyMap<string, FieldCodec> = new Map(Object.entries(CODECS));

/** None for a type that Twenty has and we do not know: its column is left out and named. */
export function codecOf(field: FieldMetadata): FieldCodec | undefined {
  return BY_TYPE.get(field.type);
}
