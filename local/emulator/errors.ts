/**
 * Every error text a service can give, in two languages: Google words service errors in the language of the user, so no
 * program may branch on the English text. English is as reported from the field (platform page, §1, §2, §7, §8); the French is our
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
} as const;

export type ServiceErrorKey = keyof typeof SERVICE_ERRORS;

/** The text of a service error in the user's language: French for "fr…", otherwise English. */
export function formatServiceError(
  locale: string,
  key: ServiceErrorKey,
  ...details: readonly (string | number)[]
): string {
  const texts = SERVICE_ERRORS[key];
  const template: string = locale.toLowerCase().startsWith('fr') ? texts.fr : texts.en;
  return template.replace(/\{(\d)\}/g, (_, index: string) => String(details[Number(index)] ?? ''));
}
