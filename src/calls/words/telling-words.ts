import type { Language } from '../../protocol/reply';

/** What mails and messages say around the sentences of what happened. */
interface TellingWords {
  readonly stopped: (names: readonly string[]) => string;
  readonly works: (names: readonly string[]) => string;
  readonly worksAgain: (name: string) => string;
  readonly once: string;
  readonly test: string;
  readonly testBody: string;
  /** In place of a table. */
  readonly all: string;
  readonly key: string;
  readonly backup: string;
}

const few = (names: readonly string[], many: string): string =>
  names.length === 1 ? `“${names[0] ?? ''}”` : `${names.length} ${many}`;

const peu = (names: readonly string[], many: string): string =>
  names.length === 1 ? `« ${names[0] ?? ''} »` : `${names.length} ${many}`;

export const TELLING_WORDS: Readonly<Record<Language, TellingWords>> = {
  en: {
    stopped: (names) => `Twenty Sheets: ${few(names, 'things')} not refreshed by schedule`,
    works: (names) => `Twenty Sheets: ${few(names, 'things')} refreshed again`,
    worksAgain: (name) => `“${name}” is refreshed again.`,
    once: 'You get this once. The next message about it says that it works again.',
    test: 'Twenty Sheets: this address works',
    testBody:
      'From now on you are told here when a table of yours is not refreshed by its schedule, and when it is again.',
    all: 'All tables',
    key: 'Your key',
    backup: 'Backup',
  },
  fr: {
    stopped: (names) => `Twenty Sheets : ${peu(names, 'éléments')} sans actualisation programmée`,
    works: (names) => `Twenty Sheets : ${peu(names, 'éléments')} de nouveau à jour`,
    worksAgain: (name) => `« ${name} » est de nouveau actualisée.`,
    once: 'Vous ne recevez ceci qu’une fois. Le prochain message à ce sujet dira que tout fonctionne de nouveau.',
    test: 'Twenty Sheets : cette adresse fonctionne',
    testBody:
      'Désormais, vous serez prévenu ici quand une de vos tables n’est pas actualisée selon son programme, et quand elle l’est de nouveau.',
    all: 'Toutes les tables',
    key: 'Votre clé',
    backup: 'Sauvegarde',
  },
};
