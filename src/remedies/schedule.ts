import type { Remedies } from './remedy';

/** Schedules, messages and copies. */
export const SCHEDULE = {
  'schedule-refused': {
    en: 'Google did not allow another scheduled refresh for you. Nothing changed. Switch off the schedule of another spreadsheet first.',
    fr: 'Google n’a pas permis une actualisation programmée de plus pour vous. Rien n’a changé. Désactivez d’abord celle d’un autre classeur.',
  },
  'columns-changed': {
    en: 'The columns of the view “{view}” changed ({fields}), and its schedule stops then. The sheet is unchanged. Refresh it by hand, and the table follows the view.',
    fr: 'Les colonnes de la vue « {view} » ont changé ({fields}), et son programme s’arrête alors. La feuille est inchangée. Actualisez à la main, et la table suivra la vue.',
  },
  'run-died': {
    mayPass: true,
    en: 'Google ended the scheduled refresh of “{view}” half-way, more than once. Nothing of yours is lost. Refresh it by hand, or choose fewer columns or a narrower view.',
    fr: 'Google a interrompu plus d’une fois l’actualisation programmée de « {view} ». Rien de ce qui est à vous n’est perdu. Actualisez à la main, ou choisissez moins de colonnes ou une vue plus étroite.',
  },
  'time-used-up': {
    mayPass: true,
    en: 'The {minutes} minutes a day that Google gives your scheduled refreshes, in all spreadsheets together, are used up. The sheets are unchanged; it goes on tomorrow. Refresh some tables less often.',
    fr: 'Les {minutes} minutes par jour que Google accorde à vos actualisations programmées, tous classeurs confondus, sont épuisées. Les feuilles sont inchangées ; tout reprendra demain. Actualisez certaines tables moins souvent.',
  },
  'key-expires': {
    en: 'Your API key for {workspace} expires on {date}. Create a new one in Twenty, Settings → APIs & Webhooks, and connect again before that.',
    fr: 'Votre clé API pour {workspace} expire le {date}. Créez-en une nouvelle dans Twenty, Paramètres → API et webhooks, et reconnectez-vous avant.',
  },
  'mail-invalid': {
    en: 'This is not an email address. Nothing changed. Enter one, such as ada@example.com.',
    fr: 'Ceci n’est pas une adresse e-mail. Rien n’a changé. Saisissez-en une, par exemple ada@exemple.fr.',
  },
  'mail-used-up': {
    mayPass: true,
    en: 'Google lets you send only so many emails a day. Nothing was sent; it is tried again with the next scheduled refresh.',
    fr: 'Google ne vous permet qu’un certain nombre d’e-mails par jour. Rien n’a été envoyé ; un nouvel essai aura lieu à la prochaine actualisation programmée.',
  },
  'mail-refused': {
    en: 'Google did not send the email. Check the address, and that Twenty Sheets may send email as you.',
    fr: 'Google n’a pas envoyé l’e-mail. Vérifiez l’adresse, et que Twenty Sheets peut envoyer des e-mails en votre nom.',
  },
  'webhook-invalid': {
    en: 'Messages go to Slack and Google Chat only. Nothing changed. Enter an address that begins with https://hooks.slack.com/ or https://chat.googleapis.com/.',
    fr: 'Les messages ne vont qu’à Slack et Google Chat. Rien n’a changé. Saisissez une adresse qui commence par https://hooks.slack.com/ ou https://chat.googleapis.com/.',
  },
  'webhook-refused': {
    en: 'The address for messages took none. Make a new webhook in Slack or Google Chat, and enter its address.',
    fr: 'L’adresse pour les messages n’en a pas accepté. Créez un nouveau webhook dans Slack ou Google Chat, et saisissez son adresse.',
  },
  'cells-not-empty': {
    en: 'The chosen cell or the one to its right is not empty, or belongs to a table. Nothing changed. Choose two empty cells side by side.',
    fr: 'La cellule choisie ou celle à sa droite n’est pas vide, ou appartient à une table. Rien n’a changé. Choisissez deux cellules vides côte à côte.',
  },
  'freshness-lost': {
    en: 'The freshness cell of “{view}” is not where it was put, so nothing was written. Put it anew, or take it away.',
    fr: 'La cellule de fraîcheur de « {view} » n’est plus où elle a été placée : rien n’a été écrit. Placez-la de nouveau, ou retirez-la.',
  },
  'snapshot-no-room': {
    en: 'A dated copy of “{view}” needs {cells} cells, and there is room for {left}. The table itself is refreshed. Keep fewer copies or columns.',
    fr: 'Une copie datée de « {view} » demande {cells} cellules, et il n’en reste que {left}. La table elle-même est actualisée. Gardez moins de copies ou de colonnes.',
  },
  'backup-no-room': {
    en: 'The backup needs {cells} cells, and {left} are free in this spreadsheet: Google allows ten million. Nothing has changed, and older backups stay. Choose fewer objects, keep fewer backups, use a spreadsheet of its own, or save it as files.',
    fr: 'La sauvegarde a besoin de {cells} cellules, et il en reste {left} dans ce classeur : Google en autorise dix millions. Rien n’a changé, et les sauvegardes précédentes restent. Choisissez moins d’objets, gardez moins de sauvegardes, utilisez un classeur à part, ou enregistrez-la en fichiers.',
  },
} as const satisfies Remedies;
