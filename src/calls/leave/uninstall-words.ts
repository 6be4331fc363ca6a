import type { Language } from '../../protocol/reply';

/** What `Uninstall` asks and tells. */
interface UninstallWords {
  readonly title: string;
  readonly quoted: (name: string) => string;
  /** What goes of this person, and `elsewhere`, the addresses of their other spreadsheets, where that is felt too. */
  readonly sure: (elsewhere: readonly string[]) => string;
  /** Whether tables that nobody else uses become plain sheets. */
  readonly alsoTables: (tables: string) => string;
  readonly done: string;
  readonly dissolved: (tables: string) => string;
  readonly stay: (tables: string) => string;
  readonly othersUse: (tables: string) => string;
  readonly triggersStay: string;
  readonly busy: string;
  /** How the script itself is removed, which no script can do. */
  readonly script: string;
}

/** A window has no room for more. */
const MOST_LISTED = 10;

function listed(addresses: readonly string[], more: (count: number) => string): string {
  const rest = addresses.length - MOST_LISTED;
  return [...addresses.slice(0, MOST_LISTED), ...(rest > 0 ? [more(rest)] : [])].join('\n');
}

export const UNINSTALL_WORDS: Readonly<Record<Language, UninstallWords>> = {
  en: {
    title: 'Uninstall Twenty Sheets',
    quoted: (name) => `“${name}”`,
    sure: (elsewhere) =>
      [
        'Your API keys and settings are removed from your Google account, and your automatic refreshes in this spreadsheet end. The sheets keep their data.',
        ...(elsewhere.length === 0
          ? []
          : [
              `You use the same keys in other spreadsheets. They are removed there too; an automatic refresh there only ends when you choose Uninstall there:\n${listed(elsewhere, (count) => `and ${count} more`)}`,
            ]),
        'Go on?',
      ].join('\n\n'),
    alsoTables: (tables) =>
      `Nobody else is known to use ${tables}. Remove the hidden sheets and marks too, and Undo with them? What you see stays, archives as well, but can be refreshed no more.`,
    done: 'Your keys, settings and automatic refreshes are removed.',
    dissolved: (tables) => `Sheets like any other now: ${tables}.`,
    stay: (tables) => `Still tables, which can be refreshed: ${tables}.`,
    othersUse: (tables) => `Other people use these, so they stay tables: ${tables}.`,
    triggersStay:
      'Google did not let the automatic refresh be removed. Without your keys it does nothing; remove it at script.google.com, under My Triggers.',
    busy: 'Somebody is at work in this spreadsheet, so its tables stay as they are. Choose Uninstall again later.',
    script:
      'To remove the script itself: a copy in this spreadsheet under Extensions → Apps Script, an add-on under Extensions → Add-ons → Manage add-ons.',
  },
  fr: {
    title: 'Désinstaller Twenty Sheets',
    quoted: (name) => `« ${name} »`,
    sure: (elsewhere) =>
      [
        'Vos clés API et vos réglages sont supprimés de votre compte Google, et vos actualisations automatiques dans ce classeur prennent fin. Les feuilles gardent leurs données.',
        ...(elsewhere.length === 0
          ? []
          : [
              `Vous utilisez les mêmes clés dans d’autres classeurs. Elles y sont supprimées aussi ; une actualisation automatique n’y prend fin que si vous y choisissez Désinstaller :\n${listed(elsewhere, (count) => `et ${count} de plus`)}`,
            ]),
        'Continuer ?',
      ].join('\n\n'),
    alsoTables: (tables) =>
      `À ce que l’on sait, personne d’autre n’utilise ${tables}. Supprimer aussi les feuilles masquées et les marques, et l’annulation avec elles ? Ce que vous voyez reste, les archives aussi, mais ne pourra plus être actualisé.`,
    done: 'Vos clés, vos réglages et vos actualisations automatiques sont supprimés.',
    dissolved: (tables) => `Désormais des feuilles comme les autres : ${tables}.`,
    stay: (tables) => `Toujours des tables, qui peuvent être actualisées : ${tables}.`,
    othersUse: (tables) => `D’autres personnes les utilisent, elles restent donc des tables : ${tables}.`,
    triggersStay:
      'Google n’a pas permis de supprimer l’actualisation automatique. Sans vos clés, elle ne fait rien ; supprimez-la sur script.google.com, dans Mes déclencheurs.',
    busy: 'Quelqu’un travaille dans ce classeur : ses tables restent telles quelles. Choisissez de nouveau Désinstaller plus tard.',
    script:
      'Pour supprimer le script lui-même : une copie dans ce classeur sous Extensions → Apps Script, un module complémentaire sous Extensions → Modules complémentaires → Gérer les modules complémentaires.',
  },
};
