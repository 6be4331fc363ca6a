import type { Remedies } from './remedy';

/** What a person is asked before a table changes. */
export const AGREEMENT = {
  'fewer-records': {
    en: 'Your key sees {rows} records of “{view}”; the table holds {before}, brought in with another key. The sheet is unchanged. Replace them with what you see, or leave the refresh to whoever has that key.',
    fr: 'Votre clé voit {rows} enregistrements de « {view} » ; la table en contient {before}, importés avec une autre clé. La feuille est inchangée. Remplacez-les par ce que vous voyez, ou laissez actualiser la personne qui a cette clé.',
  },
  'fewer-columns': {
    en: 'Your key may not read {fields} of “{view}”; the table shows them, from when a key could. The sheet is unchanged. Go on without these columns, which are emptied, or leave the refresh to whoever has such a key.',
    fr: 'Votre clé n’autorise pas la lecture de {fields} de « {view} » ; la table les montre, lus par une clé qui le pouvait. La feuille est inchangée. Continuez sans ces colonnes, qui seront vidées, ou laissez actualiser la personne qui a une telle clé.',
  },
  'agree-first': {
    en: 'With your key this table asks Twenty for {asked}. Everyone who can open this spreadsheet sees what comes. The sheet is unchanged. Agree, and the refresh goes on.',
    fr: 'Avec votre clé, cette table demande à Twenty {asked}. Toute personne qui peut ouvrir ce classeur voit ce qui arrive. La feuille est inchangée. Acceptez, et l’actualisation continue.',
  },
  'agree-anew': {
    en: 'The settings of this table are not those that you agreed to: {changes}. The sheet is unchanged. Agree to the change, or leave it.',
    fr: 'Les réglages de cette table ne sont pas ceux que vous avez acceptés : {changes}. La feuille est inchangée. Acceptez le changement, ou laissez tel quel.',
  },
  'agree-columns': {
    en: '“{view}” has columns that you have not agreed to: {fields}. The sheet is unchanged. Refresh it by hand and agree, and they come too.',
    fr: '« {view} » a des colonnes que vous n’avez pas acceptées : {fields}. La feuille est inchangée. Actualisez à la main et acceptez, et elles viendront aussi.',
  },
  'not-agreed': {
    en: 'You have not yet agreed to what “{view}” asks for with your key. Twenty was not asked, and the sheet is unchanged. Refresh it once by hand: you are shown what, and asked.',
    fr: 'Vous n’avez pas encore accepté ce que « {view} » demande avec votre clé. Rien n’a été demandé à Twenty, et la feuille est inchangée. Actualisez une fois à la main : vous verrez quoi, et serez interrogé.',
  },
  'agreed-otherwise': {
    en: 'The settings of this table are not those that you agreed to ({settings}). Twenty was not asked, and the sheet is unchanged. Refresh it by hand: you are shown what is different, and asked.',
    fr: 'Les réglages de cette table ne sont pas ceux que vous avez acceptés ({settings}). Rien n’a été demandé à Twenty, et la feuille est inchangée. Actualisez à la main : vous verrez ce qui diffère, et serez interrogé.',
  },
  'agreements-full': {
    en: 'You refresh so many tables by schedule that Google keeps no room to remember what you agreed to for one more. Nothing changed. Switch off the schedule of a table that you no longer need.',
    fr: 'Vous actualisez tant de tables automatiquement que Google n’a plus de place pour retenir ce que vous acceptez pour une de plus. Rien n’a changé. Désactivez l’actualisation d’une table dont vous n’avez plus besoin.',
  },
  'many-gone': {
    en: 'The view “{view}” has lost {gone} of the {rows} records in the table, more than half. The sheet is unchanged. Check the view’s filters in Twenty; if they are right, confirm that these rows may go. What you wrote beside them is put aside.',
    fr: 'La vue « {view} » a perdu {gone} des {rows} enregistrements de la table, plus de la moitié. La feuille est inchangée. Vérifiez les filtres de la vue dans Twenty ; s’ils sont justes, confirmez que ces lignes peuvent partir. Ce que vous avez écrit à côté est mis de côté.',
  },
} as const satisfies Remedies;
