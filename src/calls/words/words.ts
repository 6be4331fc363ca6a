import type { Language } from '../../protocol/reply';
import type { SheetWords } from '../../sync/own/words';

/** "fr_FR", "fr", "fr-CA" are French; everything else is English. */
export function languageOf(locale: string): Language {
  return /^fr\b/i.test(locale.replace('_', '-')) ? 'fr' : 'en';
}

/** Twenty translates labels and view names by this header. */
export const TWENTY_LOCALE: Readonly<Record<Language, string>> = { en: 'en', fr: 'fr-FR' };

interface MenuWords {
  readonly open: string;
  readonly sheet: string;
  readonly all: string;
  readonly help: string;
  readonly uninstall: string;
}

export const MENU_WORDS: Readonly<Record<Language, MenuWords>> = {
  en: {
    open: 'Open Twenty Sheets',
    sheet: 'Refresh this sheet',
    all: 'Refresh all',
    help: 'Help',
    uninstall: 'Uninstall…',
  },
  fr: {
    open: 'Ouvrir Twenty Sheets',
    sheet: 'Actualiser cette feuille',
    all: 'Tout actualiser',
    help: 'Aide',
    uninstall: 'Désinstaller…',
  },
};

const OWN_WORDS: Readonly<Record<Language, Omit<SheetWords, 'isGone' | 'unmarked' | 'archives' | 'reservedNames'>>> = {
  en: {
    deletedField: 'a deleted field',
    goneHeader: (header) => `${header} (no longer in the view)`,
    unreadableHeader: (header) => `${header} (this key may not read it)`,
    beforeName: 'Own columns, set aside',
    archiveName: 'Twenty archive',
    archiveHeaders: ['Pull', 'View', 'Record id', 'Column', 'Value', 'Formula', 'Note', 'Returned'],
    changesName: (viewName) => `${viewName}, changes`,
    changesHeaders: ['Refresh', 'Record id', 'Column', 'Before', 'Now'],
    newRecord: '(new record)',
    goneRecord: '(record gone)',
    snapshotsName: (viewName) => `${viewName}, snapshots`,
    snapshotHeaders: ['Snapshot', 'Run'],
    stale: 'stale',
    fresh: 'up to date',
    notPlanned: 'by hand',
    runsName: 'Twenty runs',
    runsHeaders: ['Began', 'Table', 'Who', 'How', 'Rows', 'New', 'Changed', 'Gone', 'Requests', 'Seconds', 'Result'],
    report: {
      title: (viewName, field) => `${viewName} by ${field}`,
      records: 'Records',
      without: (field) => `Without ${field}`,
      notListed: 'Not listed below',
      sum: (field) => `Sum of ${field}`,
    },
    noteView: (viewName) => `View: ${viewName}`,
    noteWhen: (when) => `Last read from Twenty: ${when}`,
    noteNext: (when) => `Next refresh: ${when}`,
    moreChanges: (listed) => `Only the first ${listed} changes are listed.`,
  },
  fr: {
    deletedField: 'un champ supprimé',
    goneHeader: (header) => `${header} (n’est plus dans la vue)`,
    unreadableHeader: (header) => `${header} (cette clé ne peut pas la lire)`,
    beforeName: 'Colonnes propres, mises de côté',
    archiveName: 'Archive Twenty',
    archiveHeaders: ['Import', 'Vue', 'Id de l’enregistrement', 'Colonne', 'Valeur', 'Formule', 'Note', 'Revenu'],
    changesName: (viewName) => `${viewName}, changements`,
    changesHeaders: ['Actualisation', 'Id de l’enregistrement', 'Colonne', 'Avant', 'Maintenant'],
    newRecord: '(nouvel enregistrement)',
    goneRecord: '(enregistrement disparu)',
    snapshotsName: (viewName) => `${viewName}, copies datées`,
    snapshotHeaders: ['Copie du', 'Exécution'],
    stale: 'périmé',
    fresh: 'à jour',
    notPlanned: 'à la main',
    runsName: 'Exécutions Twenty',
    runsHeaders: [
      'Début',
      'Table',
      'Qui',
      'Comment',
      'Lignes',
      'Nouvelles',
      'Modifiées',
      'Parties',
      'Requêtes',
      'Secondes',
      'Résultat',
    ],
    report: {
      title: (viewName, field) => `${viewName} par ${field}`,
      records: 'Enregistrements',
      without: (field) => `Sans ${field}`,
      notListed: 'Hors de la liste',
      sum: (field) => `Somme de ${field}`,
    },
    noteView: (viewName) => `Vue : ${viewName}`,
    noteWhen: (when) => `Dernière lecture dans Twenty : ${when}`,
    noteNext: (when) => `Prochaine actualisation : ${when}`,
    moreChanges: (listed) => `Seuls les ${listed} premiers changements sont indiqués.`,
  },
};

const ALL = Object.values(OWN_WORDS);
const GONE_MARKS = ALL.flatMap((words) => [words.goneHeader(''), words.unreadableHeader('')]);
const IN_ALL = {
  isGone: (header: string): boolean => GONE_MARKS.some((mark) => header.endsWith(mark)),
  unmarked: (header: string): string => {
    const mark = GONE_MARKS.find((one) => header.endsWith(one)) ?? '';
    return header.slice(0, header.length - mark.length);
  },
  archives: ALL.map(({ archiveName: name, archiveHeaders: headers }) => ({ name, headers })),
  reservedNames: ALL.map(({ archiveName }) => archiveName),
};

export const SHEET_WORDS: Readonly<Record<Language, SheetWords>> = {
  en: { ...OWN_WORDS.en, ...IN_ALL },
  fr: { ...OWN_WORDS.fr, ...IN_ALL },
};
