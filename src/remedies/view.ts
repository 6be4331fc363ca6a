import type { Remedies } from './remedy';

/** The view, and what it asks of Twenty. */
export const VIEW = {
  'not-connected': {
    en: 'You are not connected to the Twenty of this table. The sheet is unchanged. Connect with your API key first.',
    fr: 'Vous n’êtes pas connecté au Twenty de cette table. La feuille est inchangée. Connectez-vous d’abord avec votre clé API.',
  },
  'object-unknown': {
    en: 'Twenty does not know this object any more. The sheet is unchanged. Choose another object.',
    fr: 'Twenty ne connaît plus cet objet. La feuille est inchangée. Choisissez un autre objet.',
  },
  'view-unknown': {
    en: 'Twenty does not know this view: it was deleted, or the link is not that of a list in Twenty. The sheet is unchanged. Choose another view.',
    fr: 'Twenty ne connaît pas cette vue : elle a été supprimée, ou le lien n’est pas celui d’une liste de Twenty. La feuille est inchangée. Choisissez une autre vue.',
  },
  'view-unsupported': {
    en: '“{view}” is not a list of records. The sheet is unchanged. Choose a table, kanban, calendar or list view.',
    fr: '« {view} » n’est pas une liste d’enregistrements. La feuille est inchangée. Choisissez une vue tableau, kanban, calendrier ou liste.',
  },
  'view-empty': {
    en: 'The view “{view}” holds no records at the moment. The sheet is unchanged. Check the view’s filters in Twenty.',
    fr: 'La vue « {view} » ne contient aucun enregistrement pour le moment. La feuille est inchangée. Vérifiez les filtres de la vue dans Twenty.',
  },
  'filter-not-expressible': {
    en: 'The view’s filter “{field} {operand}” cannot be asked of Twenty’s API, and without it the sheet would show records that the view hides. The sheet is unchanged. Change or remove this filter in Twenty.',
    fr: 'Le filtre « {field} {operand} » de la vue ne peut pas être transmis à l’API de Twenty ; sans lui, la feuille montrerait des enregistrements que la vue masque. La feuille est inchangée. Modifiez ou supprimez ce filtre dans Twenty.',
  },
  'member-needed': {
    en: 'The view “{view}” filters on “me”, and an API key belongs to no member. The sheet is unchanged. Choose who “me” is.',
    fr: 'La vue « {view} » filtre sur « moi », et une clé API n’est liée à aucun membre. La feuille est inchangée. Choisissez qui est « moi ».',
  },
  'rate-limited': {
    mayPass: true,
    en: 'Twenty answers only so many requests a minute, and they are used up for now. The sheet is unchanged. Try again in a few minutes.',
    fr: 'Twenty ne répond qu’à un certain nombre de requêtes par minute, et ce nombre est atteint pour l’instant. La feuille est inchangée. Réessayez dans quelques minutes.',
  },
  'server-busy': {
    mayPass: true,
    en: 'Twenty took too long, or answered with an error of its own. The sheet is unchanged. Try again in a few minutes; if it stays so, tell its administrator.',
    fr: 'Twenty a mis trop de temps, ou a répondu par une erreur qui lui est propre. La feuille est inchangée. Réessayez dans quelques minutes ; si cela persiste, prévenez son administrateur.',
  },
  'query-refused': {
    en: 'Twenty refused this view’s query, and it could not be found out which part of it. The sheet is unchanged. Open the view in Twenty and check its filters.',
    fr: 'Twenty a refusé la requête de cette vue, sans qu’on puisse savoir quelle partie. La feuille est inchangée. Ouvrez la vue dans Twenty et vérifiez ses filtres.',
  },
  'filter-refused': {
    en: 'Twenty does not accept the view’s filter on {fields}: it may ask for something that does not exist any more. The sheet is unchanged. Open the view in Twenty and set this filter anew.',
    fr: 'Twenty n’accepte pas le filtre de la vue sur {fields} : il demande peut-être quelque chose qui n’existe plus. La feuille est inchangée. Ouvrez la vue dans Twenty et redéfinissez ce filtre.',
  },
  'sort-refused': {
    en: 'Twenty does not accept that the view is sorted by {fields}. The sheet is unchanged. Open the view in Twenty and change its sorting.',
    fr: 'Twenty n’accepte pas que la vue soit triée selon {fields}. La feuille est inchangée. Ouvrez la vue dans Twenty et changez son tri.',
  },
  'option-gone': {
    en: 'The view’s filter on {field} asks for an option that no longer exists: {option}. The sheet is unchanged. Open the view in Twenty and take it out of the filter.',
    fr: 'Le filtre de la vue sur {field} demande une option qui n’existe plus : {option}. La feuille est inchangée. Ouvrez la vue dans Twenty et retirez-la du filtre.',
  },
  'query-too-complex': {
    en: 'The view asks for more related records at once than Twenty allows. The sheet is unchanged. Choose fewer columns with related records.',
    fr: 'La vue demande plus d’enregistrements liés à la fois que Twenty n’en permet. La feuille est inchangée. Choisissez moins de colonnes avec des enregistrements liés.',
  },
  'question-refused': {
    mayPass: true,
    en: 'Twenty did not understand a question about its objects and views: it may have been updated a moment ago, or be of a version that this add-on does not know. The sheet is unchanged. Try again; if it stays so, report it.',
    fr: 'Twenty n’a pas compris une question sur ses objets et ses vues : il vient peut-être d’être mis à jour, ou sa version est inconnue de ce module complémentaire. La feuille est inchangée. Réessayez ; si cela persiste, signalez-le.',
  },
  'answer-unreadable': {
    mayPass: true,
    en: 'Twenty’s answer could not be read: it was cut off or has an unknown form. The sheet is unchanged. Try again.',
    fr: 'La réponse de Twenty est illisible : coupée, ou d’une forme inconnue. La feuille est inchangée. Réessayez.',
  },
  'pages-inconsistent': {
    mayPass: true,
    en: 'Twenty gave the same records twice, so the set would not be complete. The sheet is unchanged. Try again.',
    fr: 'Twenty a donné deux fois les mêmes enregistrements : l’ensemble ne serait pas complet. La feuille est inchangée. Réessayez.',
  },
  'view-changing': {
    mayPass: true,
    en: 'The view “{view}” kept changing while it was read, so its records could not be proved complete. The sheet is unchanged. Try again in a moment.',
    fr: 'La vue « {view} » changeait pendant la lecture : impossible de prouver que tout y est. La feuille est inchangée. Réessayez dans un instant.',
  },
  'view-emptied': {
    en: 'The view “{view}” has no records any more; the table has {rows}. The sheet is unchanged. Check the view’s filters in Twenty, or let the rows go: Undo brings them back.',
    fr: 'La vue « {view} » n’a plus aucun enregistrement ; la table en a {rows}. La feuille est inchangée. Vérifiez les filtres de la vue dans Twenty, ou laissez partir les lignes : Annuler les ramène.',
  },
} as const satisfies Remedies;
