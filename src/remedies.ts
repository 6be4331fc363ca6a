/**
 * For each kind of error: what the program does, and the one sentence a person reads, in their language. Names in braces
 * are details of the error; a sentence never needs one that its kind does not always carry.
 */
import type { ErrorDetails, ErrorKind } from './errors';

interface Remedy {
  /** `stop`: the person must act. `retry`: it may pass, so a schedule tries again in the same slot (`mayPass`). */
  readonly action: 'stop' | 'retry';
  readonly en: string;
  readonly fr: string;
}

const REMEDIES: Readonly<Record<ErrorKind, Remedy>> = {
  'address-invalid': {
    action: 'stop',
    en: 'This is not a web address. Enter the address of your Twenty, such as https://api.twenty.com or https://crm.example.com.',
    fr: 'Ceci n’est pas une adresse web. Saisissez l’adresse de votre Twenty, par exemple https://api.twenty.com ou https://crm.exemple.fr.',
  },
  'address-not-secure': {
    action: 'stop',
    en: 'The address begins with http, so the key would travel unprotected. Use https, or confirm that you accept this.',
    fr: 'L’adresse commence par http : la clé circulerait sans protection. Utilisez https, ou confirmez que vous l’acceptez.',
  },
  unreachable: {
    action: 'retry',
    en: 'Nothing answers at {host}. The sheet is unchanged. Check the address, and that this server can be reached from the internet, then try again.',
    fr: 'Rien ne répond à l’adresse {host}. La feuille est inchangée. Vérifiez l’adresse et que ce serveur est accessible depuis internet, puis réessayez.',
  },
  'not-twenty': {
    action: 'stop',
    en: 'The server at {host} answers, but not as Twenty does. The sheet is unchanged. It may be a page of a proxy, or the address of something else: try again later, or enter the address of Twenty’s API, for the cloud https://api.twenty.com.',
    fr: 'Le serveur {host} répond, mais pas comme Twenty. La feuille est inchangée. C’est peut-être une page d’un proxy, ou l’adresse d’autre chose : réessayez plus tard, ou saisissez l’adresse de l’API de Twenty, pour le cloud https://api.twenty.com.',
  },
  redirected: {
    action: 'stop',
    en: 'The server at {host} sends requests on to {redirectsTo}: a sign-in page, or a new address. The sheet is unchanged. If Twenty moved there, connect again with that address; else ask its administrator to let the API through.',
    fr: 'Le serveur {host} renvoie les requêtes vers {redirectsTo} : une page de connexion, ou une nouvelle adresse. La feuille est inchangée. Si Twenty y a déménagé, reconnectez-vous avec cette adresse ; sinon, demandez à son administrateur de laisser passer l’API.',
  },
  'access-refused': {
    action: 'stop',
    en: 'Something in front of your Twenty at {host} refuses Google’s servers: a firewall, or a page that wants a person to sign in. The sheet is unchanged. Ask its administrator to let requests to the API through.',
    fr: 'Quelque chose devant votre Twenty ({host}) refuse les serveurs de Google : un pare-feu, ou une page qui veut qu’une personne se connecte. La feuille est inchangée. Demandez à son administrateur de laisser passer les requêtes à l’API.',
  },
  'gateway-failed': {
    action: 'retry',
    en: 'What stands in front of your Twenty at {host} answers that Twenty itself does not ({status}). The sheet is unchanged. Try again in a few minutes; if it stays so, tell its administrator.',
    fr: 'Ce qui se trouve devant votre Twenty ({host}) répond que Twenty lui-même ne répond pas ({status}). La feuille est inchangée. Réessayez dans quelques minutes ; si cela persiste, prévenez son administrateur.',
  },
  'request-too-large': {
    action: 'stop',
    en: 'The server at {host}, or something in front of it, takes no requests of this length. The sheet is unchanged. Ask its administrator to allow longer ones; fewer columns make them shorter.',
    fr: 'Le serveur {host}, ou quelque chose devant lui, n’accepte pas de requêtes de cette longueur. La feuille est inchangée. Demandez à son administrateur d’en autoriser de plus longues ; moins de colonnes les raccourcissent.',
  },
  'twenty-too-old': {
    action: 'stop',
    en: 'This Twenty is too old: its saved views cannot be read. The sheet is unchanged. Ask its administrator to update to {needed} or later.',
    fr: 'Ce Twenty est trop ancien : ses vues enregistrées ne peuvent pas être lues. La feuille est inchangée. Demandez à son administrateur de passer à la version {needed} ou plus récente.',
  },
  'key-malformed': {
    action: 'stop',
    en: 'This does not look like a Twenty API key. Copy the whole key from Twenty, Settings → APIs & Webhooks, and paste it again.',
    fr: 'Ceci ne ressemble pas à une clé API de Twenty. Copiez la clé entière dans Twenty, Paramètres → API et webhooks, et collez-la de nouveau.',
  },
  'key-invalid': {
    action: 'stop',
    en: 'Twenty does not accept this API key. The sheet is unchanged. Check that the key belongs to this address, or create a new one in Twenty, Settings → APIs & Webhooks.',
    fr: 'Twenty n’accepte pas cette clé API. La feuille est inchangée. Vérifiez que la clé appartient à cette adresse, ou créez-en une nouvelle dans Twenty, Paramètres → API et webhooks.',
  },
  'key-expired': {
    action: 'stop',
    en: 'This API key has expired. The sheet is unchanged. Create a new key in Twenty, Settings → APIs & Webhooks, and connect again.',
    fr: 'Cette clé API a expiré. La feuille est inchangée. Créez une nouvelle clé dans Twenty, Paramètres → API et webhooks, et reconnectez-vous.',
  },
  'key-revoked': {
    action: 'stop',
    en: 'This API key was revoked in Twenty. The sheet is unchanged. Create a new key in Twenty, Settings → APIs & Webhooks, and connect again.',
    fr: 'Cette clé API a été révoquée dans Twenty. La feuille est inchangée. Créez une nouvelle clé dans Twenty, Paramètres → API et webhooks, et reconnectez-vous.',
  },
  'key-of-another': {
    action: 'stop',
    en: 'This key is of the workspace “{workspace}”, not of the one whose key it shall replace, which stays. Create a key there, or connect this workspace beside it.',
    fr: 'Cette clé est celle de l’espace « {workspace} », et non de celui dont elle doit remplacer la clé, qui reste. Créez une clé dans cet espace-là, ou connectez celui-ci en plus.',
  },
  'key-without-role': {
    action: 'stop',
    en: 'This API key has no role in Twenty, so it may read nothing. The sheet is unchanged. Give the key a role in Twenty, Settings → APIs & Webhooks.',
    fr: 'Cette clé API n’a pas de rôle dans Twenty et ne peut donc rien lire. La feuille est inchangée. Attribuez-lui un rôle dans Twenty, Paramètres → API et webhooks.',
  },
  'object-forbidden': {
    action: 'stop',
    en: 'The role of this API key may not read {object}. The sheet is unchanged. Ask an administrator of Twenty to allow it, or use another key.',
    fr: 'Le rôle de cette clé API n’autorise pas la lecture de {object}. La feuille est inchangée. Demandez l’autorisation à un administrateur de Twenty, ou utilisez une autre clé.',
  },
  'field-forbidden': {
    action: 'stop',
    en: 'The view filters or sorts by the field {field}, which the role of this API key may not read. The sheet is unchanged. Ask an administrator of Twenty to allow it, or use another view.',
    fr: 'La vue filtre ou trie selon le champ {field}, que le rôle de cette clé API n’autorise pas à lire. La feuille est inchangée. Demandez l’autorisation à un administrateur de Twenty, ou utilisez une autre vue.',
  },
  'filter-forbidden': {
    action: 'stop',
    en: 'The view filters by {fields}, which this key may not read. The sheet is unchanged. Ask an administrator of Twenty to allow it to the key’s role, or use another view.',
    fr: 'La vue filtre selon {fields}, que cette clé n’est pas autorisée à lire. La feuille est inchangée. Demandez à un administrateur de Twenty de l’autoriser au rôle de la clé, ou utilisez une autre vue.',
  },
  'search-forbidden': {
    action: 'stop',
    en: 'The view searches all fields for a text, and this key may not read {fields}. The sheet is unchanged. Ask an administrator of Twenty to allow it to the key’s role, or use another view.',
    fr: 'La vue cherche un texte dans tous les champs, et cette clé n’est pas autorisée à lire {fields}. La feuille est inchangée. Demandez à un administrateur de Twenty de l’autoriser au rôle de la clé, ou utilisez une autre vue.',
  },
  'sort-forbidden': {
    action: 'stop',
    en: 'The view sorts by {fields}, which this key may not read. The sheet is unchanged. Ask an administrator of Twenty to allow it to the key’s role, or use another view.',
    fr: 'La vue trie selon {fields}, que cette clé n’est pas autorisée à lire. La feuille est inchangée. Demandez à un administrateur de Twenty de l’autoriser au rôle de la clé, ou utilisez une autre vue.',
  },
  'view-forbidden': {
    action: 'stop',
    en: 'This key may read {object}, but not all that the view filters, searches or sorts by, and Twenty does not say what. The sheet is unchanged. Ask an administrator of Twenty to look at the key’s role, or use another view.',
    fr: 'Cette clé est autorisée à lire {object}, mais pas tout ce selon quoi la vue filtre, cherche ou trie, et Twenty ne dit pas quoi. La feuille est inchangée. Demandez à un administrateur de Twenty d’examiner le rôle de la clé, ou utilisez une autre vue.',
  },
  'not-connected': {
    action: 'stop',
    en: 'You are not connected to the Twenty of this table. The sheet is unchanged. Connect with your API key first.',
    fr: 'Vous n’êtes pas connecté au Twenty de cette table. La feuille est inchangée. Connectez-vous d’abord avec votre clé API.',
  },
  'object-unknown': {
    action: 'stop',
    en: 'Twenty does not know this object any more. The sheet is unchanged. Choose another object.',
    fr: 'Twenty ne connaît plus cet objet. La feuille est inchangée. Choisissez un autre objet.',
  },
  'view-unknown': {
    action: 'stop',
    en: 'Twenty does not know this view: it was deleted, or the link is not that of a list in Twenty. The sheet is unchanged. Choose another view.',
    fr: 'Twenty ne connaît pas cette vue : elle a été supprimée, ou le lien n’est pas celui d’une liste de Twenty. La feuille est inchangée. Choisissez une autre vue.',
  },
  'view-unsupported': {
    action: 'stop',
    en: '“{view}” is not a list of records. The sheet is unchanged. Choose a table, kanban, calendar or list view.',
    fr: '« {view} » n’est pas une liste d’enregistrements. La feuille est inchangée. Choisissez une vue tableau, kanban, calendrier ou liste.',
  },
  'view-empty': {
    action: 'stop',
    en: 'The view “{view}” holds no records at the moment. The sheet is unchanged. Check the view’s filters in Twenty.',
    fr: 'La vue « {view} » ne contient aucun enregistrement pour le moment. La feuille est inchangée. Vérifiez les filtres de la vue dans Twenty.',
  },
  'filter-not-expressible': {
    action: 'stop',
    en: 'The view’s filter “{field} {operand}” cannot be asked of Twenty’s API, and without it the sheet would show records that the view hides. The sheet is unchanged. Change or remove this filter in Twenty.',
    fr: 'Le filtre « {field} {operand} » de la vue ne peut pas être transmis à l’API de Twenty ; sans lui, la feuille montrerait des enregistrements que la vue masque. La feuille est inchangée. Modifiez ou supprimez ce filtre dans Twenty.',
  },
  'member-needed': {
    action: 'stop',
    en: 'The view “{view}” filters on “me”, and an API key belongs to no member. The sheet is unchanged. Choose who “me” is.',
    fr: 'La vue « {view} » filtre sur « moi », et une clé API n’est liée à aucun membre. La feuille est inchangée. Choisissez qui est « moi ».',
  },
  'rate-limited': {
    action: 'retry',
    en: 'Twenty answers only so many requests a minute, and they are used up for now. The sheet is unchanged. Try again in a few minutes.',
    fr: 'Twenty ne répond qu’à un certain nombre de requêtes par minute, et ce nombre est atteint pour l’instant. La feuille est inchangée. Réessayez dans quelques minutes.',
  },
  'server-busy': {
    action: 'retry',
    en: 'Twenty took too long, or answered with an error of its own. The sheet is unchanged. Try again in a few minutes; if it stays so, tell its administrator.',
    fr: 'Twenty a mis trop de temps, ou a répondu par une erreur qui lui est propre. La feuille est inchangée. Réessayez dans quelques minutes ; si cela persiste, prévenez son administrateur.',
  },
  'query-refused': {
    action: 'stop',
    en: 'Twenty refused this view’s query, and it could not be found out which part of it. The sheet is unchanged. Open the view in Twenty and check its filters.',
    fr: 'Twenty a refusé la requête de cette vue, sans qu’on puisse savoir quelle partie. La feuille est inchangée. Ouvrez la vue dans Twenty et vérifiez ses filtres.',
  },
  'filter-refused': {
    action: 'stop',
    en: 'Twenty does not accept the view’s filter on {fields}: it may ask for something that does not exist any more. The sheet is unchanged. Open the view in Twenty and set this filter anew.',
    fr: 'Twenty n’accepte pas le filtre de la vue sur {fields} : il demande peut-être quelque chose qui n’existe plus. La feuille est inchangée. Ouvrez la vue dans Twenty et redéfinissez ce filtre.',
  },
  'sort-refused': {
    action: 'stop',
    en: 'Twenty does not accept that the view is sorted by {fields}. The sheet is unchanged. Open the view in Twenty and change its sorting.',
    fr: 'Twenty n’accepte pas que la vue soit triée selon {fields}. La feuille est inchangée. Ouvrez la vue dans Twenty et changez son tri.',
  },
  'option-gone': {
    action: 'stop',
    en: 'The view’s filter on {field} asks for an option that no longer exists: {option}. The sheet is unchanged. Open the view in Twenty and take it out of the filter.',
    fr: 'Le filtre de la vue sur {field} demande une option qui n’existe plus : {option}. La feuille est inchangée. Ouvrez la vue dans Twenty et retirez-la du filtre.',
  },
  'query-too-complex': {
    action: 'stop',
    en: 'The view asks for more related records at once than Twenty allows. The sheet is unchanged. Choose fewer columns with related records.',
    fr: 'La vue demande plus d’enregistrements liés à la fois que Twenty n’en permet. La feuille est inchangée. Choisissez moins de colonnes avec des enregistrements liés.',
  },
  'question-refused': {
    action: 'retry',
    en: 'Twenty did not understand a question about its objects and views: it may have been updated a moment ago, or be of a version that this add-on does not know. The sheet is unchanged. Try again; if it stays so, report it.',
    fr: 'Twenty n’a pas compris une question sur ses objets et ses vues : il vient peut-être d’être mis à jour, ou sa version est inconnue de ce module complémentaire. La feuille est inchangée. Réessayez ; si cela persiste, signalez-le.',
  },
  'answer-unreadable': {
    action: 'retry',
    en: 'Twenty’s answer could not be read: it was cut off or has an unknown form. The sheet is unchanged. Try again.',
    fr: 'La réponse de Twenty est illisible : coupée, ou d’une forme inconnue. La feuille est inchangée. Réessayez.',
  },
  'pages-inconsistent': {
    action: 'retry',
    en: 'Twenty gave the same records twice, so the set would not be complete. The sheet is unchanged. Try again.',
    fr: 'Twenty a donné deux fois les mêmes enregistrements : l’ensemble ne serait pas complet. La feuille est inchangée. Réessayez.',
  },
  'view-changing': {
    action: 'retry',
    en: 'The view “{view}” kept changing while it was read, so its records could not be proved complete. The sheet is unchanged. Try again in a moment.',
    fr: 'La vue « {view} » changeait pendant la lecture : impossible de prouver que tout y est. La feuille est inchangée. Réessayez dans un instant.',
  },
  'view-emptied': {
    action: 'stop',
    en: 'The view “{view}” has no records any more; the table has {rows}. The sheet is unchanged. Check the view’s filters in Twenty, or let the rows go: Undo brings them back.',
    fr: 'La vue « {view} » n’a plus aucun enregistrement ; la table en a {rows}. La feuille est inchangée. Vérifiez les filtres de la vue dans Twenty, ou laissez partir les lignes : Annuler les ramène.',
  },
  'fewer-records': {
    action: 'stop',
    en: 'Your key sees {rows} records of “{view}”; the table holds {before}, brought in with another key. The sheet is unchanged. Replace them with what you see, or leave the refresh to whoever has that key.',
    fr: 'Votre clé voit {rows} enregistrements de « {view} » ; la table en contient {before}, importés avec une autre clé. La feuille est inchangée. Remplacez-les par ce que vous voyez, ou laissez actualiser la personne qui a cette clé.',
  },
  'fewer-columns': {
    action: 'stop',
    en: 'Your key may not read {fields} of “{view}”; the table shows them, from when a key could. The sheet is unchanged. Go on without these columns, which are emptied, or leave the refresh to whoever has such a key.',
    fr: 'Votre clé n’autorise pas la lecture de {fields} de « {view} » ; la table les montre, lus par une clé qui le pouvait. La feuille est inchangée. Continuez sans ces colonnes, qui seront vidées, ou laissez actualiser la personne qui a une telle clé.',
  },
  'agree-first': {
    action: 'stop',
    en: 'With your key this table asks Twenty for {asked}. Everyone who can open this spreadsheet sees what comes. The sheet is unchanged. Agree, and the refresh goes on.',
    fr: 'Avec votre clé, cette table demande à Twenty {asked}. Toute personne qui peut ouvrir ce classeur voit ce qui arrive. La feuille est inchangée. Acceptez, et l’actualisation continue.',
  },
  'agree-anew': {
    action: 'stop',
    en: 'The settings of this table are not those that you agreed to: {changes}. The sheet is unchanged. Agree to the change, or leave it.',
    fr: 'Les réglages de cette table ne sont pas ceux que vous avez acceptés : {changes}. La feuille est inchangée. Acceptez le changement, ou laissez tel quel.',
  },
  'agree-columns': {
    action: 'stop',
    en: '“{view}” has columns that you have not agreed to: {fields}. The sheet is unchanged. Refresh it by hand and agree, and they come too.',
    fr: '« {view} » a des colonnes que vous n’avez pas acceptées : {fields}. La feuille est inchangée. Actualisez à la main et acceptez, et elles viendront aussi.',
  },
  'not-agreed': {
    action: 'stop',
    en: 'You have not yet agreed to what “{view}” asks for with your key. Twenty was not asked, and the sheet is unchanged. Refresh it once by hand: you are shown what, and asked.',
    fr: 'Vous n’avez pas encore accepté ce que « {view} » demande avec votre clé. Rien n’a été demandé à Twenty, et la feuille est inchangée. Actualisez une fois à la main : vous verrez quoi, et serez interrogé.',
  },
  'agreed-otherwise': {
    action: 'stop',
    en: 'The settings of this table are not those that you agreed to ({settings}). Twenty was not asked, and the sheet is unchanged. Refresh it by hand: you are shown what is different, and asked.',
    fr: 'Les réglages de cette table ne sont pas ceux que vous avez acceptés ({settings}). Rien n’a été demandé à Twenty, et la feuille est inchangée. Actualisez à la main : vous verrez ce qui diffère, et serez interrogé.',
  },
  'agreements-full': {
    action: 'stop',
    en: 'You refresh so many tables by schedule that Google keeps no room to remember what you agreed to for one more. Nothing changed. Switch off the schedule of a table that you no longer need.',
    fr: 'Vous actualisez tant de tables automatiquement que Google n’a plus de place pour retenir ce que vous acceptez pour une de plus. Rien n’a changé. Désactivez l’actualisation d’une table dont vous n’avez plus besoin.',
  },
  'many-gone': {
    action: 'stop',
    en: 'The view “{view}” has lost {gone} of the {rows} records in the table, more than half. The sheet is unchanged. Check the view’s filters in Twenty; if they are right, confirm that these rows may go. What you wrote beside them is put aside.',
    fr: 'La vue « {view} » a perdu {gone} des {rows} enregistrements de la table, plus de la moitié. La feuille est inchangée. Vérifiez les filtres de la vue dans Twenty ; s’ils sont justes, confirmez que ces lignes peuvent partir. Ce que vous avez écrit à côté est mis de côté.',
  },
  'ids-unusable': {
    action: 'stop',
    en: 'Twenty gave records of “{view}” without a usable id, so they could not be told apart. The sheet is unchanged. Tell the administrator of this Twenty.',
    fr: 'Twenty a donné des enregistrements de « {view} » sans identifiant utilisable : impossible de les distinguer. La feuille est inchangée. Prévenez l’administrateur de ce Twenty.',
  },
  'too-many-columns': {
    action: 'stop',
    en: 'This table would have {columns} columns; Google has room to remember about {most} on one sheet. The sheet is unchanged. Choose fewer columns.',
    fr: 'Cette table aurait {columns} colonnes ; Google ne peut en retenir qu’environ {most} par feuille. La feuille est inchangée. Choisissez moins de colonnes.',
  },
  'too-many-cells': {
    action: 'stop',
    en: '{rows} records × {columns} columns need {cells} cells while they are brought in, and this spreadsheet has room for {left} (Google allows 10 million). The sheet is unchanged. Use a new spreadsheet, fewer columns or a narrower view; a view of any size goes to a file: npm run export (docs/large.md).',
    fr: '{rows} enregistrements × {columns} colonnes demandent {cells} cellules pendant l’import, et ce classeur n’a plus de place que pour {left} (Google en autorise 10 millions). La feuille est inchangée. Utilisez un nouveau classeur, moins de colonnes ou une vue plus étroite ; une vue de toute taille va dans un fichier : npm run export (docs/large.md).',
  },
  'sheet-not-empty': {
    action: 'stop',
    en: 'The sheet “{sheet}” holds something already. It is unchanged. Choose an empty sheet or a new one.',
    fr: 'La feuille « {sheet} » contient déjà quelque chose. Elle est inchangée. Choisissez une feuille vide ou une nouvelle.',
  },
  'no-spreadsheet': {
    action: 'stop',
    en: 'Google gives this script no spreadsheet to work in. Nothing was done. Open the spreadsheet and start Twenty Sheets from its menu.',
    fr: 'Google ne donne à ce script aucune feuille de calcul. Rien n’a été fait. Ouvrez la feuille de calcul et lancez Twenty Sheets depuis son menu.',
  },
  'name-taken': {
    action: 'stop',
    en: 'Another sheet is called “{sheet}”. Choose another name.',
    fr: 'Une autre feuille s’appelle « {sheet} ». Choisissez un autre nom.',
  },
  'sheet-gone': {
    action: 'stop',
    en: 'The sheet of the view “{view}” was deleted. Nothing else changed. Import the view into a new sheet.',
    fr: 'La feuille de la vue « {view} » a été supprimée. Rien d’autre n’a changé. Importez la vue dans une nouvelle feuille.',
  },
  'sheet-refused': {
    action: 'stop',
    en: 'Google Sheets did not allow a change to “{sheet}”. If cells of it are protected, ask their owner for access, then refresh again.',
    fr: 'Google Sheets n’a pas permis une modification de « {sheet} ». Si des cellules y sont protégées, demandez l’accès à leur propriétaire, puis actualisez de nouveau.',
  },
  'sheet-protected': {
    action: 'stop',
    en: 'You may not edit {range} of “{sheet}”, which the table needs. The sheet is unchanged. Ask the owner of that protection for access, or to remove it.',
    fr: 'Vous ne pouvez pas modifier {range} de « {sheet} », dont la table a besoin. La feuille est inchangée. Demandez l’accès au propriétaire de cette protection, ou sa suppression.',
  },
  'whole-sheet-protected': {
    action: 'stop',
    en: 'You may not edit the sheet “{sheet}”, which the table needs. The sheet is unchanged. Ask the owner of its protection for access, or to remove it.',
    fr: 'Vous ne pouvez pas modifier la feuille « {sheet} », dont la table a besoin. La feuille est inchangée. Demandez l’accès au propriétaire de sa protection, ou sa suppression.',
  },
  'sheet-validated': {
    action: 'stop',
    en: 'The column “{column}” of “{sheet}” belongs to the table, and a data validation rule there rejects other values. The sheet is unchanged. Remove the rule (Data → Data validation), or let it show a warning only.',
    fr: 'La colonne « {column} » de « {sheet} » appartient à la table, et une règle de validation des données y refuse d’autres valeurs. La feuille est inchangée. Supprimez la règle (Données → Validation des données), ou n’affichez qu’un avertissement.',
  },
  'sheet-merged': {
    action: 'stop',
    en: 'The merged cells {range} of “{sheet}” cross rows of the table, and records have changed places. The sheet is unchanged. Unmerge them (Format → Merge cells → Unmerge), then refresh again.',
    fr: 'Les cellules fusionnées {range} de « {sheet} » couvrent plusieurs lignes de la table, et des enregistrements ont changé de place. La feuille est inchangée. Annulez la fusion (Format → Fusionner les cellules → Annuler la fusion), puis actualisez de nouveau.',
  },
  'rows-filtered': {
    action: 'stop',
    en: 'Rows of “{sheet}” are hidden by a filter that an add-on cannot lift (that of a converted table, or a filter view), and records have changed places. The sheet is unchanged. Clear that filter, then refresh again.',
    fr: 'Des lignes de « {sheet} » sont masquées par un filtre qu’un module complémentaire ne peut pas lever (celui d’un tableau converti, ou une vue filtrée), et des enregistrements ont changé de place. La feuille est inchangée. Retirez ce filtre, puis actualisez de nouveau.',
  },
  'no-room-below': {
    action: 'stop',
    en: 'The table on “{sheet}” grows by {rows} rows, and something stands both below and beside it that would be torn apart. The sheet is unchanged. Move it further down, or leave an empty column beside the table, then refresh again.',
    fr: 'La table de « {sheet} » s’allonge de {rows} lignes, et quelque chose se trouve à la fois dessous et à côté, qui serait disloqué. La feuille est inchangée. Déplacez-le plus bas, ou laissez une colonne vide à côté de la table, puis actualisez de nouveau.',
  },
  'column-twice': {
    action: 'stop',
    en: 'Two columns of “{sheet}” claim to be the same column of the table; the second is number {column}. The sheet is unchanged. Delete the one that you do not need, then refresh again.',
    fr: 'Deux colonnes de « {sheet} » prétendent être la même colonne de la table ; la seconde est la numéro {column}. La feuille est inchangée. Supprimez celle dont vous n’avez pas besoin, puis actualisez de nouveau.',
  },
  'publish-interrupted': {
    action: 'retry',
    en: 'Google Sheets failed while “{view}” was being brought into its sheet: some rows show the new values, some still the old ones, and nothing of yours is lost. Go on, and the rest is finished.',
    fr: 'Google Sheets a eu une défaillance pendant que « {view} » était apportée dans sa feuille : certaines lignes montrent les nouvelles valeurs, d’autres encore les anciennes, et rien de ce qui est à vous n’est perdu. Continuez, et le reste sera terminé.',
  },
  'id-column-gone': {
    action: 'stop',
    en: 'The Id column of “{sheet}” is missing: by it the table knows its rows and keeps beside each record what is yours. The sheet is unchanged. Undo its deletion, or import the view into a new sheet.',
    fr: 'La colonne Id de « {sheet} » a disparu : c’est par elle que la table connaît ses lignes et garde à côté de chaque enregistrement ce qui est à vous. La feuille est inchangée. Annulez sa suppression, ou importez la vue dans une nouvelle feuille.',
  },
  'table-unknown': {
    action: 'stop',
    en: 'This table is not in the spreadsheet any more: its sheet was deleted, or somebody removed it. Nothing else changed. Go back to the list of tables.',
    fr: 'Cette table n’est plus dans le classeur : sa feuille a été supprimée, ou quelqu’un l’a retirée. Rien d’autre n’a changé. Revenez à la liste des tables.',
  },
  'table-newer': {
    action: 'stop',
    en: 'Another version of Twenty Sheets wrote the settings of this table, and this one cannot read them. Nothing changed, and nothing of it is lost. Update this script, or refresh it where it was made.',
    fr: 'Une autre version de Twenty Sheets a écrit les réglages de cette table, et celle-ci ne sait pas les lire. Rien n’a changé, et rien n’en est perdu. Mettez ce script à jour, ou actualisez-la là où elle a été créée.',
  },
  'job-elsewhere': {
    action: 'retry',
    en: 'Someone is refreshing a table of this spreadsheet right now. The sheet is unchanged. Try again in a moment.',
    fr: 'Quelqu’un actualise une table de ce classeur en ce moment. La feuille est inchangée. Réessayez dans un instant.',
  },
  'job-gone': {
    action: 'retry',
    en: 'The import of “{view}” was interrupted and cannot be continued. Start it again.',
    fr: 'L’import de « {view} » a été interrompu et ne peut pas reprendre. Relancez-le.',
  },
  'undo-gone': {
    action: 'stop',
    en: 'There is nothing to undo: nothing is kept of what its last refresh changed. The sheet is unchanged. File → Version history in Google Sheets may have it.',
    fr: 'Il n’y a rien à annuler : rien n’est conservé de ce que sa dernière actualisation a changé. La feuille est inchangée. Fichier → Historique des versions dans Google Sheets l’a peut-être.',
  },
  'schedule-refused': {
    action: 'stop',
    en: 'Google did not allow another scheduled refresh for you. Nothing changed. Switch off the schedule of another spreadsheet first.',
    fr: 'Google n’a pas permis une actualisation programmée de plus pour vous. Rien n’a changé. Désactivez d’abord celle d’un autre classeur.',
  },
  'columns-changed': {
    action: 'stop',
    en: 'The columns of the view “{view}” changed ({fields}), and its schedule stops then. The sheet is unchanged. Refresh it by hand, and the table follows the view.',
    fr: 'Les colonnes de la vue « {view} » ont changé ({fields}), et son programme s’arrête alors. La feuille est inchangée. Actualisez à la main, et la table suivra la vue.',
  },
  'run-died': {
    action: 'retry',
    en: 'Google ended the scheduled refresh of “{view}” half-way, more than once. Nothing of yours is lost. Refresh it by hand, or choose fewer columns or a narrower view.',
    fr: 'Google a interrompu plus d’une fois l’actualisation programmée de « {view} ». Rien de ce qui est à vous n’est perdu. Actualisez à la main, ou choisissez moins de colonnes ou une vue plus étroite.',
  },
  'time-used-up': {
    action: 'retry',
    en: 'The {minutes} minutes a day that Google gives your scheduled refreshes, in all spreadsheets together, are used up. The sheets are unchanged; it goes on tomorrow. Refresh some tables less often.',
    fr: 'Les {minutes} minutes par jour que Google accorde à vos actualisations programmées, tous classeurs confondus, sont épuisées. Les feuilles sont inchangées ; tout reprendra demain. Actualisez certaines tables moins souvent.',
  },
  'key-expires': {
    action: 'stop',
    en: 'Your API key for {workspace} expires on {date}. Create a new one in Twenty, Settings → APIs & Webhooks, and connect again before that.',
    fr: 'Votre clé API pour {workspace} expire le {date}. Créez-en une nouvelle dans Twenty, Paramètres → API et webhooks, et reconnectez-vous avant.',
  },
  'mail-invalid': {
    action: 'stop',
    en: 'This is not an email address. Nothing changed. Enter one, such as ada@example.com.',
    fr: 'Ceci n’est pas une adresse e-mail. Rien n’a changé. Saisissez-en une, par exemple ada@exemple.fr.',
  },
  'mail-used-up': {
    action: 'retry',
    en: 'Google lets you send only so many emails a day. Nothing was sent; it is tried again with the next scheduled refresh.',
    fr: 'Google ne vous permet qu’un certain nombre d’e-mails par jour. Rien n’a été envoyé ; un nouvel essai aura lieu à la prochaine actualisation programmée.',
  },
  'mail-refused': {
    action: 'stop',
    en: 'Google did not send the email. Check the address, and that Twenty Sheets may send email as you.',
    fr: 'Google n’a pas envoyé l’e-mail. Vérifiez l’adresse, et que Twenty Sheets peut envoyer des e-mails en votre nom.',
  },
  'webhook-invalid': {
    action: 'stop',
    en: 'Messages go to Slack and Google Chat only. Nothing changed. Enter an address that begins with https://hooks.slack.com/ or https://chat.googleapis.com/.',
    fr: 'Les messages ne vont qu’à Slack et Google Chat. Rien n’a changé. Saisissez une adresse qui commence par https://hooks.slack.com/ ou https://chat.googleapis.com/.',
  },
  'webhook-refused': {
    action: 'stop',
    en: 'The address for messages took none. Make a new webhook in Slack or Google Chat, and enter its address.',
    fr: 'L’adresse pour les messages n’en a pas accepté. Créez un nouveau webhook dans Slack ou Google Chat, et saisissez son adresse.',
  },
  'cells-not-empty': {
    action: 'stop',
    en: 'The chosen cell or the one to its right is not empty, or belongs to a table. Nothing changed. Choose two empty cells side by side.',
    fr: 'La cellule choisie ou celle à sa droite n’est pas vide, ou appartient à une table. Rien n’a changé. Choisissez deux cellules vides côte à côte.',
  },
  'freshness-lost': {
    action: 'stop',
    en: 'The freshness cell of “{view}” is not where it was put, so nothing was written. Put it anew, or take it away.',
    fr: 'La cellule de fraîcheur de « {view} » n’est plus où elle a été placée : rien n’a été écrit. Placez-la de nouveau, ou retirez-la.',
  },
  'snapshot-no-room': {
    action: 'stop',
    en: 'A dated copy of “{view}” needs {cells} cells, and there is room for {left}. The table itself is refreshed. Keep fewer copies or columns.',
    fr: 'Une copie datée de « {view} » demande {cells} cellules, et il n’en reste que {left}. La table elle-même est actualisée. Gardez moins de copies ou de colonnes.',
  },
  'backup-no-room': {
    action: 'stop',
    en: 'The backup needs {cells} cells, and {left} are free in this spreadsheet: Google allows ten million. Nothing has changed, and older backups stay. Choose fewer objects, keep fewer backups, use a spreadsheet of its own, or save it as files.',
    fr: 'La sauvegarde a besoin de {cells} cellules, et il en reste {left} dans ce classeur : Google en autorise dix millions. Rien n’a changé, et les sauvegardes précédentes restent. Choisissez moins d’objets, gardez moins de sauvegardes, utilisez un classeur à part, ou enregistrez-la en fichiers.',
  },
  'storage-full': {
    action: 'stop',
    en: 'Google keeps {most} KB for Twenty Sheets in this spreadsheet, and they are used up, so the add-on cannot remember what it does. Nothing of yours is lost. Delete the sheets of tables that you no longer need, or use another spreadsheet; then open this sidebar anew and try again.',
    fr: 'Google réserve {most} Ko à Twenty Sheets dans ce classeur, et ils sont épuisés : le module complémentaire ne peut plus retenir ce qu’il fait. Rien de ce qui est à vous n’est perdu. Supprimez les feuilles des tables dont vous n’avez plus besoin, ou utilisez un autre classeur ; puis rouvrez ce panneau et réessayez.',
  },
  'own-storage-full': {
    action: 'stop',
    en: 'Google keeps {most} KB for you in all your spreadsheets with Twenty Sheets, and they are used up, so nothing more can be remembered for you. Nothing of yours is lost. Disconnect workspaces that you no longer use, in the spreadsheets that use them; then try again.',
    fr: 'Google vous réserve {most} Ko pour tous vos classeurs avec Twenty Sheets, et ils sont épuisés : rien de plus ne peut être retenu pour vous. Rien de ce qui est à vous n’est perdu. Déconnectez les espaces de travail que vous n’utilisez plus, dans les classeurs qui s’en servent ; puis réessayez.',
  },
  'quota-exhausted': {
    action: 'stop',
    en: 'The daily quota of Google or of Twenty is used up. The sheet is unchanged. Try again tomorrow.',
    fr: 'Le quota journalier de Google ou de Twenty est épuisé. La feuille est inchangée. Réessayez demain.',
  },
  'authorization-missing': {
    action: 'stop',
    en: 'Google says that Twenty Sheets lacks a permission. The sheet is unchanged. Open the sidebar again from the menu and grant it.',
    fr: 'Google indique qu’il manque une autorisation à Twenty Sheets. La feuille est inchangée. Rouvrez le panneau depuis le menu et accordez-la.',
  },
  'request-invalid': {
    action: 'stop',
    en: 'The sidebar asked for something that does not exist: it may be out of date. The sheet is unchanged. Close it and open it again.',
    fr: 'Le panneau a demandé quelque chose qui n’existe pas : il est peut-être périmé. La feuille est inchangée. Fermez-le et rouvrez-le.',
  },
  unexpected: {
    action: 'retry',
    en: 'Something unexpected happened, and this step did not end. Nothing of yours is deleted. Try again; if it happens again, report it with the time.',
    fr: 'Il s’est produit quelque chose d’inattendu, et cette étape n’est pas terminée. Rien de ce qui est à vous n’est supprimé. Réessayez ; si cela se répète, signalez-le avec l’heure.',
  },
};

/** All kinds, in the order of the table. */
// The table has every kind by its type, and nothing else.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const ERROR_KINDS = Object.keys(REMEDIES) as ErrorKind[];

/** Whether asking again may help, with nobody doing anything. */
export const mayPass = (kind: ErrorKind): boolean => REMEDIES[kind].action !== 'stop';

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
