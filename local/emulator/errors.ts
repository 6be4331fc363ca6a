/**
 * Every error text a service can give, in two languages: Google words service errors in the language of the user, so no
 * program may branch on the English text. English is as reported from the field (google.md §1, §2, §6, §7); the French is our
 * own wording. `{0}`, `{1}` … stand for the details.
 */
export const SERVICE_ERRORS = {
  // --- platform ---
  authorizationRequired: {
    en: 'Authorization is required to perform that action.',
    fr: 'Une autorisation est nécessaire pour effectuer cette action.',
  },
  permissionForCall: {
    en: 'You do not have permission to call {0}.',
    fr: "Vous n'êtes pas autorisé à appeler {0}.",
  },
  missingScope: {
    en: 'Specified permissions are not sufficient to call {0}. Required permissions: {1}',
    fr: 'Les autorisations définies ne suffisent pas pour appeler {0}. Autorisations requises : {1}',
  },
  uiUnavailable: {
    en: 'Cannot call {0} from this context.',
    fr: "Impossible d'appeler {0} depuis ce contexte.",
  },
  signatureMismatch: {
    en: "The parameters ({0}) don't match the method signature for {1}.",
    fr: 'Les paramètres ({0}) ne correspondent pas à la signature de la méthode {1}.',
  },
  cannotConvert: { en: 'Cannot convert {0} to {1}.', fr: 'Impossible de convertir {0} en {1}.' },
  invalidArgument: { en: 'Invalid argument: {0}', fr: 'Argument non valide : {0}' },
  functionNotFound: { en: 'Script function not found: {0}', fr: 'Fonction de script introuvable : {0}' },
  executionTime: { en: 'Exceeded maximum execution time', fr: "Délai d'exécution maximal dépassé" },
  tooManySimultaneous: {
    en: 'There are too many scripts running simultaneously for this Google user account.',
    fr: "Trop de scripts s'exécutent simultanément pour ce compte utilisateur Google.",
  },
  serviceFailed: {
    en: 'Service {0} failed while accessing document with id {1}.',
    fr: "Échec du service {0} lors de l'accès au document avec l'identifiant {1}.",
  },
  serviceTimedOut: {
    en: 'Service {0} timed out while accessing document with id {1}.',
    fr: "Le service {0} a expiré lors de l'accès au document avec l'identifiant {1}.",
  },
  serviceError: { en: 'Service error: {0}', fr: 'Erreur de service : {0}' },
  serverError: {
    en: "We're sorry, a server error occurred. Please wait a bit and try again.",
    fr: "Désolé, une erreur de serveur s'est produite. Patientez un instant, puis réessayez.",
  },
  storagePermission: {
    en: "We're sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.",
    fr: "Désolé, une erreur de serveur s'est produite lors de la lecture de l'espace de stockage. Code d'erreur PERMISSION_DENIED.",
  },
  tooManyCallsDay: {
    en: 'Service invoked too many times for one day: {0}.',
    fr: 'Service appelé trop de fois pour une même journée : {0}.',
  },
  tooMuchComputerTime: {
    en: 'Service using too much computer time for one day.',
    fr: 'Service utilisant trop de temps de calcul pour une même journée.',
  },
  storageError: { en: 'Data storage error', fr: 'Erreur de stockage des données' },
  propertyStorageFull: {
    en: 'You have exceeded the property storage quota. Please remove some properties and try again.',
    fr: 'Vous avez dépassé le quota de stockage des propriétés. Supprimez des propriétés, puis réessayez.',
  },
  propertyValueTooLarge: { en: 'Argument too large: value', fr: 'Argument trop volumineux : value' },
  argumentTooLarge: { en: 'Argument too large: {0}', fr: 'Argument trop volumineux : {0}' },
  lockTimeout: {
    en: 'Lock timeout: another process was holding the lock for too long.',
    fr: 'Expiration du verrou : un autre processus a détenu le verrou trop longtemps.',
  },
  tooManyAddOnTriggers: {
    en: 'This add-on has created too many time-based triggers in this document for this Google user account.',
    fr: 'Ce module complémentaire a créé trop de déclencheurs horaires dans ce document pour ce compte utilisateur Google.',
  },
  tooManyTriggers: {
    en: 'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    fr: "Ce script comporte trop de déclencheurs. Supprimez-en avant d'en ajouter d'autres.",
  },
  triggerInterval: {
    en: 'The recurrence interval for an Add-on trigger must be at least one hour.',
    fr: "L'intervalle de récurrence d'un déclencheur de module complémentaire doit être d'au moins une heure.",
  },
  triggerService: {
    en: 'Unable to talk to trigger service',
    fr: 'Impossible de communiquer avec le service de déclencheurs',
  },
  unexpectedTrigger: {
    en: 'Unexpected error while getting the method or property {0}.',
    fr: "Erreur inattendue lors de l'obtention de la méthode ou de la propriété {0}.",
  },
  unexpectedOn: {
    en: 'Unexpected error while getting the method or property {0} on object {1}.',
    fr: "Erreur inattendue lors de l'obtention de la méthode ou de la propriété {0} de l'objet {1}.",
  },
  htmlFileNotFound: { en: 'No HTML file named {0} was found.', fr: 'Aucun fichier HTML nommé {0} trouvé.' },
  fetchFailed: {
    en: 'Request failed for {0} returned code {1}. Truncated server response: {2} (use muteHttpExceptions option to examine full response)',
    fr: "Échec de la requête pour {0} : code {1} renvoyé. Réponse tronquée du serveur : {2} (utilisez l'option muteHttpExceptions pour examiner la réponse complète)",
  },
  fetchDns: { en: 'DNS error: {0}', fr: 'Erreur DNS : {0}' },
  fetchUnavailable: { en: 'Address unavailable: {0}', fr: 'Adresse non disponible : {0}' },
  fetchTimeout: { en: 'Timeout: {0}', fr: "Délai d'attente dépassé : {0}" },
  fetchSsl: { en: 'SSL error: {0}', fr: 'Erreur SSL : {0}' },
  fetchUnexpected: { en: 'Unexpected error: {0}', fr: 'Erreur inattendue : {0}' },
  fetchInvalidUrl: {
    en: 'Attribute provided with invalid value: {0}',
    fr: 'Attribut fourni avec une valeur incorrecte : {0}',
  },
  fetchUrlLength: { en: 'Limit exceeded: URLFetch URL Length.', fr: 'Limite dépassée : longueur de URL URLFetch.' },
  fetchHeaderSize: {
    en: 'Limit exceeded: URLFetch Header Size.',
    fr: "Limite dépassée : taille de l'en-tête URLFetch.",
  },
  fetchHeaderCount: { en: 'Limit exceeded: URLFetch Headers.', fr: "Limite dépassée : nombre d'en-têtes URLFetch." },
  fetchPostSize: { en: 'Limit exceeded: URLFetch POST Size.', fr: 'Limite dépassée : taille POST URLFetch.' },
  fetchResponseSize: {
    en: 'Limit exceeded: URLFetch Response Size.',
    fr: 'Limite dépassée : taille de la réponse URLFetch.',
  },
  fetchBandwidth: {
    en: 'Bandwidth quota exceeded: {0}. Try reducing the rate of data transfer.',
    fr: 'Quota de bande passante dépassé : {0}. Essayez de réduire la vitesse de transfert des données.',
  },
  mailBodySize: { en: 'Limit exceeded: Email Body Size.', fr: "Limite dépassée : taille du corps de l'e-mail." },
  mailRecipients: {
    en: 'Limit exceeded: Email Recipients Per Message.',
    fr: 'Limite dépassée : destinataires par message.',
  },
  mailInvalid: { en: 'Invalid email: {0}', fr: 'Adresse e-mail non valide : {0}' },
  mailNoRecipient: {
    en: 'Failed to send email: no recipient',
    fr: "Échec de l'envoi de l'e-mail : aucun destinataire",
  },
  // --- spreadsheet ---
  // English as reported from the field where google.md §6.3 quotes it; the rest is our wording of a known refusal.
  sheetGone: { en: 'Sheet {0} not found', fr: 'Feuille {0} introuvable' },
  startingRowTooSmall: {
    en: 'The starting row of the range is too small.',
    fr: 'La ligne de départ de la plage est trop petite.',
  },
  startingColumnTooSmall: {
    en: 'The starting column of the range is too small.',
    fr: 'La colonne de départ de la plage est trop petite.',
  },
  rowsAtLeastOne: {
    en: 'The number of rows in the range must be at least 1.',
    fr: 'La plage doit comporter au moins 1 ligne.',
  },
  columnsAtLeastOne: {
    en: 'The number of columns in the range must be at least 1.',
    fr: 'La plage doit comporter au moins 1 colonne.',
  },
  outsideDimensions: {
    en: 'The coordinates of the range are outside the dimensions of the sheet.',
    fr: 'Les coordonnées de la plage se trouvent en dehors des dimensions de la feuille.',
  },
  rangeNotFound: { en: 'Range not found', fr: 'Plage introuvable' },
  rowsMismatch: {
    en: 'The number of rows in the data does not match the number of rows in the range. The data has {0} but the range has {1}.',
    fr: 'Le nombre de lignes de données ne correspond pas à celui de la plage. Les données en comportent {0}, mais la plage {1}.',
  },
  columnsMismatch: {
    en: 'The number of columns in the data does not match the number of columns in the range. The data has {0} but the range has {1}.',
    fr: 'Le nombre de colonnes de données ne correspond pas à celui de la plage. Les données en comportent {0}, mais la plage {1}.',
  },
  rowsOutOfBounds: { en: 'Those rows are out of bounds.', fr: 'Ces lignes sont hors limites.' },
  columnsOutOfBounds: { en: 'Those columns are out of bounds.', fr: 'Ces colonnes sont hors limites.' },
  tooManyCells: {
    en: 'This action would increase the number of cells in the workbook above the limit of {0} cells.',
    fr: 'Cette action ferait dépasser la limite de {0} cellules dans le classeur.',
  },
  tooManyColumns: {
    en: 'This action would increase the number of columns in the sheet above the limit of {0} columns.',
    fr: 'Cette action ferait dépasser la limite de {0} colonnes dans la feuille.',
  },
  tooManyCharacters: {
    en: 'Your input contains more than the maximum of {0} characters in a single cell.',
    fr: 'Votre saisie dépasse la limite de {0} caractères dans une même cellule.',
  },
  cellValueKind: {
    en: 'Cannot convert {0} to a cell value.',
    fr: 'Impossible de convertir {0} en valeur de cellule.',
  },
  cannotDeleteAllRows: {
    en: 'Sorry, it is not possible to delete all non-frozen rows.',
    fr: 'Désolé, il est impossible de supprimer toutes les lignes non figées.',
  },
  cannotDeleteAllColumns: {
    en: 'Sorry, it is not possible to delete all non-frozen columns.',
    fr: 'Désolé, il est impossible de supprimer toutes les colonnes non figées.',
  },
  cannotFreezeAllRows: {
    en: "Sorry, you can't freeze all the rows on the sheet.",
    fr: 'Désolé, vous ne pouvez pas figer toutes les lignes de la feuille.',
  },
  cannotFreezeAllColumns: {
    en: "Sorry, you can't freeze all the columns on the sheet.",
    fr: 'Désolé, vous ne pouvez pas figer toutes les colonnes de la feuille.',
  },
  cannotDeleteAllSheets: {
    en: "You can't remove all the sheets in a document.",
    fr: "Vous ne pouvez pas supprimer toutes les feuilles d'un document.",
  },
  cannotDeleteAllVisibleSheets: {
    en: "You can't remove all the visible sheets in a document.",
    fr: "Vous ne pouvez pas supprimer toutes les feuilles visibles d'un document.",
  },
  cannotHideAllSheets: {
    en: "You can't hide all the sheets in a document.",
    fr: "Vous ne pouvez pas masquer toutes les feuilles d'un document.",
  },
  sheetNameTaken: {
    en: 'A sheet with the name "{0}" already exists. Please enter another name.',
    fr: 'Une feuille nommée "{0}" existe déjà. Saisissez un autre nom.',
  },
  sheetNameInvalid: { en: 'Invalid sheet name: {0}', fr: 'Nom de feuille non valide : {0}' },
  sheetPosition: {
    en: 'The sheet position {0} is out of bounds.',
    fr: 'La position de feuille {0} est hors limites.',
  },
  protectedCell: {
    en: 'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    fr: "Vous tentez de modifier une cellule ou un objet protégé. Contactez le propriétaire de la feuille de calcul pour qu'il retire la protection.",
  },
  protectionGone: { en: 'Protection {0} not found', fr: 'Protection {0} introuvable' },
  violatesValidation: {
    en: 'The data you entered in cell {0} violates the data validation rules set on this cell.',
    fr: 'Les données saisies dans la cellule {0} ne respectent pas les règles de validation définies pour cette cellule.',
  },
  metadataLocation: {
    en: 'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
    fr: "L'ajout de métadonnées de développeur à des plages quelconques n'est pas accepté. Elles ne peuvent être ajoutées qu'à la feuille de calcul, à une feuille, ou à une ligne ou colonne entière.",
  },
  metadataKeyEmpty: {
    en: 'Developer metadata must have a key.',
    fr: 'Les métadonnées de développeur doivent avoir une clé.',
  },
  metadataTooLarge: {
    en: 'Developer metadata storage quota exceeded: at most {0} characters.',
    fr: 'Quota de métadonnées de développeur dépassé : {0} caractères au maximum.',
  },
  metadataGone: { en: 'Developer metadata {0} not found', fr: 'Métadonnées de développeur {0} introuvables' },
  rangeNameInvalid: {
    en: 'The name "{0}" is not valid for a range.',
    fr: 'Le nom "{0}" n\'est pas valide pour une plage.',
  },
  rangeNameTaken: {
    en: 'A range with the name "{0}" already exists.',
    fr: 'Une plage nommée "{0}" existe déjà.',
  },
  rangeNameMissing: { en: 'No range with the name "{0}" exists.', fr: 'Aucune plage ne porte le nom "{0}".' },
  filterExists: {
    en: "You can't create a filter in a sheet that already has a filter.",
    fr: 'Vous ne pouvez pas créer un filtre dans une feuille qui en comporte déjà un.',
  },
  filterGone: { en: 'The sheet has no filter.', fr: 'La feuille ne comporte pas de filtre.' },
  filterOverTable: {
    en: 'You cannot create a filter that intersects a table.',
    fr: 'Vous ne pouvez pas créer un filtre qui chevauche un tableau.',
  },
  tableExists: { en: 'A table cannot overlap another table.', fr: 'Un tableau ne peut pas en chevaucher un autre.' },
  typedColumn: {
    en: 'This operation is not allowed on cells in typed columns.',
    fr: "Cette opération n'est pas autorisée sur les cellules des colonnes typées.",
  },
  typedColumnFormat: {
    en: "You can't set the number format of cells in a typed column.",
    fr: "Vous ne pouvez pas définir le format numérique des cellules d'une colonne typée.",
  },
  shiftThroughMerge: {
    en: "You can't shift cells where that would tear merged cells apart.",
    fr: 'Vous ne pouvez pas décaler des cellules si cela coupe des cellules fusionnées.',
  },
  shiftThroughTable: {
    en: "You can't shift cells where that would tear a table apart.",
    fr: 'Vous ne pouvez pas décaler des cellules si cela coupe un tableau.',
  },
  bandingExists: {
    en: "You can't add alternating background colors to a range that already has alternating background colors.",
    fr: "Vous ne pouvez pas ajouter des couleurs d'arrière-plan en alternance à une plage qui en comporte déjà.",
  },
  colorKind: { en: 'Object is not of type {0}.', fr: "L'objet n'est pas de type {0}." },
  openNotPermitted: {
    en: 'You do not have permission to open the document {0}. The scope spreadsheets.currentonly gives the current one only.',
    fr: "Vous n'êtes pas autorisé à ouvrir le document {0}. Le champ d'application spreadsheets.currentonly ne donne accès qu'au document actuel.",
  },
  criteriaNotEmulated: { en: 'The criteria {0} are not emulated.', fr: 'Les critères {0} ne sont pas émulés.' },
} as const;
