import type { Remedies } from './remedy';

/** The key, and what it may read. */
export const KEY = {
  'key-malformed': {
    en: 'This does not look like a Twenty API key. Copy the whole key from Twenty, Settings → APIs & Webhooks, and paste it again.',
    fr: 'Ceci ne ressemble pas à une clé API de Twenty. Copiez la clé entière dans Twenty, Paramètres → API et webhooks, et collez-la de nouveau.',
  },
  'key-invalid': {
    en: 'Twenty does not accept this API key. The sheet is unchanged. Check that the key belongs to this address, or create a new one in Twenty, Settings → APIs & Webhooks.',
    fr: 'Twenty n’accepte pas cette clé API. La feuille est inchangée. Vérifiez que la clé appartient à cette adresse, ou créez-en une nouvelle dans Twenty, Paramètres → API et webhooks.',
  },
  'key-expired': {
    en: 'This API key has expired. The sheet is unchanged. Create a new key in Twenty, Settings → APIs & Webhooks, and connect again.',
    fr: 'Cette clé API a expiré. La feuille est inchangée. Créez une nouvelle clé dans Twenty, Paramètres → API et webhooks, et reconnectez-vous.',
  },
  'key-revoked': {
    en: 'This API key was revoked in Twenty. The sheet is unchanged. Create a new key in Twenty, Settings → APIs & Webhooks, and connect again.',
    fr: 'Cette clé API a été révoquée dans Twenty. La feuille est inchangée. Créez une nouvelle clé dans Twenty, Paramètres → API et webhooks, et reconnectez-vous.',
  },
  'key-of-another': {
    en: 'This key is of the workspace “{workspace}”, not of the one whose key it shall replace, which stays. Create a key there, or connect this workspace beside it.',
    fr: 'Cette clé est celle de l’espace « {workspace} », et non de celui dont elle doit remplacer la clé, qui reste. Créez une clé dans cet espace-là, ou connectez celui-ci en plus.',
  },
  'key-without-role': {
    en: 'This API key has no role in Twenty, so it may read nothing. The sheet is unchanged. Give the key a role in Twenty, Settings → APIs & Webhooks.',
    fr: 'Cette clé API n’a pas de rôle dans Twenty et ne peut donc rien lire. La feuille est inchangée. Attribuez-lui un rôle dans Twenty, Paramètres → API et webhooks.',
  },
  'object-forbidden': {
    en: 'The role of this API key may not read {object}. The sheet is unchanged. Ask an administrator of Twenty to allow it, or use another key.',
    fr: 'Le rôle de cette clé API n’autorise pas la lecture de {object}. La feuille est inchangée. Demandez l’autorisation à un administrateur de Twenty, ou utilisez une autre clé.',
  },
  'field-forbidden': {
    en: 'The view filters or sorts by the field {field}, which the role of this API key may not read. The sheet is unchanged. Ask an administrator of Twenty to allow it, or use another view.',
    fr: 'La vue filtre ou trie selon le champ {field}, que le rôle de cette clé API n’autorise pas à lire. La feuille est inchangée. Demandez l’autorisation à un administrateur de Twenty, ou utilisez une autre vue.',
  },
  'filter-forbidden': {
    en: 'The view filters by {fields}, which this key may not read. The sheet is unchanged. Ask an administrator of Twenty to allow it to the key’s role, or use another view.',
    fr: 'La vue filtre selon {fields}, que cette clé n’est pas autorisée à lire. La feuille est inchangée. Demandez à un administrateur de Twenty de l’autoriser au rôle de la clé, ou utilisez une autre vue.',
  },
  'search-forbidden': {
    en: 'The view searches all fields for a text, and this key may not read {fields}. The sheet is unchanged. Ask an administrator of Twenty to allow it to the key’s role, or use another view.',
    fr: 'La vue cherche un texte dans tous les champs, et cette clé n’est pas autorisée à lire {fields}. La feuille est inchangée. Demandez à un administrateur de Twenty de l’autoriser au rôle de la clé, ou utilisez une autre vue.',
  },
  'sort-forbidden': {
    en: 'The view sorts by {fields}, which this key may not read. The sheet is unchanged. Ask an administrator of Twenty to allow it to the key’s role, or use another view.',
    fr: 'La vue trie selon {fields}, que cette clé n’est pas autorisée à lire. La feuille est inchangée. Demandez à un administrateur de Twenty de l’autoriser au rôle de la clé, ou utilisez une autre vue.',
  },
  'view-forbidden': {
    en: 'This key may read {object}, but not all that the view filters, searches or sorts by, and Twenty does not say what. The sheet is unchanged. Ask an administrator of Twenty to look at the key’s role, or use another view.',
    fr: 'Cette clé est autorisée à lire {object}, mais pas tout ce selon quoi la vue filtre, cherche ou trie, et Twenty ne dit pas quoi. La feuille est inchangée. Demandez à un administrateur de Twenty d’examiner le rôle de la clé, ou utilisez une autre vue.',
  },
} as const satisfies Remedies;
