import { GridError } from '../grid/base/grid-error';
import { createEnum } from '../enum';

/**
 * Enumerations of SpreadsheetApp. @types/google-apps-script declares them as TypeScript enums that exist at no run time, hence the one
 * cast in `enumeration`.
 */
function enumeration<Declared extends object>(...names: readonly (keyof Declared & string)[]): Declared {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the declared enum exists as a type only
  return createEnum(names) as unknown as Declared;
}

type Enums = GoogleAppsScript.Spreadsheet.SpreadsheetApp;

export const ValueType = enumeration<Enums['ValueType']>('IMAGE');
export const BandingTheme = enumeration<Enums['BandingTheme']>(
  'LIGHT_GREY',
  'CYAN',
  'GREEN',
  'YELLOW',
  'ORANGE',
  'BLUE',
  'TEAL',
  'GREY',
  'BROWN',
  'LIGHT_GREEN',
  'INDIGO',
  'PINK',
);
const BOOLEAN_CRITERIA = [
  'CELL_EMPTY',
  'CELL_NOT_EMPTY',
  'DATE_AFTER',
  'DATE_BEFORE',
  'DATE_EQUAL_TO',
  'DATE_AFTER_RELATIVE',
  'DATE_BEFORE_RELATIVE',
  'DATE_EQUAL_TO_RELATIVE',
  'NUMBER_BETWEEN',
  'NUMBER_EQUAL_TO',
  'NUMBER_GREATER_THAN',
  'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  'NUMBER_LESS_THAN',
  'NUMBER_LESS_THAN_OR_EQUAL_TO',
  'NUMBER_NOT_BETWEEN',
  'NUMBER_NOT_EQUAL_TO',
  'TEXT_CONTAINS',
  'TEXT_DOES_NOT_CONTAIN',
  'TEXT_EQUAL_TO',
  'TEXT_STARTS_WITH',
  'TEXT_ENDS_WITH',
  'CUSTOM_FORMULA',
] as const;

export const BooleanCriteria = enumeration<Enums['BooleanCriteria']>(...BOOLEAN_CRITERIA);
export const CopyPasteType = enumeration<Enums['CopyPasteType']>(
  'PASTE_NORMAL',
  'PASTE_NO_BORDERS',
  'PASTE_FORMAT',
  'PASTE_FORMULA',
  'PASTE_DATA_VALIDATION',
  'PASTE_VALUES',
  'PASTE_CONDITIONAL_FORMATTING',
  'PASTE_COLUMN_WIDTHS',
);
const VALIDATION_CRITERIA = [
  'DATE_AFTER',
  'DATE_BEFORE',
  'DATE_BETWEEN',
  'DATE_EQUAL_TO',
  'DATE_IS_VALID_DATE',
  'DATE_NOT_BETWEEN',
  'DATE_ON_OR_AFTER',
  'DATE_ON_OR_BEFORE',
  'NUMBER_BETWEEN',
  'NUMBER_EQUAL_TO',
  'NUMBER_GREATER_THAN',
  'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  'NUMBER_LESS_THAN',
  'NUMBER_LESS_THAN_OR_EQUAL_TO',
  'NUMBER_NOT_BETWEEN',
  'NUMBER_NOT_EQUAL_TO',
  'TEXT_CONTAINS',
  'TEXT_DOES_NOT_CONTAIN',
  'TEXT_EQUAL_TO',
  'TEXT_IS_VALID_EMAIL',
  'TEXT_IS_VALID_URL',
  'VALUE_IN_LIST',
  'VALUE_IN_RANGE',
  'CUSTOM_FORMULA',
  'CHECKBOX',
] as const;

/** Google's list has them, but no builder sets them: people do, in the dialog. */
const RELATIVE_CRITERIA = ['DATE_AFTER_RELATIVE', 'DATE_BEFORE_RELATIVE', 'DATE_EQUAL_TO_RELATIVE'] as const;

export const DataValidationCriteria = enumeration<
  Enums['DataValidationCriteria'] & Pick<Enums['BooleanCriteria'], (typeof RELATIVE_CRITERIA)[number]>
>(...VALIDATION_CRITERIA, ...RELATIVE_CRITERIA);
export const DeveloperMetadataLocationType = enumeration<Enums['DeveloperMetadataLocationType']>(
  'SPREADSHEET',
  'SHEET',
  'ROW',
  'COLUMN',
);
export const DeveloperMetadataVisibility = enumeration<Enums['DeveloperMetadataVisibility']>('DOCUMENT', 'PROJECT');
export const BorderStyle = enumeration<Enums['BorderStyle']>(
  'DOTTED',
  'DASHED',
  'SOLID',
  'SOLID_MEDIUM',
  'SOLID_THICK',
  'DOUBLE',
);
export const Dimension = enumeration<Enums['Dimension']>('COLUMNS', 'ROWS');
export const Direction = enumeration<Enums['Direction']>('UP', 'DOWN', 'PREVIOUS', 'NEXT');
export const SheetType = enumeration<Enums['SheetType']>('GRID', 'OBJECT');
export const ProtectionType = enumeration<Enums['ProtectionType']>('RANGE', 'SHEET');
const RELATIVE_DATES = ['TODAY', 'TOMORROW', 'YESTERDAY', 'PAST_WEEK', 'PAST_MONTH', 'PAST_YEAR'] as const;
export const RelativeDate = enumeration<Enums['RelativeDate']>(...RELATIVE_DATES);
export const TextDirection = enumeration<Enums['TextDirection']>('LEFT_TO_RIGHT', 'RIGHT_TO_LEFT');
export const TextToColumnsDelimiter = enumeration<Enums['TextToColumnsDelimiter']>(
  'COMMA',
  'SEMICOLON',
  'PERIOD',
  'SPACE',
);
export const ThemeColorType = enumeration<Enums['ThemeColorType']>(
  'UNSUPPORTED',
  'TEXT',
  'BACKGROUND',
  'ACCENT1',
  'ACCENT2',
  'ACCENT3',
  'ACCENT4',
  'ACCENT5',
  'ACCENT6',
  'HYPERLINK',
);
export const ColorType = enumeration<Enums['ColorType']>('UNSUPPORTED', 'RGB', 'THEME');
export const WrapStrategy = enumeration<Enums['WrapStrategy']>('WRAP', 'OVERFLOW', 'CLIP');

/** The member of a list of names that an argument stands for; undefined if it is none of them. */
export function memberName<Name extends string>(value: unknown, names: readonly Name[]): Name | undefined {
  if (typeof value !== 'object' || value === null || !('name' in value) || typeof value.name !== 'function') {
    return undefined;
  }
  const given: unknown = value.name();
  return names.find((name) => name === given);
}

export type BooleanCriterionName = (typeof BOOLEAN_CRITERIA)[number];
export type ValidationCriterionName = (typeof VALIDATION_CRITERIA)[number];

/** The criterion of that name. Throws for a name that is none: saved states hold only known ones. */
export function booleanCriterion(name: string | null): GoogleAppsScript.Spreadsheet.BooleanCriteria {
  const known = BOOLEAN_CRITERIA.find((one) => one === name);
  if (!known) throw new GridError('criteriaNotEmulated', String(name));
  return BooleanCriteria[known];
}

/** The relative date of that name; undefined for another. */
export function relativeDate(name: unknown): GoogleAppsScript.Spreadsheet.RelativeDate | undefined {
  const known = RELATIVE_DATES.find((one) => one === name);
  return known && RelativeDate[known];
}

export function relativeDateName(value: unknown): (typeof RELATIVE_DATES)[number] | undefined {
  return memberName(value, RELATIVE_DATES);
}

export function validationCriterion(name: string): GoogleAppsScript.Spreadsheet.DataValidationCriteria | null {
  if (name === '') return null;
  const known = VALIDATION_CRITERIA.find((one) => one === name);
  if (!known) throw new GridError('criteriaNotEmulated', name);
  return DataValidationCriteria[known];
}

/** The name of a criterion given as an enum's member; undefined for anything else. */
export const validationCriterionName = (value: unknown): ValidationCriterionName | undefined =>
  memberName(value, VALIDATION_CRITERIA);
export const booleanCriterionName = (value: unknown): BooleanCriterionName | undefined =>
  memberName(value, BOOLEAN_CRITERIA);
