import type { FieldType } from '../../model';

export interface CompositeType {
  /** Name of the GraphQL type. */
  readonly name: string;
  /** Sub-field → its GraphQL type. */
  readonly subFields: Readonly<Record<string, string>>;
}

const TYPES = {
  FULL_NAME: { name: 'FullName', subFields: { firstName: 'String', lastName: 'String' } },
  EMAILS: { name: 'Emails', subFields: { primaryEmail: 'String', additionalEmails: 'JSON' } },
  PHONES: {
    name: 'Phones',
    subFields: {
      primaryPhoneNumber: 'String',
      primaryPhoneCountryCode: 'String',
      primaryPhoneCallingCode: 'String',
      additionalPhones: 'JSON',
    },
  },
  LINKS: { name: 'Links', subFields: { primaryLinkLabel: 'String', primaryLinkUrl: 'String', secondaryLinks: 'JSON' } },
  CURRENCY: { name: 'Currency', subFields: { amountMicros: 'BigFloat', currencyCode: 'String' } },
  ADDRESS: {
    name: 'Address',
    subFields: {
      addressStreet1: 'String',
      addressStreet2: 'String',
      addressCity: 'String',
      addressPostcode: 'String',
      addressState: 'String',
      addressCountry: 'String',
      addressLat: 'BigFloat',
      addressLng: 'BigFloat',
    },
  },
  ACTOR: {
    name: 'Actor',
    subFields: { source: 'String!', workspaceMemberId: 'UUID', name: 'String!', context: 'JSON' },
  },
  RICH_TEXT: { name: 'RichText', subFields: { blocknote: 'String', markdown: 'String' } },
} satisfies Partial<Record<FieldType, CompositeType>>;

const BY_FIELD_TYPE: ReadonlyMap<string, CompositeType> = new Map(Object.entries(TYPES));

/** The composite behind a field type, or undefined when its value is not made of sub-fields. */
export function compositeOf(type: FieldType): CompositeType | undefined {
  return BY_FIELD_TYPE.get(type);
}

export const compositeTypes: readonly CompositeType[] = [...BY_FIELD_TYPE.values()];
