/**
 * Headers in the language of the table. Twenty translates the labels of fields; the words around them are ours. Files for Twenty keep the
 * English ones, which its import knows.
 */
import type { Language } from '../twenty/words/operands';
import {
  ACTOR_PARTS,
  ADDRESS_PARTS,
  CURRENCY_PARTS,
  EMAILS_PARTS,
  FULL_NAME_PARTS,
  LINKS_PARTS,
  PHONES_PARTS,
} from './sub-fields';

/** Twenty's English labels of parts, as its own pages in French say them. */
const FRENCH_PARTS: Readonly<Record<string, string>> = {
  [FULL_NAME_PARTS.firstName]: 'Prénom',
  [FULL_NAME_PARTS.lastName]: 'Nom de famille',
  [EMAILS_PARTS.primaryEmail]: 'E-mail principal',
  [EMAILS_PARTS.additionalEmails]: 'Autres e-mails',
  [PHONES_PARTS.primaryPhoneNumber]: 'Numéro principal',
  [PHONES_PARTS.primaryPhoneCountryCode]: 'Pays du numéro principal',
  [PHONES_PARTS.primaryPhoneCallingCode]: 'Indicatif du numéro principal',
  [PHONES_PARTS.additionalPhones]: 'Autres numéros',
  [LINKS_PARTS.primaryLinkUrl]: 'Adresse du lien',
  [LINKS_PARTS.primaryLinkLabel]: 'Libellé du lien',
  [LINKS_PARTS.secondaryLinks]: 'Autres liens',
  [CURRENCY_PARTS.amountMicros]: 'Montant',
  [CURRENCY_PARTS.currencyCode]: 'Devise',
  [ADDRESS_PARTS.addressStreet1]: 'Adresse 1',
  [ADDRESS_PARTS.addressStreet2]: 'Adresse 2',
  [ADDRESS_PARTS.addressCity]: 'Ville',
  [ADDRESS_PARTS.addressState]: 'État ou région',
  [ADDRESS_PARTS.addressCountry]: 'Pays',
  [ADDRESS_PARTS.addressPostcode]: 'Code postal',
  [ADDRESS_PARTS.addressLat]: 'Latitude',
  [ADDRESS_PARTS.addressLng]: 'Longitude',
  [ACTOR_PARTS.source]: 'Origine',
  [ACTOR_PARTS.workspaceMemberId]: 'Membre',
  [ACTOR_PARTS.name]: 'Nom',
  [ACTOR_PARTS.context]: 'Contexte',
};

export const partIn = (language: Language, part: string): string =>
  language === 'fr' ? (FRENCH_PARTS[part] ?? part) : part;

const FRENCH_ID = /^Identifiant \((.*)\)$/s;

/** @param header as a codec says it: the field's label, `Label Id`, `Label / Part` */
export function sheetHeader(header: string, label: string, language: Language): string {
  if (language === 'en' || !header.startsWith(label)) return header;
  const rest = header.slice(label.length);
  if (rest === ' Id') return `Identifiant (${label})`;
  return rest.startsWith(' / ') ? `${label} / ${partIn(language, rest.slice(3))}` : header;
}

/** The same header as versions before 3 wrote it, which had English words in every language. */
export function olderHeader(header: string): string {
  const [, id] = FRENCH_ID.exec(header) ?? [];
  if (id !== undefined) return `${id} Id`;
  const [, label, part] = /^(.*) \/ (.*)$/s.exec(header) ?? [];
  const english = Object.keys(FRENCH_PARTS).find((known) => FRENCH_PARTS[known] === part);
  return english === undefined ? header : `${label} / ${english}`;
}

/** The field's label in the header of its first column: "Company Id", "Office / Address 1". */
export const fieldLabelIn = (header: string): string => olderHeader(header).replace(/ \/ [^/]*$| Id$/, '');
