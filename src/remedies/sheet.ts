import type { Remedies } from './remedy';

/** The sheet, and who works on it. */
export const SHEET = {
  'ids-unusable': {
    en: 'Twenty gave records of “{view}” without a usable id, so they could not be told apart. The sheet is unchanged. Tell the administrator of this Twenty.',
    fr: 'Twenty a donné des enregistrements de « {view} » sans identifiant utilisable : impossible de les distinguer. La feuille est inchangée. Prévenez l’administrateur de ce Twenty.',
  },
  'too-many-columns': {
    en: 'This table would have {columns} columns; Google has room to remember about {most} on one sheet. The sheet is unchanged. Choose fewer columns.',
    fr: 'Cette table aurait {columns} colonnes ; Google ne peut en retenir qu’environ {most} par feuille. La feuille est inchangée. Choisissez moins de colonnes.',
  },
  'too-many-cells': {
    en: '{rows} records × {columns} columns need {cells} cells while they are brought in, and this spreadsheet has room for {left} (Google allows 10 million). The sheet is unchanged. Use a new spreadsheet, fewer columns or a narrower view; a view of any size goes to a file: npm run export (docs/large.md).',
    fr: '{rows} enregistrements × {columns} colonnes demandent {cells} cellules pendant l’import, et ce classeur n’a plus de place que pour {left} (Google en autorise 10 millions). La feuille est inchangée. Utilisez un nouveau classeur, moins de colonnes ou une vue plus étroite ; une vue de toute taille va dans un fichier : npm run export (docs/large.md).',
  },
  'sheet-not-empty': {
    en: 'The sheet “{sheet}” holds something already. It is unchanged. Choose an empty sheet or a new one.',
    fr: 'La feuille « {sheet} » contient déjà quelque chose. Elle est inchangée. Choisissez une feuille vide ou une nouvelle.',
  },
  'no-spreadsheet': {
    en: 'Google gives this script no spreadsheet to work in. Nothing was done. Open the spreadsheet and start Twenty Sheets from its menu.',
    fr: 'Google ne donne à ce script aucun classeur. Rien n’a été fait. Ouvrez le classeur et lancez Twenty Sheets depuis son menu.',
  },
  'name-taken': {
    en: 'Another sheet is called “{sheet}”. Choose another name.',
    fr: 'Une autre feuille s’appelle « {sheet} ». Choisissez un autre nom.',
  },
  'name-empty': {
    en: 'A sheet needs a name with a letter, a digit or another sign that can be seen. It keeps the one it has. Type another.',
    fr: 'Une feuille a besoin d’un nom avec une lettre, un chiffre ou un autre signe visible. Elle garde celui qu’elle a. Saisissez-en un autre.',
  },
  'sheet-gone': {
    en: 'The sheet of the view “{view}” was deleted. Nothing else changed. Import the view into a new sheet.',
    fr: 'La feuille de la vue « {view} » a été supprimée. Rien d’autre n’a changé. Importez la vue dans une nouvelle feuille.',
  },
  'sheet-refused': {
    en: 'Google Sheets did not allow a change to “{sheet}”. If cells of it are protected, ask their owner for access, then refresh again.',
    fr: 'Google Sheets n’a pas permis une modification de « {sheet} ». Si des cellules y sont protégées, demandez l’accès à leur propriétaire, puis actualisez de nouveau.',
  },
  'sheet-protected': {
    en: 'You may not edit {range} of “{sheet}”, which the table needs. The sheet is unchanged. Ask the owner of that protection for access, or to remove it.',
    fr: 'Vous ne pouvez pas modifier {range} de « {sheet} », dont la table a besoin. La feuille est inchangée. Demandez l’accès au propriétaire de cette protection, ou sa suppression.',
  },
  'whole-sheet-protected': {
    en: 'You may not edit the sheet “{sheet}”, which the table needs. The sheet is unchanged. Ask the owner of its protection for access, or to remove it.',
    fr: 'Vous ne pouvez pas modifier la feuille « {sheet} », dont la table a besoin. La feuille est inchangée. Demandez l’accès au propriétaire de sa protection, ou sa suppression.',
  },
  'sheet-validated': {
    en: 'The column “{column}” of “{sheet}” belongs to the table, and a data validation rule there rejects other values. The sheet is unchanged. Remove the rule (Data → Data validation), or let it show a warning only.',
    fr: 'La colonne « {column} » de « {sheet} » appartient à la table, et une règle de validation des données y refuse d’autres valeurs. La feuille est inchangée. Supprimez la règle (Données → Validation des données), ou n’affichez qu’un avertissement.',
  },
  'sheet-merged': {
    en: 'The merged cells {range} of “{sheet}” cross rows of the table, and records have changed places. The sheet is unchanged. Unmerge them (Format → Merge cells → Unmerge), then refresh again.',
    fr: 'Les cellules fusionnées {range} de « {sheet} » couvrent plusieurs lignes de la table, et des enregistrements ont changé de place. La feuille est inchangée. Annulez la fusion (Format → Fusionner les cellules → Annuler la fusion), puis actualisez de nouveau.',
  },
  'rows-filtered': {
    en: 'Rows of “{sheet}” are hidden by a filter that an add-on cannot lift (that of a converted table, or a filter view), and records have changed places. The sheet is unchanged. Clear that filter, then refresh again.',
    fr: 'Des lignes de « {sheet} » sont masquées par un filtre qu’un module complémentaire ne peut pas lever (celui d’un tableau converti, ou une vue filtrée), et des enregistrements ont changé de place. La feuille est inchangée. Retirez ce filtre, puis actualisez de nouveau.',
  },
  'no-room-below': {
    en: 'The table on “{sheet}” grows by {rows} rows, and something stands both below and beside it that would be torn apart. The sheet is unchanged. Move it further down, or leave an empty column beside the table, then refresh again.',
    fr: 'La table de « {sheet} » s’allonge de {rows} lignes, et quelque chose se trouve à la fois dessous et à côté, qui serait disloqué. La feuille est inchangée. Déplacez-le plus bas, ou laissez une colonne vide à côté de la table, puis actualisez de nouveau.',
  },
  'rows-refused': {
    en: 'Google Sheets refused the new rows, or the hidden copy, that moving records of “{sheet}” needs. The sheet is unchanged. If it is protected, ask its owner for access; if the spreadsheet nears ten million cells, make room; then refresh again.',
    fr: 'Google Sheets a refusé les nouvelles lignes, ou la copie masquée, qu’il faut pour déplacer des enregistrements de « {sheet} ». La feuille est inchangée. Si elle est protégée, demandez l’accès à son propriétaire ; si le classeur approche de dix millions de cellules, faites de la place ; puis actualisez de nouveau.',
  },
  'column-twice': {
    en: 'Two columns of “{sheet}” claim to be the same column of the table; the second is number {column}. The sheet is unchanged. Delete the one that you do not need, then refresh again.',
    fr: 'Deux colonnes de « {sheet} » prétendent être la même colonne de la table ; la seconde est la numéro {column}. La feuille est inchangée. Supprimez celle dont vous n’avez pas besoin, puis actualisez de nouveau.',
  },
  'publish-interrupted': {
    mayPass: true,
    en: 'Google Sheets failed while “{view}” was being brought into its sheet: some rows show the new values, some still the old ones, and nothing of yours is lost. Go on, and the rest is finished.',
    fr: 'Google Sheets a eu une défaillance pendant que « {view} » était apportée dans sa feuille : certaines lignes montrent les nouvelles valeurs, d’autres encore les anciennes, et rien de ce qui est à vous n’est perdu. Continuez, et le reste sera terminé.',
  },
  'publish-closed': {
    mayPass: true,
    en: '“{range}” of “{sheet}” was protected while “{view}” was being brought in: some rows show the new values, some still the old ones, and nothing of yours is lost. Ask the owner of that protection for access, or to go on themselves; then the rest is finished.',
    fr: '« {range} » de « {sheet} » a été protégé pendant que « {view} » était apportée : certaines lignes montrent les nouvelles valeurs, d’autres encore les anciennes, et rien de ce qui est à vous n’est perdu. Demandez l’accès au propriétaire de cette protection, ou qu’il continue lui-même ; le reste sera alors terminé.',
  },
  'id-column-gone': {
    en: 'The Id column of “{sheet}” is missing, or holds something else: by it the table knows its rows and keeps beside each record what is yours. The sheet is unchanged. Undo that, or import the view into a new sheet.',
    fr: 'La colonne Id de « {sheet} » a disparu, ou contient autre chose : c’est par elle que la table connaît ses lignes et garde à côté de chaque enregistrement ce qui est à vous. La feuille est inchangée. Annulez cela, ou importez la vue dans une nouvelle feuille.',
  },
  'table-unknown': {
    en: 'This table is not in the spreadsheet any more: its sheet was deleted, or somebody removed it. Nothing else changed. Go back to the list of tables.',
    fr: 'Cette table n’est plus dans le classeur : sa feuille a été supprimée, ou quelqu’un l’a retirée. Rien d’autre n’a changé. Revenez à la liste des tables.',
  },
  'table-newer': {
    en: 'Another version of Twenty Sheets wrote the settings of this table, and this one cannot read them. Nothing changed, and nothing of it is lost. Update this script, or refresh it where it was made.',
    fr: 'Une autre version de Twenty Sheets a écrit les réglages de cette table, et celle-ci ne sait pas les lire. Rien n’a changé, et rien n’en est perdu. Mettez ce script à jour, ou actualisez-la là où elle a été créée.',
  },
  'job-elsewhere': {
    mayPass: true,
    en: 'Someone is refreshing a table of this spreadsheet right now. The sheet is unchanged. Try again in a moment.',
    fr: 'Quelqu’un actualise une table de ce classeur en ce moment. La feuille est inchangée. Réessayez dans un instant.',
  },
  'job-gone': {
    mayPass: true,
    en: 'The import of “{view}” was interrupted and cannot be continued. Start it again.',
    fr: 'L’import de « {view} » a été interrompu et ne peut pas reprendre. Relancez-le.',
  },
  'undo-gone': {
    en: 'There is nothing to undo: nothing is kept of what its last refresh changed. The sheet is unchanged. File → Version history in Google Sheets may have it.',
    fr: 'Il n’y a rien à annuler : rien n’est conservé de ce que sa dernière actualisation a changé. La feuille est inchangée. Fichier → Historique des versions dans Google Sheets l’a peut-être.',
  },
} as const satisfies Remedies;
