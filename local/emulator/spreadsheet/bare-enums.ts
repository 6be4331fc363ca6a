import { createEnum, type EnumValue } from '../enum';

/** Enumerations of SpreadsheetApp that its types lack, or whose members no emulated method takes or gives: scripts may still name them. */
const NAMES = {
  ValueType: ['IMAGE'],
} as const;

export const SortOrder = createEnum(['ASCENDING', 'DESCENDING']);

export const BARE_ENUMS: Readonly<Record<string, Readonly<Record<string, EnumValue>>>> = {
  ...Object.fromEntries(Object.entries(NAMES).map(([name, members]) => [name, createEnum(members)])),
  SortOrder,
};
