/** The parts of a composite value in the order of the web app's selection, each with Twenty's English label. */
export type SubFields = Readonly<Record<string, string>>;

export const FULL_NAME_PARTS = { firstName: 'First Name', lastName: 'Last Name' } as const;

export const EMAILS_PARTS = { primaryEmail: 'Primary Email', additionalEmails: 'Additional Emails' } as const;

export const PHONES_PARTS = {
  primaryPhoneNumber: 'Primary Phone Number',
  primaryPhoneCountryCode: 'Primary Phone Country Code',
  primaryPhoneCallingCode: 'Primary Phone Calling Code',
  additionalPhones: 'Additional Phones',
} as const;

export const LINKS_PARTS = {
  primaryLinkUrl: 'Link URL',
  primaryLinkLabel: 'Link Label',
  secondaryLinks: 'Secondary Links',
} as const;

export const CURRENCY_PARTS = { amountMicros: 'Amount', currencyCode: 'Currency' } as const;

export const ADDRESS_PARTS = {
  addressStreet1: 'Address 1',
  addressStreet2: 'Address 2',
  addressCity: 'City',
  addressState: 'State',
  addressCountry: 'Country',
  addressPostcode: 'Post Code',
  addressLat: 'Latitude',
  addressLng: 'Longitude',
} as const;

export const ACTOR_PARTS = {
  source: 'Source',
  workspaceMemberId: 'Workspace Member',
  name: 'Name',
  context: 'Context',
} as const;

export const RICH_TEXT_PARTS = { blocknote: 'BlockNote', markdown: 'Markdown' } as const;

/** By type, for whoever names a part of a field. */
const PARTS_BY_TYPE: Readonly<Record<string, SubFields>> = {
  FULL_NAME: FULL_NAME_PARTS,
  EMAILS: EMAILS_PARTS,
  PHONES: PHONES_PARTS,
  LINKS: LINKS_PARTS,
  CURRENCY: CURRENCY_PARTS,
  ADDRESS: ADDRESS_PARTS,
  ACTOR: ACTOR_PARTS,
};

/** Twenty's label of a part: "Last Name"; its name where there is none. */
export function partLabel(type: string, part: string): string {
  return PARTS_BY_TYPE[type]?.[part] ?? part;
}
