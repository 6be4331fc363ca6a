import type { FieldType } from '../../model';

export type { FieldType };

/** Every field type with the icon that Twenty's settings show for it. */
const ICONS: Readonly<Record<FieldType, string>> = {
  ACTOR: 'IconCreativeCommonsSa',
  ADDRESS: 'IconMap',
  ARRAY: 'IconBracketsContain',
  BOOLEAN: 'IconToggleRight',
  CURRENCY: 'IconMoneybag',
  DATE: 'IconCalendarEvent',
  DATE_TIME: 'IconCalendarTime',
  EMAILS: 'IconMail',
  FILES: 'IconFile',
  FULL_NAME: 'IconUser',
  LINKS: 'IconLink',
  MORPH_RELATION: 'IconRelationOneToMany',
  MULTI_SELECT: 'IconTags',
  NUMBER: 'IconNumber9',
  NUMERIC: 'IconNumber9',
  PHONES: 'IconPhone',
  POSITION: 'IconHierarchy2',
  RATING: 'IconStars',
  RAW_JSON: 'IconBraces',
  RELATION: 'IconRelationOneToMany',
  RICH_TEXT: 'IconTextSize',
  SELECT: 'IconTag',
  TEXT: 'IconTypography',
  TS_VECTOR: 'IconSearch',
  UUID: 'IconId',
};

export const isFieldType = (text: string): text is FieldType => Object.hasOwn(ICONS, text);

export const iconOf = (type: FieldType): string => ICONS[type];
