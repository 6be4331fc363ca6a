/** What the program does for each kind of error, and the sentence that a person reads, in their language. */
import type { ErrorDetails, ErrorKind } from '../errors';
import { AGREEMENT } from './agreement';
import { GOOGLE } from './google';
import { KEY } from './key';
import { SCHEDULE } from './schedule';
import { SERVER } from './server';
import { SHEET } from './sheet';
import { VIEW } from './view';
import type { Remedy } from './remedy';

const REMEDIES: Readonly<Record<ErrorKind, Remedy>> = {
  ...SERVER,
  ...KEY,
  ...VIEW,
  ...AGREEMENT,
  ...SHEET,
  ...SCHEDULE,
  ...GOOGLE,
};

/** All kinds, in the order of the table. */
// The table has every kind by its type, and nothing else.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const ERROR_KINDS = Object.keys(REMEDIES) as ErrorKind[];

/** Whether asking again may help, with nobody doing anything. */
export const mayPass = (kind: ErrorKind): boolean => REMEDIES[kind].mayPass === true;

/** Said only where a person may doubt it. */
const UNCHANGED = { en: 'The sheet is unchanged. ', fr: 'La feuille est inchangée. ' } as const;

/** The sentence for a person. Numbers are grouped as the language does it. `aboutSheet`: what was tried could have changed a sheet. */
export function sentenceFor(kind: ErrorKind, details: ErrorDetails, language: 'en' | 'fr', aboutSheet = true): string {
  const template = REMEDIES[kind][language];
  const sentence = (aboutSheet ? template : template.replace(UNCHANGED[language], '')).replace(
    /\{(\w+)\}/g,
    (_, name: string) => {
      const detail = details[name];
      return typeof detail === 'number' ? grouped(detail, language) : (detail ?? '?');
    },
  );
  // A name may end in a full stop of its own.
  return sentence.replace(/([.!?…])\.(?=\s|$)/g, '$1');
}

function grouped(value: number, language: 'en' | 'fr'): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? '\u202f' : ',');
}
