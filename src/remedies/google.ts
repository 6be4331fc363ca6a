import type { Remedies } from './remedy';

/** What Google gives and keeps; the rest. */
export const GOOGLE = {
  'storage-full': {
    en: 'Google keeps {most} KB for Twenty Sheets in this spreadsheet, and they are used up, so the add-on cannot remember what it does. Nothing of yours is lost. Delete the sheets of tables that you no longer need, or use another spreadsheet; then open this sidebar anew and try again.',
    fr: 'Google réserve {most} Ko à Twenty Sheets dans ce classeur, et ils sont épuisés : le module complémentaire ne peut plus retenir ce qu’il fait. Rien de ce qui est à vous n’est perdu. Supprimez les feuilles des tables dont vous n’avez plus besoin, ou utilisez un autre classeur ; puis rouvrez ce panneau et réessayez.',
  },
  'own-storage-full': {
    en: 'Google keeps {most} KB for you in all your spreadsheets with Twenty Sheets, and they are used up, so nothing more can be remembered for you. Nothing of yours is lost. Disconnect workspaces that you no longer use, in the spreadsheets that use them; then try again.',
    fr: 'Google vous réserve {most} Ko pour tous vos classeurs avec Twenty Sheets, et ils sont épuisés : rien de plus ne peut être retenu pour vous. Rien de ce qui est à vous n’est perdu. Déconnectez les espaces de travail que vous n’utilisez plus, dans les classeurs qui s’en servent ; puis réessayez.',
  },
  'quota-exhausted': {
    en: 'The daily quota of Google or of Twenty is used up. The sheet is unchanged. Try again tomorrow.',
    fr: 'Le quota journalier de Google ou de Twenty est épuisé. La feuille est inchangée. Réessayez demain.',
  },
  'authorization-missing': {
    en: 'Google says that Twenty Sheets lacks a permission. The sheet is unchanged. Open the sidebar again from the menu and grant it.',
    fr: 'Google indique qu’il manque une autorisation à Twenty Sheets. La feuille est inchangée. Rouvrez le panneau depuis le menu et accordez-la.',
  },
  'request-invalid': {
    en: 'The sidebar asked for something that does not exist: it may be out of date. The sheet is unchanged. Close it and open it again.',
    fr: 'Le panneau a demandé quelque chose qui n’existe pas : il est peut-être périmé. La feuille est inchangée. Fermez-le et rouvrez-le.',
  },
  unexpected: {
    mayPass: true,
    en: 'Something unexpected happened, and this step did not end. Nothing of yours is deleted. Try again; if it happens again, report it with the time.',
    fr: 'Il s’est produit quelque chose d’inattendu, et cette étape n’est pas terminée. Rien de ce qui est à vous n’est supprimé. Réessayez ; si cela se répète, signalez-le avec l’heure.',
  },
} as const satisfies Remedies;
